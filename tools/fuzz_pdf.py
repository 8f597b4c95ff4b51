"""Damages PDFs at random and looks what becomes of them: `python -m tools.fuzz_pdf --rounds 500 FILE …`.

Each damage is read in a process of its own group of rounds; a crash of the process counts, and so does every exception
but `UnreadableError`.  `silent` are the texts that lack or change a figure of the whole file's and have no doubt that says so;
with `--rows` it is the values of the tables' rows that are compared, which takes ten times as long.
"""

import argparse
import collections
import multiprocessing
import multiprocessing.connection
import pathlib
import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from corpus.document import Document
from corpus.errors import UnreadableError
from corpus.options import Options
from corpus.read import read_data
from extract.plan import read_plan
from outputs.table import rows_of
from patterns.encoding.pdf_syntax import STREAM_BEGIN
from patterns.number import NUMBER

Facts: TypeAlias = "collections.Counter[str]"

_GROUP = 25
"""Rounds of one process."""
_TABLES = ("legal_bases", "targets", "components", "funding", "agencies")
_PLACES = frozenset(["doc_id", "section", "page", "start", "end", "quote", "rule", "confidence"])
"""Columns that say where a row is and what decided it."""
_SAID = frozenset(["page_unread", "part_unread", "table_unread", "text_garbled"])


class Outcome(NamedTuple):
    """What became of a damaged file: `whole` (the same figures), `said`, `failed` (a reason is given), `silent` or `crash`."""

    file: str
    round: int
    kind: str
    message: str


def damaged(data: bytes, chance: random.Random) -> bytes:
    """`data` with some bytes changed, anywhere or between its streams, a piece cut out, doubled or zeroed, or its end cut off."""
    kind = chance.choice(("bytes", "cut", "doubled", "zeroed", "end", "digits", "between"))
    start = chance.randrange(len(data))
    length = chance.choice((1, 4, 40, 400, 4000))
    if kind == "bytes":
        changed = bytearray(data)
        for _ in range(chance.choice((1, 3, 10, 100))):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(changed)
    if kind == "digits":
        places = [place for place, byte in enumerate(data[:200_000]) if 48 <= byte <= 57]
        changed = bytearray(data)
        for place in chance.sample(places, min(3, len(places))):
            changed[place] = chance.randrange(48, 58)
        return bytes(changed)
    if kind == "between":
        changed = bytearray(data)
        changed[chance.choice(_between(data))] = chance.randrange(256)
        return bytes(changed)
    if kind == "end":
        return data[:start]
    middle = {"cut": b"", "doubled": data[start : start + length] * 2, "zeroed": bytes(length)}[kind]
    return data[:start] + middle + data[start + length :]


def _between(data: bytes) -> list[int]:
    """The places of the bytes that are in no stream."""
    found: list[int] = []
    end = 0
    for match in STREAM_BEGIN.finditer(data.decode("latin-1")):
        if match.start() >= end:
            found += range(end, match.start())
            end = max(data.find(b"endstream", match.end()), match.end())
    return [*found, *range(end, len(data))]


def outcomes(paths: Sequence[pathlib.Path], rounds: int, seed: int = 1, *, rows: bool = False) -> Iterator[Outcome]:
    """What became of `rounds` damages of each file."""
    for path in paths:
        for first in range(0, rounds, _GROUP):
            count = min(_GROUP, rounds - first)
            yield from _group(path, range(first, first + count), seed, rows=rows)


def _group(path: pathlib.Path, numbers: range, seed: int, *, rows: bool) -> Iterator[Outcome]:
    """Some rounds in a process of their own; those that it does not come to after a crash, in the next."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, path, numbers, seed, rows))
    process.start()
    sender.close()
    done = 0
    try:
        while done < len(numbers):
            yield receiver.recv()
            done += 1
    except EOFError:
        process.join()
        yield Outcome(path.name, numbers[done], "crash", f"the process ended with {process.exitcode}")
        if left := numbers[done + 1 :]:
            yield from _group(path, left, seed, rows=rows)
    process.join()


def _work(sender: "multiprocessing.connection.Connection[Outcome, None]", path: pathlib.Path, numbers: range, seed: int, rows: bool) -> None:  # fmt: skip
    data = path.read_bytes()
    facts = _row_values if rows else _figures
    whole = facts(_document(data))
    for index in numbers:
        broken = damaged(data, random.Random(f"{seed} {path.name} {index}"))
        sender.send(Outcome(path.name, index, *_compared(broken, whole, facts)))
    sender.close()


def _document(data: bytes) -> Document:
    return read_data("plan.pdf", data, Options(ocr="never"))


def _figures(document: Document) -> Facts:
    return collections.Counter(match[0] for match in NUMBER.finditer(document.text))


def _row_values(document: Document) -> Facts:
    """The rows of the tables, without where they are."""
    tables = rows_of(read_plan(document))
    return collections.Counter(
        f"{name} " + " ".join(f"{column}={value}" for column, value in row.items() if column not in _PLACES)
        for name in _TABLES
        for row in tables[name]
    )


def _compared(data: bytes, whole: Facts, facts: Callable[[Document], Facts]) -> tuple[str, str]:
    """What became of a damaged file, by what the whole one holds."""
    try:
        document = _document(data)
        found = facts(document)
    except UnreadableError as error:
        return "failed", str(error)
    except Exception as error:  # noqa: BLE001 (what this looks for)
        return "crash", f"{type(error).__name__}: {error}"
    if found == whole:
        return "whole", ""
    said = [str(doubt.message) for doubt in document.doubts if doubt.code in _SAID]
    changed = ", ".join([*(whole - found), "/", *(found - whole)])
    return ("said", said[0]) if said else ("silent", changed[:200])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=100, help="damages of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--rows", action="store_true", help="compare the rows of all tables, not the figures of the text"
    )
    arguments = parser.parse_args()
    counted: collections.Counter[str] = collections.Counter()
    for outcome in outcomes(arguments.files, arguments.rounds, arguments.seed, rows=arguments.rows):
        counted[outcome.kind] += 1
        if outcome.kind in ("crash", "silent"):
            print(f"{outcome.file} {outcome.round} {outcome.kind}: {outcome.message}")
    print(", ".join(f"{kind} {times}" for kind, times in counted.most_common()))


if __name__ == "__main__":
    main()
