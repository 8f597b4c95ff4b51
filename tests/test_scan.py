"""Scans: a sample plan printed to pictures and recognised by Tesseract."""

import os
import pathlib

import pypdfium2
import pytest

from corpus.document import Document
from corpus.error import EmptyError, MissingProgramError
from corpus.ocr import recognise
from corpus.option import Options
from corpus.read import read
from extract.plan import read_plan
from extract.record import Issue, LegalBasis, Target
from patterns.instrument import repaired_number
from tests.conftest import SAMPLES

PLAN = SAMPLES / "s6-tinh-2021.pdf"


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The first page of a sample as a picture in a PDF, at 200 dpi."""
    folder = tmp_path_factory.mktemp("scan")
    os.environ["KEHOACH_CACHE"] = str(folder / "cache")
    pdf = pypdfium2.PdfDocument(PLAN)
    picture = pdf[0].render(scale=200 / 72).to_pil().convert("RGB")
    pdf.close()
    picture.save(folder / "scan.pdf", resolution=200)
    return folder / "scan.pdf"


@pytest.fixture(scope="module")
def recognised(scan: pathlib.Path) -> Document:
    return read(scan)


def test_a_scan_is_read_as_its_text_layer_is(recognised: Document) -> None:
    assert recognised.text_source == "ocr"
    plan, printed = read_plan(recognised), read_plan(read(PLAN))
    assert plan.header.number == printed.header.number == "398/KH-UBND"
    assert plan.header.issued_date == printed.header.issued_date
    assert [(row.number, row.issued_date) for row in plan.of(LegalBasis)] == [
        (row.number, row.issued_date) for row in printed.of(LegalBasis)
    ]
    assert [(row.value, row.value_max, row.unit) for row in plan.of(Target) if not row.area] == [
        (row.value, row.value_max, row.unit) for row in printed.of(Target) if not row.area
    ]


def test_never_and_force(scan: pathlib.Path) -> None:
    with pytest.raises(EmptyError, match="--ocr auto"):
        read(scan, Options(ocr="never"))
    assert read(PLAN).text_source == "text"


def test_the_same_bytes_are_recognised_once(
    recognised: Document, scan: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise AssertionError("recognised again")

    monkeypatch.setattr("corpus.ocr._tesseract", fail)
    assert read(scan).text == recognised.text


def test_missing_language_names_the_package() -> None:
    with pytest.raises(MissingProgramError, match="apt-get install tesseract-ocr-xyz"):
        recognise(b"", "xyz")


def test_misread_letters_of_a_symbol_are_repaired() -> None:
    assert repaired_number("10/2022/TI-BLĐTBXH", "Thông tư") == "10/2022/TT-BLĐTBXH"
    assert repaired_number("823/TIr-PLĐTBXH", "Tờ trình") == "823/TTr-PLĐTBXH"
    assert repaired_number("10/2022/TT-BYT", "Thông tư") is None
    assert repaired_number("90/QĐ-TTg", "Thông tư") is None


def test_low_confidence_is_said(recognised: Document) -> None:
    assert all(issue.code != "ocr_low_confidence" for issue in read_plan(recognised).of(Issue))
