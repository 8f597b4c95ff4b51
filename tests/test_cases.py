"""Tables of cases: a text in, records or values out, beside each grammar (tests/cases/<table>/<decision>.jsonl).

One case a line: `label`, `text`, `expected`, `source`; `header` gives the plan's header fields where the
case needs some (a plain Kế hoạch otherwise); `known_failure` says why a case fails today: it must fail.
A folder is a table, a file one of its decisions; the folder says what its cases expect:

- `header`: one object of header fields, read from the whole text;
- `outline`: the headings and list items of the text;
- `audit`: the `issues` that the extractors find; every other folder of a table: its record's rows, in order,
  each with the fields that matter and `quote` where the source words do;
- `table/text`: the tables of a plain text, each by rows of cells, `>` where a cell covers what its left neighbour does and `^` above;
- `ocr/repair`: the text of a recognised page after repair, and what is reported of it, each code with its words;
- `value/…`: the value that the grammar takes from the text, null if it takes none.
"""

import dataclasses
import datetime
import typing
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from corpus.document import Document, Source, Table
from corpus.line import Line
from corpus.ocr.repair import repair_lines
from corpus.text.reader import read_text
from extract.context import Context
from extract.funding.plan_capital import with_plan_capital
from extract.header.reader import read_header
from extract.outline.tree import find_outline, sections
from extract.plan import EXTRACTORS
from extract.record import Agency, Annex, Component, Funding, Header, Issue, LegalBasis, Record, Section, Target
from patterns.date import DATE, date_of
from patterns.fold import fold
from patterns.money import MONEY, amount_of
from patterns.number import parse_number
from patterns.period import period_of
from tests.conftest import CASES, cases, document_of

RECORDS: Mapping[str, type[Record]] = {
    "citation": LegalBasis,
    "target": Target,
    "component": Component,
    "funding": Funding,
    "agency": Agency,
    "audit": Issue,
    "table/cells": Annex,
    "table/place_rows": Target,
    "table/indicator_rows": Target,
    "table/thing_rows": Target,
    "table/works_rows": Target,
    "table/money_rows": Funding,
    "table/task_rows": Agency,
    "table/worded": Target,
    "table/unread": Issue,
}
"""What the cases of a folder, or of one file in it, expect."""
STEMS = tuple(sorted(path.relative_to(CASES).with_suffix("").as_posix() for path in CASES.rglob("*.jsonl")))
FIELDS = {"label", "text", "expected", "source", "header", "known_failure"}


def _date(text: str) -> object:
    found = DATE.search(fold(text))
    return date_of(found) if found else None


def _money(text: str) -> object:
    found = MONEY.search(fold(text))
    return amount_of(found) if found else None


def _number(text: str) -> object:
    found = parse_number(text)
    return None if found is None else str(found)


def _period(text: str) -> object:
    found = period_of(fold(text))
    return list(found) if found else None


VALUES: Mapping[str, Callable[[str], object]] = {
    "value/number": _number,
    "value/date": _date,
    "value/money": _money,
    "value/period": _period,
}
OTHERS = (*(stem for stem in STEMS if stem.startswith(("header/", "outline/"))), "table/text", "ocr/repair")


def _record(stem: str) -> type[Record] | None:
    """The record that the cases of a file expect; None if they expect something else."""
    return RECORDS.get(stem) or RECORDS.get(stem.partition("/")[0])


def _params(*stems: str) -> list[Any]:
    return [
        pytest.param(
            stem,
            case,
            id=f"{stem}: {case['label']}",
            marks=[pytest.mark.xfail(reason=case["known_failure"], strict=True)] if case.get("known_failure") else [],
        )
        for stem in stems
        for case in cases(stem)
    ]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _shown(document: Document, row: Record, names: set[str]) -> dict[str, object]:
    """The fields of a row that a case speaks of."""
    quote = document.quote(row.span) if row.span else None
    return {name: quote if name == "quote" else _plain(getattr(row, name)) for name in names}


def _header(fields: Mapping[str, Any]) -> Header:
    given = {"doc_type": "Kế hoạch", **fields}
    if given.get("issued_date"):
        given["issued_date"] = datetime.date.fromisoformat(given["issued_date"])
    return Header(**given)


@pytest.mark.parametrize(("stem", "case"), _params(*filter(_record, STEMS)))
def test_records(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    context = Context(document, find_outline(document), _header(case.get("header", {})))
    for extract in EXTRACTORS:
        context.rows.extend(extract(context))
    record = _record(stem)
    assert record is not None
    found = [row for row in with_plan_capital(context.rows) if isinstance(row, record)]
    names = {name for row in case["expected"] for name in row}
    assert len(found) == len(case["expected"]), [_shown(document, row, names | {"quote"}) for row in found]
    assert [_shown(document, row, set(wanted)) for row, wanted in zip(found, case["expected"], strict=True)] == case[
        "expected"
    ]


@pytest.mark.parametrize(("stem", "case"), _params(*(stem for stem in STEMS if stem.startswith("header/"))))
def test_header(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    header = read_header(document, find_outline(document)).header
    assert {name: _plain(getattr(header, name)) for name in case["expected"]} == case["expected"]


@pytest.mark.parametrize(("stem", "case"), _params(*(stem for stem in STEMS if stem.startswith("outline/"))))
def test_outline(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    found = list(sections(find_outline(document)))
    names = {name for row in case["expected"] for name in row} or {"label", "level", "title"}
    assert [_shown(document, row, names) for row in found] == case["expected"]


@pytest.mark.parametrize(("stem", "case"), _params(*VALUES))
def test_values(stem: str, case: dict[str, Any]) -> None:
    assert _plain(VALUES[stem](case["text"])) == case["expected"]


@pytest.mark.parametrize(("stem", "case"), _params("ocr/repair"))
def test_misreading(stem: str, case: dict[str, Any]) -> None:
    lines = [Line(text, page=1, recognised=True) for text in case["text"].split("\n")]
    found = repair_lines(lines, {1: 90.0})
    told = [
        [note.code, line.text[note.start : note.end]]
        for line in found
        for note in sorted(line.notes, key=lambda note: note.start)
    ]
    assert {"text": "\n".join(line.text for line in found), "told": told} == case["expected"]


def test_every_kind_of_record_has_cases() -> None:
    assert {stem for stem in STEMS if not _record(stem)} == {*OTHERS, *VALUES}
    assert {_record(stem) for stem in STEMS} - {None} | {Section} == set(typing.get_args(Record))
    rooms = {extractor.__module__.removeprefix("extract.").partition(".")[0] for extractor in EXTRACTORS}
    assert rooms <= {stem.partition("/")[0] for stem in STEMS}


@pytest.mark.parametrize("stem", STEMS)
def test_cases_are_well_made(stem: str) -> None:
    found = cases(stem)
    labels = [str(case["label"]) for case in found]
    assert len(labels) == len(set(labels)), "two cases of one label"
    header_fields = {field.name for field in dataclasses.fields(Header)}
    for case in found:
        assert {"label", "text", "expected", "source"} <= set(case) <= FIELDS, case["label"]
        assert set(typing.cast("dict[str, object]", case.get("header", {}))) <= header_fields, case["label"]


@pytest.mark.parametrize(("stem", "case"), _params("table/text"))
def test_tables_in_text(stem: str, case: dict[str, Any]) -> None:
    document = read_text(Source("test.txt", "test.txt", "0" * 16, "text/plain"), case["text"].encode())
    assert [_places(document, table) for table in document.tables] == case["expected"]


def _places(document: Document, table: Table) -> list[list[str]]:
    """A table's cells by rows: what a cell covers is `>` to its right and `^` below it."""
    height = max(cell.row + cell.row_span for cell in table.cells)
    width = max(cell.column + cell.column_span for cell in table.cells)
    rows = [[""] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = (
                    ">" if column > cell.column else "^" if row > cell.row else document.quote(cell.span)
                )
    return rows
