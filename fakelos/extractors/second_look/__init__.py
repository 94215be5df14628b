"""Figures read once more in another way: letter by letter and, where that differs, as single words in large print.

Numbers without a check digit are where one misread character does harm and nobody sees it. A recogniser of lines
guesses alike from alike lines; a reader of single letters errs on other ones. What both read is certain; what they do
not is read a third time, and what stands against the majority, or against nobody, is kept beside the word.
"""

from fakelos.extractors.second_look.agreement import agrees
from fakelos.extractors.second_look.looking import look_again

__all__ = ["agrees", "look_again"]
