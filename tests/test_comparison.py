"""The comparison: what is beside what, what a doubt does, the words after each figure, and the four forms it is written in."""

import csv
import pathlib
import subprocess
import sys
from collections.abc import Mapping

import openpyxl
import openpyxl.utils
import pandas
import pyarrow.parquet
import pytest
import regex
from openpyxl.worksheet.worksheet import Worksheet

import kehoach
from kehoach.run.driver import run
from outputs.comparison.build import Comparison
from outputs.comparison.called import districts_of, is_called, provinces_of
from outputs.comparison.cell import target_cell
from outputs.comparison.citation import reference, remarks
from outputs.comparison.evidence import with_evidence
from outputs.comparison.figure import Figure, figures_of
from outputs.comparison.file import markdown, write_comparison
from outputs.comparison.place import codes_of, place_of
from outputs.comparison.series import series_of
from outputs.table import Row
from tests.conftest import ROOT, SAMPLES
from tests.office import convert

_HEAD = """ỦY BAN NHÂN DÂN
{issuer}
Số: {number}/KH-UBND
{place}, ngày 12 tháng 3 năm {issued}

KẾ HOẠCH
Giảm nghèo bền vững {years}

I. MỤC TIÊU
{targets}
II. KINH PHÍ
{money}
III. TỔ CHỨC THỰC HIỆN
1. Phòng Lao động - Thương binh và Xã hội
Theo dõi, đôn đốc việc thực hiện.
"""
_BA_TO, _SON_HA, _TRA_CU = ("HUYỆN BA TƠ", "Ba Tơ"), ("HUYỆN SƠN HÀ", "Sơn Hà"), ("HUYỆN TRÀ CÚ", "Trà Cú")


def _plan(number: int, where: tuple[str, str], issued: int, years: str, targets: str, money: str = "Lồng ghép.") -> str:
    issuer, place = where
    return _HEAD.format(number=number, issuer=issuer, place=place, issued=issued, years=years, targets=targets, money=money)  # fmt: skip


_PLANS = {
    "ba-to-2023": _plan(
        11, _BA_TO, 2023, "năm 2023",
        "1. Giảm tỷ lệ hộ nghèo toàn huyện ít nhất 6,95%, riêng các xã đặc biệt khó khăn giảm 8%.\n"
        "2. Giảm 1.200 hộ nghèo.\n3. Phấn đấu 82% hộ nghèo sử dụng nước sạch.",
        "Tổng kinh phí thực hiện: 10.735 triệu đồng, trong đó: ngân sách trung ương 9.000 triệu đồng; ngân sách huyện 1.735 triệu đồng.",
    ),
    "ba-to-period": _plan(
        12, _BA_TO, 2022, "giai đoạn 2021-2025",
        "1. Giảm tỷ lệ hộ nghèo toàn huyện 30% trong giai đoạn.\n2. Mỗi năm giảm 1,5% - 2% hộ cận nghèo.",
    ),
    "son-ha-2023": _plan(21, _SON_HA, 2023, "năm 2023", "1. Giảm tỷ lệ hộ nghèo toàn huyện 5%.\n2. Giảm 900 hộ nghèo."),
    "son-ha-2023-again": _plan(22, _SON_HA, 2023, "năm 2023", "1. Giảm tỷ lệ hộ nghèo toàn huyện 5%.\n2. Giảm 950 hộ nghèo."),
    "tra-cu-2024": _plan(31, _TRA_CU, 2024, "năm 2024", "1. Giảm tỷ lệ hộ nghèo toàn huyện 1%."),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("compared")
    (folder / "inbox").mkdir()
    for name, text in _PLANS.items():
        (folder / "inbox" / f"{name}.txt").write_text(text, encoding="utf-8")
    run([str(folder / "inbox")], folder / "store", lambda *_: None)
    return folder / "store"


def _row(places: pandas.DataFrame, district: str, start: int, end: int) -> Mapping[str, object]:
    own = places[places["area"].isna()]
    (row,) = own.query(f"district == '{district}' and period_start == {start} and period_end == {end}").to_dict("records")  # fmt: skip
    return row


def test_a_year_and_a_period_have_rows_of_their_own(store: pathlib.Path) -> None:
    places = kehoach.compare(store).places
    assert len(places[places["area"].isna()]) == 4
    annual, period = _row(places, "Ba Tơ", 2023, 2023), _row(places, "Ba Tơ", 2021, 2025)
    assert annual["poverty_rate_change_points_per_year"] == -6.95
    assert pandas.isna(annual["poverty_rate_change_points"])
    assert period["poverty_rate_change_points"] == -30
    assert period["poverty_rate_change_points_per_year"] == -6
    assert pandas.isna(period["year"])
    assert (period["near_poverty_rate_change_points_per_year"], period["near_poverty_rate_change_points_per_year_max"]) == (-1.5, -2)  # fmt: skip


def test_every_figure_has_its_words(store: pathlib.Path) -> None:
    found = kehoach.compare(store)
    words = found.sources
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (store / "text").iterdir()}
    assert all(texts[row.doc_id][row.start : row.end] == row.quote for row in words.itertuples())
    used = words[words["used"] == "yes"]
    cells = sum(found.places[name].notna().sum() for name in set(used["column"]))
    assert cells == len(used)
    (derived,) = words[words["derived"].notna()].to_dict("records")
    assert (derived["value"], derived["derived"]) == (-6, "30 / 5 years")
    assert "30%" in derived["quote"]


def test_percent_and_counts_never_meet(store: pathlib.Path) -> None:
    row = _row(kehoach.compare(store).places, "Ba Tơ", 2023, 2023)
    assert row["poor_households_change_household_per_year"] == -1200
    assert row["clean_water_percent"] == 82
    assert (row["money_CT_total_vnd"], row["money_CT_central_vnd"], row["money_CT_district_vnd"]) == (10_735_000_000, 9_000_000_000, 1_735_000_000)  # fmt: skip


def test_a_part_gives_way_to_the_whole_and_two_plans_that_differ_leave_the_cell_empty(store: pathlib.Path) -> None:
    found = kehoach.compare(store)
    words = found.sources
    (part,) = found.places[found.places["area"].notna()].to_dict("records")
    assert (part["level"], part["area"], part["poverty_rate_change_points_per_year"]) == ("part", "các xã đặc biệt khó khăn", -8)  # fmt: skip
    row = _row(found.places, "Sơn Hà", 2023, 2023)
    assert row["poverty_rate_change_points_per_year"] == -5  # both say so
    assert pandas.isna(row["poor_households_change_household_per_year"])
    assert sorted(words[words["used"] == "several"]["value"]) == [-950, -900]
    assert list(words[words["used"] == "same"]["file_name"]) == ["son-ha-2023.txt"] or list(
        words[words["used"] == "same"]["file_name"]
    ) == ["son-ha-2023-again.txt"]


def test_choices(store: pathlib.Path) -> None:
    assert set(kehoach.compare(store, province="Quảng Ngãi").places["district"]) == {"Ba Tơ", "Sơn Hà"}
    assert set(kehoach.compare(store, province="tỉnh quảng ngãi").places["district"]) == {"Ba Tơ", "Sơn Hà"}
    assert set(kehoach.compare(store, province="tinh quang ngai").places["district"]) == {"Ba Tơ", "Sơn Hà"}
    assert set(kehoach.compare(store, province="Vĩnh Long").places["district"]) == {
        "Trà Cú"
    }  # what Trà Vinh is in today
    assert set(kehoach.compare(store, district="huyen ba to").places["district"]) == {"Ba Tơ"}
    assert set(kehoach.compare(store, district="535", province="51").places["district"]) == {"Ba Tơ"}
    assert set(kehoach.compare(store, province="84").places["district"]) == {"Trà Cú"}
    assert set(kehoach.compare(store, province="86").places["district"]) == {"Trà Cú"}  # Vĩnh Long of today
    assert set(kehoach.compare(store, year=2024).places["period_end"]) == {2024, 2025}
    assert kehoach.compare(store, level="commune").rows == []
    named = kehoach.compare(store, indicators=["clean_water"])
    assert [column.name for column in named.table.columns if column.kind == "number"] == ["clean_water_percent"]
    assert len(named.rows) == 1


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"issuer_level": "province", "province": "Quảng Nam", "province_code": "49", "issued_year": 2023},
         {"province_code_2025": "48", "province_codes_before": "49", "commune_codes_2025": None}),
        ({"issuer_level": "province", "province": "Đà Nẵng", "province_code": "48", "issued_year": 2026},
         {"province_code_2025": "48", "province_codes_before": "48|49"}),
        ({"issuer_level": "province", "province": "Quảng Ngãi", "province_code": "51", "issued_year": 2025},
         {"province_code_2025": None, "province_codes_before": None}),  # which of the two cannot be known
        ({"issuer_level": "district", "province": "Quảng Ngãi", "province_code": "51", "district": "Ba Tơ", "district_code": "535", "issued_year": 2025},
         {"province_code_2025": "51", "province_codes_before": "51", "commune_codes_2025": "21484|21490|21496|21499|21520|21523|21529|21538"}),
        ({"issuer_level": "commune", "province": "Huế", "province_code": "46", "commune": "A Lưới 2", "commune_code": "20044", "issued_date": "2025-09-01"},
         {"commune_codes_2025": "20044", "province_codes_before": "46"}),
    ],
)  # fmt: skip
def test_codes_of_both_sides_of_the_reform(known: dict[str, str | int], expected: dict[str, str | None]) -> None:
    names = ("issuer_level", "province", "province_code", "district", "district_code", "commune", "commune_code", "issued_date", "issued_year", "period_start")  # fmt: skip
    document = dict.fromkeys(names) | known
    codes = codes_of(document, place_of(document))
    assert {name: getattr(codes, name) for name in expected} == expected


def test_an_annex_names_places_of_its_plan() -> None:
    names = ("commune", "commune_code", "issued_date", "period_start")
    district = dict.fromkeys(names) | {
        "issuer_level": "district", "province": "Quảng Ngãi", "province_code": "51", "district": "Ba Tơ", "district_code": "535", "issued_year": 2023,
    }  # fmt: skip
    found = place_of(district, "Xã Ba Vì")
    assert (found.level, found.commune, found.area) == ("commune", "Ba Vì", None)
    assert found.commune_code
    unknown = place_of(district, "Thôn Nước Giáp")
    assert (unknown.level, unknown.commune_code, unknown.area) == ("part", None, "Thôn Nước Giáp")

    named = place_of(district | {"issuer_level": "province", "district": None, "district_code": None}, "Thị trấn Ba Tơ")
    assert (named.level, named.district_code) == ("part", None)  # a commune of a district, not the district
    today = district | {
        "issuer_level": "province",
        "district": None,
        "district_code": None,
        "issued_date": "2026-02-03",
    }
    assert (place_of(today, "Ba Tơ").level, place_of(today, "Ba Tơ").commune) == ("commune", "Ba Tơ")


def test_a_hamlet_is_not_the_commune_next_to_it() -> None:
    """Communes' annexes name their hamlets, often without a kind, and often as another commune of the district is called."""
    names = ("issued_date", "period_start")
    commune = dict.fromkeys(names) | {
        "issuer_level": "commune", "province": "Quảng Ngãi", "province_code": "51", "district": "Ba Tơ", "district_code": "535",
        "commune": "Ba Tô", "commune_code": "21526", "issued_year": 2023,
    }  # fmt: skip
    assert (place_of(commune, "Ba Vì").level, place_of(commune, "Ba Vì").area) == ("part", "Ba Vì")
    assert (place_of(commune, "xã Ba Vì").level, place_of(commune, "xã Ba Vì").commune) == ("commune", "Ba Vì")


def _compared(folder: pathlib.Path, *texts: str) -> Comparison:
    (folder / "inbox").mkdir()
    for number, text in enumerate(texts):
        (folder / "inbox" / f"{number}.txt").write_text(text, encoding="utf-8")
    run([str(folder / "inbox")], folder / "store", lambda *_: None)
    return kehoach.compare(folder / "store")


def test_plans_of_places_that_cannot_be_told_apart_share_no_row(tmp_path: pathlib.Path) -> None:
    """Six provinces had a district Châu Thành: two plans that name no province need not be of one."""
    chau_thanh = ("HUYỆN CHÂU THÀNH", "Châu Thành")
    found = _compared(
        tmp_path,
        _plan(1, chau_thanh, 2023, "năm 2023", "1. Giảm tỷ lệ hộ nghèo toàn huyện 5%."),
        _plan(2, chau_thanh, 2023, "năm 2023", "1. Giảm tỷ lệ hộ nghèo toàn huyện 3%."),
    )
    assert sorted(found.places["poverty_rate_change_points_per_year"]) == [-5, -3]
    assert set(found.places["plan"]) == set(found.sources["doc_id"])
    path = tmp_path / "places.md"
    write_comparison(found, path)
    table = path.read_text(encoding="utf-8").split("\n\n")[0]
    assert [line.count("[^") for line in table.split("\n")[2:]] == [1, 1]
    write_comparison(found, tmp_path / "places.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "places.xlsx")["places"]
    assert sum(cell.comment is not None for row in sheet.iter_rows() for cell in row) == 2


def test_plans_of_unknown_years_share_no_row(tmp_path: pathlib.Path) -> None:
    undated = [
        _plan(number, _BA_TO, 2023, "", f"1. Giảm tỷ lệ hộ nghèo toàn huyện {value}%.").replace("ngày 12 tháng 3 năm 2023", "ngày   tháng   năm")
        for number, value in ((1, 5), (2, 3))
    ]  # fmt: skip
    found = _compared(tmp_path, *undated)
    assert found.places["period_start"].isna().all()
    assert sorted(found.places["poverty_rate_change_points"]) == [-5, -3]


def test_what_a_plan_states_stands_before_what_could_be_made_of_its_figures(tmp_path: pathlib.Path) -> None:
    targets = "1. Giảm tỷ lệ hộ nghèo toàn huyện 30% trong giai đoạn; bình quân mỗi năm giảm tỷ lệ hộ nghèo 5% - 7%."
    found = _compared(tmp_path, _plan(1, _BA_TO, 2021, "giai đoạn 2021-2025", targets))
    row = _row(found.places, "Ba Tơ", 2021, 2025)
    assert row["poverty_rate_change_points"] == -30
    assert (row["poverty_rate_change_points_per_year"], row["poverty_rate_change_points_per_year_max"]) == (-5, -7)


def test_a_year_s_part_is_the_number_that_another_plan_prints(tmp_path: pathlib.Path) -> None:
    """6.9 / 3 is 2.3000000000000003 to a computer, and no contradiction to 2.3."""
    found = _compared(
        tmp_path,
        _plan(1, _BA_TO, 2021, "giai đoạn 2021-2023", "1. Giảm tỷ lệ hộ nghèo toàn huyện 6,9% trong giai đoạn."),
        _plan(2, _BA_TO, 2021, "giai đoạn 2021-2023", "1. Mỗi năm giảm tỷ lệ hộ nghèo toàn huyện 2,3%."),
    )
    assert _row(found.places, "Ba Tơ", 2021, 2023)["poverty_rate_change_points_per_year"] == -2.3


def test_money_of_no_known_project_is_not_compared() -> None:
    document = {
        "doc_id": "0", "issuer_level": "province", "province": "Quảng Ngãi", "province_code": "51", "period_start": 2023, "period_end": 2023,
    } | dict.fromkeys(("district", "district_code", "commune", "commune_code"))  # fmt: skip
    money = {"source": "total", "amount_vnd": 5, "budget_year": None}
    rows = [money | {"component_code": "DA1"}, money | {"component_code": None}]
    assert [figure.column for figure in figures_of(document, [], rows)] == ["money_DA1_total_vnd"]


_DISTRICT: Row = {
    "doc_id": "k1", "number": None, "file_name": "a.txt", "issuer_level": "district", "province": "Quảng Ngãi", "province_code": "51",
    "district": "Ba Tơ", "district_code": "535", "commune": None, "commune_code": None, "issued_date": None, "issued_year": 2023,
    "period_start": 2023, "period_end": 2023,
}  # fmt: skip
_TARGET: Row = {
    "doc_id": "k1", "kind": "target", "indicator_code": "poverty_rate", "indicator": "Tỷ lệ hộ nghèo", "direction": "reduce",
    "measure": "change", "comparator": "eq", "value": 1.0, "value_max": None, "unit": "percent", "per": None, "year": 2023,
    "population": None, "area": None, "section": "I", "page": 2, "start": 0, "end": 10, "quote": "giảm 1%",
}  # fmt: skip


def _figures(*changes: Row, document: Row = _DISTRICT) -> list[Figure]:
    return list(figures_of(document, [_TARGET | change for change in changes], []))


def test_a_baseline_is_of_its_own_year() -> None:
    state: Row = {"kind": "baseline", "measure": "level", "direction": None}
    known, unknown, change = _figures(
        state | {"year": 2021}, state | {"year": None}, {"kind": "baseline", "year": 2022}
    )
    assert (known.years, known.place.plan, known.column) == ((2021, 2021), None, "poverty_rate_baseline_percent")
    assert (unknown.years, unknown.place.plan) == ((None, None), "k1")  # not known: no other plan's row
    assert (change.column, change.value) == ("poverty_rate_baseline_change_points_per_year", -1)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({}, "poverty_rate_change_points_per_year"),
        ({"indicator_code": "poor_households", "indicator": "Số hộ nghèo"}, "poor_households_change_percent_per_year"),
        ({"indicator_code": "trained_workers", "indicator": "tỉ lệ lao động qua đào tạo"}, "trained_workers_change_points_per_year"),
        ({"indicator_code": "job_placement", "indicator": "lao động có việc làm"}, "job_placement_change_percent_per_year"),
        ({"measure": "level"}, "poverty_rate_percent"),
        ({"indicator_code": "poor_households", "unit": "household"}, "poor_households_change_household_per_year"),
    ],
)  # fmt: skip
def test_percentage_points_are_not_percent(changes: Row, column: str) -> None:
    assert [figure.column for figure in _figures(changes)] == [column]


@pytest.mark.parametrize(
    ("direction", "printed", "expected"),
    [("reduce", "gt", "lt"), ("reduce", "ge", "le"), ("reduce", "le", "ge"), ("reduce", "eq", "eq"), ("reduce", "approx", "approx"), ("increase", "gt", "gt")],
)  # fmt: skip
def test_a_comparator_is_of_the_signed_figure(direction: str, printed: str, expected: str) -> None:
    """`giảm trên 0,5%` is a change below -0.5."""
    (figure,) = _figures({"direction": direction, "comparator": printed, "value": 0.5})
    assert (figure.value, figure.comparator) == (-0.5 if direction == "reduce" else 0.5, expected)


def test_groups_of_other_poor_households_have_columns_of_their_own() -> None:
    group: Row = {"indicator_code": "other_poor_households", "measure": "level", "direction": "reach", "unit": "household", "value": 0.0}  # fmt: skip
    merit, childless = _figures(
        group | {"indicator": "thuộc hộ nghèo", "population": "hộ Người có công"},
        group | {"indicator": "hộ nghèo có trẻ em", "population": None},
    )
    assert merit.column == "other_poor_households_household_hộ_người_có_công"
    assert childless.column == "other_poor_households_household_hộ_nghèo_có_trẻ_em"


def test_different_populations_are_not_one_figure() -> None:
    share: Row = {"indicator_code": "clean_water", "measure": "level", "direction": "reach", "value": 90.0}
    one, same, other = ({"population": name, "start": start} for start, name in enumerate(("hộ nghèo", "Hộ nghèo", "hộ cận nghèo")))  # fmt: skip
    cell = target_cell(_figures(share | one, share | same))
    assert (cell.value, cell.population, [row["used"] for row in cell.sources]) == (90, "hộ nghèo", ["yes", "same"])
    cell = target_cell(_figures(share | one, share | other))
    assert (cell.value, [row["used"] for row in cell.sources]) == (None, ["several", "several"])
    cell = target_cell(_figures(share | one, share | {"value": 95.0, "start": 40, "end": 50}))
    assert (cell.value, cell.population, [row["used"] for row in cell.sources]) == (95, None, ["other", "yes"])


def test_a_count_that_is_part_of_another_is_known_by_its_place() -> None:
    """`xóa 100 nhà tạm, trong đó 40 nhà …`: the source text of the second runs back over the first."""
    count: Row = {"indicator_code": "temporary_housing", "measure": "level", "direction": "reach", "unit": "nhà"}
    whole, part = count | {"value": 100.0, "start": 0, "end": 16}, count | {"value": 40.0, "start": 0, "end": 60}
    assert [row["used"] for row in target_cell(_figures(whole, part)).sources] == ["yes", "part"]
    for other in ({"start": 70, "end": 90}, {"value": 140.0}, {"doc_id": "k2"}, {"unit": "percent"}):
        cell = target_cell(_figures(whole | {name: other[name] for name in other if name == "unit"}, part | other))
        assert (cell.value, {row["used"] for row in cell.sources}) == (None, {"several"})


def test_a_figure_bounded_in_two_ways_has_no_one_comparator() -> None:
    assert target_cell(_figures({}, {"comparator": "ge"})).comparator == "several"
    assert target_cell(_figures({"comparator": "ge"}, {"comparator": "ge"})).comparator == "le"


def test_hand_corrections_and_table_headers_belong_to_their_rows(tmp_path: pathlib.Path) -> None:
    def issue(start: int, message: str, code: str = "corrected_by_hand") -> Row:
        return {"doc_id": "k1", "start": start, "end": 10, "code": code, "message": message}

    issues = [
        issue(0, "targets: value 7.0 → 1.0, year – → 2023 (An, 2026-02-03)"),
        issue(1, "funding: amount_vnd 1 → 2 (An, 2026-02-03)"),
        issue(2, "targets: not read", "figure_unread"),
        issue(4, "targets: value 8.0 → 9.0 (An, 2026-02-03)"),
    ]
    cells = [{"doc_id": "k1", "start": 4, "end": 10, "header": "Chỉ tiêu / Giảm (%)"}, {"doc_id": "k2", "start": 4, "end": 11, "header": "no"}]  # fmt: skip
    for name, rows in (("issues", issues), ("annexes", cells)):
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / f"{name}.parquet")
    given = [
        {"start": 0},
        {"start": 1},
        {"start": 2},
        {"start": 3, "end": 11},
        {"start": 4},
        {"start": 4, "value": 9.0},
    ]
    found = with_evidence(tmp_path, "targets", [_TARGET | row for row in given])
    assert [row["corrected"] for row in found] == [
        "value 7.0 → 1.0, year – → 2023 (An, 2026-02-03)", None, None, None, None, "value 8.0 → 9.0 (An, 2026-02-03)",
    ]  # fmt: skip
    assert [row["header"] for row in found] == ["Chỉ tiêu / Giảm (%)"] * 3 + [None] + ["Chỉ tiêu / Giảm (%)"] * 2
    (source,) = target_cell(list(figures_of(_DISTRICT, found[:1], []))).sources
    assert reference(source) == "a.txt, I, page 2"
    assert "column: Chỉ tiêu / Giảm (%)" in remarks(source)
    assert "corrected by hand; the source text has the old figure: value 7.0 → 1.0" in remarks(source)


def test_columns_beside_a_figure_are_in_every_format(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    found = kehoach.compare(store)
    name = "poverty_rate_change_points_per_year_comparator"
    assert _row(found.places, "Ba Tơ", 2023, 2023)[name] == "le"
    for ending in ("csv", "parquet", "xlsx"):
        write_comparison(found, tmp_path / f"a.{ending}")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["places"]
    for columns in (
        list(pandas.read_csv(tmp_path / "a.csv")), list(pandas.read_parquet(tmp_path / "a.parquet")), [cell.value for cell in sheet[1]],
    ):  # fmt: skip
        assert columns.index(name) > columns.index("poverty_rate_change_points_per_year")
        assert "clean_water_percent_comparator" not in columns  # exact wherever it is


def test_the_columns_used_most_are_first(store: pathlib.Path) -> None:
    found = kehoach.compare(store)
    figures = [column.name for column in found.table.columns if column.kind in ("number", "amount") and not column.name.endswith("_max")]  # fmt: skip
    filled = [found.places[name].notna().sum() for name in figures]
    assert filled == sorted(filled, reverse=True)


def _letter(sheet: Worksheet, letter: str) -> str:
    """The letter under which openpyxl has a column's width: the first of a run of columns that are alike."""
    at = openpyxl.utils.column_index_from_string(letter)
    return next(name for name, held in sheet.column_dimensions.items() if held.min <= at <= held.max)


def _write(store: pathlib.Path, path: pathlib.Path, *options: str) -> str:
    child = subprocess.run(
        [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", "compare", str(store), "--output", str(path), *options],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    return child.stderr


def test_excel_has_numbers_a_header_that_stays_a_filter_and_the_words(
    store: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    assert "5 rows" in _write(store, tmp_path / "places.xlsx")
    book = openpyxl.load_workbook(tmp_path / "places.xlsx")
    assert book.sheetnames == ["places", "sources", "columns"]
    sheet = book["places"]
    assert sheet.freeze_panes == "M2"  # after `period_end`
    hidden = {
        cell.value for cell in sheet[1][:12] if sheet.column_dimensions[_letter(sheet, cell.column_letter)].hidden
    }
    assert hidden == {"level", "province_code", "district_code", "commune", "commune_code", "plan"}
    assert sheet.auto_filter.ref.startswith("A1:")
    names = [cell.value for cell in sheet[1]]
    row = next(
        row
        for row in sheet.iter_rows(min_row=2)
        if [row[names.index(name)].value for name in ("district", "area", "year")] == ["Ba Tơ", None, 2023]
    )
    rate = row[names.index("poverty_rate_change_points_per_year")]
    assert (rate.value, rate.data_type) == (-6.95, "n")
    assert "6,95%" in rate.comment.text
    assert "11/KH-UBND" in rate.comment.text
    assert row[names.index("district_code")].value == "535"
    assert row[names.index("money_CT_total_vnd")].number_format == "#,##0"
    assert book["sources"].max_row == 1 + len(kehoach.compare(store).sources)
    assert {cell.value for cell in book["columns"]["A"]} == {"column", *names}


def test_libreoffice_reads_the_samples(tmp_path: pathlib.Path) -> None:
    """Numbers are numbers there, and Vietnamese stays whole."""
    samples = sorted(str(path) for path in SAMPLES.glob("s*.*"))
    run(samples, tmp_path / "store", lambda *_: None)
    _write(tmp_path / "store", tmp_path / "places.xlsx")
    _write(tmp_path / "store", tmp_path / "places.csv")
    convert(tmp_path / "places.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path / "office")
    with (
        (tmp_path / "office" / "places.csv").open(encoding="utf-8") as left,
        (tmp_path / "places.csv").open(encoding="utf-8-sig") as right,
    ):
        seen, written = list(csv.DictReader(left)), list(csv.DictReader(right))
    numbers = [column.name for column in kehoach.compare(tmp_path / "store").table.columns if column.kind in ("number", "amount")]  # fmt: skip
    for name in ("province", "district", "commune", "area", "commune_codes_2025"):
        assert [row[name] for row in seen] == [row[name] for row in written]
    for name in numbers:
        assert [bool(row[name]) for row in seen] == [bool(row[name]) for row in written]
        assert [float(row[name].replace(",", "") or 0) for row in seen] == pytest.approx(
            [float(row[name] or 0) for row in written]
        )
    assert "Ngã Năm" in {row["district"] for row in seen}
    assert sum(bool(row[name]) for row in seen for name in numbers) > 100


def test_a_text_is_never_a_formula(tmp_path: pathlib.Path) -> None:
    targets = "1. =HYPERLINK(A1) giảm tỷ lệ hộ nghèo 5%.\n2. http://example.org/ giảm 900 hộ nghèo."
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "=cmd.txt").write_text(_plan(1, _BA_TO, 2023, "năm 2023", targets), encoding="utf-8")
    run([str(tmp_path / "inbox")], tmp_path / "store", lambda *_: None)
    _write(tmp_path / "store", tmp_path / "places.xlsx")
    book = openpyxl.load_workbook(tmp_path / "places.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "=cmd.txt" in {cell.value for row in book["sources"].iter_rows() for cell in row}
    assert all(not sheet.hyperlinks if hasattr(sheet, "hyperlinks") else not sheet._hyperlinks for sheet in book)
    _write(tmp_path / "store", tmp_path / "places.csv")
    assert "'=cmd.txt" in (tmp_path / "places-sources.csv").read_text(encoding="utf-8-sig")


def test_a_commune_of_today_is_found_by_what_it_was() -> None:
    commune: Row = _DISTRICT | {"issuer_level": "commune", "district": None, "district_code": None, "commune": "Ba Vì", "commune_code": "21499",
                                "issued_date": "2026-01-05", "issued_year": 2026}  # fmt: skip
    place = place_of(commune)
    names = districts_of(place, codes_of(commune, place))
    assert is_called(names, "ba to")
    assert is_called(names, "535")
    assert not is_called(names, "Sơn Hà")
    merged: Row = _DISTRICT | {"issuer_level": "province", "province": "Đà Nẵng", "province_code": "48", "district": None, "district_code": None,
                               "issued_date": "2026-01-05", "issued_year": 2026}  # fmt: skip
    names = provinces_of(place_of(merged), codes_of(merged, place_of(merged)))
    assert {name for name in ("Quảng Nam", "tp da nang", "49", "Huế") if is_called(names, name)} == {"Quảng Nam", "tp da nang", "49"}  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("Quảng Ngãi", True), ("quang ngai", True), ("TỈNH QUẢNG NGÃI", True), ("Tinh Quang Ngai", True), ("Quảng Ngai", False), ("Quang", False), ("", False)],
)  # fmt: skip
def test_names_without_accents_lack_all_of_them(wanted: str, expected: bool) -> None:
    """Who writes some accents means those: Hà Tĩnh is not Hà Tinh."""
    assert is_called({"Quảng Ngãi"}, wanted) is expected


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "md"])
def test_long_is_one_row_a_figure(store: pathlib.Path, tmp_path: pathlib.Path, ending: str) -> None:
    found = kehoach.compare(store)
    path = tmp_path / f"long.{ending}"
    assert write_comparison(found, path, is_long=True) == [path]
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
    if ending == "md":
        head, _, *lines = path.read_text(encoding="utf-8").splitlines()
        assert head.startswith("| place | code | years | column | value |")
        assert "| Ba Tơ, Quảng Ngãi | 535 | 2023 | poverty_rate_change_points_per_year | -6.95 |  | le |" in "\n".join(lines).replace("\\", "")  # fmt: skip
        assert len(lines) == len(found.sources)
        return
    readers = {"csv": pandas.read_csv, "parquet": pandas.read_parquet, "xlsx": pandas.read_excel}
    rows = readers[ending](path)
    assert list(rows.columns) == list(found.sources.columns)
    assert list(rows["quote"]) == list(found.sources["quote"])


def test_parquet_says_what_its_columns_mean(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    _write(store, tmp_path / "places.parquet")
    held = pyarrow.parquet.read_schema(tmp_path / "places.parquet")
    assert all(field.metadata[b"meaning"] for field in held)
    assert str(held.field("money_CT_total_vnd").type) == "int64"
    sources = pandas.read_parquet(tmp_path / "places-sources.parquet")
    pandas.testing.assert_series_equal(sources["quote"], kehoach.compare(store).sources["quote"], check_dtype=False)


def test_markdown_notes_the_words(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    _write(store, tmp_path / "places.md", "--indicator", "poverty_rate", "--indicator", "poor_households")
    text = (tmp_path / "places.md").read_text(encoding="utf-8")
    table, notes = text.split("\n\n")
    assert "| Ba Tơ, Quảng Ngãi | 535 | 2023 | " in table
    assert "≤ -6.95[^" in table  # `giảm ít nhất 6,95%`
    assert len(table.split("\n")) == 2 + 5
    assert table.count("[^") == len(notes.strip().split("\n"))
    assert "several: " in notes


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--output", "places.pdf"), 2, ".xlsx"),
        (("--indicator", "poverty"), 2, "poverty_rate"),
        (("--level", "village"), 2, "district"),
        (("--year", "1990"), 3, "use fewer filters"),
        (("--province", "Quảng Ngai"), 3, "no such province in this store: Quảng Ngai; did you mean Quảng Ngãi?"),
        (("--province", "Hà Giang"), 3, "no such province in this store: Hà Giang; it has Quảng Ngãi, Trà Vinh"),
        (("--district", "son hà"), 3, "did you mean Sơn Hà?"),
        (("--district", "Ba Tơ", "--province", "Trà Vinh"), 3, "use fewer filters"),
    ],
)
def test_a_wrong_choice_is_told(store: pathlib.Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    child = subprocess.run(
        [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", "compare", str(store), *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert child.returncode == status
    assert said in child.stderr
    assert "Traceback" not in child.stderr


def test_no_store_and_no_room_are_told(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").touch()
    for arguments in ([str(tmp_path)], [str(store), "--output", str(tmp_path / "file" / "places.csv")]):
        child = subprocess.run(
            [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", "compare", *arguments],
            capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
        )  # fmt: skip
        assert child.returncode == 3
        assert str(tmp_path) in child.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_series_has_a_column_per_year(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    found = series_of(kehoach.compare(str(store), district="ba to"))
    rows = {str(row["figure"]): row for row in found.rows if row["level"] == "district"}
    points = rows["poverty_rate_change_points_per_year"]
    assert (points["2023"], points["2023_comparator"], points["2021-2025"]) == (-6.95, "le", -6)
    near = rows["near_poverty_rate_change_points_per_year"]
    assert (near["2023"], near["2021-2025"], near["2021-2025_max"]) == (None, -1.5, -2)
    shown = markdown(found, "vi")
    assert "≤ -6,95[^" in shown
    assert "-1,5 đến -2[^" in shown
    assert "10.735.000.000" in shown
    assert all(f"[^{number}]:" in shown for number in regex.findall(r"\[\^(\d+)\] ?\|", shown))
    write_comparison(found, tmp_path / "series.csv")
    assert len(pandas.read_csv(tmp_path / "series.csv")) == len(found.rows)


@pytest.mark.parametrize("numbers", ["en", "vi"])
def test_a_book_freezes_places_and_groups_columns(store: pathlib.Path, tmp_path: pathlib.Path, numbers: str) -> None:
    found = kehoach.compare(str(store))
    write_comparison(found, tmp_path / "book.xlsx", numbers=numbers)  # type: ignore[arg-type]  # one of them
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["places"]
    names = [str(cell.value) for cell in sheet[1]]
    letter = openpyxl.utils.get_column_letter
    assert sheet.freeze_panes == f"{letter(names.index('period_end') + 2)}2"
    beside = names.index("poverty_rate_change_points_per_year_comparator")
    assert sheet.column_dimensions[letter(beside + 1)].outlineLevel == 1
    codes = sheet.column_dimensions[letter(names.index("province_code_2025") + 1)]
    assert (codes.outlineLevel, codes.hidden) == (1, True)
    money = names.index("money_CT_total_vnd")
    formats = {sheet.cell(row, money + 1).number_format for row in range(2, sheet.max_row + 1)} | {
        sheet.column_dimensions[letter(money + 1)].number_format
    }
    assert any("[$-42A]" in form for form in formats) is (numbers == "vi")
