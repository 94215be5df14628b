"""The base of every model: frozen, closed, and silent about its input when it fails."""

from functools import cache
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

Box: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 as fractions of the upright page, the origin at its top left corner."""


class Frozen(BaseModel):
    """An immutable value. `hide_input_in_errors` keeps personal data out of exception texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


Model = TypeVar("Model", bound=Frozen)
_set = object.__setattr__


def unchecked(model: type[Model], **values: Any) -> Model:
    """A value of which every field is given, and right: made by our own code, at a third of the cost of checking it.

    Nothing that comes from outside is made so. `model_construct` is dearer than checking.
    """
    made = object.__new__(model)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", _codes_of(model))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


@cache
def _codes_of(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)
