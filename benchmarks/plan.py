"""Times one text plan of about 30 kB, text to records in a warm process, and the cold start of `kehoach --help`.

    python benchmarks/plan.py

Prints milliseconds of CPU by step and by extractor, and the functions that take most.
"""

import cProfile
import json
import pathlib
import pstats
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

from corpus.document import Document, Source
from corpus.text.reader import read_text
from extract import plan
from extract.context import Context
from extract.header.reader import read_header
from extract.outline.tree import find_outline

SAMPLES = pathlib.Path(__file__).parent.parent / "corpus" / "samples"
SIZE = 30_000
ROUNDS = 15


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


def main() -> None:
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
    profile = cProfile.Profile()
    profile.runcall(lambda: plan.read_plan(read_text(source, data)))
    pstats.Stats(profile).sort_stats("tottime").print_stats(12)


def _fresh(document: Document) -> Document:
    return Document(document.source, document.text, document.paragraphs)


def _run(extract: Callable[[Context], Iterable[object]], context: Context) -> None:
    context.scopes.clear()
    list(extract(context))


if __name__ == "__main__":
    main()
