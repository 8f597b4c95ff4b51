"""The factory of plans: reproducible, varied, true; and kehoach reads its plans in every format."""

import itertools
import json
import pathlib
import unicodedata

import pyarrow.parquet
import pytest

import kehoach
from benchmarks.factory.__main__ import main, plans, write
from benchmarks.factory.render import _lines
from kehoach.run.driver import run

FORMATS = ("txt", "docx", "pdf")


def test_the_same_seed_gives_the_same_bytes(tmp_path: pathlib.Path) -> None:
    for name in ("one", "two"):
        write(6, 3, ["txt"], tmp_path / name)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.*")} for name in ("one", "two"))
    assert one == two
    write(6, 4, ["txt"], tmp_path / "other")
    assert not {path.read_bytes() for path in (tmp_path / "other" / "plans").iterdir()} & set(one.values())


def test_plans_differ() -> None:
    made = list(itertools.islice(plans(5), 60))
    assert len({plan.truth["documents"]["title"] for plan in made}) > 30
    assert {plan.truth["documents"]["issuer_level"] for plan in made} == {"province", "district", "commune"}
    assert len({plan.truth["documents"]["issued_year"] for plan in made}) > 10
    assert any(plan.truth["documents"]["number"] is None for plan in made)
    assert any(plan.truth["components"] for plan in made)


def test_the_truth_stands_in_the_text() -> None:
    for plan in itertools.islice(plans(6), 30):
        text = "\n".join(_lines(plan))
        assert unicodedata.is_normalized("NFC", text)
        for table in ("legal_bases", "targets", "components", "funding", "agencies"):
            for row in plan.truth[table]:
                assert row["quote"] in text, (table, row["quote"])


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Plans in all formats, and the store of a run over them."""
    folder = tmp_path_factory.mktemp("factory")
    write(18, 8, FORMATS, folder)
    result = run([str(folder / "plans")], folder / "store", lambda *_: None)
    assert (result.plans, result.unread) == (18, 0)
    return folder


def test_figures_are_read_in_every_format(read: pathlib.Path) -> None:
    """What is true of a plan is found; and hardly anything else."""
    documents = pyarrow.parquet.read_table(read / "store" / "documents.parquet").to_pylist()
    for table, key, floor in (
        ("legal_bases", lambda row: (row["instrument_type"], row["number"]), 0.99),
        ("targets", lambda row: (row["kind"], row["value"], row["value_max"], row["unit"]), 0.97),
        ("components", lambda row: row["component_code"], 0.99),
        ("funding", lambda row: (row["component_code"], row["source"], row["amount_vnd"]), 0.99),
    ):
        rows = pyarrow.parquet.read_table(read / "store" / f"{table}.parquet").to_pylist()
        hits = wanted = found = 0
        for document in documents:
            gold = json.loads((read / "gold" / f"{pathlib.Path(document['file_name']).stem}.json").read_text("utf-8"))
            left = [key(row) for row in gold[table]]
            right = [key(row) for row in rows if row["doc_id"] == document["doc_id"]]
            hits += sum(min(left.count(name), right.count(name)) for name in set(left))
            wanted, found = wanted + len(left), found + len(right)
        assert 2 * hits / (wanted + found) >= floor, table


def test_the_header_is_read_in_every_format(read: pathlib.Path) -> None:
    for path in sorted((read / "plans").iterdir()):
        truth = json.loads((read / "gold" / f"{path.stem}.json").read_text("utf-8"))["documents"]
        header = kehoach.read(path).header
        for name in (
            "number",
            "issuer",
            "issuer_level",
            "title",
            "signer",
            "signing_capacity",
            "period_start",
            "period_end",
        ):
            assert getattr(header, name) == truth[name], (path.name, name)


def test_what_is_missing_for_pdf_is_said(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr("benchmarks.factory.render._FONTS", ("/nowhere/font.ttf",))
    monkeypatch.setattr("sys.argv", ["factory", "--formats", "pdf", "--output", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 3
    assert "apt-get install fonts-dejavu-core" in capsys.readouterr().err
