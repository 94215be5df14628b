"""A property that is worked out once an object."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["once"]

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801  # used as `property` is
        """As `functools.cached_property`, without the lock that it takes before Python 3.12 on every first use."""

        def __init__(self, work: Callable[[Any], Any]) -> None:
            self.work = work
            self.__doc__ = work.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self.name = name

        def __get__(self, one: Any, owner: type | None = None) -> Any:
            if one is None:
                return self
            value = one.__dict__[self.name] = self.work(one)
            return value
