"""Corrections: they follow their words, apply only where the value that they replace is, and apply twice as once."""

import dataclasses
import datetime
import json
import pathlib
from collections.abc import Callable, Mapping

import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.review.plan_list import bare
from kehoach.review.request import RefusedError
from kehoach.review.session import ReviewSession
from kehoach.run.driver import run
from outputs.review.apply import apply
from outputs.review.correction import BY_HAND, STALE, Correction, find_words
from outputs.review.correction_file import CorrectionError, digest, path_of, read_corrections, write_corrections
from outputs.table import Column, Row, own_columns
from outputs.value import parse_row, parse_value, typed, typed_row
from tests.conftest import SAMPLES

Rows = Mapping[str, list[Row]]
WHO = {"by": "Lan", "at": "2026-11-21T04:00:00.000+00:00"}


@pytest.fixture(scope="module")
def plan() -> kehoach.Plan:
    return kehoach.read(SAMPLES / "s1-tinh-2024.txt")


def target(rows: Rows, value: float) -> Row:
    return next(row for row in rows["targets"] if row["value"] == value)


def about(row: Row, action: str, **new: object) -> Correction:
    old = {} if action == "add" else {column.name: row[column.name] for column in own_columns("targets")}
    return Correction(
        table="targets", action=action, start=row["start"], end=row["end"], quote=row["quote"], old=old, new=new, **WHO
    )  # type: ignore[arg-type]  # a row's values


def codes(rows: Rows) -> list[object]:
    return [row["code"] for row in rows["issues"] if row["code"] in (BY_HAND, STALE)]


def test_change_delete_add(plan: kehoach.Plan) -> None:
    rows, text = plan.rows(), plan.text
    poor, rate = target(rows, 17354.0), target(rows, 9.51)
    start = text.index("Sở Tài chính")
    words = {"start": start, "end": start + len("Sở Tài chính"), "quote": "Sở Tài chính"}
    added = Correction(
        table="agencies",
        action="add",
        new={
            "agency": "Sở Tài chính",
            "agency_text": "Sở Tài chính",
            "role": "lead",
            "component_code": None,
            "task": None,
        },
        **words,
        **WHO,
    )  # type: ignore[arg-type]  # offsets and texts
    done = apply(rows, text, [about(poor, "change", value=17355.0), about(rate, "delete"), added])
    assert target(done, 17355.0) == poor | {"value": 17355.0}
    assert len(done["targets"]) == len(rows["targets"]) - 1
    assert rate not in done["targets"]
    new = next(row for row in done["agencies"] if row["start"] == start and row["role"] == "lead")
    assert text[new["start"] : new["end"]] == new["quote"] == "Sở Tài chính"  # type: ignore[misc]  # offsets
    assert new["doc_id"] == rows["documents"][0]["doc_id"]
    assert [(row["severity"], row["message"]) for row in done["issues"] if row["code"] == BY_HAND] == [
        ("info", "targets: value 17354.0 → 17355.0 (Lan, 2026-11-21T04:00:00.000+00:00)"),
        ("info", "targets: row deleted (Lan, 2026-11-21T04:00:00.000+00:00)"),
        ("info", "agencies: row added (Lan, 2026-11-21T04:00:00.000+00:00)"),
    ]
    assert [row["message_vi"] for row in done["issues"] if row["code"] == BY_HAND] == [
        "Chỉ tiêu: người rà soát đã sửa giá trị từ 17.354 thành 17.355 (Lan, 21/11/2026 04:00 UTC)",
        "Chỉ tiêu: người rà soát đã xóa dòng này (Lan, 21/11/2026 04:00 UTC)",
        "Cơ quan: dòng này do người rà soát thêm (Lan, 21/11/2026 04:00 UTC)",
    ]
    assert apply(done, text, [about(poor, "change", value=17355.0), about(rate, "delete"), added]) == done
    assert rows == plan.rows(), "what it was given is left as it was"


def test_a_correction_follows_its_words(plan: kehoach.Plan) -> None:
    rows, text = plan.rows(), plan.text
    change = about(target(rows, 9.51), "change", value=9.61)
    moved = {name: [row if row.get("start") is None else row | {"start": row["start"] + 7, "end": row["end"] + 7} for row in found]  # type: ignore[operator]  # offsets
             for name, found in rows.items()}  # fmt: skip
    done = apply(moved, "Bản số\n" + text, [change])
    assert target(done, 9.61)["start"] == change.start + 7  # type: ignore[operator]  # it has words
    assert codes(done) == [BY_HAND]


def test_the_words_may_end_elsewhere(plan: kehoach.Plan) -> None:
    rows = plan.rows()
    row = target(rows, 9.51)
    change = about(row, "change", value=9.61)
    longer = {**rows, "targets": [one | {"end": row["end"] + 1} if one is row else one for one in rows["targets"]]}  # type: ignore[operator]  # an offset
    assert target(apply(longer, plan.text, [change]), 9.61)["end"] == row["end"] + 1  # type: ignore[operator]  # an offset


def test_an_accepted_issue_stays_accepted_when_its_message_is_reworded(plan: kehoach.Plan) -> None:
    rows, text = plan.rows(), plan.text
    doubt = {"doc_id": rows["documents"][0]["doc_id"], "code": "figure_unread", "severity": "warning", "message": "new", "message_vi": "mới",
             "section": None, "page": None, "start": 0, "end": 10, "quote": text[:10]}  # fmt: skip
    accepted = Correction(table="issues", action="accept", start=0, end=10, quote=text[:10],
                          old={"code": "figure_unread", "severity": "warning", "message": "old"}, **WHO)  # fmt: skip
    done = apply({**rows, "issues": [doubt]}, text, [accepted])
    assert done["issues"] == [doubt]


def test_stale_corrections_are_said(plan: kehoach.Plan) -> None:
    rows, text = plan.rows(), plan.text
    row = target(rows, 9.51)
    change = about(row, "change", value=9.61)
    read_otherwise = {**rows, "targets": [one | {"value": 9.5} if one is row else one for one in rows["targets"]]}
    done = apply(read_otherwise, text, [change])
    assert target(done, 9.5)
    issue = next(row for row in done["issues"] if row["code"] == STALE)
    assert issue["severity"] == "warning"
    assert issue["quote"] == row["quote"]
    assert "the values that it replaces are no longer there" in str(issue["message"])
    gone = apply({**rows, "targets": []}, text.replace("9,51%", "9,15%"), [change])
    assert codes(gone) == [STALE]
    assert next(row for row in gone["issues"] if row["code"] == STALE)["quote"] is None


def test_what_is_read_right_now_needs_no_correction(plan: kehoach.Plan) -> None:
    rows, text = plan.rows(), plan.text
    row = target(rows, 9.51)
    learned = {**rows, "targets": [one | {"value": 9.61} if one is row else one for one in rows["targets"]]}
    assert apply(learned, text, [about(row, "change", value=9.61)])["targets"] == learned["targets"]
    forgotten = {**rows, "targets": [one for one in rows["targets"] if one is not row]}
    assert apply(forgotten, text, [about(row, "delete")])["targets"] == forgotten["targets"]
    stated = {column.name: row[column.name] for column in own_columns("targets")}
    assert apply(rows, text, [about(row, "add", **stated)])["targets"] == rows["targets"]


def test_a_row_with_the_same_words_is_not_mistaken(plan: kehoach.Plan) -> None:
    """Of three figures in one sentence, the one that was corrected is no longer read: the others are left alone."""
    rows = plan.rows()
    row = target(rows, 9.51)
    other = row | {"value": 5.0}
    done = apply({**rows, "targets": [other]}, plan.text, [about(row, "change", year=2025)])
    assert done["targets"] == [other]
    assert codes(done) == [STALE]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["9.61", "year", "delete", "restore"]), max_size=5), st.integers(0, 5))
def test_a_chain_gives_the_same_from_every_state(steps: list[str], shown: int) -> None:
    """However many corrections a row went through, and whichever of them the tables hold: the last one is what comes out."""
    plan = kehoach.read(SAMPLES / "s7-xa-2019.txt")
    rows, text = plan.rows(), plan.text
    row = rows["targets"][0]
    made: list[Correction] = []
    now: Row | None = row
    for step in steps:
        if (now is None and step != "restore") or (now is not None and step == "restore"):
            continue
        at = now or row
        old = {column.name: at[column.name] for column in own_columns("targets")}
        new = {"9.61": {"value": 9.61}, "year": {"year": 1999}, "delete": {}, "restore": old}[step]
        action = {"delete": "delete", "restore": "add"}.get(step, "change")
        made.append(dataclasses.replace(about(at, action), old={} if step == "restore" else old, new=new))
        now = None if step == "delete" else at | new
    done = apply(rows, text, made)
    assert [found for found in done["targets"] if found["start"] == row["start"] and found["end"] == row["end"]][
        :1
    ] == (
        [now]
        if now
        else [found for found in rows["targets"][1:] if found["start"] == row["start"] and found["end"] == row["end"]][
            :1
        ]
    )
    held = apply(rows, text, made[:shown])
    assert apply(held, text, made) == done


@given(st.text(alphabet="ab 😀", min_size=1, max_size=12), st.data())
def test_words_are_found_nearest(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    before = data.draw(st.text(alphabet="ab 😀", max_size=5))
    correction = Correction(table="targets", action="accept", start=start, end=start + len(quote), quote=quote)
    assert find_words(text, correction) == (start, start + len(quote))
    found = find_words(before + text, correction)
    assert found is not None
    assert (before + text)[slice(*found)] == quote
    nearest = min(abs(at - start) for at in range(len(before + text)) if (before + text).startswith(quote, at))
    assert abs(found[0] - start) == nearest


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [("number", "6,95", 6.95), ("number", "6.95", 6.95), ("number", "1.597.000", 1597000.0), ("number", "34,75 %", 34.75), ("number", "-2", -2.0),
     ("integer", "2024", 2024), ("amount", "62.076.750.000", 62076750000), ("amount", "9007199254740993", 9007199254740993),
     ("date", "19/02/2024", datetime.date(2024, 2, 19)), ("date", "2024-02-19", datetime.date(2024, 2, 19)), ("string", " hộ\n nghèo ", "hộ nghèo"),
     ("string", "  ", None)],
)  # fmt: skip
def test_values_that_people_type(kind: str, given: str, value: object) -> None:
    assert parse_value(Column("any", kind, "", nullable=True), typed(given)) == value  # type: ignore[arg-type]  # a kind


@pytest.mark.parametrize(
    ("column", "given"),
    [("value", "1.597"), ("value", "nhiều"), ("value", ""), ("value", "1,"), ("value", "inf"), ("value", "1.2.3"), ("year", "20,5"), ("year", "99999999999"),
     ("kind", "goal"), ("indicator_code", "wealth"), ("per", "month"), ("population", "a\x00b"), ("unheard", "1")],
)  # fmt: skip
def test_values_that_are_refused(column: str, given: str) -> None:
    with pytest.raises(ValueError, match=column):
        parse_row("targets", typed_row({column: given}))


def test_files_are_plain_and_checked(tmp_path: pathlib.Path, plan: kehoach.Plan) -> None:
    row = target(plan.rows(), 9.51)
    basis = plan.rows()["legal_bases"][0]
    dated = Correction(table="legal_bases", action="accept", start=basis["start"], end=basis["end"], quote=basis["quote"],
                       old={column.name: basis[column.name] for column in own_columns("legal_bases")}, **WHO)  # type: ignore[arg-type]  # fmt: skip  # a row's values
    made = [about(row, "change", value=9.61), dated]
    write_corrections(tmp_path, "d", "kế hoạch.txt", made)
    text = path_of(tmp_path, "d").read_text(encoding="utf-8")
    assert read_corrections(tmp_path, "d") == made
    assert '"value": 9.61' in text.splitlines()[[line.strip() for line in text.splitlines()].index('"new": {') + 1]
    assert "kế hoạch.txt" in text
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert [path.name for path in (tmp_path / "corrections").iterdir()] == ["d.json"]
    (tmp_path / "other").touch()  # the run of the night may be another person's: what she writes others may read
    assert path_of(tmp_path, "d").stat().st_mode == (tmp_path / "other").stat().st_mode
    for wrong in (
        "{",
        "[]",
        text.replace("targets", "fish"),
        text.replace("9.61", '"x"'),
        text.replace('"change"', '"destroy"'),
    ):
        path_of(tmp_path, "d").write_text(wrong, encoding="utf-8")
        with pytest.raises(CorrectionError, match=r"d\.json"):
            read_corrections(tmp_path, "d")
    write_corrections(tmp_path, "d", "kế hoạch.txt", [])
    assert digest(tmp_path, "d") == ""


def _table(store: pathlib.Path, name: str) -> list[Row]:
    rows: list[Row] = pyarrow.parquet.read_table(store / f"{name}.parquet").to_pylist()
    return rows


def test_corrections_hold_in_every_later_run_and_can_be_taken_back(tmp_path: pathlib.Path) -> None:
    store, sample = tmp_path / "store", tmp_path / "plan.txt"
    sample.write_bytes((SAMPLES / "s1-tinh-2024.txt").read_bytes())
    run([str(sample)], store, lambda *_: None)
    session = ReviewSession(store, "Lan")
    doc_id = session.search("quang tri")[0].doc_id

    def entry(value: float) -> str:
        return next(i for i, found in _ids(session, doc_id).items() if found.get("value") == value)

    header = next(i for i in _ids(session, doc_id) if i.startswith("documents-"))
    session.correct(doc_id, {"action": "change", "id": entry(9.51), "new": {"value": "9,61"}})
    session.correct(doc_id, {"action": "change", "id": entry(9.61), "new": {"year": "2022"}})
    session.correct(doc_id, {"action": "delete", "id": entry(5.38)})
    session.correct(doc_id, {"action": "change", "id": header, "new": {"signer": "Lê Thị Mai"}})
    with pytest.raises(RefusedError, match="changed in the meantime"):
        session.correct(doc_id, {"action": "delete", "id": "targets-0"})
    with pytest.raises(RefusedError, match="value: must not be empty"):
        session.correct(doc_id, {"action": "change", "id": entry(9.61), "new": {"value": ""}})
    for _ in range(2):  # the first run corrects the tables, the second finds nothing to do
        run([str(sample)], store, lambda *_: None)
        targets = {row["value"]: row for row in _table(store, "targets")}
        assert targets[9.61]["year"] == 2022
        assert not {9.51, 5.38} & targets.keys()
        assert _table(store, "documents")[0]["signer"] == "Lê Thị Mai"
        assert [row["code"] for row in _table(store, "issues")].count(BY_HAND) == 3
    sample.write_bytes((SAMPLES / "s1-tinh-2024.txt").read_bytes() + b"\n")  # other bytes are another plan
    run([str(sample)], store, lambda *_: None)
    assert 9.51 in {row["value"] for row in _table(store, "targets")}
    sample.write_bytes((SAMPLES / "s1-tinh-2024.txt").read_bytes())  # read again from the file, corrected again
    run([str(sample)], store, lambda *_: None)
    assert 9.61 in {row["value"] for row in _table(store, "targets")}


def test_a_file_of_corrections_that_is_deleted_by_hand_gives_its_values_back(tmp_path: pathlib.Path) -> None:
    """The plan is read again; where its file is gone it stays corrected, and says so, until it is back."""
    store, inbox = tmp_path / "store", tmp_path / "inbox"
    inbox.mkdir()
    for name in ("plan.txt", "copy.txt"):
        (inbox / name).write_bytes((SAMPLES / "s7-xa-2019.txt").read_bytes())
    run([str(inbox)], store, lambda *_: None)
    session = ReviewSession(store, "Lan")
    doc_id = session.search("")[0].doc_id
    before = {name: _table(store, name) for name in session.open(doc_id).rows}
    for is_gone in (False, True):
        entry = next(i for i, row in _ids(session, doc_id).items() if row == before["targets"][0])
        session.correct(doc_id, {"action": "change", "id": entry, "new": {"year": "1999"}})
        run([str(inbox)], store, lambda *_: None)
        assert BY_HAND in {row["code"] for row in _table(store, "issues")}
        path_of(store, doc_id).unlink()
        if is_gone:
            inbox.rename(tmp_path / "away")
            inbox.mkdir()
            run([str(inbox)], store, lambda *_: None)
            assert BY_HAND in {row["code"] for row in _table(store, "issues")}
            inbox.rmdir()
            (tmp_path / "away").rename(inbox)
        assert run([str(inbox)], store, lambda *_: None).plans == 1
        assert {name: _table(store, name) for name in before} == before
        assert run([str(inbox)], store, lambda *_: None).plans == 0


def test_a_correction_that_is_removed_by_hand_is_taken_back_and_the_others_stay(tmp_path: pathlib.Path) -> None:
    """The plan is read again; where its file is gone, the night in which it is back takes the correction back."""
    store, inbox = tmp_path / "store", tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "plan.txt").write_bytes((SAMPLES / "s7-xa-2019.txt").read_bytes())
    run([str(inbox)], store, lambda *_: None)
    session = ReviewSession(store, "Lan")
    doc_id = session.search("")[0].doc_id
    first, second = (row["end"] for row in session.open(doc_id).rows["targets"][:2])
    as_read = {row["end"]: row["year"] for row in _table(store, "targets")}

    def correct(end: object, year: str) -> None:
        entry = next(i for i, row in _ids(session, doc_id).items() if i.startswith("targets-") and row["end"] == end)
        session.correct(doc_id, {"action": "change", "id": entry, "new": {"year": year}})

    def years() -> list[object]:
        found = {row["end"]: row["year"] for row in _table(store, "targets")}
        return [found[first], found[second]]

    def remove(*indices: int) -> None:
        made = json.loads(path_of(store, doc_id).read_text(encoding="utf-8"))
        made["corrections"] = [one for index, one in enumerate(made["corrections"]) if index not in indices]
        path_of(store, doc_id).write_text(json.dumps(made), encoding="utf-8")

    correct(first, "1999")
    correct(second, "1998")
    run([str(inbox)], store, lambda *_: None)
    assert years() == [1999, 1998]
    remove(0)
    assert run([str(inbox)], store, lambda *_: None).plans == 1
    assert years() == [as_read[first], 1998]
    assert run([str(inbox)], store, lambda *_: None).plans == 0

    correct(first, "1997")  # one that is added needs no reading again
    assert run([str(inbox)], store, lambda *_: None).plans == 0
    assert years() == [1997, 1998]
    inbox.rename(tmp_path / "away")
    inbox.mkdir()
    remove(0)
    correct(first, "1996")
    for _ in range(2):
        run([str(inbox)], store, lambda *_: None)
        assert years() == [1996, 1998], "what cannot be read again stays, what is new is applied"
    inbox.rmdir()
    (tmp_path / "away").rename(inbox)
    run([str(inbox)], store, lambda *_: None)
    assert years() == [1996, as_read[second]]
    assert [row["code"] for row in _table(store, "issues") if row["code"] in (BY_HAND, STALE)] == [BY_HAND]


def test_a_correction_that_is_removed_the_night_its_plan_is_renamed_is_taken_back(tmp_path: pathlib.Path) -> None:
    store, inbox = tmp_path / "store", tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "plan.txt").write_bytes((SAMPLES / "s7-xa-2019.txt").read_bytes())
    run([str(inbox)], store, lambda *_: None)
    before = _table(store, "targets")
    session = ReviewSession(store, "Lan")
    doc_id = session.search("")[0].doc_id
    entry = next(i for i in _ids(session, doc_id) if i.startswith("targets-"))
    session.correct(doc_id, {"action": "change", "id": entry, "new": {"year": "1999"}})
    run([str(inbox)], store, lambda *_: None)
    assert _table(store, "targets") != before
    path_of(store, doc_id).unlink()
    (inbox / "plan.txt").rename(inbox / "renamed.txt")
    run([str(inbox)], store, lambda *_: None)
    assert _table(store, "targets") == before
    assert [row["file_name"] for row in _table(store, "documents")] == ["renamed.txt"]


def test_corrections_that_an_older_kehoach_applied_are_taken_back_too(tmp_path: pathlib.Path) -> None:
    """It noted of a plan only a digest of its file of corrections."""
    store, sample = tmp_path / "store", tmp_path / "plan.txt"
    sample.write_bytes((SAMPLES / "s7-xa-2019.txt").read_bytes())
    run([str(sample)], store, lambda *_: None)
    session = ReviewSession(store, "Lan")
    doc_id = session.search("")[0].doc_id
    before = _table(store, "targets")
    for year in ("1999", "1998"):
        entry = next(
            i for i, row in _ids(session, doc_id).items() if i.startswith("targets-") and row["end"] == before[0]["end"]
        )
        session.correct(doc_id, {"action": "change", "id": entry, "new": {"year": year}})
    run([str(sample)], store, lambda *_: None)
    noted = store / "corrections" / ".applied"
    noted.write_text(json.dumps({doc_id: digest(store, doc_id)}), encoding="utf-8")
    assert run([str(sample)], store, lambda *_: None).plans == 0
    made = json.loads(path_of(store, doc_id).read_text(encoding="utf-8"))
    made["corrections"] = made["corrections"][:1]
    path_of(store, doc_id).write_text(json.dumps(made), encoding="utf-8")
    run([str(sample)], store, lambda *_: None)
    assert _table(store, "targets")[0]["year"] == 1999


def test_a_plan_renamed_the_night_it_is_corrected_is_both(tmp_path: pathlib.Path) -> None:
    store, inbox = tmp_path / "store", tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "plan.txt").write_bytes((SAMPLES / "s7-xa-2019.txt").read_bytes())
    run([str(inbox)], store, lambda *_: None)
    session = ReviewSession(store, "Lan")
    doc_id = session.search("")[0].doc_id
    entry = next(i for i, row in _ids(session, doc_id).items() if i.startswith("targets-") and row["value"] == 97.0)
    session.correct(doc_id, {"action": "change", "id": entry, "new": {"year": "1999"}})
    (inbox / "plan.txt").rename(inbox / "renamed.txt")
    run([str(inbox)], store, lambda *_: None)
    assert target({"targets": _table(store, "targets")}, 97.0)["year"] == 1999
    assert [row["file_name"] for row in _table(store, "documents")] == ["renamed.txt"]


def _ids(session: ReviewSession, doc_id: str) -> dict[str, Row]:
    from outputs.review.highlight import entries

    return {entry.id: entry.row for entry in entries(session.open(doc_id).rows)}


@pytest.mark.parametrize("is_run_between", [False, True])
@pytest.mark.parametrize("action", ["change", "delete", "add", "accept"])
def test_undo(tmp_path: pathlib.Path, action: str, is_run_between: bool) -> None:
    """Whether or not a run has written a correction into the tables, undoing it brings the row back, there and in later runs."""
    store, sample = tmp_path / "store", str(SAMPLES / "s7-xa-2019.txt")
    run([sample], store, lambda *_: None)
    session = ReviewSession(store, "Lan")
    doc_id = session.search("")[0].doc_id
    before = session.open(doc_id).rows
    first = before["targets"][0]
    request: dict[str, object] = {
        "action": action,
        "id": next(i for i, row in _ids(session, doc_id).items() if row == first),
        "new": {"year": "1999"},
    }
    if action == "add":
        request |= {
            "table": "agencies",
            "start": 0,
            "end": 8,
            "new": {"agency": "Sở", "agency_text": "Sở", "role": "lead"},
        }
    session.correct(doc_id, request)
    assert len(session.open(doc_id).corrections) == 1
    if is_run_between:
        run([sample], store, lambda *_: None)
    session.undo(doc_id, 0, session.open(doc_id).corrections[0].at)
    assert session.open(doc_id).rows == before
    assert len(session.open(doc_id).corrections) == (2 if is_run_between and action != "accept" else 0)
    run([sample], store, lambda *_: None)
    assert {name: _table(store, name) for name in before} == before


def test_what_a_later_correction_builds_on_is_not_undone_first(tmp_path: pathlib.Path) -> None:
    store = tmp_path / "store"
    run([str(SAMPLES / "s7-xa-2019.txt")], store, lambda *_: None)
    session = ReviewSession(store, "Lan")
    doc_id = session.search("")[0].doc_id
    for year in ("1998", "1999"):
        entry = next(i for i, row in _ids(session, doc_id).items() if i.startswith("targets-") and row["value"] == 97.0)
        session.correct(doc_id, {"action": "change", "id": entry, "new": {"year": year}})
    first, second = session.open(doc_id).corrections
    with pytest.raises(RefusedError, match="undo that one first"):
        session.undo(doc_id, 0, first.at)
    with pytest.raises(RefusedError, match="changed in the meantime"):
        session.undo(doc_id, 0, second.at)
    session.undo(doc_id, 1, second.at)
    assert target(session.open(doc_id).rows, 97.0)["year"] == 1998
    session.undo(doc_id, 0, first.at)
    assert target(session.open(doc_id).rows, 97.0)["year"] == 2018
    assert not path_of(store, doc_id).exists()


@pytest.mark.parametrize("read", [read_corrections, digest])
def test_corrections_that_may_not_be_read_are_told(
    read: Callable[[pathlib.Path, str], object], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, whom nothing is locked to: the system's answer is put in its mouth."""
    path_of(tmp_path, "d").parent.mkdir()
    path_of(tmp_path, "d").touch()

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pathlib.Path, "read_text", locked)
    monkeypatch.setattr(pathlib.Path, "read_bytes", locked)
    with pytest.raises(CorrectionError, match="check its permissions"):
        read(tmp_path, "d")


def test_search_without_accents() -> None:
    assert bare("Kế hoạch Ba Tơ, ĐẮK LẮK") == "ke hoach ba to, dak lak"
