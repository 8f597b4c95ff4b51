"""The header's issues, its units, and what it must not read."""

import subprocess
import sys

import pytest

from extract.header.reader import read_header
from extract.outline.tree import find_outline
from extract.plan import read_plan
from extract.record import Header, Issue, LegalBasis
from tests.conftest import ROOT, document_of

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN HỚN QUẢN\nSố: 5/KH-UBND\nHớn Quản, ngày 03 tháng 4 năm 2022\nKẾ HOẠCH\nGiảm nghèo năm 2022\n"
BODY = "Căn cứ Luật;\nI. MỤC TIÊU\n1. Giảm hộ nghèo.\n"
SIGNED = "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nĐiểu Thị Lan\n"


def read(text: str) -> tuple[Header, dict[str, str | None]]:
    """The header, and each issue's code with the words it points to."""
    document = document_of(text)
    reading = read_header(document, find_outline(document))
    return reading.header, {issue.code: _quote(text, document.text, issue) for issue in reading.issues}


def _quote(text: str, normalised: str, issue: Issue) -> str | None:
    return normalised[issue.span.start : issue.span.end] if issue.span else None


def test_nothing_wrong() -> None:
    assert read(HEAD + BODY + SIGNED)[1] == {}


@pytest.mark.parametrize(
    ("text", "code", "quote"),
    [
        (HEAD.replace("5/KH", "     /KH"), "number_blank", "Số: /KH-UBND"),
        (HEAD.replace("03 tháng 4", "   tháng 4"), "date_incomplete", "Hớn Quản, ngày tháng 4 năm 2022"),
        (HEAD.replace("03 tháng 4", "31 tháng 4"), "date_impossible", "Hớn Quản, ngày 31 tháng 4 năm 2022"),
        ("KẾ HOẠCH\nGiảm nghèo năm 2022\n", "header_missing", "KẾ HOẠCH"),
    ],
)
def test_issue(text: str, code: str, quote: str) -> None:
    assert read(text + BODY + SIGNED)[1] == {code: quote}


def test_signature_missing() -> None:
    assert read(HEAD + BODY)[1] == {"signature_missing": None}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Năm 2022, huyện Hớn quản giảm 20 hộ.", "Hớn quản"),
        ("Năm 2022, huyện Hớn Quãn giảm 20 hộ.", "Hớn Quãn"),
        ("Năm 2022, huyện Hớn Quảng giảm 20 hộ.", "Hớn Quảng"),
        ("UBND tỉnh Bình Phước, tỉnh Bình phước giao.", "Bình phước"),
        ("Năm 2022, huyện Hớn Quản giảm 20 hộ.", None),
        ("Năm 2022, giảm 20 hộ ở huyện Hớn Quản./.", None),
        ("Học tập huyện Bù Đăng và huyện Đồng Phú.", None),
        ("UBND TỈNH BÌNH PHƯỚC, tỉnh Bình Phước.", None),
    ],
)
def test_name_in_two_spellings(sentence: str, quote: str | None) -> None:
    issues = read(HEAD + BODY.replace("Giảm hộ nghèo.", sentence) + SIGNED)[1]
    assert issues.get("name_inconsistent") == quote


def test_tone_mark_elsewhere_is_no_other_name() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\nSố: 5/KH-UBND\nHoà Bình, ngày 03 tháng 4 năm 2022\nKẾ HOẠCH\nGiảm nghèo\nCăn cứ Luật; UBND tỉnh Hoà Bình và tỉnh Hòa Bình.\n"
    header, issues = read(text + BODY + SIGNED)
    assert header.province == "Hòa Bình"
    assert "name_inconsistent" not in issues


def test_no_plan_is_said_once() -> None:
    header, issues = read("Kế hoạch\nBà cụ gom củi, nghĩ về mùa lũ.\nTrời sập tối.")
    assert header == Header()
    assert issues == {"not_a_plan": "Kế hoạch"}


def test_unknown_is_none() -> None:
    header, _ = read("KẾ HOẠCH\nTập huấn\n" + BODY)
    assert [name for name in Header.__dataclass_fields__ if getattr(header, name) is not None] == ["doc_type", "title"]


def test_place_alone_names_no_issuer() -> None:
    header, _ = read("Ba Tơ, ngày 03 tháng 4 năm 2022\nKẾ HOẠCH\nTập huấn\n" + BODY)
    assert (header.place, header.issuer, header.issuer_level, header.district) == ("Ba Tơ", None, None, None)


def test_authority_below_the_title_is_no_part_of_what_the_title_cites() -> None:
    above = HEAD.replace(
        "Giảm nghèo năm 2022", "THỰC HIỆN KẾT LUẬN SỐ 61-KL/TW VỀ CHIẾN LƯỢC\nBIỂN ĐẾN NĂM 2030\nỦY BAN NHÂN DÂN HUYỆN"
    )
    cited = read_plan(document_of(above + BODY)).of(LegalBasis)
    assert cited[0].subject == "VỀ CHIẾN LƯỢC BIỂN ĐẾN NĂM 2030"


def test_communes_are_read_for_communes_only() -> None:
    """The list of 13,000 communes costs a tenth of a second; a district's plan does not pay for it."""
    script = (
        "from tests.test_header import *; from patterns import unit_list; read(HEAD + BODY + SIGNED);"
        "print('commune' in str(unit_list._index.cache_info()), unit_list._index.cache_info().currsize)"
    )
    shown = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert shown.split()[1] == "2"
