"""What the desk and the command line say of a line: its title, the words of the law, the reasons of identity."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from fakelos.rules.answers import Sentence
from fakelos.rules.circulars import law
from fakelos.rules.law import Law, Line
from fakelos.rules.provisions import Examination, Quotation, Requirement
from fakelos.schemas.dossier import Category, Finding

_IDENTITY = {
    "same_afm": Sentence("Ίδιος ΑΦΜ.", "Same tax number (ΑΦΜ)."),
    "same_amka": Sentence("Ίδιος ΑΜΚΑ.", "Same social security number (ΑΜΚΑ)."),
    "same_passport_no": Sentence("Ίδιος αριθμός διαβατηρίου.", "Same passport number."),
    "same_permit_no": Sentence("Ίδιος αριθμός άδειας.", "Same permit number."),
    "same_birth_date": Sentence("Ίδια ημερομηνία γέννησης.", "Same date of birth."),
    "other_afm": Sentence("Διαφορετικός ΑΦΜ.", "Another tax number (ΑΦΜ)."),
    "other_amka": Sentence("Διαφορετικός ΑΜΚΑ.", "Another social security number (ΑΜΚΑ)."),
    "other_birth_date": Sentence("Διαφορετική ημερομηνία γέννησης.", "Another date of birth."),
    "other_parent": Sentence("Διαφορετικό όνομα γονέα.", "Another parent's name."),
    "names_alike": Sentence("Τα ονόματα μοιάζουν.", "The names are alike."),
    "names_close": Sentence("Τα ονόματα μοιάζουν εν μέρει.", "The names are alike in part."),
    "other_given_name": Sentence(
        "Ίδιο επώνυμο αλλά άλλο όνομα: ίσως συγγενής.", "Same family name but another given name: perhaps a relative."
    ),
    "names_unlike": Sentence("Τα ονόματα διαφέρουν.", "The names are unlike."),
    "nobody_else_alike": Sentence(
        "Κανείς άλλος στον φάκελο δεν έχει παρόμοιο όνομα.", "Nobody else in the dossier has a name like it."
    ),
    "nobody_else_here": Sentence(
        "Κανένας άλλος δεν έχει έγγραφα στον φάκελο.", "Nobody else has papers in the dossier."
    ),
    "named_beside": Sentence("Το έγγραφο κατονομάζει το πρόσωπο.", "The paper names the person."),
    "own_form": Sentence("Είναι η ίδια η αίτηση του φακέλου.", "It is the dossier's own application."),
    "ruled": Sentence("Το έκρινε ο χειριστής.", "The reviewer said so."),
    "cannot_tell": Sentence("Δεν προκύπτει ποιον αφορά το έγγραφο.", "Whom the paper speaks of cannot be told."),
}


def requirements() -> Iterator[tuple[str, Requirement]]:
    """Every line with the id of its circular, in the order of the files, as the office reads them."""
    return ((line.circular, line.requirement) for line in law().lines)


class Change(NamedTuple):
    """What became of one line of a category between two states of the law; None: there is no such line."""

    category: Category
    examination: Examination
    code: str
    before: tuple[str, Requirement] | None
    after: tuple[str, Requirement] | None


def in_force(law: Law, day: date | None = None) -> tuple[Line, ...]:
    """The lines in force on a day; without one, those that no successor has ended."""
    return tuple(line for line in law.lines if line.requirement.applies_on(day or date.max))


def changes(before: Iterable[Line], after: Iterable[Line]) -> tuple[Change, ...]:
    """The lines that were added, ended or asked otherwise, in the order of the law."""
    old, new = _by_key(before), _by_key(after)
    both = ((key, old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new)))
    return tuple(Change(*key, then, now) for key, then, now in both if _asks(then) != _asks(now))


def _by_key(lines: Iterable[Line]) -> dict[tuple[Category, Examination, str], tuple[str, Requirement]]:
    return {
        (category, line.requirement.examination, line.requirement.code): (line.circular, line.requirement)
        for line in lines
        for category in line.requirement.categories
    }


def _asks(line: tuple[str, Requirement] | None) -> object:
    """What a line asks, whatever its dates are."""
    return line and (line[0], line[1].model_dump(exclude={"applies_from", "applies_to", "categories"}))


def title_of(code: str, category: Category | None = None) -> Sentence:
    """The title of a requirement code, of one category where the categories word it differently.

    Raises:
        KeyError: no circular has such a line.
    """
    for _, requirement in requirements():
        if requirement.code == code and (category is None or category in requirement.categories):
            return Sentence(requirement.title_el, requirement.title_en)
    raise KeyError(code)


def quotations(finding: Finding, category: Category) -> tuple[Quotation, ...]:
    """The words of the source that a finding rests on: first its own paragraph, then what else bears on it.

    Raises:
        KeyError: no circular has this line any more.
    """
    for circular, requirement in requirements():
        same = (circular, requirement.code, requirement.paragraph) == (
            finding.source,
            finding.code,
            finding.paragraph,
        )
        if same and category in requirement.categories:
            return (Quotation(paragraph=requirement.paragraph, quote=requirement.quote), *requirement.see)
    raise KeyError(finding.code)


def identity_reason(code: str) -> Sentence:
    """Why papers were held to speak of one person; a code may be followed by how alike the names are, 0–1.

    >>> identity_reason("names_alike 0.86")
    Sentence(el='Τα ονόματα μοιάζουν (κατά 86 %).', en='The names are alike (86 %).')
    """
    name, _, score = code.partition(" ")
    el, en = _IDENTITY[name]
    if not score:
        return Sentence(el, en)
    share = f"{100 * float(score):.0f} %"
    return Sentence(f"{el[:-1]} (κατά {share}).", f"{en[:-1]} ({share}).")
