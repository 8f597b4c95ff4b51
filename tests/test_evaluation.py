"""Evaluation: what agrees, what differs, and the same figures as the shared score where that is at hand."""

import contextlib
import io
import json
import pathlib
import random
import runpy
import subprocess
import sys
from typing import Any

import pytest

import kehoach
from kehoach.review.session import ReviewSession
from kehoach.run.driver import run
from outputs.evaluation.gold import evaluate, gold_of, read_gold, write_gold
from outputs.evaluation.score import SCORED, Evaluation
from outputs.key import KEYS
from outputs.store.content import read_plan_rows
from outputs.store.folder import OutputError
from patterns.likeness import comparable, comparable_agency, comparable_number
from tests.conftest import ROOT, SAMPLES

GOLD = SAMPLES / "gold"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    made = tmp_path_factory.mktemp("store") / "tables"
    run([str(path) for path in sorted(SAMPLES.glob("s[1-4]*.*"))], made, lambda *_: None)
    return made


def _spoil(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """A gold file with some rows taken away, some doubled and some values changed."""
    chance = random.Random(seed)
    for name in SCORED:
        rows = [row for row in gold[name] if chance.random() > 0.2]
        rows += [dict(row) for row in rows if chance.random() < 0.15]
        for row in rows:
            for column, value in row.items():
                if column not in ("quote", "section") and value is not None and chance.random() < 0.1:
                    row[column] = (
                        value + 1
                        if isinstance(value, int | float)
                        else None
                        if column != "code"
                        else "year_inconsistent"
                    )
        gold[name] = [
            row
            for row in rows
            if all(
                row[column] is not None
                for column in ("value", "amount_vnd", "agency", "unit", "instrument_type")
                if column in row
            )
        ]
    for name in ("province_code", "district_code", "commune_code"):
        del gold["documents"][name]  # the shared score leaves them out
    for column in gold["documents"]:
        if chance.random() < 0.2:
            gold["documents"][column] = None
    return gold


def test_a_spoiled_gold_is_scored_as_the_shared_score_does(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    shared = ROOT.parent / "shared" / "score" / "score.py"
    if not shared.is_file():
        pytest.skip("no shared folder beside the project: a clone elsewhere has none")
    imperfect = set()
    for seed in range(3):
        for path in [*GOLD.glob("s[1-4]*.json"), GOLD / "s8-huyen-khong-dau.json"]:
            spoiled = _spoil(json.loads(path.read_text(encoding="utf-8")), seed)
            if path.stem.startswith("s8"):
                del spoiled["issues"]  # of a plan that is absent the shared score counts codes that are twice twice
            (tmp_path / path.name).write_text(json.dumps(spoiled, ensure_ascii=False), encoding="utf-8")
        said, arguments = io.StringIO(), sys.argv
        sys.argv = ["score.py", str(store), str(tmp_path), "--json"]
        try:
            with contextlib.redirect_stdout(said), pytest.raises(SystemExit):
                runpy.run_path(str(shared), run_name="__main__")
        finally:
            sys.argv = arguments
        theirs = json.loads(said.getvalue())
        ours, absent = evaluate(store, tmp_path)
        assert absent == theirs["plans_absent"] == ["s8-huyen-khong-dau"]
        for name in SCORED:
            score = ours.scores[name]
            assert (score.gold, score.found) == (theirs[name]["gold"], theirs[name]["found"]), name
            figures = [round(figure, 4) for figure in (score.f1, score.strict_f1)]
            assert figures == [theirs[name]["f1"], theirs[name]["strict_f1"]], name
            if theirs[name]["f1"] < 1:
                imperfect.add(name)
        header = ours.scores["documents"]
        assert round(header.hits / header.gold, 4) == theirs["documents"]["f1"] < 1
    assert imperfect == set(SCORED)  # a table of few rows may come out of one spoiling unspoiled, not out of all


def test_differences_are_listed(store: pathlib.Path) -> None:
    plan = kehoach.read(SAMPLES / "s1-tinh-2024.txt")
    gold: Any = gold_of(plan.rows())
    gold["targets"][0]["year"] = 1999
    missed, gold["funding"] = gold["funding"][0], gold["funding"][1:]
    gold["agencies"].append(
        {"agency": "Sở Công Thương", "role": "lead", "component_code": None, "quote": "Sở Công Thương"}
    )
    gold["documents"]["signer"] = "Lê Thị"
    del gold["issues"]
    gold["documents"] = [gold["documents"]]
    evaluation = Evaluation()
    evaluation.add("s1", gold, plan.rows())
    told = [(one.table, one.kind, one.what, one.gold, one.found) for one in evaluation.differences]
    key = " · ".join(
        str(missed[name])
        for name in ("component_code", "source", "capital_type", "amount_vnd")
        if missed[name] is not None
    )
    assert told == [
        ("documents", "wrong", "signer", "Lê Thị", "Lê Thị Mai Hương"),
        ("targets", "wrong", "year", 1999, 2023),
        ("funding", "extra", key, None, None),
        ("agencies", "missed", "Sở Công Thương · lead", None, None),
    ]
    score = evaluation.scores["funding"]
    assert (score.precision, score.recall) == (5 / 6, 1.0)
    assert evaluation.scores["targets"].f1 == 1.0
    assert evaluation.scores["targets"].strict_f1 == 19 / 20
    assert evaluation.scores["issues"].gold == evaluation.scores["issues"].found == 0, (
        "what gold leaves out is left out"
    )


def test_an_absent_plan_counts_as_missed() -> None:
    gold: Any = gold_of(kehoach.read(SAMPLES / "s7-xa-2019.txt").rows())
    gold["documents"] = [gold["documents"]]
    evaluation = Evaluation()
    evaluation.add("s7", gold, None)
    assert {name: score.f1 for name, score in evaluation.scores.items() if score.gold} == dict.fromkeys(
        [name for name, score in evaluation.scores.items() if score.gold], 0.0
    )
    assert "targets" in {one.table for one in evaluation.differences}


def test_what_counts_as_the_same() -> None:
    assert comparable("**UBND huyện** Ba Tơ –") == comparable("Uỷ ban nhân dân huyện Ba Tơ")
    assert comparable("giảm 6,95%") != comparable("giảm 69,5%")
    assert comparable_number("90 /QĐ–TTg") == comparable_number("90/QĐ-TTg")
    assert comparable_agency("Phòng Văn hoá và Thông tin huyện") == comparable_agency("Phòng Văn hóa, Thông tin")
    assert comparable_agency("Sở Y tế") != comparable_agency("Phòng Y tế")


def test_reviewed_plans_become_gold(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    session = ReviewSession(store, "Lan")
    doc_id = session.search("quang tri")[0].doc_id
    from outputs.review.highlight import entries

    entry = next(one for one in entries(session.open(doc_id).rows) if one.row.get("value") == 9.51)
    session.correct(doc_id, {"action": "change", "id": entry.id, "new": {"value": "9,61"}})
    made = _kehoach("gold", store, "--output", tmp_path / "gold")
    assert made.stdout.splitlines() == [str(tmp_path / "gold" / "s1-tinh-2024.json")], made.stderr
    (_, (stated, gold)), *others = read_gold(tmp_path / "gold").items()
    assert (stated, others) == (doc_id, [])
    assert 9.61 in {row["value"] for row in gold["targets"]}
    assert not {"corrected_by_hand", "correction_stale"} & {row["code"] for row in gold["issues"]}
    done = _kehoach("evaluate", store, tmp_path / "gold", "--min-f1", "0.99")
    assert done.returncode == 1
    assert "missed s1-tinh-2024 targets baseline · 9.61 · percent" in done.stdout
    assert "extra  s1-tinh-2024 targets baseline · 9.51 · percent" in done.stdout
    told = json.loads(_kehoach("evaluate", store, tmp_path / "gold", "--json").stdout)
    assert told["scores"]["targets"] == {
        "precision": 0.95,
        "recall": 0.95,
        "f1": 0.95,
        "strict_f1": 0.95,
        "gold": 20,
        "found": 20,
    }
    run([str(SAMPLES / "s1-tinh-2024.txt")], store, lambda *_: None)  # the correction comes into the tables
    assert _kehoach("evaluate", store, tmp_path / "gold", "--min-f1", "1").returncode == 0


def test_two_files_of_one_name(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    rows = read_plan_rows(store, ReviewSession(store, "Lan").search("")[0].doc_id)
    paths = write_gold([rows, rows], tmp_path)
    stem = str(rows["documents"][0]["file_name"]).split(".")[0]
    assert [path.name for path in paths] == [f"{stem}.json", f"{stem}.{rows['documents'][0]['doc_id']}.json"]


def test_the_samples_by_command(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    for path in GOLD.glob("s[2-4]*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    done = _kehoach("evaluate", store, tmp_path, "--min-f1", "1")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[0].split() == ["table", "precision", "recall", "F1", "strict", "gold", "found"]
    assert {line.split()[3] for line in done.stdout.splitlines()[1:8]} == {"1.0000"}
    assert _kehoach("evaluate", store, tmp_path / "none").returncode == 3
    assert _kehoach("evaluate", tmp_path, tmp_path).returncode == 3
    (tmp_path / "s9.json").write_text("[]", encoding="utf-8")
    with pytest.raises(OutputError, match=r"s9\.json is not a gold file"):
        evaluate(store, tmp_path)


def test_the_guide_says_what_is_compared() -> None:
    guide = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    for name, columns in SCORED.items():
        key = ", ".join(KEYS[name]) + (", once per plan" if name == "issues" else "")
        assert f"| `{name}` | {key} | {', '.join(columns)} |".replace("|  |", "| |") in guide


def _kehoach(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)
