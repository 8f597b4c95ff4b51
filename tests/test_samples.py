"""The sample plans against their gold, and texts that are not plans, through the real path."""

import collections
import json
import pathlib

import pytest

import kehoach
from outputs.evaluation.score import Evaluation
from tests.conftest import ROOT, SAMPLES

FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))
WORDS = ("kind", "value", "unit", "indicator", "population", "area")
NOT_PLANS = ROOT / "tests" / "fixtures" / "not_plans"
PLANS = sorted(path for path in SAMPLES.iterdir() if path.is_file())


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
    evaluation = Evaluation()
    evaluation.add(path.stem, gold | {"documents": [gold["documents"]]}, rows)
    for table, floor in FLOORS.items():
        assert evaluation.scores[table].strict_f1 >= floor, evaluation.differences
    wanted, read = (
        collections.Counter(tuple(row[name] for name in WORDS) for row in of["targets"]) for of in (gold, rows)
    )
    assert not list((wanted - read).elements())
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
    assert rows["legal_bases"] == []
    assert "not_a_plan" in [row["code"] for row in rows["issues"]]


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
    """The real plans, where they are at hand, keep the scores that the project commitments."""
    shared = ROOT.parent / "shared"
    if not (shared / "score" / "score.py").is_file():
        pytest.skip("no shared folder beside the project: a clone elsewhere has none")
    import runpy
    import sys
    import tempfile

    from kehoach.run.driver import run

    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "tables"
        run([str(shared / "plans")], output, lambda *_: None)
        needs = [
            "documents=1.0",
            "legal_bases=0.99",
            "targets=0.99",
            "components=0.99",
            "funding=1.0",
            "agencies=0.98",
            "provenance=1.0",
        ]
        arguments, sys.argv = sys.argv, ["score.py", str(output), str(shared / "gold"), "--need", *needs]
        try:
            with pytest.raises(SystemExit) as ended:
                runpy.run_path(str(shared / "score" / "score.py"), run_name="__main__")
        finally:
            sys.argv = arguments
    assert not ended.value.code
