"""Real units in every layout: what a header says is read whatever disorder it is printed in."""

import itertools
import random
from collections.abc import Iterator

import pytest

from extract.header.reader import read_header
from extract.outline.tree import find_outline
from extract.record import Header
from patterns.unit_list import Unit, listed
from tests.conftest import document_of

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
BODY = "\nKẾ HOẠCH\nHỗ trợ sinh kế năm {year}\nCăn cứ Luật; UBND {kind} xây dựng Kế hoạch như sau:\nI. MỤC TIÊU\n1. Giảm nghèo.\n"
LAYOUTS = {
    "one below the other": "{body}\n{unit}\n-----\n{nation}\n{motto}\n{number}\n{date}",
    "two columns flattened": "{body}      {nation}\n{unit}      {motto}\n{number}      {date}",
    "pipes": "{body} {unit} | {nation} {motto} |\n{number} | {date} |",
    "pipes of their own": "{body}\n{unit}\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n{motto}\n|\n{number}\n|\n{date}\n|",
    "number first": "481516Số:{bare}\n{body}\n{unit}\n{nation}\n{motto}\n{date}",
    "motto first": "{nation}\n{motto}\n{body}\n{unit}\n{date}\n{number}",
    "stamps": "DỰ THẢO\n{body}\n{unit}\n{nation}\nHỎA TỐC\n{number}\n{date}",
    "escaped": "\\r\\n {body} | \\r\\n {nation}\\r\\n {motto} | \\r\\n\n{unit} |\n\\r\\n {number} | \\r\\n {date} |",
}
NUMBERS = (("12", "12/KH-UBND"), ("", None), ("2023", "2023/KH-UBND"))
DATES = (
    ("ngày 05 tháng 02 năm {year}", 2, 5),
    ("ngày      tháng 4 năm {year}", 4, None),
    ("ngày … tháng … năm {year}", None, None),
    ("ngày 25 Tháng 8 năm {year}", 8, 25),
    ("ngày07/12/{year}", 12, 7),
)


def _alone(units: list[Unit]) -> list[Unit]:
    """Units whose name no other unit of their level and kind bears: the header alone shows which they are."""
    names = [unit.name for unit in units]
    return [unit for unit in units if names.count(unit.name) == 1 and unit.code]


def _units() -> Iterator[tuple[Unit, int]]:
    for level, year in (("province", 2018), ("province", 2026), ("district", 2018)):
        valid = [unit for unit in listed(level) if unit.was_valid(f"{year}-06-15")]  # type: ignore[arg-type]  # literals
        yield from ((unit, year) for unit in _alone(valid)[:: 1 if level == "province" else 9])
    communes = [unit for unit in listed("commune") if unit.was_valid("2026-06-15")]
    yield from ((unit, 2026) for unit in _alone(communes)[::60])


def _header(text: str) -> Header:
    document = document_of(text)
    return read_header(document, find_outline(document)).header


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str) -> None:
    chance = random.Random(layout)
    forms = itertools.cycle(itertools.product(NUMBERS, DATES))
    wrong = []
    for unit, year in _units():
        (serial, number), (date, month, day) = next(forms)
        kind_and_name = unit.name if unit.name.lower().startswith(f"{unit.kind} ") else f"{unit.kind} {unit.name}"
        place = f"{unit.kind.capitalize()} {unit.name}" if unit.name[0].isdigit() else unit.name
        text = LAYOUTS[layout].format(
            body=chance.choice(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND", "Y BAN NHÂN DÂN")),
            unit=kind_and_name.upper(),
            nation=NATION,
            motto=MOTTO,
            number=f"Số: {serial}{chance.choice(('', ' ', '     '))}/KH-UBND",
            bare=f" {serial}/KH- UBND",
            date=f"{place}{chance.choice((', ', ','))}{date.format(year=year)}",
        )
        header = _header(text + BODY.format(year=year, kind=unit.kind))
        level = {"province": header.province, "district": header.district, "commune": header.commune}[unit.level]
        found = (header.issuer, header.issuer_level, level, header.number, header.number_symbol, header.place,
                 header.issued_year, header.issued_month, header.issued_day, header.title)  # fmt: skip
        issuer = f"Ủy ban nhân dân {kind_and_name[0].lower()}{kind_and_name[1:]}"
        expected = (issuer, unit.level, unit.name, number, "KH-UBND", place, year, month, day, f"Hỗ trợ sinh kế năm {year}")  # fmt: skip
        if found != expected:
            wrong.append((text, found, expected))
    assert wrong == []
