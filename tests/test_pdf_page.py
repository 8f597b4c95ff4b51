"""What a PDF page draws that is not a text of it, what is written on it later, and what of a damaged one is missing."""

import pathlib
import zlib

import pypdfium2
import pytest

from corpus.document import Document
from corpus.errors import UnreadableError
from corpus.options import Options
from corpus.pdf import printed_page
from corpus.pdf.broken_syntax import is_broken
from corpus.pdf.damage import damaged_parts, is_displaced, with_all_pages
from corpus.pdf.drawn_cells import drawn_tables
from corpus.pdf.loaded import LoadedText, loaded_page
from corpus.pdf.opened_page import opened_page
from corpus.pdf.overwritten import is_overwritten
from corpus.pdf.page_doubt import is_doubtful
from corpus.pdf.page_lines import printed_lines
from corpus.pdf.path_edges import path_edges
from corpus.pdf.reader import opened
from corpus.pdf.ruled_table import ruled_tables
from corpus.read import read_data
from corpus.table.shape import DrawnTable
from patterns.encoding.lost import LOST
from tests import hostile
from tests.conftest import SAMPLES
from tests.print_pdf import Put, printed_pdf
from tests.test_pdf import CELLS, FRAME
from tools.fuzz_pdf import Outcome, outcomes

BODY = [
    Put(85, 700 - 18 * index, text)
    for index, text in enumerate(("Giảm 120 hộ nghèo.", "Mở 12 lớp dạy nghề.", "Xóa 45 nhà tạm."))
]
TEXTS = [put.text for put in BODY]
WHITE, PALE, DARK = "1 g", "0.8 g", "0.1 g 80 640 400 20 re f 1 g"
HIDDEN = {
    "invisible": [Put(85, 600, "Giảm 999 hộ nghèo.", mode=3)],
    "white": [Put(85, 600, "Giảm 999 hộ nghèo.", paint=WHITE)],
    "a repeated watermark": [Put(85, 690 - 31 * index, "BẢN SAO LƯU TRỮ", paint=PALE) for index in range(4)],
    "a large watermark": [Put(100, 400, "DỰ THẢO", 60, paint=PALE)],
    "covered": [Put(85, 600, "Giảm 999 hộ nghèo."), Put(0, 0, "", paint="1 g 80 595 300 18 re f")],
    "blacked out": [Put(85, 600, "Giảm 999 hộ nghèo."), Put(0, 0, "", paint="0 g 80 595 300 18 re f")],
}  # fmt: skip


def _read(data: bytes) -> Document:
    return read_data("plan.pdf", data, Options(ocr="never"))


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_sees_is_left_out(name: str) -> None:
    assert _read(printed_pdf([*BODY, *HIDDEN[name]])).text.splitlines() == TEXTS


@pytest.mark.parametrize(
    "put",
    [
        Put(85, 646, "Hỗ trợ 30 hộ.", paint=DARK),
        Put(85, 646, "Hỗ trợ 30 hộ.", paint="0.5 g"),
        Put(85, 646, "Hỗ trợ 30 hộ.", paint="0.9 g 80 640 400 20 re f 0 g"),
        Put(85, 646, "Hỗ trợ 30 hộ.", paint=PALE),
    ],
)
def test_what_can_be_seen_is_read(put: Put) -> None:
    assert _read(printed_pdf([*BODY, put])).text.splitlines() == [*TEXTS, put.text]


def test_what_is_covered_in_part_loses_that_part() -> None:
    cover = Put(0, 0, "", paint="0 g 150 678 60 14 re f")
    lines = _read(printed_pdf([*BODY, cover])).text.splitlines()
    assert lines[::2] == TEXTS[::2]
    assert lines[1].startswith("Mở 12 lớp")
    assert len(lines[1]) < len(TEXTS[1]) - 6


@pytest.mark.parametrize(
    ("puts", "text"),
    [
        ([Put(85, 600, "Giảm 418"), Put(138, 605, "4", 7), Put(143, 600, " hộ nghèo.")], "Giảm 418 hộ nghèo."),
        ([Put(85, 600, "Giảm 418"), Put(138, 605, "(4)", 7), Put(151, 600, " hộ nghèo.")], "Giảm 418 hộ nghèo."),
        ([Put(85, 600, "Xây 350 m"), Put(145, 605, "2", 7), Put(150, 600, " nhà.")], "Xây 350 m2 nhà."),
        ([Put(85, 600, "Giảm 418¹ hộ nghèo²,")], "Giảm 418 hộ nghèo,"),
        ([Put(85, 600, "Xây 350 m² nhà.")], "Xây 350 m² nhà."),
        ([Put(85, 600, "khí CO"), Put(125, 598, "2", 7), Put(130, 600, " giảm.")], "khí CO2 giảm."),
        ([Put(85, 600, "4", 7), Put(92, 596, "Theo báo cáo của huyện.", 9)], "4 Theo báo cáo của huyện."),
    ],
)
def test_marks_of_footnotes_are_no_part_of_a_figure(puts: list[Put], text: str) -> None:
    assert " ".join(_read(printed_pdf([*BODY, *puts])).text.split()) == " ".join([*TEXTS, text])


def test_stamps_fill_the_blanks_that_are_left_for_them() -> None:
    letterhead = [
        Put(85, 780, "Số:"),
        Put(160, 780, "/KH-UBND"),
        Put(300, 780, "Ba Tơ, ngày"),
        Put(400, 780, "tháng 3 năm 2024"),
    ]
    stamps = [Put(120, 781, "27"), Put(379, 779, "12"), Put(300, 500, "Ký bởi: UBND huyện")]
    text = _read(printed_pdf([*letterhead, *BODY], stamps=stamps)).text
    assert " ".join(text.split()) == " ".join(["Số: 27/KH-UBND Ba Tơ, ngày 12 tháng 3 năm 2024", *TEXTS])


def test_letters_without_names_are_told_apart_from_bullets() -> None:
    bullets = [
        Put(85, 600 - 18 * index, f"\x1c {text}") for index, text in enumerate(("Phòng Tài chính;", "Phòng Nội vụ."))
    ]
    assert _read(printed_pdf([*BODY, *bullets])).text.splitlines()[3:] == ["- Phòng Tài chính;", "- Phòng Nội vụ."]
    broken = [Put(85, 600, f"Hỗ trợ 30 h{LOST} ngh{LOST}o.")]
    assert is_doubtful(*_asked(printed_pdf([*BODY, *broken])))
    assert not is_doubtful(*_asked(printed_pdf([*BODY, *bullets])))


def _asked(data: bytes) -> tuple[object, ...]:
    with opened(data) as pdf:
        page = opened_page(pdf, 0)
        return (page.objects, *printed_lines(page)[1:])


def test_a_document_lets_its_pages_go_before_itself() -> None:
    with opened(printed_pdf([*BODY])) as pdf:
        page, freed = loaded_page(pdf, 0), loaded_page(pdf, 0)
        text = LoadedText(page)
        freed.close()
        with pytest.raises(pypdfium2.PdfiumError):
            loaded_page(pdf, 1)
        assert text.text.splitlines() == TEXTS
    assert page.raw is None
    assert freed.raw is None


def test_a_page_that_the_tables_reader_cannot_take_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("FontBBox")

    monkeypatch.setattr(printed_page, "path_edges", lambda _: None)
    monkeypatch.setattr(printed_page, "ruled_tables", fail)
    document = _read(printed_pdf([*BODY, *CELLS], lines=FRAME))
    assert "Ba Vì" in document.text
    (doubt,) = document.doubts
    assert (doubt.code, doubt.message.en) == ("table_unread", "tables on page 1 could not be read as tables, only as text: KeyError: 'FontBBox'")  # fmt: skip


PAGES = printed_pdf(BODY, BODY, [Put(85, 700, "Trang cuối.")])
LOST_PAGE = PAGES.replace(b"7 0 obj\n<< /Type /Page ", b"7 0 obj\n[  /Type /Page ")


@pytest.mark.parametrize(
    ("data", "unread"), [(LOST_PAGE, True), (LOST_PAGE.replace(b"/Count 3", b"/Count 2"), True), (PAGES, False)]
)
def test_a_damaged_page_costs_that_page(data: bytes, *, unread: bool) -> None:
    document = _read(data)
    assert "Trang cuối." in document.text
    assert [doubt.code for doubt in document.doubts if doubt.code == "page_unread"] == ["page_unread"] * unread


def test_a_damaged_stream_is_said() -> None:
    packed = zlib.compress(b"BT (x) Tj ET" * 90)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    whole = hostile.pdf([b"<< /Type /Catalog >>", stream + packed + b"\nendstream"])
    broken = hostile.pdf([b"<< /Type /Catalog >>", stream + packed[:20] + b"\0\0\0" + packed[23:] + b"\nendstream"])
    assert (damaged_parts(whole), damaged_parts(broken)) == ((0, 1), (1, 1))
    for number, damaged in ((2, 0), (3, 1), (4, 0), (9, 1)):  # a stream, a page, a note's words, nothing
        page = b"<< /Type /Page /Contents %d 0 R >>" % number
        drawn = hostile.pdf([b"<< /Type /Catalog >>", stream + packed + b"\nendstream", page, b"(ghi)"])
        assert damaged_parts(drawn) == (damaged, 1 + damaged)
    assert with_all_pages(whole) == whole
    assert not is_displaced(whole)
    assert is_displaced(whole.replace(b"/Catalog", b"/C"))
    assert is_displaced(whole.replace(b" 00000 n", b" 06000 n", 1))
    odd = whole.replace(b"0000000", b"00\xb20000")  # a digit for Python, and no number
    assert is_displaced(odd) or is_overwritten(odd)


@pytest.mark.parametrize("damage", [b"<52> ", b"<23> ", b"<2> ", b"<2\xfb> "])
def test_a_changed_code_of_a_letter_is_said(damage: bytes) -> None:
    whole = printed_pdf([*BODY])
    assert b"<22> " in whole
    assert not is_overwritten(whole)
    assert is_overwritten(whole.replace(b"<22> ", damage, 1))


SAMPLE = (SAMPLES / "s6-tinh-2021.pdf").read_bytes()


@pytest.mark.parametrize(
    ("written", "damage"),
    [
        (b"/Contents 2 0 R", b"/Con~ents 2 0 R"),
        (b"/Contents 2 0 R", b"/Contents 3 0 R"),
        (b"/Filter/FlateDecode", b"/&ilter/FlateDecode"),
        (b"/Kids[ 1 0 R", b"/Kids[ 1 0 7"),
        (b"722 722 ", b"7221722 "),
        (b"722 722 ", b"7 2 722 "),
        (b"722 722 ", b"722 022 "),
        (b"722 722 ", b"722\xa0722 "),
        (b"722 722 ", b"72\x0c 722 "),
        (b"722 722 ", b"72  722 "),
        (b"722 722 ", b"7-2 722 "),
        (b"722 722 ", b"7+2 722 "),
        (b"722 722 ", b"7.2 722 "),
        (b"722 722 ", b"-22 722 "),
        (b"/Kids[ 1 0 R 4 0 R ]", b"/Kids[ 1 0 R 1 0 R ]"),
        (b"/Kids[ 1 0 R 4 0 R ]", b"/Kids[ 1 0 R 9 0 R ]"),
        (b"/Pages 7 0 R", b"/Pages 4 0 R"),
        (b"/FlateDecode", b"/Flate\xe9ecode"),
        (b"\n<</Length 3 0 R", b"\n<\x0f/Length 3 0 R"),
        (b"/FontFile2 8 0 R", b"/FontFile2 z 0 R"),
        (b"/FontDescriptor 10 0 R", b"/FontDescriptor.10 0 R"),
        (b"/FontDescriptor 10 0 R", b"/FontDescriptor 98 0 R"),
        (b"/FontDescriptor 10 0 R", b"/FontDescriptor 11 0 R"),
        (b"/ToUnicode 11 0 R", b"/ToUnicode 10 0 R"),
    ],
)
def test_a_changed_byte_between_streams_is_said(written: bytes, damage: bytes) -> None:
    assert written in SAMPLE
    broken = SAMPLE.replace(written, damage, 1)
    assert is_overwritten(broken) or damaged_parts(broken)[0]
    assert not is_overwritten(SAMPLE)


def test_a_packed_stream_that_does_not_say_so_is_damaged() -> None:
    packed = zlib.compress(b"BT (x) Tj ET" * 90)
    for held, damaged in ((packed, 1), (b"x\x9cBT (x) Tj ET", 0), (b"BT (x) Tj ET", 0)):
        stream = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(held), held)
        assert damaged_parts(hostile.pdf([b"<< /Type /Catalog >>", stream])) == (damaged, damaged)


@pytest.mark.parametrize(
    "written",
    [
        "1 0 obj\n<< /A [1 -.5 +3. (a (b\\)) c) <FE 0A>] /B << /C 2 0 R /D<</E<</F null>>>> >> /Resources<<>> >>\nendobj\n",
        "1 0 obj % a remark (\n<< /A /B % another <<\n>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n9\n",
        "1 0 obj\n<< /Kids [2 0 R] >>\nendobj\n2 0 obj\n<< /Limits [(a) (b)] /Names [(a) 1 0 R] >>\nendobj",
        "1 0 obj\n<< /Widths [0 722.5 250 -66 722 277.8 722 -12 610 1.0] /MediaBox [0 -5 595.32 841.9] >>\nendobj",
        "1 0 obj\n[/Image1 /Fonts /Width /Page /Pages /Contents /F+1 /T#C3]\nendobj",
    ],
)
def test_syntax_as_programs_write_it_is_not_broken(written: str) -> None:
    assert not is_broken(written)
    assert is_broken(written.replace("obj", "objx", 1))


def test_one_broken_object_among_many_alike_is_found() -> None:
    page = "{0} 0 obj\n<</Type/Page/Parent 99 0 R/MediaBox[0 0 595.3 841.9]/Contents {1} 0 R>>\nendobj\n"
    stream = "{1} 0 obj\n<</Length 20/Filter/FlateDecode>>\nendstream\nendobj\n"
    tree = f"99 0 obj\n<</Type/Pages/Kids[{''.join(f' {number} 0 R' for number in range(1, 40))} ]/Count 39>>\nendobj\n"
    table = "xref\n0 40\n" + "0000000000 00000 n \n" * 40 + "trailer\n<</Size 40>>\nstartxref\n9\n"
    whole = "".join((page + stream).format(number, number + 100) for number in range(1, 40)) + tree + table
    assert not is_broken(whole)
    for once, odd in (
        ("<</Type/Page/Parent 99 0 R/MediaBox[0 0 595.3 841.9]/Contents 120", "<</Type/Page/Parent 99 0 R/MediaBox[0 0 595.3 841.9]/Contents 190"),
        ("20 0 obj\n<</Type", "20 0 obj\n</Type"),
        ("25 0 obj\n<</Type/Page/Parent 99 0 R/MediaBox[0 0 595.3", "25 0 obj\n<</Type/Page/Parent 99 0 R/MediaBox[0 0 5-5.3"),
        ("endobj\n30 0 obj", "endob\n30 0 obj"),
        ("endobj\n30 0 obj", "endobj30 0 obj"),
        ("130 0 obj\n<</Length 20", "130 0 obj\n<</Length 20 7"),
        ("0000000000 00000 n \ntrailer", "0000000000 0000 n \ntrailer"),
    ):  # fmt: skip
        assert whole.count(once) >= 1
        assert is_broken(whole.replace(once, odd, 1)), odd


def test_damage_crashes_nothing_and_changes_no_figure_in_silence() -> None:
    found = [*outcomes([pathlib.Path(SAMPLES / "s6-tinh-2021.pdf")], rounds=25, seed=7)]
    assert len(found) == 25
    assert [outcome for outcome in found if outcome.kind in ("crash", "silent")] == []
    assert all(isinstance(outcome, Outcome) for outcome in found)
    assert issubclass(UnreadableError, Exception)


GRID = "85 340 m 385 340 l 385 400 l 85 400 l h 85 360 m 385 360 l 85 380 m 385 380 l 185 340 m 185 400 l 285 340 m 285 400 l S"
RULED = {
    "lines": printed_pdf([*BODY, *CELLS], lines=FRAME),
    "one path": printed_pdf([*BODY, *CELLS], lines=[GRID]),
    "filled bars": printed_pdf([*BODY, *CELLS], lines=[*(f"85 {y} 300 0.7 re f" for y in (340, 360, 380, 400)), *(f"{x} 340 0.7 60 re f" for x in (85, 185, 285, 385))]),
    "a box a cell": printed_pdf([*BODY, *CELLS], lines=[f"{x} {y} 100 20 re S" for x in (85, 185, 285) for y in (340, 360, 380)]),
    "a merged cell": printed_pdf([*BODY, *CELLS], lines=[*FRAME[:5], "185 340 m 185 380 l S", *FRAME[6:]]),
    "an open side": printed_pdf([*BODY, *CELLS], lines=[*FRAME[:4], *FRAME[5:]]),
    "a sample": (SAMPLES / "s6-tinh-2021.pdf").read_bytes(),
}  # fmt: skip


@pytest.mark.parametrize("name", RULED)
def test_cells_are_those_that_pdfplumber_finds(name: str) -> None:
    found, reference = [], []
    with opened(RULED[name]) as pdf:
        for index in range(len(pdf)):
            page = opened_page(pdf, index)
            _, layer, lines, _ = printed_lines(page)
            found += drawn_tables(layer, path_edges(page.objects.drawn) or [], lines)
            reference += ruled_tables(RULED[name], index, layer.height)
    assert _cells(found) == _cells(reference)
    assert len(found) == 1


def test_tables_of_a_turned_page_are_read() -> None:
    text = _read(printed_pdf([*BODY, *CELLS], lines=FRAME, rotate=90)).text
    assert text.splitlines()[-3:] == ["TT | Xã | Hộ nghèo", "1 | Ba Vì | 56", "2 | Ba Xa | 73"]


def _cells(tables: list[DrawnTable]) -> list[tuple[list[int], str]]:
    """Each cell's box in steps of four points, and its words."""
    return sorted(
        ([round(edge / 4) for edge in (box.left, box.bottom, box.right, box.top)], " ".join(text.split()))
        for table in tables
        for box, text in table.cells
    )


def test_signs_within_words_stand_for_lost_letters() -> None:
    broken = [Put(85, 600, "Ph?n đ?u gi?m 30 h? nghèo, bao nhi?u?")]
    assert is_doubtful(*_asked(printed_pdf([*BODY, *broken])))
    assert not is_doubtful(*_asked(printed_pdf([*BODY, Put(85, 600, "Giảm bao nhiêu hộ nghèo?")])))


def test_a_page_of_a_fonts_codes_is_said() -> None:
    """Capitals, figures and signs make no words: the page is doubtful all the same; a page of figures is not."""
    codes = [Put(85, 700, "/M!.0J,."), Put(85, 680, "+-6K8!945D:!2N9!@R94!9H8!'%')")]
    figures = [Put(85, 700, "TT | UBND | 1.250 | 12,5%"), Put(85, 680, "2 | BHYT | (3.400) | 7,0%")]
    assert [doubt.code for doubt in _read(printed_pdf(codes)).doubts] == ["page_unread"]
    assert _read(printed_pdf(figures)).doubts == ()


def test_lines_beside_the_page_are_said() -> None:
    """As where a figure of the page's size is damaged."""
    low = printed_pdf([*BODY, Put(85, 90, "Phấn đấu năm 2024.")]).replace(b"595 842", b"595 642")
    assert [doubt.code for doubt in _read(low).doubts] == ["page_unread"]
    assert _read(printed_pdf([*BODY, Put(85, 900, "ke-hoach.indd")])).doubts == ()


def test_zero_bytes_in_what_draws_a_page_are_said() -> None:
    whole = printed_pdf([*BODY])
    at = whole.index(b"> Tj")
    assert damaged_parts(whole) == (0, 0)
    assert damaged_parts(whole[: at - 4] + bytes(4) + whole[at:]) == (1, 1)
    assert damaged_parts(whole.replace(b"> Tj", b"> Tj (\0\1)\0Tj", 1)) == (1, 1)
    assert damaged_parts(whole.replace(b"> Tj", b"> Tj (\0\1) Tj", 1)) == (0, 0)
    assert damaged_parts(whole.replace(b"beginbfchar", b"beginbf\0har")) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Tj ET", b"kj ET"),
        (b"> Tj", b">\xedTj"),
        (b"BT /F", b"BkT /F"),
        (b"/F 11 Tf", b"/G 11 Tf"),
        (b"11 Tf", b"1q Tf"),
        (b"0 Tr", b"Tr"),
        (b" Tm <", b" Tm <z"),
        (b"1 0 0 1", b"1 0 0"),
        (b"1 0 0 1", b"1 0 0 0"),
        (b"1 0 0 1", b"1 0 0 1 0"),
        (b"endbfchar", b"endbfchbr"),
        (b"begincmap", b"begin"),
        (b" def\n", b" dfe\n"),
    ],
)  # fmt: skip
def test_what_draws_a_page_and_is_no_operation_is_said(old: bytes, new: bytes) -> None:
    damaged, _ = damaged_parts(printed_pdf([*BODY]).replace(old, new, 1))
    assert damaged == (old != b"begincmap")  # a word left out, or another one, is no damage that shows


@pytest.mark.parametrize(
    "drawn",
    [
        "[(Ke)-20<21>3.5(ho)]TJ",
        "/Artifact <</Type/Pagination /BBox [0 0 1 1] /Attached [/Top] /X <</Y 1>>>> BDC EMC /Span /MC0 BDC EMC",
        "% a remark (with a bracket\n 1 0 0 rg .5-.5 m 3 4 l [] 0 d [1 2]1 d /Cs1 cs 0.1 /P scn S",
        "BI /W 2 /H 2 /BPC 8 /CS /G ID \0\1abc EI",
        "1 2 (a \\) b) \" T* (c)' 12 TL",
    ],
)
def test_operations_of_all_kinds_are_whole(drawn: str) -> None:
    assert damaged_parts(printed_pdf([*BODY], lines=[drawn])) == (0, 0)


def test_a_font_whose_letters_stand_for_others_is_said() -> None:
    """One for a control character or a letter of another script, or two for one figure."""
    whole = printed_pdf([*BODY, Put(85, 300, "0123456789")])
    assert _read(whole).doubts == ()
    for old, new in ((b"<0035>", b"<0095>"), (b"<006d>", b"<046d>"), (b"<0033>", b"<0035>")):
        assert [doubt.code for doubt in _read(whole.replace(old, new)).doubts] == ["part_unread"]


def test_letters_too_small_to_see_are_left_out() -> None:
    assert _read(printed_pdf([*BODY, Put(85, 600, "Giảm 999 hộ nghèo.", size=0.5)])).text.splitlines() == TEXTS


def test_letters_that_are_scrambled_are_said() -> None:
    """As where widths in a font are damaged."""
    words = ["Căn", "cứ", "kế", "hoạch", "của", "tỉnh", "về", "giảm", "nghèo", "bền", "vững"]
    for count, codes in ((5, ["text_garbled"]), (1, [])):
        texts = [word[::-1] if index % 9 < count - 1 else word for index, word in enumerate(words * 9)]
        lines = [Put(80, 800 - 14 * row, " ".join(texts[11 * row : 11 * row + 11])) for row in range(9)]
        document = _read(printed_pdf(lines))
        assert [doubt.code for doubt in document.doubts] == codes, document.text[:300]
