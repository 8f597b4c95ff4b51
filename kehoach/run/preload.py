"""Imported by the server that workers are forked from: reads a sample plan, so that each of them begins with patterns and lexicons at hand.

Else every worker compiled the patterns anew, a second of CPU each time one is made or replaced.
"""

import contextlib
import pathlib

import corpus
from corpus.read import read_data
from extract.plan import read_plan
from outputs.store.arrow_rows import pack
from outputs.table import rows_of

_SAMPLE = pathlib.Path(corpus.__file__).parent / "samples" / "s1-tinh-2024.txt"

with contextlib.suppress(TimeoutError):  # of a pattern, on a machine so busy that each worker may as well warm itself
    pack(rows_of(read_plan(read_data(str(_SAMPLE), _SAMPLE.read_bytes()))))
