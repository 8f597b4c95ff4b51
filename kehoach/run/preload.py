"""Imported by the server that workers are forked from: reads sample plans, so that each of them begins with patterns and lexicons loaded.

Else every worker compiled the patterns again each time one is made or replaced.  What was compiled is kept for the next run.
"""

import collections
import contextlib
import pathlib
import sys
import traceback
import types
from multiprocessing import synchronize

import corpus
from corpus.read import read_data
from extract.plan import read_plan
from kehoach.run.hidden import hidden, hide
from kehoach.run.settle import settle
from outputs.store.arrow_rows import pack
from outputs.table import rows_of
from patterns.compiled import keep

_SAMPLES = ("s1-tinh-2024", "s7-xa-2019")
"""Of a province and of a commune: the lexicon of communes, the largest, is read with the first plan of one."""


def _excepthook(kind: type[BaseException], error: BaseException, trace: types.TracebackType | None) -> None:
    """Print what ends a process, except if the pool that requested it ended first and removed its locks."""
    innermost = collections.deque(traceback.walk_tb(trace), maxlen=1)
    is_orphan = kind is FileNotFoundError and any(
        frame.f_code.co_filename == synchronize.__file__ for frame, _ in innermost
    )
    if not is_orphan:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _excepthook
with contextlib.suppress(TimeoutError):  # of a pattern, on a machine so busy that each worker may as well warm itself
    hide("pandas")
    with hidden("numpy"):  # OCR imports it, if a page needs that
        import pyarrow  # noqa: F401
    import kehoach.run.pool  # noqa: F401  # what each of them begins with

    for _name in _SAMPLES:
        _path = pathlib.Path(corpus.__file__).parent / "samples" / f"{_name}.txt"
        pack(rows_of(read_plan(read_data(str(_path), _path.read_bytes()))))
    keep()
    settle()
