"""Targets of texts put together at random: rows quote their own figure, and long lists are read whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.context import Context
from extract.outline.tree import find_outline
from extract.record import Header, Target
from extract.target.rows import extract
from patterns.fold import fold
from patterns.target.figure import FIGURE
from tests.conftest import document_of

FRAGMENTS = (
    "giảm 1,5%/năm", "100% hộ nghèo, ", "có 1.200 hộ nghèo, chiếm tỷ lệ ", "4,1%", "(tương đương 85 hộ)", "; ", ". ",
    "từ 24,6% (cuối năm 2023) xuống còn 18,6%", "tỷ lệ hộ cận nghèo ", "được vay vốn", "đến năm 2025", ", trong đó ",
    "và 03 mô hình ", "(", ")", "không còn hộ nghèo ở nhà tạm", "1/2 số hộ nghèo ", "≥ 90%", "mỗi năm ", "hộ mới thoát nghèo ",
)  # fmt: skip


def targets_of(text: str) -> list[tuple[str, Target]]:
    """The targets of an objective, each with its words."""
    document = document_of(f"I. MỤC TIÊU\n- {text}")
    context = Context(document, find_outline(document), Header(doc_type="Kế hoạch", period_start=2024, period_end=2025))
    return [(document.quote(row.span), row) for row in extract(context) if row.span]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join))
def test_every_row_quotes_a_figure(text: str) -> None:
    for quote, row in targets_of(text):
        assert FIGURE.search(fold(quote)) or row.value == 0
        assert row.value_max is None or row.value_max >= row.value
        assert row.kind == "baseline" or row.direction is not None


@pytest.mark.parametrize("item", ["100% hộ nghèo, ", "từ 1% lên ", "hộ nghèo 1%, ", "(tương đương 85 hộ) "])
def test_long_lists_are_read_to_their_end(item: str) -> None:
    found = targets_of(f"giảm 1% hộ nghèo, {item * 1500} đạt 7%")
    assert found[-1][1].value == 7
