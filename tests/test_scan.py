"""Scans: a sample plan printed to pictures and recognised by Tesseract."""

import difflib
import os
import pathlib

import pypdfium2
import pytest
from PIL import Image

from corpus.document import Document
from corpus.errors import EmptyError, MissingProgramError
from corpus.ocr.skew import skew_of, straightened
from corpus.ocr.tesseract import recognise
from corpus.options import Options
from corpus.read import read
from extract.plan import read_plan
from extract.record import Issue, LegalBasis, Target
from tests.conftest import SAMPLES, document_of

PLAN = SAMPLES / "s6-tinh-2021.pdf"


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    """The first page of a sample at 200 dpi."""
    pdf = pypdfium2.PdfDocument(PLAN)
    image: Image.Image = pdf[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    pdf.close()
    return image


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory, picture: Image.Image) -> pathlib.Path:
    """The first page of a sample as a picture in a PDF, at 200 dpi."""
    folder = tmp_path_factory.mktemp("scan")
    os.environ["KEHOACH_CACHE"] = str(folder / "cache")
    picture.convert("RGB").save(folder / "scan.pdf", resolution=200)
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

    monkeypatch.setattr("corpus.ocr.tesseract._tesseract", fail)
    assert read(scan).text == recognised.text


def test_missing_language_names_the_package() -> None:
    with pytest.raises(MissingProgramError, match="apt-get install tesseract-ocr-xyz"):
        recognise(b"", "xyz")


def test_low_confidence_is_said(recognised: Document) -> None:
    assert all(issue.code != "ocr_low_confidence" for issue in read_plan(recognised).of(Issue))


@pytest.mark.parametrize("angle", [2.4, -3.0])
def test_a_page_that_leans_is_straightened(angle: float, picture: Image.Image) -> None:
    leaning = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(leaning) == pytest.approx(-angle, abs=0.15)
    assert skew_of(straightened(leaning)) == pytest.approx(0.0, abs=0.15)
    assert straightened(picture) is picture


@pytest.mark.parametrize("turn", [91.0, 180.0])
def test_a_page_on_its_side_or_head_is_turned(
    turn: float, picture: Image.Image, recognised: Document, tmp_path: pathlib.Path
) -> None:
    picture.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255).save(
        tmp_path / "scan.pdf", resolution=200
    )
    turned = read(tmp_path / "scan.pdf")
    assert difflib.SequenceMatcher(None, recognised.text, turned.text, autojunk=False).ratio() > 0.97
    assert read_plan(turned).header.number == "398/KH-UBND"


def test_a_stretch_that_cannot_be_read_is_doubted() -> None:
    text = "Qz xhrt wpl kjgf bnm vczx rtyp sdfgh qwrt plmk zxcv bhgt nmkj wrtp fdsg\n" * 6
    document = document_of("Kế hoạch giảm nghèo của huyện trong năm nay như sau:\n" + text)
    (doubt,) = document.doubts
    assert doubt.code == "text_garbled"
    assert doubt.span is not None
    assert document.quote(doubt.span).startswith("Qz xhrt")
    assert not document_of("Căn cứ Nghị quyết số 5/NQ-HĐND; thực hiện Kế hoạch số 6/KH-UBND.\n" * 20).doubts
