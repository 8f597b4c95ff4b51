"""The command."""

import argparse
import collections
import contextlib
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

import tools.soak
from tools.soak.change import CHANGES, come
from tools.soak.check import check_whole, compare
from tools.soak.run import DISTURBANCES, finish, start
from tools.soak.state import DifferenceError, Soak, rows_of

_DISK = 64 << 20


def night(soak: Soak) -> str:
    """What was done in a night.  Raises `DifferenceError`."""
    for _ in range(soak.chance.randrange(3, 15)):
        change = soak.chance.choice(CHANGES)
        change(soak)
        soak.done[change.__name__] += 1
    soak.version += soak.chance.random() < 0.1
    before = collections.Counter(soak.done)
    for _ in range(soak.chance.randrange(2, 5)):
        soak.chance.choice(DISTURBANCES)(soak)
        check_whole(soak)
    options = ["--stale", *(["--prune", "--prune-limit", "100"] if soak.chance.random() < 0.1 else []), *(["--no-csv"] if soak.chance.random() < 0.5 else [])]  # fmt: skip
    for store in (soak.store, soak.calm):
        began = time.monotonic()
        finish(soak, start(soak, store, *options), (0, 1))
        soak.usual = time.monotonic() - began
    compare(soak)
    return ", ".join(f"{count} × {what}" for what, count in (soak.done - before).items())


@contextlib.contextmanager
def _small_disk(place: pathlib.Path) -> Iterator[None]:
    """A small disk at `place`, where this user may mount one."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)


def main() -> int:
    """Run it; the exit status."""
    parser = argparse.ArgumentParser(
        description=tools.soak.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plans", type=int, default=60, help="plans of the first night")
    arguments = parser.parse_args()
    end = time.monotonic() + 60 * arguments.minutes
    folder = pathlib.Path(tempfile.mkdtemp(prefix="soak-"))
    soak = Soak(folder, arguments.seed)
    nights = 0
    print(f"seed {arguments.seed}, in {folder}", flush=True)
    with _small_disk(soak.disk):
        try:
            for _ in range(arguments.plans):
                come(soak)
            while time.monotonic() < end:
                print(f"night {nights + 1}: {night(soak)}; tables equal", flush=True)
                nights += 1
            plans = len(rows_of(soak.store, "documents"))
        except DifferenceError as error:
            print(f"night {nights + 1} of seed {arguments.seed}: {error}")
            shutil.copytree(soak.store, folder / "kept", symlinks=True)
            return 1
    print(f"{nights} nights, {plans} plans at the end; the tables equalled those of the undisturbed store every night")
    print("\n".join(f"{count:5} × {what}" for what, count in sorted(soak.done.items())))
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
