"""A property that is computed at its first use and kept with its object."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    kept = functools.cached_property
else:

    class kept:  # noqa: N801  # used as a decorator
        """`functools.cached_property` without the lock that it takes until Python 3.12: one reading is of one thread."""

        def __init__(self, compute: Callable[[Any], Any]) -> None:
            self.compute = compute
            self.name = compute.__name__
            self.__doc__ = compute.__doc__

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            """The value, which later uses find in the object itself."""
            if instance is None:
                return self
            value = instance.__dict__[self.name] = self.compute(instance)
            return value
