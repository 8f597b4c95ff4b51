"""kehoach reads the plans (kế hoạch) of Vietnamese People's Committees into tables.

>>> import kehoach
>>> plan = kehoach.read("plan.docx")        # doctest: +SKIP
>>> plan.tables()["targets"]                # doctest: +SKIP
>>> kehoach.compare("kehoach-output", level="district").places  # doctest: +SKIP
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from corpus.errors import UnreadableError
    from kehoach.api import Plan, compare, read

__all__ = ["Plan", "UnreadableError", "compare", "read"]
__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    """A public name, imported on first use: the console script imports this module before it handles Ctrl-C."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kehoach import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted({*globals(), *__all__})
