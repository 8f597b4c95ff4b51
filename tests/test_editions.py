"""One plan in many files counts once: TXT, DOCX and PDF of the same plan, and pairs that only look like one plan."""

import json
import os
import pathlib
import shutil

import docx
import pypdfium2
import pytest

import kehoach
from kehoach.run.driver import run
from kehoach.run.result import Policy
from kehoach.run.status import status
from outputs.comparison.build import Choice, compare
from outputs.report.page import read_frames
from outputs.report.summary import summary
from outputs.search.search import Wanted, search
from outputs.store.content import read_rows
from outputs.store.verify import verify
from tests.conftest import SAMPLES
from tests.office import convert
from tests.plans import plan

PDF = SAMPLES / "s6-tinh-2021.pdf"


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A plan as PDF, as TXT and as DOCX."""
    folder = tmp_path_factory.mktemp("editions")
    (folder / "a.pdf").write_bytes(PDF.read_bytes())
    text = kehoach.read(PDF).text
    (folder / "b.txt").write_text(text, encoding="utf-8")
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(folder / "c.docx"))
    return folder


def _copies(store: pathlib.Path) -> dict[str, str | None]:
    rows = read_rows(store, "documents")
    names = {row["doc_id"]: str(row["file_name"]) for row in rows}
    return {str(row["file_name"]): names[row["same_as"]] if row["same_as"] else None for row in rows}


def test_three_files_of_one_plan_count_once(inbox: pathlib.Path, tmp_path: pathlib.Path) -> None:
    store, alone = tmp_path / "store", tmp_path / "alone"
    result = run([str(inbox)], store, lambda *_: None)
    assert (result.plans, result.copies, result.others) == (3, 2, 0)
    copies = _copies(store)
    assert sorted(copies) == ["a.pdf", "b.txt", "c.docx"]
    (first,) = [name for name, other in copies.items() if other is None]
    assert {other for name, other in copies.items() if name != first} == {first}
    run([str(inbox / first)], alone, lambda *_: None)
    for name in ("money", "figures", "plans"):
        assert len(summary(read_frames(store))[name]) == len(summary(read_frames(alone))[name])
    total = [summary(read_frames(place))["money"]["counted"].sum() for place in (store, alone)]
    assert total[0] == total[1] > 0
    assert [len(compare(str(place), Choice()).sources) for place in (store, alone)] == [
        len(compare(str(alone), Choice()).sources)
    ] * 2


def _print(folder: pathlib.Path, text: str, *forms: str) -> None:
    """A text as TXT, DOCX, the `forms` of LibreOffice, PDF among them, and as a scan without a text layer."""
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(folder / "plan.docx"))
    for form in forms:
        convert(folder / "plan.docx", form, folder)
    pdf = pypdfium2.PdfDocument(folder / "plan.pdf")
    first, *others = [page.render(scale=200 / 72, grayscale=True).to_pil().convert("L") for page in pdf]
    pdf.close()
    first.save(folder / "plan-scan.pdf", save_all=True, append_images=others, resolution=200)


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A plan as TXT, DOCX, PDF, DOC and as a scan."""
    folder = tmp_path_factory.mktemp("five")
    os.environ["KEHOACH_CACHE"] = str(folder.parent / "cache")
    _print(folder, kehoach.read(SAMPLES / "s1-tinh-2024.txt").text, "pdf", "doc:MS Word 97")
    return folder


@pytest.fixture(scope="module")
def unnumbered(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The same plan as TXT, DOCX, PDF and as a scan, before it had its number: `Số:      /KH-UBND`."""
    folder = tmp_path_factory.mktemp("unnumbered")
    text = kehoach.read(SAMPLES / "s1-tinh-2024.txt").text
    blank = text.replace("Số: 46/KH-UBND", "Số:      /KH-UBND")
    assert blank != text
    _print(folder, blank, "pdf")
    return folder


def _money(store: pathlib.Path) -> tuple[int, int]:
    """What the report adds up, and how many amounts it shows."""
    found = summary(read_frames(store))["money"]
    return int(found["counted"].sum()), len(found)


def test_five_formats_of_one_plan_give_its_sums(five: pathlib.Path, tmp_path: pathlib.Path) -> None:
    alone, store = tmp_path / "alone", tmp_path / "store"
    run([str(five / "plan.txt")], alone, lambda *_: None)
    result = run([str(five)], store, lambda *_: None)
    assert (result.plans, result.copies) == (5, 4)
    assert _money(store) == _money(alone)
    assert _money(store)[0] == 412_560_000_000
    assert len(compare(str(store), Choice()).sources) == len(compare(str(alone), Choice()).sources)
    assert {hit.doc_id for hit in search(str(store), "hộ nghèo", Wanted(most=100))} == {_first(store)}
    assert status(str(store)).plans == 1
    (name,) = [name for name, other in _copies(store).items() if other is None]
    assert name != "plan-scan.pdf", "the text counts, not what OCR made of it"


def _first(store: pathlib.Path) -> object:
    (first,) = [row["doc_id"] for row in read_rows(store, "documents") if row["same_as"] is None]
    return first


def test_the_text_of_a_scan_comes_in_a_later_night(five: pathlib.Path, tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "in", tmp_path / "store"
    inbox.mkdir()
    shutil.copy(five / "plan-scan.pdf", inbox)
    run([str(inbox)], store, lambda *_: None)
    shutil.copy(five / "plan.txt", inbox)
    result = run([str(inbox)], store, lambda *_: None)
    assert (result.plans, result.copies) == (1, 1)
    assert _copies(store) == {"plan-scan.pdf": "plan.txt", "plan.txt": None}
    assert {hit.doc_id for hit in search(str(store), "hộ nghèo")} == {_first(store)}
    assert verify(store).is_whole


def test_a_corrected_scan_stays_the_first(five: pathlib.Path, tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "in", tmp_path / "store"
    inbox.mkdir()
    shutil.copy(five / "plan-scan.pdf", inbox)
    run([str(inbox)], store, lambda *_: None)
    (store / "corrections").mkdir(exist_ok=True)
    said = {"corrections": [], "doc_id": _first(store), "file_name": "plan-scan.pdf"}
    (store / "corrections" / f"{_first(store)}.json").write_text(json.dumps(said), encoding="utf-8")
    shutil.copy(five / "plan.txt", inbox)
    run([str(inbox)], store, lambda *_: None)
    assert _copies(store) == {"plan-scan.pdf": None, "plan.txt": "plan-scan.pdf"}


def test_where_the_first_edition_goes_another_is_the_first(inbox: pathlib.Path, tmp_path: pathlib.Path) -> None:
    shutil.copytree(inbox, tmp_path / "in")
    store = tmp_path / "store"
    run([str(tmp_path / "in")], store, lambda *_: None)
    (first,) = [name for name, other in _copies(store).items() if other is None]
    (tmp_path / "in" / first).unlink()
    run([str(tmp_path / "in")], store, lambda *_: None, policy=Policy(prune=True))
    copies = _copies(store)
    assert len(copies) == 2
    assert sorted(copies.values(), key=str).count(None) == 1, copies
    assert status(str(store)).plans == 1
    assert verify(store).is_whole


def test_a_copy_that_comes_in_a_later_night(inbox: pathlib.Path, tmp_path: pathlib.Path) -> None:
    store = tmp_path / "store"
    run([str(inbox / "a.pdf")], store, lambda *_: None)
    result = run([str(inbox)], store, lambda *_: None)
    assert (result.plans, result.copies) == (2, 2)
    assert _copies(store) == {"a.pdf": None, "b.txt": "a.pdf", "c.docx": "a.pdf"}


def _pair(change: tuple[str, str]) -> tuple[str, str]:
    text = plan(7)
    other = text.replace(*change)
    assert other != text
    return text, other + "\nGhi chú của bản sao."


@pytest.mark.parametrize(
    ("change", "is_copy"),
    [
        (("tổ chức thực hiện.", "tổ chức  thực hiện."), True),
        (("7/KH-UBND", "8/KH-UBND"), False),
        (("7/KH-UBND", "   /KH-UBND"), False),
        (("HUYỆN SƠN ĐỘNG", "HUYỆN LỤC NGẠN"), False),
        (("năm 2025\n\nKẾ HOẠCH", "năm 2024\n\nKẾ HOẠCH"), False),
        (("Giảm nghèo bền vững năm 2025, lần 7", "Phòng, chống thiên tai và tìm kiếm cứu nạn"), False),
    ],
)
def test_pairs(tmp_path: pathlib.Path, change: tuple[str, str], is_copy: bool) -> None:
    (tmp_path / "in").mkdir()
    for name, text in zip("ab", _pair(change), strict=True):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    result = run([str(tmp_path / "in")], tmp_path / "store", lambda *_: None)
    assert (result.plans, result.copies) == (2, int(is_copy))


_BLANK = ("Số: 7/KH-UBND", "Số:      /KH-UBND")


@pytest.mark.parametrize(
    ("change", "copies"),
    [
        (("tổ chức thực hiện.", "tổ chức  thực hiện ."), 1),
        (("giảm nghèo", "giảm nghèo"), 1),
        (("1,5%", "1,7%"), 0),
        (("HUYỆN SƠN ĐỘNG", "HUYỆN LỤC NGẠN"), 0),
        (("năm 2025\n\nKẾ HOẠCH", "năm 2024\n\nKẾ HOẠCH"), 0),
        (("bền vững năm 2025, lần 7", "bền vững quý I năm 2025, lần 7"), 0),
    ],
)
def test_plans_whose_number_is_blank(tmp_path: pathlib.Path, change: tuple[str, str], copies: int) -> None:
    """They are one plan where all else is the same: a draft with another figure is not."""
    text = plan(7).replace(*_BLANK)
    assert text != plan(7)
    other = text.replace(*change) + "\n"
    (tmp_path / "in").mkdir()
    for name, said in zip("ab", (text, other), strict=True):
        (tmp_path / "in" / f"{name}.txt").write_text(said, encoding="utf-8")
    result = run([str(tmp_path / "in")], tmp_path / "store", lambda *_: None)
    assert (result.plans, result.copies) == (2, copies)


def test_four_formats_of_a_plan_without_a_number_give_its_sums(
    unnumbered: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    result = run([str(unnumbered)], tmp_path / "store", lambda *_: None)
    assert (result.plans, result.copies) == (4, 3)
    assert _money(tmp_path / "store")[0] == 412_560_000_000
    assert status(str(tmp_path / "store")).plans == 1


def test_a_scan_whose_number_was_not_read_is_an_edition(
    five: pathlib.Path, unnumbered: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """The number of a scan is often written by hand; a text whose number is blank was not issued yet."""
    scan, text = tmp_path / "scan.pdf", tmp_path / "plan.txt"
    shutil.copy(unnumbered / "plan-scan.pdf", scan)
    shutil.copy(five / "plan.txt", text)
    for number, order in enumerate(((scan, text), (text, scan))):
        store = tmp_path / f"store{number}"
        for source in order:
            run([str(source)], store, lambda *_: None)
        assert _copies(store) == {"scan.pdf": "plan.txt", "plan.txt": None}
    shutil.copy(unnumbered / "plan.txt", tmp_path / "draft.txt")
    run([str(text), str(tmp_path / "draft.txt")], tmp_path / "drafts", lambda *_: None)
    assert _copies(tmp_path / "drafts") == {"plan.txt": None, "draft.txt": None}


def test_documents_that_are_not_plans_are_counted_apart(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(plan(1), encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text("Chương một\nTrời xanh mây trắng.", encoding="utf-8")
    result = run([str(tmp_path / "in")], tmp_path / "store", lambda *_: None)
    assert (result.plans, result.copies, result.others) == (2, 0, 1)
    assert len(summary(read_frames(tmp_path / "store"))["plans"]) == 1
