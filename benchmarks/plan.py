"""Times one text plan of about 30 kB, text to records in a warm process, and the cold start of `kehoach --help`.

    python benchmarks/plan.py
    python benchmarks/plan.py --base TREE [TEXT ...]

Prints milliseconds of CPU by step and by extractor, and the functions that take most.  With `--base`, how this tree compares with
another one (a checkout of an earlier commit, with its environment in `.venv`): both read the same text, and each text file named, by
turns in two processes pinned to one processor; the ratio is of the least CPU of either, with the median of the pairs beside it.
"""

import argparse
import cProfile
import json
import os
import pathlib
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence

from corpus.document import Document, Source
from corpus.text.reader import read_text
from extract import plan
from extract.context import Context
from extract.header.reader import read_header
from extract.outline.tree import find_outline

SAMPLES = pathlib.Path(__file__).parent.parent / "corpus" / "samples"
SIZE = 30_000
ROUNDS = 15
PAIRS = 40
READER = """
import gc, pathlib, sys, time
from corpus.document import Source
try:
    from corpus.text.reader import read_text
except ImportError:  # before 0.2
    from corpus.text import read_text
from extract.plan import read_plan
for line in sys.stdin:
    data = pathlib.Path(line.strip()).read_bytes()
    source = Source("sample.txt", "sample.txt", "0" * 16, "text/plain")
    gc.collect()
    began = time.process_time()
    read_plan(read_text(source, data))
    print(time.process_time() - began, flush=True)
"""
"""Reads each text file that it is given and prints the CPU seconds taken; runs in any tree."""


def sample() -> bytes:
    """A plan of about 30 kB: one sample's header, then the bodies of all TXT samples in turn."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    text = texts[0].split("\nTrên đây")[0]
    while len(text.encode()) < SIZE:
        text += "\n" + "\n".join(body[body.index("I. ") :].split("\nNơi nhận")[0] for body in texts)
    return text.encode()[:SIZE].decode(errors="ignore").encode()


def milliseconds(work: Callable[[], object]) -> float:
    """The median CPU time of `work` in ms."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


class Tree:
    """A checkout with a process that reads text files by its code."""

    def __init__(self, root: pathlib.Path) -> None:
        own = root / ".venv" / "bin" / "python"
        self._process = subprocess.Popen(
            [str(own) if own.exists() else sys.executable, "-c", READER],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(self._process.pid, {max(os.sched_getaffinity(0))})

    def milliseconds(self, path: pathlib.Path) -> float:
        """The CPU that one reading of a file takes."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{path.resolve()}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline()) * 1000

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def compare(base: pathlib.Path, paths: Sequence[pathlib.Path]) -> None:
    """Print what each text costs in the other tree and in this one."""
    trees = Tree(base.resolve()), Tree(pathlib.Path(__file__).resolve().parent.parent)
    ratios = []
    for path in paths:
        for tree in trees:
            tree.milliseconds(path)  # patterns are compiled once
        pairs = [(trees[0].milliseconds(path), trees[1].milliseconds(path)) for _ in range(PAIRS)]
        before, after = (min(times) for times in zip(*pairs, strict=True))
        median = statistics.median(new / old for old, new in pairs)
        ratios.append(after / before)
        print(
            f"{path.name:28} {path.stat().st_size / 1000:6.1f} kB {before:8.2f} -> {after:8.2f} ms  {after / before:.2f} x (pairs {median:.2f})"
        )
    for tree in trees:
        tree.close()
    print(json.dumps({"mean_ratio": round(statistics.mean(ratios), 3)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=pathlib.Path, help="a checkout of an earlier commit to compare with")
    parser.add_argument(
        "texts", nargs="*", type=pathlib.Path, help="text files to compare by, beside the one made here"
    )
    arguments = parser.parse_args()
    if arguments.base is None:
        profile()
        return
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "sample.txt"
        made.write_bytes(sample())
        compare(arguments.base, [made, *arguments.texts])


def profile() -> None:
    """Print what each step of one reading costs."""
    data = sample()
    source = Source("sample.txt", "sample.txt", "0" * 16, "text/plain")
    document = read_text(source, data)
    outline = find_outline(document)
    steps: dict[str, Callable[[], object]] = {
        "text -> Document": lambda: read_text(source, data),
        "Document -> outline": lambda: find_outline(_fresh(document)),
        "Document -> header": lambda: read_header(document, outline),
    }
    reading = read_header(document, outline)
    context = Context(document, outline, reading.header, reading.preamble)
    for extract in plan.EXTRACTORS:
        steps[f"  {extract.__module__}"] = lambda extract=extract: _run(extract, context)  # type: ignore[misc]  # bound now
        context.rows.extend(extract(context))
    whole = milliseconds(lambda: plan.read_plan(read_text(source, data)))
    result = {name: round(milliseconds(step), 2) for name, step in steps.items()}
    print(f"{len(data) / 1000:.1f} kB of text, {len(context.rows)} rows; ms of CPU, median of {ROUNDS}")
    for name, value in {**result, "all: text -> records": round(whole, 2)}.items():
        print(f"{name:32} {value:8.2f}")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", "--help"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cold = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{'kehoach --help, cold, s of CPU':32} {cold:8.2f}")
    print(json.dumps({"text_to_records_ms": round(whole, 2), "help_cpu_s": round(cold, 3)}))
    calls = cProfile.Profile()
    calls.runcall(lambda: plan.read_plan(read_text(source, data)))
    pstats.Stats(calls).sort_stats("tottime").print_stats(12)


def _fresh(document: Document) -> Document:
    return Document(document.source, document.text, document.paragraphs)


def _run(extract: Callable[[Context], Iterable[object]], context: Context) -> None:
    context.scopes.clear()
    list(extract(context))


if __name__ == "__main__":
    main()
