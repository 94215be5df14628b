"""Which of several readings of a field to believe."""

from collections.abc import Iterable, Mapping, Sequence

from fakelos.extractors.fields.text.other_script import mended
from fakelos.extractors.fields.text.strip import Reading
from fakelos.schemas.document import Field

_AGREEMENT = 0.5
"""How much of the remaining doubt a second place with the same value takes away."""
_OWN = 0.5
"""What stands in the part of somebody else is trusted less than that."""
_IN_ORDER = (
    *(("birth_date", code) for code in ("issue_date", "decision_date", "valid_from", "expiry_date", "valid_to")),
    *(("issue_date", "expiry_date"), ("valid_from", "valid_to"), ("child_birth_date", "issue_date")),
)
"""Days of which the first comes before the second. Permits may be issued after they have run out."""
_BIRTHS = ("birth_date", "child_birth_date", "relative_birth_date", "spouse_birth_date")


def best(readings: Iterable[Reading | None]) -> Reading | None:
    """The most trusted reading; places that agree strengthen each other, a failed check weakens.

    >>> one = Reading("1", 1, (0, 0, 1, 1), 0.6, 1)
    >>> best([one, Reading("2", 1, (0, 0, 1, 1), 0.7, 1), one]).value
    '1'
    """
    found = [reading for reading in readings if reading is not None]
    return max((_backed(reading, found) for reading in found), key=_worth, default=None)


def own_first(readings: Sequence[Reading]) -> Reading | None:
    """The first reading that does not stand among what is said of somebody else."""
    return next((reading for reading in readings if reading.certainty >= _OWN), None)


def _worth(reading: Reading) -> float:
    return reading.confidence * (0.5 if reading.problem else 1.0)


def _backed(reading: Reading, others: Iterable[Reading]) -> Reading:
    """The reading, surer by each other place that gives the same value."""
    agreeing = sum(other.value == reading.value for other in others) - 1
    if agreeing < 1 or not reading.confidence:
        return reading
    doubt = (1 - reading.confidence) * _AGREEMENT**agreeing
    return reading.weaker((1 - doubt) / reading.confidence)


def fields_of(readings: Mapping[str, Reading | None]) -> dict[str, Field]:
    """The readings as fields, what was not found left out, and any other date that is but somebody's birth date.

    Names in two scripts are set against each other, and days that follow one another.
    """
    born = {reading.value for code in _BIRTHS if (reading := readings.get(code))}
    found = {
        code: reading.as_field()
        for code, reading in readings.items()
        if reading is not None and (code in _BIRTHS or reading.value not in born)
    }
    return _dated(mended(found))


def _dated(fields: dict[str, Field]) -> dict[str, Field]:
    """The fields, of two days in an order that cannot be the less sure one marked."""
    for earlier, later in _IN_ORDER:
        first, second = fields.get(earlier), fields.get(later)
        if first and second and str(first.value) >= str(second.value):
            code = min((earlier, later), key=lambda code: fields[code].confidence)
            problem = fields[code].problem or "implausible_date"
            fields[code] = fields[code].model_copy(update={"problem": problem})
    return fields
