"""Packages that a run does not need but that others import if they are installed, hidden from these.

Arrow imports numpy, which takes longer than Arrow itself, and at its first array pandas, which takes as long as all else together.
"""

import contextlib
import importlib.abc
import sys
import types
from collections.abc import Iterator


class _Hidden(importlib.abc.MetaPathFinder):
    """Makes some packages look as if they were not installed.

    The script that started the run may import them: multiprocessing imports it in every worker again, as `__mp_main__`.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """None for all other modules, which Python then finds as usual."""
        if name in self._names and not _is_for_script():
            raise ModuleNotFoundError("not used by a run", name=name)


def _is_for_script() -> bool:
    """Whether the script that started the run is being imported, and asks for a module, or what it imports does."""
    frame: types.FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_globals.get("__name__") == "__mp_main__":
            return True
        frame = frame.f_back
    return False


def hide(*names: str) -> None:
    """Prevent imports of some packages in this process from now on."""
    sys.meta_path.insert(0, _Hidden(frozenset(names)))


@contextlib.contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Prevent imports of some packages in the block."""
    finder = _Hidden(frozenset(names))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
