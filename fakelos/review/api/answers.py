"""How the API refuses a call."""

from typing import Any

from fakelos.schemas.base import Frozen
from fakelos.schemas.reasons import REASONS


class Refusal(Frozen):
    """Why a call was refused: a reason code and what to do about it, or in `detail` which parameter is wrong."""

    reason: str = ""
    sentence_el: str = ""
    sentence_en: str = ""
    detail: str | list[dict[str, Any]] = ""


REFUSALS: dict[int, type[Refusal]] = {401: Refusal, 403: Refusal, 404: Refusal, 422: Refusal}
"""What every call may answer instead of what was asked: no key, no CSRF token, nothing there, wrong parameters."""


def refusal(code: str) -> dict[str, Any]:
    """The answer for a reason code."""
    known = REASONS.get(code)
    sentences = {"sentence_el": known.el, "sentence_en": known.en} if known else {}
    return Refusal(reason=code, **sentences).model_dump()
