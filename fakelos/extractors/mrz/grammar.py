"""What a zone's text must obey: check digits, known states, possible dates, and names of the standard's form."""

import re

from fakelos.extractors.mrz.layouts import Layout, checks, holds
from fakelos.extractors.mrz.states import is_state

_DATE = re.compile(r"(\d\d|<<)((0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])<<|<<<<)")
_NAMES = re.compile(r"[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*")
_CODE = re.compile(r"[A-Z][A-Z<]|C[12]")
"""Document codes; the cards of permanent residents of the United States alone have a figure."""
_GIVEN_NAMES = re.compile(r"[A-Z]+(<<?[A-Z]+)*<*")


def stands(layout: Layout, text: str) -> bool:
    """Whether all check digits hold and issuer, nationality, and dates are possible.

    A row read one column off can satisfy every check digit; it then has no known issuer.
    """
    return (
        all_hold(layout, text)
        and all(is_state(code) for code in states_of(layout, text))
        and all(is_date(_of(layout, text, name)) for name in ("birth", "expiry") if name in layout.fields)
    )


def all_hold(layout: Layout, text: str) -> bool:
    """Whether all check digits are right."""
    return all(holds(check, text) for check in checks(layout, text))


def is_well_formed(layout: Layout, text: str) -> bool:
    """Whether the parts without a check digit have the form that the standard asks for."""
    forms = [("code", _CODE), ("names", _NAMES), ("given_names", _GIVEN_NAMES)]
    names = (form.fullmatch(_of(layout, text, name)) for name, form in forms if name in layout.fields)
    return all(is_state(code) for code in states_of(layout, text)) and all(names)


def states_of(layout: Layout, text: str) -> list[str]:
    """The codes of issuer and nationality, as far as the layout leaves them open."""
    return ["".join(text[place] for place in span) for span in state_spans(layout)]


def state_spans(layout: Layout) -> list[tuple[int, ...]]:
    """Where the codes of issuer and nationality stand that the layout leaves open."""
    spans = [layout.span(name) for name in ("issuer", "nationality") if name in layout.fields]
    return [span for span in spans if span[0] >= len(layout.begins)]


def is_date(text: str) -> bool:
    """Whether YYMMDD is possible; fillers stand for what is not known (part 3, section 4.7).

    >>> is_date("750430"), is_date("75<<<<"), is_date("751340")
    (True, True, False)
    """
    return _DATE.fullmatch(text) is not None


def _of(layout: Layout, text: str, name: str) -> str:
    return "".join(text[place] for place in layout.span(name))
