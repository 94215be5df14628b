"""Every code that is raised has its sentences, and every sentence a code that is used."""

import re
from pathlib import Path

import fakelos
from fakelos.schemas.reasons import REASONS

SOURCES = {path: path.read_text(encoding="utf-8") for path in Path(fakelos.__file__).parent.rglob("*.py")}
RAISED = re.compile(r'(?:BadInput|Conflict|ToolFailure|ConfigurationError)\(\s*"(\w+)"')


def test_whoever_is_refused_reads_why() -> None:
    raised = {code for text in SOURCES.values() for code in RAISED.findall(text)}
    assert len(raised) > 50
    assert raised <= REASONS.keys()


def test_no_sentence_is_left_of_a_code_that_is_gone() -> None:
    others = "".join(text for path, text in SOURCES.items() if path.name != "reasons.py")
    assert REASONS.keys() <= set(re.findall(r'"(\w+)"', others))
