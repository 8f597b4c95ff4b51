"""What draws the pages of `--help`, imported without two parts of `rich` that no page of kehoach needs.

Typer imports a reader of Markdown and one of source code beside what it draws help with: a quarter of all the CPU that
`kehoach --help` takes.  kehoach's help is not Markdown, and `app` shows no tracebacks.
"""

import sys
import types
from typing import Any

_NEVER_DRAWN = ("rich.markdown", "rich.traceback")


class _NeverDrawn(types.ModuleType):
    """A module of which every name is an empty class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def import_help_page() -> None:
    """Import what draws help; later imports of the two parts get them as they are."""
    stand_ins = {name: _NeverDrawn(name) for name in _NEVER_DRAWN if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        import typer.rich_utils  # noqa: F401  # for its import's sake
    finally:
        for name in stand_ins:
            del sys.modules[name]
