"""The sentences of the letters, as data: which there are, what may be filled in, which words of a source they carry.

A file is refused, with what to do about it, when it names an unknown placeholder, block, condition or
language, when it lacks a placeholder that the letter must bear, when a translation fills in something
else than the Greek, or when a quotation is not in the source text.
"""

import string
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError, model_validator

from fakelos.rules import circulars
from fakelos.schemas.base import Frozen
from fakelos.schemas.dossier import Category
from fakelos.schemas.errors import ConfigurationError

TEXTS = Path(__file__).parent / "texts"
SOURCES = Path(circulars.__file__).parent / "sources"
COURTESY = {"en": "αγγλικά", "sq": "αλβανικά"}
"""The languages of courtesy texts, and their names in Greek."""


class LetterKind(StrEnum):
    """The letters of decisions; each has its file in `texts`."""

    TYPE_A = "type_a"
    MISSING_DOCUMENTS = "missing_documents"
    RESCAN_REQUEST = "rescan_request"
    END_PROCEDURE = "end_procedure"
    REFUSAL = "refusal"
    GRANT = "grant"


class Placeholder(StrEnum):
    """What may be filled into a sentence."""

    NAME = "name"
    APPLICATION_NO = "application_no"
    APPLICATION_DATE = "application_date"
    CATEGORY = "category"
    CATEGORY_MEANING = "category_meaning"
    VALID_UNTIL = "valid_until"
    BUYOUT_UNTIL = "buyout_until"
    BUYOUT_HOLIDAY = "buyout_holiday"
    DEPARTURE_DAYS = "departure_days"
    STATION = "station"


class Condition(StrEnum):
    """When a part is printed."""

    RENEWAL = "renewal"
    BUYOUT = "buyout"
    BUYOUT_PASSED = "buyout_passed"
    MISSING = "missing"
    CERTIFICATE = "certificate"
    NO_CERTIFICATE = "no_certificate"
    EXCEPTIONAL = "exceptional"


class Block(StrEnum):
    """A part that is no sentence; `templates/_<block>.html` draws it."""

    ADDRESSEE = "addressee"
    PARTICULARS = "particulars"
    LINES = "lines"
    PAGES = "pages"
    REASON = "reason"
    SIGNATURES = "signatures"
    RECEIPT = "receipt"
    SERVICE = "service"


class Sentence(Frozen):
    """One sentence; another language than these is unknown and refused."""

    el: str
    en: str = ""
    sq: str = ""

    @model_validator(mode="after")
    def _fills_in_the_same(self) -> Self:
        known = {placeholder.value for placeholder in Placeholder} | {"language"}
        wanted = placeholders(self.el)
        if unknown := wanted - known:
            raise ValueError(f"unknown placeholder {', '.join(sorted(unknown))}")
        for language in COURTESY:
            text = getattr(self, language)
            if text and not placeholders(text) <= wanted:
                raise ValueError(f"the {language} text fills in what the Greek does not")
        return self

    def in_language(self, language: str) -> str:
        """The text in `el` or a courtesy language; empty where it has none.

        >>> Sentence(el="Αρχείο").in_language("sq")
        ''
        """
        return str(getattr(self, language))


class Part(Frozen):
    """A sentence or a block, printed when every condition holds; `quote` are the words of `source` it stands on."""

    text: Sentence | None = None
    block: Block | None = None
    when: tuple[Condition, ...] = ()
    emphasis: bool = False
    source: str = ""
    quote: str = ""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if (self.text is None) == (self.block is None):
            raise ValueError("a part has either a text or a block")
        if bool(self.source) != bool(self.quote):
            raise ValueError("a quotation has a source, and a source its quotation")
        return self


class Quoted(Frozen):
    """Words of a source that stand in a letter as they are."""

    source: str
    quote: str


class LetterText(Frozen):
    """One letter: `must` are the placeholders without which it is not that letter."""

    must: tuple[Placeholder, ...]
    title: Sentence
    part: tuple[Part, ...]

    @model_validator(mode="after")
    def _bears_what_it_must(self) -> Self:
        borne = {name for part in self.part if part.text for name in placeholders(part.text.el)}
        blocks = {part.block for part in self.part}
        borne |= {Placeholder.NAME.value} if blocks & {Block.ADDRESSEE, Block.PARTICULARS} else set()
        if lacking := set(self.must) - borne:
            raise ValueError(f"the letter must bear {', '.join(sorted(lacking))}")
        return self

    def languages(self) -> list[str]:
        """The courtesy languages in which every sentence of it exists."""
        sentences = [self.title, *(part.text for part in self.part if part.text)]
        return [language for language in COURTESY if all(one.in_language(language) for one in sentences)]


class Catalogue(Frozen):
    """Everything that letters say; `lines` gives missing documents in Albanian by their English titles."""

    letters: dict[LetterKind, LetterText]
    labels: dict[str, Sentence]
    lines: dict[str, str]
    categories: dict[Category, Quoted]


@cache
def catalogue() -> Catalogue:
    """The packaged sentences, read once.

    Raises:
        ConfigurationError: a packaged file is wrong; the message says where and what to do.
    """
    return read_catalogue(TEXTS)


def read_catalogue(folder: Path) -> Catalogue:
    """Read every letter of `folder`.

    Raises:
        ConfigurationError: `bad_letter`, with the file and what to do.
    """
    return Catalogue(
        letters={kind: _letter(folder / f"{kind}.toml") for kind in LetterKind},
        labels=_read(folder / "labels.toml", TypeAdapter(dict[str, Sentence])),
        lines=_read(folder / "lines.toml", TypeAdapter(dict[str, str])),
        categories=_categories(folder / "categories.toml"),
    )


def placeholders(text: str) -> set[str]:
    """The names of what is filled into a text.

    >>> sorted(placeholders("Η {name} στις {application_date}"))
    ['application_date', 'name']
    """
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _letter(path: Path) -> LetterText:
    letter: LetterText = _read(path, TypeAdapter(LetterText))
    _check_quotes(path, (part for part in letter.part if part.quote))
    return letter


def _categories(path: Path) -> dict[Category, Quoted]:
    found: dict[Category, Quoted] = _read(path, TypeAdapter(dict[Category, Quoted]))
    if lacking := set(Category) - set(found):
        raise _wrong(path, f"{', '.join(sorted(lacking))} is missing. Quote what the source calls it")
    _check_quotes(path, found.values())
    return found


def _check_quotes(path: Path, quoted: Iterable[Part | Quoted]) -> None:
    for one in quoted:
        if circulars.plain(one.quote) not in _source(path, one.source):
            raise _wrong(path, f"«{one.quote[:40]}…» is not in {one.source}. Quote the source word for word")


def _source(path: Path, source: str) -> str:
    circular = next((one for one in circulars.law().circulars if one.id == source), None)
    if circular is None:
        raise _wrong(path, f"unknown source {source}. Name one of the circulars")
    return circulars.plain((SOURCES / circular.source).read_text(encoding="utf-8"))


def _read(path: Path, shape: TypeAdapter[Any]) -> Any:
    try:
        return shape.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise _wrong(path, "it is not there. Install Fakelos again") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(path, f"{error}. Correct the TOML") from error
    except ValidationError as error:
        raise _wrong(path, _complaints(error.errors(include_input=False))) from error


def _complaints(errors: Iterable[Any]) -> str:
    said = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in errors)
    return "; ".join(said) + ". Correct these entries"


def _wrong(path: Path, what_to_do: str) -> ConfigurationError:
    return ConfigurationError("bad_letter", f"{path.name}: {what_to_do}.")
