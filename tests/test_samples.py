"""The sample plans against their gold, and texts that are no plans, through the real path."""

import collections
import json
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

import kehoach
from patterns.fold import key
from tests.conftest import ROOT, SAMPLES

FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))
NOT_PLANS = ROOT / "tests" / "fixtures" / "not_plans"
PLANS = sorted(path for path in SAMPLES.iterdir() if path.is_file())

KEYS: dict[str, Callable[[Any], object]] = {
    "legal_bases": lambda row: (row["instrument_type"], row["number"], str(row["issued_date"]), row["role"]),
    "targets": lambda row: (
        row["kind"],
        row["indicator_code"],
        row["value"],
        row["value_max"],
        row["unit"],
        row["direction"],
        row["comparator"],
        row["per"],
        row["year"],
    ),
    "components": lambda row: (row["component_code"], row["status"], row["title"]),
    "funding": lambda row: (
        row["component_code"],
        row["source"],
        row["capital_type"],
        row["amount_vnd"],
        row["budget_year"],
        row["status"],
    ),
    "agencies": lambda row: (key(row["agency"]), row["role"], row["component_code"]),
    "issues": lambda row: row["code"],
}


def score(gold: list[Any], found: list[Any], row_key: Callable[[Any], object]) -> float:
    """F1 of rows whose keys agree, each used once; 1 where both are empty."""
    left, right = (collections.Counter(map(row_key, rows)) for rows in (gold, found))
    return 2 * sum((left & right).values()) / max(1, len(gold) + len(found)) if gold or found else 1.0


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_sample(path: pathlib.Path) -> None:
    gold = json.loads((SAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    plan = kehoach.read(path)
    rows = plan.rows()
    header = {name: None if value is None else str(value) for name, value in rows["documents"][0].items()}
    wrong = {
        name: (value, header[name])
        for name, value in gold["documents"].items()
        if header[name] != (None if value is None else str(value))
    }
    assert not wrong
    for table, row_key in KEYS.items():
        assert score(gold[table], rows[table], row_key) >= FLOORS[table], table
    for table, found in rows.items():
        for row in found:
            if row.get("quote") is not None:
                assert plan.text[row["start"] : row["end"]] == row["quote"], table  # type: ignore[misc]  # offsets


@pytest.mark.parametrize(
    ("name", "doc_type"), [("novel.txt", None), ("news.txt", None), ("decision.txt", "Quyết định")]
)
def test_no_plan(name: str, doc_type: str | None) -> None:
    plan = kehoach.read(NOT_PLANS / name)
    assert plan.header.doc_type == doc_type
    rows = plan.rows()
    assert [rows[table] for table in ("targets", "components", "funding", "agencies")] == [[], [], [], []]
    if doc_type is None:
        assert [row["code"] for row in rows["issues"]] == ["not_a_plan"]
        assert rows["legal_bases"] == []
    else:
        assert [row["number"] for row in rows["legal_bases"]] == [None, "58/NQ-HĐND"]


def test_plan_about_another_subject() -> None:
    rows = kehoach.read(NOT_PLANS / "digital.txt").rows()
    assert rows["documents"][0]["issuer"] == "Ủy ban nhân dân huyện Tân Yên"
    assert [row["number"] for row in rows["legal_bases"]] == ["52-NQ/TW", "749/QĐ-TTg"]
    assert [(row["indicator_code"], row["value"], row["comparator"]) for row in rows["targets"]] == [
        ("other", 100.0, "eq"),
        ("other", 80.0, "ge"),
    ]
    assert [(row["source"], row["amount_vnd"]) for row in rows["funding"]] == [("district", 1_250_000_000)]


def test_shared_gold() -> None:
    """The real plans, where they are at hand, keep the scores that the project promises."""
    shared = ROOT.parent / "shared"
    if not (shared / "score" / "score.py").is_file():
        pytest.skip("no shared folder beside the project: a clone elsewhere has none")
    import runpy
    import sys
    import tempfile

    from kehoach.run import run

    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "tables"
        run([str(shared / "plans")], output, lambda *_: None)
        needs = [
            "documents=0.98",
            "legal_bases=0.98",
            "targets=0.97",
            "components=0.98",
            "funding=0.99",
            "agencies=0.92",
            "provenance=1.0",
        ]
        arguments, sys.argv = sys.argv, ["score.py", str(output), str(shared / "gold"), "--need", *needs]
        try:
            with pytest.raises(SystemExit) as ended:
                runpy.run_path(str(shared / "score" / "score.py"), run_name="__main__")
        finally:
            sys.argv = arguments
    assert not ended.value.code
