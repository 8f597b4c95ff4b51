"""A worker that begins when its pool has ended already says nothing of it; any other fault of a process is printed."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

_CODE = """
import sys, multiprocessing.synchronize as synchronize
import kehoach.run.preload
lock = object.__new__(synchronize.Lock)
try:
    {fault}
except BaseException:
    sys.excepthook(*sys.exc_info())
"""


@pytest.mark.parametrize(
    ("fault", "printed"),
    [
        ("lock.__setstate__((0, 1, 1, '/kehoach-no-such-lock'))", False),
        ("open('/no/such/file')", True),
        ("lock.__setstate__(1)", True),
    ],
)
def test_a_worker_without_a_pool_is_silent(fault: str, printed: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CODE.format(fault=fault)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    assert ("Traceback" in done.stderr) == printed
