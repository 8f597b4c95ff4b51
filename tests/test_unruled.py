"""Tables without lines where their rows and headers are hard to see: at a page's foot, without figures, of three levels."""

from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.read import read_data
from tests.print_pdf import Put, printed_pdf

_LEFTS = (85, 125, 330, 400, 470)
_HEADER = ("TT", "Nội dung", "Cộng", "Tỉnh", "Huyện")
_ROWS = (
    ("1", "Đường vào bản", "450", "300", "150"),
    ("2", "Nhà văn hóa", "120", "70", "50"),
    ("3", "Kênh nội đồng", "90", "60", "30"),
)


def _printed(rows: Sequence[Sequence[str]], top: float, lefts: Sequence[float] = _LEFTS) -> Iterator[Put]:
    """Rows from a baseline down, 20 points apart."""
    for number, texts in enumerate(rows):
        for left, text in zip(lefts, texts, strict=False):
            if text:
                yield Put(left, top - 20 * number, text)


def _rows(document: Document) -> list[list[list[str]]]:
    """The words of each table's cells by row."""
    found = []
    for table in document.tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(document.text[cell.span.start : cell.span.end])
        found.append(list(rows.values()))
    return found


def _read(*pages: Sequence[Put]) -> Document:
    return read_data("a.pdf", printed_pdf(*pages))


def test_a_heading_under_the_last_figures_is_a_row() -> None:
    page = [*_printed((_HEADER, *_ROWS), 200), *_printed((("VIII", "Truyền thông"),), 120)]
    [rows] = _rows(_read(page))
    assert [row[:2] for row in rows] == [list(_HEADER[:2]), *([*row[:2]] for row in _ROWS), ["VIII", "Truyền thông"]]


def test_a_last_row_of_words_is_a_row() -> None:
    page = _printed((_HEADER, *_ROWS, ("4", "Cầu treo", "theo dự án", "", "")), 400)
    [rows] = _rows(_read(list(page)))
    assert rows[-1][:3] == ["4", "Cầu treo", "theo dự án"]


def test_a_list_under_a_table_is_no_row() -> None:
    items = ("1. Phòng Tài chính - Kế hoạch hướng dẫn các xã lập dự toán", "2. Các xã báo cáo trước ngày 15")
    page = [*_printed((_HEADER, *_ROWS), 400), *(Put(85, 310 - 20 * row, text) for row, text in enumerate(items))]
    document = _read(page)
    [rows] = _rows(document)
    assert len(rows) == 4
    assert items[1] in document.text


def test_a_list_whose_numbers_are_apart_is_no_row() -> None:
    page = [*_printed((_HEADER, *_ROWS), 400), *_printed((("1.", "Giao Phòng Tài chính - Kế hoạch"),), 320)]
    [rows] = _rows(_read(page))
    assert len(rows) == 4


def test_a_header_at_the_foot_heads_the_rows_of_the_next_page() -> None:
    first = [Put(85, 200, "PHỤ LỤC"), Put(85, 170, "KINH PHÍ NĂM 2024"), *_printed((_HEADER,), 130)]
    document = _read(first, list(_printed(_ROWS, 780)))
    [rows] = _rows(document)
    assert rows == [list(_HEADER), *map(list, _ROWS)]
    assert document.text.count("Nội dung") == 1
    assert document.text.index("KINH PHÍ NĂM 2024") < document.text.index("Nội dung")


def test_a_number_of_the_page_is_no_part_of_the_header() -> None:
    first = [*_printed((_HEADER,), 130), Put(300, 40, "1")]
    second = [Put(300, 810, "2"), *_printed(_ROWS, 770)]
    [rows] = _rows(_read(first, second))
    assert rows == [list(_HEADER), *map(list, _ROWS)]


def test_a_header_at_the_foot_with_prose_after_it_heads_nothing() -> None:
    first = [Put(85, 200, "PHỤ LỤC"), *_printed((_HEADER,), 130)]
    document = _read(first, [Put(85, 780 - 20 * row, f"Các xã báo cáo kết quả quý {row + 1}") for row in range(4)])
    assert document.tables == ()
    assert document.text.count("Nội dung") == 1


def test_a_header_of_three_levels_is_whole() -> None:
    lefts = (85, 125, 250, 330, 400, 470)
    page = [
        *_printed((("TT", "Nội dung"), ("",), ("",)), 380, lefts),
        Put(340, 400, "Ngân sách trung ương"),
        *(Put(left, 380, text) for left, text in ((250, "Cộng"), (330, "Tổng"), (427, "Trong đó"))),
        *(Put(left, 360, text) for left, text in ((397, "Đầu tư"), (465, "Sự nghiệp"))),
        *_printed([(*row[:2], "500", *row[2:]) for row in _ROWS], 330, lefts),
    ]
    document = _read(page)
    [rows] = _rows(document)
    assert rows[-1] == ["3", "Kênh nội đồng", "500", "90", "60", "30"]
    [divided] = [
        cell for cell in document.tables[0].cells if document.text[cell.span.start : cell.span.end] == "Trong đó"
    ]
    assert divided.column_span == 2


def test_the_unit_of_a_column_is_in_its_header() -> None:
    """One alone above the header is the table's."""
    header = (*_HEADER[:2], "(đồng)", *_HEADER[3:])
    for more, caption in ((), "Kinh phí"), ([Put(430, 410, "(triệu đồng)")], "(triệu đồng)"):
        document = _read([*more, Put(320, 392, "Kinh phí"), *_printed((header,), 380), *_printed(_ROWS, 350)])
        [rows] = _rows(document)
        assert rows == [[*_HEADER[:2], "Kinh phí (đồng)", *_HEADER[3:]], *map(list, _ROWS)]
        assert caption in document.text.splitlines()[0]


_TASKS = (
    ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"),
    ("1", "Rà soát hộ nghèo", "Phòng Nội vụ", "Các xã", "Quý I"),
    ("2", "Mở lớp dạy nghề", "Phòng Kinh tế", "Hội Nông dân", "Quý II"),
    ("3", "Cấp thẻ bảo hiểm", "Bảo hiểm xã hội", "Các xã", "Quý III"),
)
_COLUMNS = (85, 125, 260, 370, 470)


def test_the_last_row_of_words_on_a_new_page_is_a_row() -> None:
    rest = ("4", "Tuyên truyền", "Sở Văn hóa", "Đài xã", "Quý IV")
    for after in ([], [Put(85, 700, "Các xã báo cáo trước ngày 15 tháng 12.")]):
        second = [Put(300, 810, "2"), *_printed((rest,), 770, _COLUMNS), *after]
        document = _read(list(_printed(_TASKS, 140, _COLUMNS)), second)
        [rows] = _rows(document)
        assert rows == [list(row) for row in (*_TASKS, rest)]
        assert document.text.count("Nhiệm vụ") == 1


def test_a_list_on_the_page_after_a_table_is_no_row() -> None:
    second = [Put(85, 770, "4."), Put(125, 770, "Trung tâm Văn hóa tuyên truyền trên đài xã vào quý IV"), Put(85, 750, "5."), Put(125, 750, "Các xã báo cáo")]  # fmt: skip
    [rows] = _rows(_read(list(_printed(_TASKS, 140, _COLUMNS)), second))
    assert len(rows) == 4
    [rows] = _rows(_read([*_printed(_TASKS, 140, _COLUMNS), Put(85, 50, "Nơi nhận: Như trên.")], list(_printed((("4", "b", "c", "d", "e"),), 770, _COLUMNS))))  # fmt: skip
    assert len(rows) == 4


def test_a_heading_in_the_middle_of_its_row_is_of_no_column() -> None:
    heading = [Put(85, 340, "B"), Put(380, 340, "HẠ TẦNG")]
    page = [*_printed(_TASKS[:3], 400, _COLUMNS), *heading, *_printed(_TASKS[3:], 320, _COLUMNS)]
    [rows] = _rows(_read(page))
    assert rows == [*map(list, _TASKS[:3]), ["B", "HẠ TẦNG"], list(_TASKS[3])]
