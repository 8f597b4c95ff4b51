"""Import of what draws `--help`, without two parts of `rich` that kehoach's help does not need.

Typer imports a reader of Markdown and one of source code beside what it draws help with: a quarter of all the CPU that
`kehoach --help` takes.  kehoach's help is not Markdown, and `app` does not show tracebacks.
"""

import sys
import types
from typing import Any

_NEVER_DRAWN = ("rich.markdown", "rich.traceback")


class _NeverDrawn(types.ModuleType):
    """A module in which every name is an empty class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def import_help_page() -> None:
    """Import what draws help; later imports of the two parts get the real ones."""
    stand_ins = {name: _NeverDrawn(name) for name in _NEVER_DRAWN if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        import typer.rich_utils  # noqa: F401  # for its import's sake
    finally:
        for name in stand_ins:
            del sys.modules[name]
