"""Imported by the server that workers are forked from: reads a sample plan, so that each of them begins with patterns and lexicons at hand.

Else every worker compiled the patterns again each time one is made or replaced.  What was compiled is kept for the next run.
"""

import collections
import contextlib
import gc
import importlib.abc
import pathlib
import sys
import traceback
import types
from multiprocessing import synchronize

import corpus
from corpus.read import read_data
from extract.plan import read_plan
from outputs.store.arrow_rows import pack
from outputs.table import rows_of
from patterns.compiled import keep

_SAMPLE = pathlib.Path(corpus.__file__).parent / "samples" / "s1-tinh-2024.txt"


class _Hidden(importlib.abc.MetaPathFinder):
    """Lets no reader import pandas: Arrow looks for it at its first array, that takes as long as all else here, and no worker uses it.

    The script that started the run may: multiprocessing imports it in every worker again, as `__mp_main__`.
    """

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """None for all other modules, which Python then finds as always."""
        if name == "pandas" and not _is_for_script():
            raise ModuleNotFoundError("not used by workers", name=name)


def _is_for_script() -> bool:
    """Whether the script that started the run is being imported, and asks for a module, or what it imports does."""
    frame: types.FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_globals.get("__name__") == "__mp_main__":
            return True
        frame = frame.f_back
    return False


def _excepthook(kind: type[BaseException], error: BaseException, trace: types.TracebackType | None) -> None:
    """Print what ends a process, but not that the pool that asked for it ended first and took its locks away."""
    innermost = collections.deque(traceback.walk_tb(trace), maxlen=1)
    is_orphan = kind is FileNotFoundError and any(
        frame.f_code.co_filename == synchronize.__file__ for frame, _ in innermost
    )
    if not is_orphan:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _excepthook
with contextlib.suppress(TimeoutError):  # of a pattern, on a machine so busy that each worker may as well warm itself
    sys.meta_path.insert(0, _Hidden())
    pack(rows_of(read_plan(read_data(str(_SAMPLE), _SAMPLE.read_bytes()))))
    keep()
    gc.freeze()  # what workers share with the server is not looked through again, nor copied for that
