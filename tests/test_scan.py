"""Scans: a sample plan printed to images and recognised by Tesseract."""

import dataclasses
import difflib
import functools
import os
import pathlib

import numpy
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.document import Document
from corpus.errors import EmptyError, MissingProgramError
from corpus.ocr.cell_reading import cell_words
from corpus.ocr.dotted_zero import with_plain_zeros
from corpus.ocr.figure_reading import figures_again, letter_step
from corpus.ocr.numeral import first_word
from corpus.ocr.second_reading import surest, without_specks
from corpus.ocr.sign import sign_of
from corpus.ocr.skew import skew_of, straightened
from corpus.ocr.tesseract import Word, recognise
from corpus.options import Options
from corpus.pdf.text_line import Box
from corpus.read import read
from extract.plan import read_plan
from extract.record import Issue, LegalBasis, Target
from patterns.ocr.mark import row_numerals
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
    """The first page of a sample as an image in a PDF, at 200 dpi."""
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


def _word(text: str, left: int = 0, confidence: float = 90.0, step: int = 12) -> Word:
    return Word(text, left, 100, left + step * len(text), 120, confidence, (1, 1, 1))


def test_specks_go_where_they_are_many_and_strokes_stay() -> None:
    page = Image.new("L", (400, 300), 255)
    ImageDraw.Draw(page).line((20, 150, 380, 150), fill=0)
    assert without_specks(page) is page
    grey = numpy.asarray(page).copy()
    grey[10:290:7, 10:390:9] = 0
    grey[10:290:14, 11:391:9] = 0
    left = numpy.asarray(without_specks(Image.fromarray(grey))) < 128
    assert left[150, 20:381].all()
    assert left.sum() < 1.1 * 361


def test_of_two_readings_the_surer_one_is_kept() -> None:
    image = Image.new("L", (400, 300), 255)
    first = [_word("Giảm", 10, 96), _word("4l8", 100, 40), _word("hộ", 200, 96)]
    second = [_word("Gỉam", 10, 70), _word("418", 100, 95), _word("hộ", 200, 50)]
    assert [word.text for word in surest(image, first, lambda _: second)] == ["Giảm", "418", "hộ"]
    assert surest(image, second[1:2], lambda _: pytest.fail("read again")) == second[1:2]
    assert [word.text for word in surest(image, [_word("tổ", 10, 94)], lambda _: [_word("lồ", 10, 30)])] == ["tổ"]


def _given(words: list[Word], _: Image.Image) -> list[Word]:
    return words


def test_figures_of_monospaced_print_are_read_again() -> None:
    image = Image.new("L", (2000, 300), 255)
    assert letter_step([_word("nghèo", 100 * index) for index in range(25)]) is not None
    assert (
        letter_step([_word(text, step=step) for text in ("nghèo", "chính", "giảm,") for step in range(8, 17)]) is None
    )
    for first, confidence, second, sure, meant in (
        ("1.268", 90, "1.200", 40, "1.200"),  # zeros, however sure
        ("85%", 90, "35%", 40, "85%"),
        ("85%", 90, "35%", 90, "35%"),
        ("152/QĐ-UBND", 70, "132/QD-UBND", 5, "132/QĐ-UBND"),
        ("4óó", 80, "466", 95, "466"),
        ("832%.", 70, "82%.", 80, "832%."),  # room for five letters
        ("02", 96, "@2", 67, "02"),
        ("1ao", 60, "lao", 96, "1ao"),
    ):
        again = [Word(second, 30, 30, 80, 50, float(sure), (1, 1, 1))]
        (found,) = figures_again(image, [_word(first, 10, confidence)], 12, functools.partial(_given, again))
        assert found.text == meant
    wide = dataclasses.replace(_word("832%.", 10, 70), right=55)
    (found,) = figures_again(image, [wide], 12, lambda _: [Word("82%.", 30, 30, 80, 50, 80.0, (1, 1, 1))])
    assert found.text == "82%."


def _printed(text: str, font: str = "DejaVuSansMono.ttf", size: int = 32) -> Image.Image:
    image = Image.new("L", (400, 120), 255)
    ImageDraw.Draw(image).text((20, 20), text, font=ImageFont.truetype(font, size), fill=0)
    return image


def test_zeros_lose_their_dots_and_nothing_else_is_touched() -> None:
    for text in ("689 Bạ: i ộ ệ %;", "Độ, 8 @ ể"):
        image = _printed(text)
        assert with_plain_zeros(image, 200) is image
    ring = ImageDraw.Draw(figure := _printed("1", size=24))
    ring.ellipse((14, 18, 40, 54), outline=0, width=2)
    assert with_plain_zeros(figure, 200) is figure
    dotted = _printed("10.200 0")
    assert with_plain_zeros(few := _printed("1.200"), 200) is few
    plain = with_plain_zeros(dotted, 200)
    lost = (numpy.asarray(dotted) < 128) & (numpy.asarray(plain) >= 128)
    across = numpy.flatnonzero(lost.any(axis=0))
    assert 12 <= len(across) <= 32  # four dots
    assert not ((numpy.asarray(plain) < 128) & (numpy.asarray(dotted) >= 128)).any()
    assert with_plain_zeros(plain, 200) is plain


def test_strokes_of_a_monospaced_numeral_are_counted_by_the_letters_width() -> None:
    assert letter_step([_word("nghèo")] * 25) == pytest.approx(12, rel=0.05)
    for text, width, meant in (("I.", 18, "I."), ("II.", 30, "II."), ("II.", 42, "III."), ("III.", 42, "III.")):
        word = dataclasses.replace(_word(text), right=width)
        assert first_word(word, 12.0) == meant
    assert first_word(dataclasses.replace(_word("I."), right=26), None) == "II."


@pytest.mark.parametrize(("sign", "font_size"), [("≥", 32), ("≤", 32), (">", 40), ("<", 40)])
def test_signs_before_figures_are_known_by_their_strokes(sign: str, font_size: int) -> None:
    font = ImageFont.truetype("DejaVuSerif.ttf", font_size)
    for text, meant in ((sign, sign), ("2", None), ("z", None), ("%", None), ("=", None), ("5", None)):
        page = Image.new("L", (90, 90), 255)
        ImageDraw.Draw(page).text((20, 20), text, fill=0, font=font)
        assert sign_of(numpy.asarray(page) < 128) == meant, text


def test_a_cell_is_read_until_readings_agree() -> None:
    page = numpy.full((200, 400), 255, dtype=numpy.uint8)
    page[80:100, 20:40] = page[80:100, 60:80] = 0
    box = Box(10, 120, 390, 60)
    readings = iter([("27", 80.0, False), ("37", 90.0, True), ("37", 90.0, False), ("fail", 0.0, True)])

    def recognise(image: Image.Image, dpi: float, as_figures: bool) -> list[Word]:
        text, sureness, kind = next(readings)
        assert as_figures is kind
        return [Word(text, 0, 0, image.width, image.height, sureness, (1, 1, 1))]

    found = cell_words(Image.fromarray(page), [box], 200, recognise)
    assert ([word.text for word in found.words], found.doubted) == (["37"], ())
    readings = iter([("27", 80.0, False), ("37", 90.0, True), ("57", 70.0, False), ("87", 70.0, True)])
    found = cell_words(Image.fromarray(page), [box], 200, recognise)
    assert ([word.text for word in found.words], found.doubted) == (["37"], ("37",))


def test_roman_numerals_of_rows_follow_one_another() -> None:
    assert row_numerals(["", "1", "1", "2", "H", "1", "II"]) == ["", "I", "1", "2", "II", "1", "III"]
    assert row_numerals(["", "1", "ll", "1", "2", "II"]) == ["", "I", "II", "1", "2", "III"]
    for labels in (
        ["1", "2", "3", "11"],
        ["I", "II", "III", "IV"],
        ["A", "1", "2", "B", "1"],
        ["1", "1.1", "1.2", "2"],
    ):
        assert row_numerals(labels) == labels


def test_a_photo_whose_words_are_none_is_said(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("L", (600, 400), 90).save(tmp_path / "a.png")
    noise = [_word(text, 40 * index, 80.0) for index, text in enumerate(("đ=ê", "xvfg", "Jrtw", "nqaa", "bo"))]
    monkeypatch.setattr("corpus.ocr.scan.recognise", lambda *_, **__: noise)
    assert [doubt.code for doubt in read(tmp_path / "a.png").doubts if doubt.severity == "warning"] == ["page_unread"]
    figures = [_word(text, 80 * index, 96.0) for index, text in enumerate(("12", "1.200", "UBND"))]
    monkeypatch.setattr("corpus.ocr.scan.recognise", lambda *_, **__: figures)
    assert not read(tmp_path / "a.png").doubts
