"""Tables of cases: a text in, records out, beside each grammar (tests/cases/<stem>.jsonl)."""

import datetime
from typing import Any

import pytest

from extract import plan as plan_module
from extract.draft import Draft
from extract.header import read_header
from extract.outline import find_outline, sections
from extract.record import Agency, Component, Funding, Header, Issue, LegalBasis, Target
from patterns.date import DATE, date_of
from patterns.fold import fold
from patterns.money import MONEY, amount_of
from patterns.number import parse_number
from patterns.period import period_of
from tests.conftest import CASES, cases, document_of

RECORDS = {
    "legal_basis": LegalBasis,
    "target": Target,
    "component": Component,
    "funding": Funding,
    "agency": Agency,
    "audit": Issue,
}


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


def _header(fields: dict[str, Any]) -> Header:
    fields = {"doc_type": "Kế hoạch"} | fields
    if isinstance(fields.get("issued_date"), str):
        fields["issued_date"] = datetime.date.fromisoformat(fields["issued_date"])
    return Header(**fields)


@pytest.mark.parametrize(("stem", "case"), _params(*RECORDS))
def test_records(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    draft = Draft(document, find_outline(document), _header(case.get("header", {})))
    for extract in plan_module.EXTRACTORS:
        draft.rows.extend(extract(draft))
    found = draft.of(RECORDS[stem])
    shown = [
        {name: _plain(getattr(row, name)) for name in (case["expected"][0] if case["expected"] else {})}
        for row in found
    ]
    assert len(found) == len(case["expected"]), shown
    for row, expected in zip(found, case["expected"], strict=True):
        assert {name: _plain(getattr(row, name)) for name in expected} == expected
        assert row.span is None or document.quote(row.span) == document.text[row.span.start : row.span.end]


@pytest.mark.parametrize(("stem", "case"), _params("header"))
def test_header(stem: str, case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    header = read_header(document, find_outline(document)).header
    assert {name: _plain(getattr(header, name)) for name in case["expected"]} == case["expected"]


@pytest.mark.parametrize(("stem", "case"), _params("outline"))
def test_outline(stem: str, case: dict[str, Any]) -> None:
    outline = find_outline(document_of(case["text"]))
    assert [{"label": row.label, "level": row.level, "title": row.title} for row in sections(outline)] == case[
        "expected"
    ]


@pytest.mark.parametrize(("stem", "case"), _params("number", "money", "date", "period"))
def test_values(stem: str, case: dict[str, Any]) -> None:
    text = fold(case["text"])
    match stem:
        case "number":
            value = parse_number(case["text"])
            found: object = None if value is None else str(value)
        case "money":
            money = MONEY.search(text)
            found = amount_of(money) if money else None
        case "date":
            date = DATE.search(text)
            found = _plain(date_of(date)) if date else None
        case _:
            period = period_of(text)
            found = list(period) if period else None
    assert found == case["expected"]


def test_every_extractor_has_cases() -> None:
    stems = {extract.__module__.rpartition(".")[2] for extract in plan_module.EXTRACTORS} - {"annex"}
    assert stems <= {path.stem for path in CASES.glob("*.jsonl")}
