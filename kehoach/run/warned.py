"""Warnings of libraries, by `warnings` or `logging`, kept as texts instead of printed between a run's own lines."""

import contextlib
import logging
import warnings
from collections.abc import Iterator

_MOST = 20
"""More warnings than this on one file state nothing new."""


class _Keeper(logging.Handler):
    """Keeps the records of loggers as texts."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        _keep(self._heard, f"{record.name}: {record.getMessage()}")


@contextlib.contextmanager
def heard_warnings() -> Iterator[list[str]]:
    """Collect warnings, and log records of level WARNING and above, in the list that the block gets, each once."""
    heard: list[str] = []
    root, keeper = logging.getLogger(), _Keeper(heard)
    before = root.handlers[:]
    root.handlers[:] = [keeper]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = lambda message, category, *_, **__: _keep(heard, f"{category.__name__}: {message}")
            yield heard
    finally:
        root.handlers[:] = before


def _keep(heard: list[str], text: str) -> None:
    line = " ".join(text.split())
    if line not in heard and len(heard) < _MOST:
        heard.append(line)
