"""What the driver alone costs, whatever reading costs: `python -m benchmarks.driver 100000`.

Its workers answer at once: with the rows of a few plans that were read before, as if they were of others.
It prints the driver's processor time a plan, that of commits to a small store and to the large one by turns, and its peak memory: what else
the machine does meanwhile, and how fast it is, meets both alike.
"""

import argparse
import dataclasses
import hashlib
import itertools
import pathlib
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence

from benchmarks.factory.__main__ import write
from corpus.files.find import Found, find
from corpus.options import Options
from kehoach.run import driver
from kehoach.run.worker import Outcome, read_rows
from outputs.store.change import Change
from outputs.store.local import Store

_TEMPLATES = 100
_COMMITS, _TURNS = 5, 3
"""So many commits are compared a turn; so many turns."""


def measure(count: int) -> tuple[float, float, float, float, float]:
    """Milliseconds a plan, of an early and of a late commit, of an unchanged file; peak memory in MiB."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(_TEMPLATES, 1, ["txt"], folder / "made")
        templates = [read_rows(found, Options()) for found in find([str(folder / "made" / "plans")])]
        setattr(driver, "read_all", lambda files, _: _answers(templates, files))  # noqa: B010  # not a module's attribute to mypy
        inbox = _filled(folder / "inbox", count)
        spent = _spent(inbox, folder / "store")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        unchanged = _spent(inbox, folder / "store")
        early, late = _by_turns(folder, folder / "store")
    return 1000 * spent / count, 1000 * early, 1000 * late, 1000 * unchanged / count, peak


def _filled(inbox: pathlib.Path, count: int) -> pathlib.Path:
    inbox.mkdir()
    for number in range(count):
        (inbox / f"{number:06}.txt").write_text(f"{inbox.name} {number}{'x' * (number % 997)}", encoding="ascii")
    return inbox


def _spent(inbox: pathlib.Path, store: pathlib.Path) -> float:
    began = time.process_time()
    driver.run([str(inbox)], store, lambda _: None, csv=False)
    return time.process_time() - began


def _by_turns(folder: pathlib.Path, large: pathlib.Path) -> tuple[float, float]:
    """Seconds that a commit to a small store takes, and one to the large store; the median, for few join what was committed before."""
    times = _timed_commits()
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(_TURNS):
        inbox = _filled(folder / f"more-{turn}", _COMMITS * driver._PLANS)
        for store, own in zip((folder / "small", large), found, strict=True):
            times.clear()
            _spent(inbox, store)
            own += [took for took, plans in times if plans == driver._PLANS]
    early, late = map(statistics.median, found)
    return early, late


def _answers(templates: Sequence[Outcome], files: Sequence[Found]) -> Iterator[Outcome]:
    for template, file in zip(itertools.cycle(templates), files):
        doc_id = f"k{hashlib.sha256(file.name.encode()).hexdigest()[:16]}"
        rows = {
            name: packed.replace(template.doc_id.encode(), doc_id.encode()) for name, packed in template.rows.items()
        }
        edition = template.edition and dataclasses.replace(template.edition, key=f"{file.name} {template.edition.key}")
        yield dataclasses.replace(template, file=file, doc_id=doc_id, rows=rows, stamp=file.stamp, edition=edition)


def _timed_commits() -> list[tuple[float, int]]:
    """The processor time of each commit from now on, and how many plans it takes; to be called once."""
    times: list[tuple[float, int]] = []
    commit = Store.commit

    def timed(self: Store, change: Change, *, csv: bool | None = None) -> None:
        began, plans = time.process_time(), len(change.plans)
        commit(self, change, csv=csv)
        times.append((time.process_time() - began, plans))

    setattr(Store, "commit", timed)  # noqa: B010  # a method is not assigned to
    return times


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    print(*measure(parser.parse_args().count))
