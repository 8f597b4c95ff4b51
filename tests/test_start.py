"""Ctrl-C at any moment of a start: exit status 130, and no traceback of any process."""

import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

ROOT = pathlib.Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "samples" / "s1-tinh-2024.txt"
_INTERRUPTED = """
import os, signal, sys
class Interruption:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interruption())
from kehoach.cli.start import entry
entry()
"""


@pytest.mark.parametrize("module", ["kehoach.cli.app", "typer", "kehoach.cli.run", "kehoach.run.server", "corpus.message", "kehoach.words", "kehoach.run.driver", "pyarrow"])  # fmt: skip
def test_a_start_that_is_interrupted_while_it_imports(module: str, tmp_path: pathlib.Path) -> None:
    command = [sys.executable, "-c", _INTERRUPTED.format(module=module), "run", str(SAMPLE), "-o", str(tmp_path / "out")]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


def test_a_run_that_is_interrupted_before_it_begins() -> None:
    """Its workers are made before the command line is read."""
    code = "import kehoach.cli.app as app, signal; app._warm_up = lambda **_: signal.raise_signal(signal.SIGINT); from kehoach.cli.start import entry; entry()"
    done = subprocess.run([sys.executable, "-c", code, "run", "x"], capture_output=True, text=True, check=False, cwd=ROOT)  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_end_that_is_interrupted() -> None:
    code = "import atexit, signal; atexit.register(signal.raise_signal, signal.SIGINT); from kehoach.cli.start import entry; entry()"
    done = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=False, cwd=ROOT)  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize(("ignored", "sent"), [("SIGUSR1", "SIGINT"), ("SIGINT", "SIGTERM")])
def test_a_signal_while_an_object_is_removed_is_not_lost(ignored: str, sent: str) -> None:
    """A run begun in the background of a shell ignores Ctrl-C; SIGTERM ends it."""
    code = f"""
import kehoach.cli.app, signal, time
signal.signal(signal.{ignored}, signal.SIG_IGN)
signal.signal(signal.{sent}, signal.default_int_handler)
class Removed:
    def __del__(self):
        signal.raise_signal(signal.{sent})
kehoach.cli.app.app = lambda: (Removed(), None)[1:] and time.sleep(30)
from kehoach.cli.start import entry
entry()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT, timeout=25)  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "")


def test_ctrl_c_is_ignored_where_the_parent_has_it_ignored() -> None:
    code = "import os, signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from kehoach.cli.start import entry; import atexit; atexit.register(signal.raise_signal, signal.SIGINT); entry()"
    done = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=False, cwd=ROOT)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.4])
def test_ctrl_c_reaches_every_process_of_a_run(moment: float, tmp_path: pathlib.Path) -> None:
    """A terminal sends it to the server of the workers too, while that still imports what they need."""
    code = "from kehoach.cli.start import entry; entry()"
    command = [sys.executable, "-c", code, "run", str(SAMPLE), "-o", str(tmp_path / "out")]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True)
    children, until = pathlib.Path(f"/proc/{child.pid}/task/{child.pid}/children"), time.monotonic() + 60
    while len(children.read_text().split()) < 2 and time.monotonic() < until:
        time.sleep(0.01)  # until the server is there, beside Python's own process
    time.sleep(moment)
    os.killpg(child.pid, signal.SIGINT)
    said = child.communicate(timeout=60)[1]
    assert child.returncode == 130
    assert "Traceback" not in said
    assert not (tmp_path / "out" / ".holder.json").exists()


def test_what_kehoach_offers_is_there_when_it_is_asked_for() -> None:
    """The package itself imports nothing: the console script does so before it can take Ctrl-C."""
    code = "import kehoach, sys; assert 'corpus.errors' not in sys.modules; print({*kehoach.__all__} <= {*dir(kehoach)}, kehoach.read.__name__, kehoach.UnreadableError.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "True read UnreadableError\n"
