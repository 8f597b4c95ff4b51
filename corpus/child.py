"""External programs that read files: each runs in its own process group, which is killed when this process ends, for whatever reason.

A guard in the group reads a pipe of which this process alone holds the other end: when that closes, as it does when the process is
killed, the whole group is.  `subprocess` alone leaves a program running that its deadline or its reader's death should end.
"""

import contextlib
import os
import pathlib
import signal
import subprocess
from collections.abc import Mapping, Sequence

# The guard states nothing: it must not keep the program's output open.
_GUARDED = 'exec 3<&0; { cat <&3; kill -KILL 0; } >/dev/null 2>&1 & exec "$@" 3<&- </dev/null'


class Child:
    """A running program; `kill` ends it with everything that it started."""

    def __init__(self, command: Sequence[str], folder: pathlib.Path, environment: Mapping[str, str] | None = None, *, heard: bool = False) -> None:  # fmt: skip
        """Start a program in a folder; `heard` keeps what it writes for `wait`."""
        ours, self._leash = os.pipe()
        output = subprocess.PIPE if heard else subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", _GUARDED, "sh", *command], env=None if environment is None else dict(environment), cwd=folder,
                stdin=ours, stdout=output, stderr=output, start_new_session=True,
            )  # fmt: skip
        except BaseException:
            os.close(self._leash)
            raise
        finally:
            os.close(ours)

    @property
    def group(self) -> int:
        """The number of its process group."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether the program itself has ended; what it started may still run."""
        return self._process.poll() is not None

    @property
    def status(self) -> int | None:
        """Its exit status, or minus the signal that ended it; None while it runs."""
        return self._process.returncode

    def wait(self, seconds: float) -> tuple[bytes, bytes]:
        """What it wrote to its output and as errors, when it has ended.  Raises `subprocess.TimeoutExpired`; it is killed then."""
        try:
            written, errors = self._process.communicate(timeout=seconds)
        finally:
            self.kill()
        return written or b"", errors or b""

    def kill(self) -> None:
        """End the program and all that it started."""
        if self._leash < 0:
            return
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(self._process.pid, signal.SIGKILL)
        os.close(self._leash)
        self._leash = -1
        self._process.wait()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()
