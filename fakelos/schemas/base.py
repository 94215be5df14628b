"""The base of every model: frozen, closed, and silent about its input when it fails."""

from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

Box: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 as fractions of the upright page, the origin at its top left corner."""


class Frozen(BaseModel):
    """An immutable value. `hide_input_in_errors` keeps personal data out of exception texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
