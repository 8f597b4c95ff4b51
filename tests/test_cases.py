"""Tables of cases: a text in, records or values out, beside each grammar (tests/cases/<stem>.jsonl).

One case a line: `label`, `text`, `expected`, `source`; `header` gives the plan's header fields where the
case needs some (a plain Kế hoạch otherwise); `known_failure` says why a case fails today: it must fail.
What a stem's cases expect:

- `header`: one object of header fields, read from the whole text;
- `outline`: the headings and list items of the text;
- `audit`: the `issues` that the extractors find; every other stem with an extractor: its record's rows, in order,
  each with the fields that matter and `quote` where the source words do;
- `misreading`: the text of a recognised page set right, and what is told of it, each code with its words;
- `number`, `date`, `money`, `period`: the value that the grammar takes from the text, null where it takes none.
"""

import dataclasses
import datetime
import typing
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from corpus.document import Document
from corpus.misreading import set_right
from corpus.paragraph import Line
from extract.draft import Draft
from extract.header import read_header
from extract.outline import find_outline, sections
from extract.plan import EXTRACTORS
from extract.record import Agency, Annex, Component, Funding, Header, Issue, LegalBasis, Record, Section, Target
from patterns.date import DATE, date_of
from patterns.fold import fold
from patterns.money import MONEY, amount_of
from patterns.number import parse_number
from patterns.period import period_of
from tests.conftest import CASES, cases, document_of

RECORDS: Mapping[str, type[Record]] = {
    "legal_basis": LegalBasis,
    "target": Target,
    "annex_target": Target,
    "annex_indicator": Target,
    "component": Component,
    "funding": Funding,
    "agency": Agency,
    "annex": Annex,
    "annex_funding": Funding,
    "audit": Issue,
}
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


VALUES: Mapping[str, Callable[[str], object]] = {"number": _number, "date": _date, "money": _money, "period": _period}


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


@pytest.mark.parametrize(("stem", "case"), _params(*RECORDS))
def test_records(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    draft = Draft(document, find_outline(document), _header(case.get("header", {})))
    for extract in EXTRACTORS:
        draft.rows.extend(extract(draft))
    found = draft.of(RECORDS[stem])
    names = {name for row in case["expected"] for name in row}
    assert len(found) == len(case["expected"]), [_shown(document, row, names | {"quote"}) for row in found]
    assert [_shown(document, row, set(wanted)) for row, wanted in zip(found, case["expected"], strict=True)] == case[
        "expected"
    ]


@pytest.mark.parametrize(("stem", "case"), _params("header"))
def test_header(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    header = read_header(document, find_outline(document)).header
    assert {name: _plain(getattr(header, name)) for name in case["expected"]} == case["expected"]


@pytest.mark.parametrize(("stem", "case"), _params("outline"))
def test_outline(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    found = list(sections(find_outline(document)))
    names = {name for row in case["expected"] for name in row} or {"label", "level", "title"}
    assert [_shown(document, row, names) for row in found] == case["expected"]


@pytest.mark.parametrize(("stem", "case"), _params(*VALUES))
def test_values(stem: str, case: dict[str, Any]) -> None:
    assert _plain(VALUES[stem](case["text"])) == case["expected"]


@pytest.mark.parametrize(("stem", "case"), _params("misreading"))
def test_misreading(stem: str, case: dict[str, Any]) -> None:
    lines = [Line(text, page=1, recognised=True) for text in case["text"].split("\n")]
    found = set_right(lines, {1: 90.0})
    told = [
        [note.code, line.text[note.start : note.end]]
        for line in found
        for note in sorted(line.notes, key=lambda note: note.start)
    ]
    assert {"text": "\n".join(line.text for line in found), "told": told} == case["expected"]


def test_every_kind_of_record_has_cases() -> None:
    stems = {path.stem for path in CASES.glob("*.jsonl")}
    assert stems == {"header", "outline", "misreading", *RECORDS, *VALUES}
    assert {*RECORDS.values(), Section} == set(typing.get_args(Record))
    assert {extract.__module__.rpartition(".")[2] for extract in EXTRACTORS} <= stems


@pytest.mark.parametrize("path", sorted(CASES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_cases_are_well_made(path: Any) -> None:
    found = cases(path.stem)
    labels = [str(case["label"]) for case in found]
    assert len(labels) == len(set(labels)), "two cases of one label"
    header_fields = {field.name for field in dataclasses.fields(Header)}
    for case in found:
        assert {"label", "text", "expected", "source"} <= set(case) <= FIELDS, case["label"]
        assert set(typing.cast("dict[str, object]", case.get("header", {}))) <= header_fields, case["label"]
