"""Values that are computed once per object, on first use, and kept with it."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

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


V = TypeVar("V")


def asked_once(compute: Callable[[Any], V]) -> Callable[[Any], V]:
    """A function of one object as a function whose value is kept with the object: for what several rules ask of the same evidence."""
    name = f"{compute.__module__}.{compute.__qualname__}"

    @functools.wraps(compute)
    def asked(instance: Any) -> V:
        known: dict[str, V] = instance.__dict__
        if name not in known:
            known[name] = compute(instance)
        return known[name]

    return asked
