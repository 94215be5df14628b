"""The words by which dossiers are found: names as they sound, numbers without marks, days of birth."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from fakelos.schemas.sound import in_latin_letters, skeleton
from fakelos.storage.models import Dossier, FieldValue, SearchKey

NUMBER_FIELDS = (
    "afm", "amka", "ama", "passport_no", "permit_no", "sticker_no", "card_no", "application_no",
    "prior_application_no", "decision_no", "registration_no", "receipt_no", "fee_code",
)  # fmt: skip
LONGEST = 64
Key = tuple[SearchKey.Kind, str]


def index_dossier(dossier: Dossier, numbers: Iterable[str] = ()) -> None:
    """Write down anew by what a dossier is found: its persons, the numbers on its papers and of its decisions.

    `numbers` are further ones, such as a person's correction of what was read.
    """
    persons = list(dossier.persons.values_list("names_el", "names_lat", "birth_date"))
    names = [name for greek, latin, _ in persons for name in (*greek, *latin)]
    keys = set(name_keys(names)) | set(day_keys(born for *_, born in persons))
    protocols = (decision.protocol for decision in dossier.decisions.all())
    keys |= set(number_keys([dossier.application_no, *_read_numbers(dossier), *protocols, *numbers]))
    dossier.search_keys.all().delete()
    rows = [SearchKey(dossier=dossier, office_id=dossier.office_id, kind=kind, key=key) for kind, key in sorted(keys)]
    SearchKey.objects.bulk_create(rows)


def add_number(dossier: Dossier, number: str) -> None:
    """Find the dossier by one more number from now on, such as the protocol number of a decision."""
    for kind, key in number_keys([number]):
        SearchKey.objects.get_or_create(dossier=dossier, office_id=dossier.office_id, kind=kind, key=key)


def name_keys(names: Iterable[str]) -> Iterator[Key]:
    """How each word of the names sounds.

    >>> [key for _, key in name_keys(["ΧΟΤΖΑ ΑΡΤΑΝ"])]
    ['hoja', 'artan']
    """
    return ((SearchKey.Kind.NAME, word[:LONGEST]) for name in names for word in skeleton(name).split())


def number_keys(numbers: Iterable[str]) -> Iterator[Key]:
    """Numbers in Latin capitals without marks, and without the zeros that fill their parts.

    >>> sorted({key for _, key in number_keys(["2017/000123", "ΑΚ 12345"])})
    ['2017000123', '2017123', 'AK12345']
    """
    for number in numbers:
        parts = re.findall(r"[^\W_]+", in_latin_letters(number))
        for key in ("".join(parts), "".join(part.lstrip("0") or "0" for part in parts)):
            if key:
                yield SearchKey.Kind.NUMBER, key[:LONGEST]


def day_keys(days: Iterable[str]) -> Iterator[Key]:
    """Days of birth as they are typed in Greece; what is no whole day is left out.

    >>> [key for _, key in day_keys(["1984-03-12", "1984"])]
    ['12031984', '1231984']
    """
    for day in days:
        try:
            written = date.fromisoformat(day)
        except ValueError:
            continue
        yield from number_keys([f"{written:%d/%m/%Y}"])


def _read_numbers(dossier: Dossier) -> Iterator[str]:
    fields = FieldValue.objects.filter(document__dossier=dossier, code__in=NUMBER_FIELDS)
    for value in fields.values_list("value", flat=True):
        yield from [value] if isinstance(value, str) else value
