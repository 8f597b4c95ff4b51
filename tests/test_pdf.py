"""PDF pages of every kind: how each is read, in which order, and where its words are."""

import io
import os
import pathlib
import unicodedata
from collections.abc import Sequence

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from corpus import normalise as normalisation
from corpus.document import Document, Span
from corpus.errors import EncryptedError, TooLargeError
from corpus.evidence.page_image import page_image
from corpus.evidence.word_box import WordBox, WordBoxes
from corpus.normalise import closed_up, normalise, single_spaced
from corpus.options import Options
from corpus.pdf import printed_page, read_page
from corpus.read import read_data
from extract.plan import read_plan
from patterns.syllable import syllables
from patterns.text import BLANKS, EMPHASIS_MARK, ESCAPED_BREAK, INVISIBLE, MARKDOWN_HEADING
from tests.conftest import SAMPLES
from tests.print_pdf import WIDTH, Put, printed_pdf
from tests.test_readers import _encrypted

BODY = (
    "Ủy ban nhân dân huyện ban hành kế hoạch giảm nghèo bền vững năm 2024",
    "trên địa bàn huyện với các nội dung sau đây và tổ chức thực hiện ngay",
    "từ đầu năm để hoàn thành các mục tiêu đã đề ra trong từng chương trình",
    "và từng dự án.",
)
JOINED = " ".join(BODY)
LEFT = (Put(85, 780, "ỦY BAN NHÂN DÂN"), Put(97, 764, "HUYỆN BA TƠ"), Put(91, 748, "Số: 27/KH-UBND"))
RIGHT = (
    Put(300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    Put(320, 764, "Độc lập - Tự do - Hạnh phúc"),
    Put(315, 748, "Ba Tơ, ngày 15 tháng 02 năm 2024"),
)
SIGNED = (Put(85, 600, "Nơi nhận:"), Put(330, 600, "TM. ỦY BAN NHÂN DÂN"), Put(85, 584, "- UBND tỉnh;"), Put(350, 584, "KT. CHỦ TỊCH"),
          Put(85, 568, "- Lưu: VT."), Put(342, 568, "PHÓ CHỦ TỊCH"), Put(345, 500, "Lữ Đình Tích"))  # fmt: skip
FRAME = ["85 400 m 385 400 l S", "85 380 m 385 380 l S", "85 360 m 385 360 l S", "85 340 m 385 340 l S",
         "85 340 m 85 400 l S", "185 340 m 185 400 l S", "285 340 m 285 400 l S", "385 340 m 385 400 l S"]  # fmt: skip
CELLS = [Put(90 + 100 * column, 386 - 20 * row, text) for row, texts in enumerate([("TT", "Xã", "Hộ nghèo"), ("1", "Ba Vì", "56"), ("2", "Ba Xa", "73")])
         for column, text in enumerate(texts)]  # fmt: skip


def _body(left: float = 85, top: float = 700, apart: float = 18) -> list[Put]:
    return [Put(left, top - apart * index, text) for index, text in enumerate(BODY)]


def _letters(puts: Sequence[Put]) -> list[Put]:
    """Every letter drawn alone, the last first and every other one before the rest."""
    drawn = [
        Put(put.left + WIDTH * put.size * index, put.baseline, letter)
        for put in puts
        for index, letter in enumerate(put.text)
        if letter != " "
    ]
    return [*drawn[::-2], *drawn[-2::-2]]


def _read(data: bytes, ocr: str = "never") -> Document:
    return read_data("plan.pdf", data, Options(ocr=ocr))  # type: ignore[arg-type]  # the tests below name it rightly


READ = {
    "plain": (printed_pdf(_body()), [JOINED]),
    "lines drawn from the last to the first": (printed_pdf(_body()[::-1]), [JOINED]),
    "letters drawn in odd order": (printed_pdf(_letters(_body())), [JOINED]),
    "drawn twice for bold": (printed_pdf([*_body(), *_body(left=85.3)]), [JOINED]),
    "letterhead row by row": (
        printed_pdf([put for pair in zip(LEFT, RIGHT, strict=True) for put in pair] + _body()),
        [put.text for put in (*LEFT[:2], *RIGHT[:2], LEFT[2], RIGHT[2])] + [JOINED],
    ),
    "signature row by row": (
        printed_pdf([*_body(), *SIGNED]),
        [JOINED] + [put.text for put in (*SIGNED[:6:2], *SIGNED[1:6:2], SIGNED[6])],
    ),
    "letterhead column by column": (printed_pdf([*LEFT, *RIGHT, *_body()]), [put.text for put in (*LEFT, *RIGHT)] + [JOINED]),
    "letterhead drawn last": (printed_pdf([*_body(), *LEFT, *RIGHT]), [put.text for put in (*LEFT, *RIGHT)] + [JOINED]),
    "page number drawn first": (printed_pdf([Put(290, 30, "3"), *_body()]), [JOINED]),
    "number and symbol over two lines": (
        printed_pdf([Put(85, 700, "Căn cứ Quyết định số 842/QĐ-"), Put(85, 682, "TTg ngày 30/6/2024 và Nghị quyết số 27/NQ-"), Put(85, 664, "HĐND.")]),
        ["Căn cứ Quyết định số 842/QĐ-TTg ngày 30/6/2024 và Nghị quyết số 27/NQ-HĐND."],
    ),
    "blanks left for a number": (printed_pdf([Put(85, 748, "Số:"), Put(160, 748, "/KH-UBND"), *_body()]), ["Số: /KH-UBND", JOINED]),
    "letters set apart": (printed_pdf([Put(240, 730, "KẾ HOẠCH", 14, spacing=6), *_body()]), ["KẾ HOẠCH", JOINED]),
    "letters typed apart": (printed_pdf([Put(240, 730, "K Ế  H O Ạ C H", 14), *_body()]), ["KẾ HOẠCH", JOINED]),
    "look-alikes": (printed_pdf([Put(85, 700, "Hƣớng dẫn ngƣời dân vay vốn, sửa ĐƢỜNG đi.")]), ["Hướng dẫn người dân vay vốn, sửa ĐƯỜNG đi."]),
    "shown turned": (printed_pdf([Put(100 + 18 * index, 85, text, quarters=1) for index, text in enumerate(BODY)], rotate=90), [JOINED]),
    "sideways, to be read from the right": (printed_pdf([Put(100 + 18 * index, 85, text, quarters=1) for index, text in enumerate(BODY)]), [JOINED]),
    "sideways, to be read from the left": (printed_pdf([Put(400 - 18 * index, 790, text, quarters=3) for index, text in enumerate(BODY)]), [JOINED]),
    "on its head": (printed_pdf([Put(510, 142 + 18 * index, text, quarters=2) for index, text in enumerate(BODY)]), [JOINED]),
    "a page that does not begin at 0": (printed_pdf([Put(put.left + 1000, put.baseline + 2000, put.text) for put in [Put(290, 800, "2"), *_body()]],
                                                     box="1000 2000 1595 2842"), [JOINED]),
    "hidden off the page": (printed_pdf([*_body(), Put(85, -200, "giấu dưới trang"), Put(900, 700, "giấu bên phải")]), [JOINED]),
    "a text layer that draws nothing": (printed_pdf([Put(put.left, put.baseline, put.text, mode=3) for put in _body()]), [JOINED]),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_a_page_says_and_in_which_order(name: str) -> None:
    data, expected = READ[name]
    assert _read(data).text.splitlines() == expected


def test_more_pages_than_a_file_may_have() -> None:
    data = _joined(printed_pdf(_body()), printed_pdf(_body()))
    assert read_data("plan.pdf", data, Options(pages=2)).n_pages == 2
    with pytest.raises(TooLargeError, match="2 pages, more than 1; split it or raise --max-pages"):
        read_data("plan.pdf", data, Options(pages=1))


def test_letterhead_and_signature_side_by_side() -> None:
    rows = [put for pair in zip(LEFT, RIGHT, strict=True) for put in pair]
    title = [Put(250, 726, "KẾ HOẠCH", 14), Put(190, 710, "Giảm nghèo bền vững năm 2024")]
    header = read_plan(_read(printed_pdf([*rows, *title, *_body(top=680), *SIGNED]))).header
    assert (header.number, header.issued_date and header.issued_date.isoformat(), header.place) == (
        "27/KH-UBND",
        "2024-02-15",
        "Ba Tơ",
    )
    assert (header.issuer, header.signer, header.signer_position, header.signing_capacity) == ("Ủy ban nhân dân huyện Ba Tơ", "Lữ Đình Tích", "Phó Chủ tịch", "KT")  # fmt: skip


def test_each_page_is_read_the_way_that_suits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text by pdfium alone; its paths on the page that draws a table's lines; Tesseract on the page that is an image."""
    read: list[tuple[str, int]] = []
    tables, recognised = printed_page._ruled, read_page.recognised_page
    monkeypatch.setattr(
        printed_page,
        "_ruled",
        lambda opened, layer, lines, index, data: (
            read.append(("table", index + 1)) or tables(opened, layer, lines, index, data)
        ),
    )
    monkeypatch.setattr(
        read_page,
        "recognised_page",
        lambda page, number, language: read.append(("scan", number)) or recognised(page, number, language),
    )
    document = _read(
        _joined(printed_pdf(_body()), printed_pdf(CELLS, lines=FRAME), _scan(), printed_pdf(_body())), "auto"
    )
    assert read == [("table", 2), ("scan", 3)]
    assert document.text_source == "mixed"
    pages = [
        document.text[start:end].splitlines()
        for start, end in zip(document.page_starts, [*document.page_starts[1:], None], strict=True)
    ]
    assert pages[0] == pages[3] == [JOINED]
    assert pages[1] == ["TT | Xã | Hộ nghèo", "1 | Ba Vì | 56", "2 | Ba Xa | 73"]
    assert "398/KH-UBND" in " ".join(pages[2])


def _joined(*files: bytes) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for data in files:
        part = pypdfium2.PdfDocument(data)
        whole.import_pages(part)
        part.close()
    stream = io.BytesIO()
    whole.save(stream)
    whole.close()
    return stream.getvalue()


@pytest.fixture(autouse=True, scope="module")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["KEHOACH_CACHE"] = str(tmp_path_factory.mktemp("cache"))


def _scan() -> bytes:
    """The upper fifth of a sample's first page as an image in a PDF, at 200 dpi."""
    pdf = pypdfium2.PdfDocument(SAMPLES / "s6-tinh-2021.pdf")
    picture = pdf[0].render(scale=200 / 72).to_pil().convert("RGB")
    pdf.close()
    stream = io.BytesIO()
    picture.crop((0, 0, picture.width, picture.height // 5)).save(stream, "PDF", resolution=200)
    return stream.getvalue()


def _expected(puts: Sequence[Put], height: float = 842) -> list[tuple[float, float, float]]:
    """Left, right and baseline from above of every word of texts that are upright."""
    found = []
    for put in puts:
        step, start = WIDTH * put.size, 0
        for word in put.text.split(" "):
            if word:
                left = put.left + step * start
                found.append((left, left + step * len(word), height - put.baseline))
            start += len(word) + 1
    return found


def _matches(boxes: Sequence[WordBox], expected: Sequence[tuple[float, float, float]]) -> None:
    assert len(boxes) == len(expected)
    for box, (left, right, baseline) in zip(boxes, expected, strict=True):
        assert box.left == pytest.approx(left, abs=1)
        assert box.right == pytest.approx(right, abs=3)  # a letter may be wider than its advance
        assert box.top < baseline - 5 < baseline + 1 < box.bottom + 1 < baseline + 8


@pytest.mark.parametrize("name", ["plain", "odd", "two columns", "words over lines", "table", "cropped"])
def test_boxes_stand_around_the_words(name: str) -> None:
    cut = [Put(85, 700, "Căn cứ Quyết định số 842/QĐ-"), Put(85, 682, "TTg ngày 30/6/2024.")]
    puts, data = {
        "plain": (_body(), printed_pdf(_body())),
        "odd": (_body(), printed_pdf(_letters(_body()))),
        "two columns": ([put for pair in zip(LEFT, RIGHT, strict=True) for put in pair],
                        printed_pdf([put for pair in zip(LEFT, RIGHT, strict=True) for put in pair])),
        "words over lines": (cut, printed_pdf(cut)),
        "table": (CELLS, printed_pdf(CELLS, lines=FRAME)),
        "cropped": (_body(), printed_pdf([Put(put.left + 1000, put.baseline + 2000, put.text) for put in _body()], box="1000 2000 1595 2842")),
    }[name]  # fmt: skip
    document = _read(data)
    boxes = WordBoxes(data, document, Options(ocr="never"))
    _matches(boxes.of(Span(0, len(document.text))), _expected(puts))
    start = document.text.index(puts[-1].text)
    _matches(boxes.of(Span(start, start + len(puts[-1].text))), _expected(puts[-1:]))


def test_boxes_of_a_turned_page_are_those_of_the_page_as_shown() -> None:
    data = printed_pdf([Put(100 + 18 * index, 85, text, quarters=1) for index, text in enumerate(BODY)], rotate=90)
    boxes = WordBoxes(data, document := _read(data)).of(Span(0, len(document.text)))
    _matches(boxes, _expected([Put(85, 595 - 100 - 18 * index, text) for index, text in enumerate(BODY)], height=595))


def test_a_part_of_a_word_has_a_part_of_its_box() -> None:
    data = printed_pdf(_body())
    document = _read(data)
    start = document.text.index("2024") + 2
    (box,) = WordBoxes(data, document).of(Span(start, start + 2))
    left = 85 + WIDTH * 11 * (BODY[0].index("2024") + 2)
    assert (box.page, box.left) == (1, pytest.approx(left, abs=0.5))


def test_the_words_of_a_real_page_are_in_their_boxes() -> None:
    """Each box of a page in two fonts holds exactly the letters of its word, by the boxes of all letters drawn."""
    data = (SAMPLES / "s6-tinh-2021.pdf").read_bytes()
    document = _read(data)
    boxes = WordBoxes(data, document)
    drawn = [_drawn(data, number) for number in range(1, (document.n_pages or 0) + 1)]
    for paragraph in document.paragraphs:
        words = [word for word in document.quote(paragraph).split() if word != "|"]
        found = boxes.of(paragraph)
        assert len(found) == len(words)
        for word, box in zip(words, found, strict=True):
            inside = [letter for letter, across, down in drawn[box.page - 1]
                      if box.left < across < box.right and box.top < down < box.bottom]  # fmt: skip
            assert sorted(normalise("".join(inside))) == sorted(word)


def _drawn(data: bytes, number: int) -> list[tuple[str, float, float]]:
    """Every letter of a page and the middle of it, from the page's upper left."""
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[number - 1]
    layer = page.get_textpage()
    found = []
    for index, letter in enumerate(layer.get_text_range()):
        if not letter.isspace():
            left, bottom, right, top = layer.get_charbox(index)
            found.append((letter.replace("\ufffe", "-"), (left + right) / 2, page.get_height() - (bottom + top) / 2))
    pdf.close()
    return found


def test_pdfium_finds_the_words_in_their_boxes() -> None:
    data = printed_pdf(_body(), [*LEFT, *RIGHT])
    document = _read(data)
    pdf = pypdfium2.PdfDocument(data)
    layers = [page.get_textpage() for page in pdf]
    inside = [layers[box.page - 1].get_text_bounded(box.left + 0.5, 842 - box.bottom + 1, box.right - 0.5, 842 - box.top - 1)
              for box in WordBoxes(data, document).of(Span(0, len(document.text)))]  # fmt: skip
    pdf.close()
    assert [text.strip() for text in inside] == document.text.split()


def test_boxes_of_a_scan_are_tesseracts() -> None:
    data = _scan()
    document = _read(data, "auto")
    start = document.text.index("398/KH-UBND")
    (found,) = WordBoxes(data, document).of(Span(start, start + len("398/KH-UBND")))
    original = (SAMPLES / "s6-tinh-2021.pdf").read_bytes()
    printed = _read(original)
    start = printed.text.index("398/KH-UBND")
    (true,) = WordBoxes(original, printed).of(Span(start, start + len("398/KH-UBND")))
    assert (found.left, found.right) == (pytest.approx(true.left, abs=3), pytest.approx(true.right, abs=3))
    assert true.top - 2 < found.top < found.bottom < true.bottom + 2


def test_boxes_are_refused_for_another_file() -> None:
    with pytest.raises(ValueError, match=r"plan\.pdf"):
        WordBoxes(printed_pdf(_body()[:2]), _read(printed_pdf(_body())))


@pytest.mark.parametrize(("form", "name"), [("png", "PNG"), ("webp", "WEBP")])
def test_a_page_as_a_picture(form: str, name: str) -> None:
    data = printed_pdf(_body(), _body()[:1], rotate=90)
    picture = Image.open(io.BytesIO(page_image(data, 2, dpi=72, form=form)))  # type: ignore[arg-type]  # from above
    assert (picture.format, picture.size) == (name, (842, 595))
    with pytest.raises(IndexError, match="page 3 of 2"):
        page_image(data, 3)


def test_no_picture_of_a_locked_file(tmp_path: pathlib.Path) -> None:
    _encrypted(tmp_path / "locked.pdf")
    with pytest.raises(EncryptedError):
        page_image((tmp_path / "locked.pdf").read_bytes(), 1)


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("K Ế H O Ạ C H", "KẾ HOẠCH"),
        ("T Ờ T R Ì N H", "TỜ TRÌNH"),
        ("A B C D", "A B C D"),
        ("I V X", "I V X"),
        ("P H Ụ L Ụ C I", "P H Ụ L Ụ C I"),  # `CI` is not a syllable: better left alone
        ("a b c", "a b c"),
        ("U B N D HUYỆN", "U B N D HUYỆN"),
    ],
)
def test_letters_typed_apart_are_closed_up_where_they_make_syllables(line: str, closed: str) -> None:
    assert closed_up(line) == closed


@given(st.lists(st.sampled_from(["KẾ", "HOẠCH", "NGHỊ", "QUYẾT", "ĐỊNH", "TRÌNH", "BÁO"]), min_size=1, max_size=4))
def test_syllables_are_found_again_in_fewest_pieces(words: list[str]) -> None:
    found = syllables("".join(words))
    assert "".join(found) == "".join(words)
    assert len(found) <= len(words)


@given(st.text(alphabet="aạeƢÐ\u0301 \t\u00a0\n\r\\\\n*#12\u200b\x02\x0b\u2003\u3000\u00ad-|", max_size=40))
def test_a_step_with_nothing_to_do_is_left_out_without_a_trace(text: str) -> None:
    """What looking first saves changes nothing: as if every pattern were tried on every text."""
    whole = ESCAPED_BREAK.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    whole = INVISIBLE.sub("", unicodedata.normalize("NFC", whole).translate(normalisation._LOOKALIKES))
    assert normalise(text) == EMPHASIS_MARK.sub("", MARKDOWN_HEADING.sub("", whole))
    assert single_spaced(text) == BLANKS.sub(" ", text).strip()
