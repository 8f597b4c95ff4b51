"""Shared by the tests: where things are, and a document out of a text."""

import itertools
import json
import pathlib
import signal
from collections.abc import Iterator, Sequence

import pytest

from corpus.build import assemble
from corpus.document import Document, Source
from corpus.line import Line, LineCell
from corpus.text.reader import lines_of

ROOT = pathlib.Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
CASES = ROOT / "tests" / "cases"

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has what it starts in the background ignore Ctrl-C, and every process that a test starts would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def document_of(text: str) -> Document:
    """The document of a text in a test.

    Lines such as `| TT | Thôn | Hộ nghèo |` one below the other are a data table, as a DOCX or PDF gives it;
    a cell `<` goes on from its left neighbour, a cell `^` from the one above.
    """
    return assemble(Source("test.txt", "test.txt", "0" * 16, "text/plain"), list(_lines(text)))


def cases(stem: str) -> list[dict[str, object]]:
    """The cases of a stem, one a line."""
    return [json.loads(line) for line in (CASES / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()]


def _lines(text: str) -> Iterator[Line]:
    tables = 0
    for is_table, block in itertools.groupby(text.split("\n"), _is_table_row):
        if is_table:
            tables += 1
            yield from _table(tables, [line[2:-2].split(" | ") for line in block])
        else:
            yield from lines_of("\n".join(block))


def _is_table_row(line: str) -> bool:
    return line.startswith("| ") and line.endswith(" |")


def _table(number: int, rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    for row, texts in enumerate(rows):
        own = [(column, text) for column, text in enumerate(texts) if text not in ("<", "^")]
        cells, start = [], 0
        for column, text in own:
            spans = _span(row, column, rows, "^"), _span(column, row, list(zip(*rows, strict=True)), "<")
            cells.append(LineCell(number, row, column, start, start + len(text), *spans))
            start += len(text) + len(" | ")
        yield Line(" | ".join(text for _, text in own), apart=True, cells=tuple(cells))


def _span(first: int, across: int, rows: Sequence[Sequence[str]], mark: str) -> int:
    """How many rows (columns, where `rows` are columns) the cell covers."""
    return 1 + sum(1 for _ in itertools.takewhile(lambda row: row[across] == mark, rows[first + 1 :]))


@pytest.fixture(scope="session")
def samples() -> list[pathlib.Path]:
    """The sample plans."""
    return sorted(path for path in SAMPLES.iterdir() if path.is_file())
