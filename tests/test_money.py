"""Properties of money and of the rows it is read into: whatever the figures are, each is read as printed, once, where it belongs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.context import Context
from extract.funding.rows import extract
from extract.outline.tree import find_outline
from extract.record import Funding, Header
from patterns.fold import fold
from patterns.money import MONEY, amount_of
from tests.conftest import document_of

_SOURCES = {"NSTW": "central", "Ngân sách tỉnh": "province", "NS huyện": "district", "Ngân sách xã": "commune"}
_MILLIONS = st.integers(1, 9_999_999)


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _rows(text: str) -> list[Funding]:
    document = document_of(f"IV. KINH PHÍ\n{text}")
    context = Context(document, find_outline(document), Header(doc_type="Kế hoạch"))
    return [row for row in extract(context) if isinstance(row, Funding)]


@given(
    st.integers(1, 10**15),
    st.sampled_from([("đồng", 1), ("nghìn đồng", 10**3), ("triệu đồng", 10**6), ("tr.đ", 10**6)]),
)
def test_an_amount_is_read_as_it_is_printed(number: int, unit: tuple[str, int]) -> None:
    match = MONEY.search(fold(f"Tổng vốn: {_dotted(number)} {unit[0]}."))
    assert match is not None
    expected = number * unit[1]
    assert amount_of(match) == (expected if expected < 10**18 else None)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(_SOURCES)), _MILLIONS), min_size=1, max_size=4, unique_by=lambda part: part[0]
    )
)
def test_parts_are_the_sources_whichever_way_they_are_listed(parts: list[tuple[str, int]]) -> None:
    total = sum(value for _, value in parts)
    said = [f"{name}: {_dotted(value)} triệu đồng" for name, value in parts]
    wanted = [("total", total * 10**6), *((_SOURCES[name], value * 10**6) for name, value in parts)]
    whole = f"Tổng kinh phí: {_dotted(total)} triệu đồng"
    for text in (
        f"{whole} ({'; '.join(said)}).",
        f"{whole}, trong đó: {', '.join(said)}.",
        f"{whole}. Trong đó:\n" + "\n".join(f"- {part};" for part in said),
    ):
        assert [(row.source, row.amount_vnd) for row in _rows(text)] == wanted, text


@settings(max_examples=60, deadline=None)
@given(_MILLIONS, st.sampled_from(["/hộ", "/người/tháng", " x 20 hộ", " - 999.999.999 triệu đồng"]))
def test_rates_and_ranges_are_no_rows(value: int, behind: str) -> None:
    assert _rows(f"Ngân sách tỉnh hỗ trợ {_dotted(value)} triệu đồng{behind}.") == []
