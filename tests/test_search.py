"""Search, citations and SQL over a store: what is found, in which order, and that the index follows the tables."""

import contextlib
import datetime
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import outputs.search.index
from kehoach.run.driver import run
from kehoach.run.result import Policy
from kehoach.run.status import status
from outputs.cite import Cited, cite
from outputs.review.highlight import entries
from outputs.search.search import Wanted, opened_index, search
from outputs.search.terms import terms_of
from outputs.sql import run_query
from outputs.store.content import read_plan_rows, read_rows
from outputs.store.folder import OutputError
from patterns.fold import key
from patterns.search import parse_query, plain
from tests.conftest import SAMPLES
from tests.plans import write_plans


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A store of the text samples and forty small plans."""
    folder = tmp_path_factory.mktemp("search")
    write_plans(folder / "inbox", range(40))
    run([*map(str, sorted(SAMPLES.glob("*.txt"))), str(folder / "inbox")], folder / "store", lambda *_: None, csv=False)
    return folder / "store"


QUERIES = {
    "nhà tạm, nhà dột nát": "XÓA 1.120 NHÀ TẠM",
    "nha tam nha dot nat": "XÓA 1.120 NHÀ TẠM",
    '"xóa 1.120 nhà tạm"': "XÓA 1.120 NHÀ TẠM",
    "lần 7": "LẦN 7",
    '"lan 17"': "LẦN 17",
    '"1023 trieu dong"': "1023 TRIỆU ĐỒNG",
    "Công chức Văn hóa - Xã hội": "CÔNG CHỨC VĂN HÓA - XÃ HỘI",
    "cong chuc tai chinh ke toan": "CÔNG CHỨC TÀI CHÍNH - KẾ TOÁN",
}


@pytest.mark.parametrize(("query", "words"), QUERIES.items())
def test_what_is_asked_for_is_among_the_first_three(store: pathlib.Path, query: str, words: str) -> None:
    hits = search(str(store), query, Wanted(most=3))
    assert any(words in hit.quote.upper() for hit in hits), [hit.quote for hit in hits]
    texts = {hit.doc_id: (store / "text" / f"{hit.doc_id}.txt").read_text(encoding="utf-8") for hit in hits}
    assert all(texts[hit.doc_id][hit.start : hit.end] == hit.quote for hit in hits)


def test_accents_that_are_typed_come_first(tmp_path: pathlib.Path) -> None:
    body = "KẾ HOẠCH\nGiảm nghèo năm 2024\nI. NỘI DUNG\n{}\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(body.format("Thăm hỏi hộ cháu mồ côi."), encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(body.format("Sửa hồ chứa nước mồ côi."), encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "store", lambda *_: None, csv=False)
    assert "hồ" in search(str(tmp_path / "store"), "hồ mồ côi")[0].quote
    assert "hộ" in search(str(tmp_path / "store"), "hộ mồ côi")[0].quote
    assert len(search(str(tmp_path / "store"), "ho mo coi")) == 2


def test_filters_and_tables(store: pathlib.Path) -> None:
    assert {hit.year for hit in search(str(store), "hộ nghèo", Wanted(year=2023, most=100))} == {2023}
    assert {hit.province for hit in search(str(store), "hộ nghèo", Wanted(province="quang tri", most=100))} == {
        "Quảng Trị"
    }
    assert search(str(store), "hộ nghèo", Wanted(district="son dong"))
    with pytest.raises(OutputError, match=r"no such province in this store: Quang Trj; did you mean Quảng Trị\?"):
        search(str(store), "hộ nghèo", Wanted(province="Quang Trj"))
    with pytest.raises(OutputError, match="no such district in this store: Nowhere; it has"):
        search(str(store), "hộ nghèo", Wanted(district="Nowhere"))
    hits = search(str(store), "triệu đồng", Wanted(table="funding", most=100))
    amounts = {(row["doc_id"], row["start"], row["end"]) for row in read_rows(store, "funding")}
    assert hits
    assert {(hit.doc_id, hit.start, hit.end) for hit in hits} <= amounts
    with pytest.raises(OutputError, match="no word"):
        search(str(store), '" . "')
    with pytest.raises(OutputError):
        search(str(store / "nowhere"), "hộ")


@pytest.mark.parametrize("between", [0, 3, 10_000])
@pytest.mark.parametrize("step", [1, 2, 7, 50])
@pytest.mark.parametrize("query", ["hộ nghèo", "hộ san", "lần", '"lần 7"', "triệu đồng năm"])
def test_some_plans_are_searched_as_all_are(
    query: str, step: int, between: int, store: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs.search.index, "_BETWEEN", between)
    with opened_index(store) as index:
        numbers = index.plans_where(["1"], ())
        found = [tuple(row) for row in index.select(parse_query(query), 0, None, 10_000)]
        some = [tuple(row) for row in index.select(parse_query(query), 0, numbers[::step], 10_000)]
        assert some == [row for row in found if row[2] in numbers[::step]]
        assert index.select(parse_query(query), 0, [], 10_000) == []
    assert found or query == "hộ san"


def test_the_index_follows_the_tables(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    (first, second) = write_plans(inbox, range(2))
    run([str(inbox)], store, lambda *_: None, csv=False)
    assert len(search(str(store), '"lần 1"')) == 1
    second.write_text(second.read_text(encoding="utf-8").replace("lần 1", "lần thứ nhất"), encoding="utf-8")
    first.unlink()
    run([str(inbox)], store, lambda *_: None, policy=Policy(prune=True), csv=False)
    assert search(str(store), '"lần 0"') == []
    assert search(str(store), '"lần 1"') == []
    assert len(search(str(store), "lần thứ nhất")) == 1
    second.rename(inbox / "renamed.txt")
    run([str(inbox)], store, lambda *_: None, csv=False)
    with opened_index(store) as index:
        assert index._base.execute("select file_name from plans").fetchone()[0] == "renamed.txt"
    before = search(str(store), "hộ nghèo")
    for damage in (lambda path: path.unlink(), lambda path: path.write_bytes(b"no index at all" * 400)):
        for name in ("search.sqlite-wal", "search.sqlite-shm"):
            (store / name).unlink(missing_ok=True)
        damage(store / "search.sqlite")
        assert search(str(store), "hộ nghèo") == before


def test_what_commits_added_is_merged_at_the_end_of_a_run(tmp_path: pathlib.Path) -> None:
    added = write_plans(tmp_path / "inbox", range(9))
    segments = []
    for path in added:
        run([str(path)], tmp_path / "store", lambda *_: None, csv=False)
        with opened_index(tmp_path / "store") as index:
            segments.append(index._base.execute("select count(distinct segid) from shadow_idx").fetchone()[0])
    assert segments == [1, 2, 3, 4, 5, 6, 7, 1, 2]
    assert [len(search(str(tmp_path / "store"), f'"lần {number}"')) for number in range(9)] == [1] * 9


def test_rows_of_the_same_words_are_found_in_their_tables(store: pathlib.Path) -> None:
    found = [
        (row["doc_id"], row["start"], row["end"]) for name in ("targets", "agencies") for row in read_rows(store, name)
    ]
    with opened_index(store) as index:
        words, passages = index._base.execute("select count(distinct words), count(*) from passages").fetchone()
        assert words < passages
        kept = index._base.execute(
            "select doc_id, start, end from passages join plans on plan = number where kind in (1, 5)"
        )
        assert sorted(map(tuple, kept)) == sorted(place for place in found if None not in place)


@given(st.text(max_size=60))
def test_any_query_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert all(phrase == plain(phrase) for phrase in query.phrases)
    assert '""' not in query.match


@given(st.text(alphabet=st.characters(max_codepoint=0x1FFF), max_size=60))
def test_a_text_without_accents_has_the_same_length(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(text) == "".join(map(plain, text))


def test_citations_have_what_the_plan_says(store: pathlib.Path) -> None:
    document = next(row for row in read_rows(store, "documents") if row["number"] == "46/KH-UBND")
    rows = read_plan_rows(store, str(document["doc_id"]))
    entry = next(entry for entry in entries(rows) if entry.table == "targets")
    plan, figure = Cited(document), Cited(document, entry.row, entry.id)
    assert cite(plan, "text").startswith("Ủy ban nhân dân tỉnh Quảng Trị, ngày 19/02/2024. Kế hoạch số 46/KH-UBND: ")
    assert str(entry.row["quote"])[:20] in cite(figure, "text")
    assert cite(figure, "bibtex").count("{") == cite(figure, "bibtex").count("}")
    assert cite(figure, "ris").splitlines()[0] == "TY  - GOVDOC"
    (item,) = json.loads(cite(figure, "csl"))
    assert f"url = {{{figure.link}}}" in cite(figure, "bibtex"), "as it is: a URL is taken word for word"
    assert item["issued"] == {"date-parts": [[2024, 2, 19]]}
    assert item["URL"] == f"plans/{document['doc_id']}.html#{entry.id}"


def test_a_permalink_survives_reruns(store: pathlib.Path) -> None:
    """The key of a row does not depend on where its words are, nor on what decided it."""
    rows = read_plan_rows(store, str(read_rows(store, "documents")[0]["doc_id"]))
    changed = {"rule": "another", "confidence": 0.5, "start": 7, "end": 9, "page": 3}
    moved = {
        name: [row | {key: value for key, value in changed.items() if key in row} for row in own] for name, own in rows.items()
    }  # fmt: skip
    before, after = [entry.id for entry in entries(rows)], [entry.id for entry in entries(moved)]
    assert before == after
    assert len(set(before)) == len(before)


def test_key_terms_tell_a_plan_from_others(store: pathlib.Path) -> None:
    name = search(str(store), "nhà tiêu hợp vệ sinh")[0].doc_id
    (terms,) = terms_of(store, [name], most=10).values()
    text = key((store / "text" / f"{name}.txt").read_text(encoding="utf-8"))
    assert terms
    assert all(text.count(term) >= 2 and " " in term for term in terms)
    assert "ủy ban nhân dân" not in terms, "what every plan says is no key term"


def _kehoach(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_on_the_command_line(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    found = _kehoach("search", store, "hộ nghèo", "--json", "-n", 1)
    hit = json.loads(found.stdout)
    assert _kehoach("cite", store, hit["doc_id"]).stdout.endswith(".\n")
    assert _kehoach("cite", store, "k0000").returncode == 3
    assert _kehoach("cite", store, hit["doc_id"], "targets-0").returncode == 3
    answer = _kehoach("sql", store, "select count(*) as n from documents")
    assert str(len(read_rows(store, "documents"))) in answer.stdout
    wrong = _kehoach("sql", store, "select nothing from nowhere")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "nowhere" in wrong.stderr


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "json"])
def test_an_answer_is_written(ending: str, store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "new" / f"answer.{ending}"
    query = "select issuer, issued_date, n_chars, 1.5::decimal(9, 2) as share, '=1+1' as text from documents order by doc_id"
    assert run_query(str(store), query, path) == len(read_rows(store, "documents"))
    read = {"csv": pandas.read_csv, "parquet": pandas.read_parquet, "xlsx": pandas.read_excel, "json": pandas.read_json}
    found = read[ending](path)
    assert list(found) == ["issuer", "issued_date", "n_chars", "share", "text"]
    assert (int(found["n_chars"].sum()), float(found["share"][0])) == (
        sum(int(str(row["n_chars"])) for row in read_rows(store, "documents")),
        1.5,
    )
    assert found["text"][0] == ("'=1+1" if ending == "csv" else "=1+1")
    issuers = {row["issuer"] for row in read_rows(store, "documents") if row["issuer"]}
    assert set(found["issuer"].dropna()) == issuers
    assert ending != "csv" or path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel shows Vietnamese by it"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "query",
    ["copy documents to '{}/out.csv'", "create table x as select 1", "select 1; copy documents to '{}/out.csv'", "attach '{}/out.csv'", ""],
)  # fmt: skip
def test_a_query_only_reads(query: str, store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    with pytest.raises(OutputError, match="select"):
        run_query(str(store), query.format(tmp_path))
    assert not list(tmp_path.iterdir())


def test_the_files_have_version_and_date_of_reading(store: pathlib.Path) -> None:
    query = "select extractor_version, count(read_at) as n, min(read_at) as at from documents join files using (doc_id, source) group by all"
    answer = run_query(str(store), query)
    (line,) = [line for line in str(answer).splitlines() if "ocr=auto" in line]
    assert f" {len(read_rows(store, 'documents'))} " in line
    assert f" {datetime.datetime.now(datetime.UTC):%Y}-" in line


@pytest.mark.parametrize("output", ["file/answer.csv", "folder.csv"])
def test_where_an_answer_cannot_be_written(output: str, store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OutputError, match="--output"):
        run_query(str(store), "select 1", tmp_path / output)


@pytest.mark.parametrize("lost", [(), ("search.sqlite",)])
def test_a_store_where_nothing_can_be_written_is_searched(
    store: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, lost: tuple[str, ...]
) -> None:
    """As on a disk that is mounted to be read only: from the index as it is, or from a copy that is caught up."""
    wanted = search(str(store), "hộ nghèo")
    shutil.copytree(store, tmp_path / "store", symlinks=True)
    for name in lost:
        (tmp_path / "store" / name).unlink()
    before = {path: path.read_bytes() for path in (tmp_path / "store").iterdir() if path.is_file()}
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert search(str(tmp_path / "store"), "hộ nghèo") == wanted
    assert {path: path.read_bytes() for path in (tmp_path / "store").iterdir() if path.is_file()} == before


def test_an_index_of_an_older_kehoach_is_made_again(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    wanted = search(str(store), "hộ nghèo")
    shutil.copytree(store, tmp_path / "store", symlinks=True)
    with contextlib.closing(sqlite3.connect(tmp_path / "store" / "search.sqlite")) as base:
        base.execute("pragma user_version = 0")
    assert search(str(tmp_path / "store"), "hộ nghèo") == wanted


def test_an_index_that_is_locked_is_not_taken_for_damaged(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plans(tmp_path / "inbox", range(1))
    store = tmp_path / "store"
    run([str(tmp_path / "inbox")], store, lambda *_: None, csv=False)

    def locked(_: pathlib.Path) -> None:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr("outputs.search.upkeep.SearchIndex", locked)
    with pytest.raises(OutputError, match="wait until the run"):
        search(str(store), "hộ nghèo")
    assert (store / "search.sqlite").is_file()


def test_a_folder_in_the_place_of_the_index_is_named(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    shutil.copytree(store, tmp_path / "store", symlinks=True)
    for path in (tmp_path / "store").glob("search.sqlite*"):
        path.unlink()
    (tmp_path / "store" / "search.sqlite").mkdir()
    with pytest.raises(OutputError, match=r"its search.sqlite is a folder; delete or rename that folder"):
        search(str(tmp_path / "store"), "hộ nghèo")
    (tmp_path / "store" / "search.sqlite").rmdir()
    assert search(str(tmp_path / "store"), "hộ nghèo") == search(str(store), "hộ nghèo")


def test_documents_that_an_older_kehoach_noted_nothing_of_count_as_plans(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(3))
    run([str(tmp_path / "inbox")], tmp_path / "store", lambda *_: None, csv=False)
    with contextlib.closing(sqlite3.connect(tmp_path / "store" / "ledger.sqlite")) as base, base:
        base.execute("delete from editions")
    assert status(str(tmp_path / "store")).plans == 3
