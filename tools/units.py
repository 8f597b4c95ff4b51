"""Makes patterns/lexicons/{provinces,districts,communes,successors}.tsv from the data of vietnamadminunits 1.0.4 (MIT).

    pip install vietnamadminunits==1.0.4 && python tools/units.py

Units before the reform of 1 July 2025 (Nghị quyết 202/2025/QH15) and after it are side by side with
their dates.  `EXTRA` holds what that data lacks and is known for sure.
"""

import csv
import json
import pathlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator

LAST_OLD, FIRST_NEW = "2025-06-30", "2025-07-01"
SOURCE = "vietnamadminunits 1.0.4"
COLUMNS = ("canonical", "kind", "code", "parent", "aliases", "valid_from", "valid_to", "source")
SUCCESSOR_COLUMNS = ("canonical", "code", "successors", "source")
KINDS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")
EXTRA_PROVINCES = (
    ("Thừa Thiên Huế", "tỉnh", "46", "", "Thừa Thiên - Huế|TT Huế", "", "2024-12-31", "Nghị quyết 175/2024/QH15"),
    ("Hà Tây", "tỉnh", "", "", "", "", "2008-07-31", "Nghị quyết 15/2008/QH12"),
)
EXTRA_DISTRICTS = (
    ("Cát Tiên", "huyện", "683", "68", "", "", "2024-11-30", "Nghị quyết 1245/NQ-UBTVQH15"),
    ("Cửa Lò", "thị xã", "413", "40", "", "", "2024-11-30", "Nghị quyết 1243/NQ-UBTVQH15"),
    ("Hoành Bồ", "huyện", "204", "22", "", "", "2019-12-31", "Nghị quyết 837/NQ-UBTVQH14"),
    ("Huế", "thành phố", "474", "46", "", "", "2024-12-31", "Nghị quyết 175/2024/QH15"),
    ("Kỳ Sơn", "huyện", "151", "17", "", "", "2019-12-31", "Nghị quyết 830/NQ-UBTVQH14"),
    ("Long Điền", "huyện", "752", "77", "", "", "2024-12-31", "Nghị quyết 1256/NQ-UBTVQH15"),
    ("Lộc Hà", "huyện", "448", "42", "", "2007-02-07", "2024-12-31", "Nghị quyết 1283/NQ-UBTVQH15"),
    ("Mỹ Lộc", "huyện", "358", "36", "", "", "2024-08-31", "Nghị quyết 1104/NQ-UBTVQH15"),
    ("Nam Đông", "huyện", "483", "46", "", "", "2024-12-31", "Nghị quyết 1314/NQ-UBTVQH15"),
    ("Ninh Bình", "thành phố", "369", "37", "", "", "2024-12-31", "Nghị quyết 1318/NQ-UBTVQH15"),
    ("Nông Sơn", "huyện", "519", "49", "", "2008-04-08", "2024-12-31", "Nghị quyết 1241/NQ-UBTVQH15"),
    ("Phục Hòa", "huyện", "050", "04", "", "", "2020-02-29", "Nghị quyết 864/NQ-UBTVQH14"),
    ("Quảng Uyên", "huyện", "049", "04", "", "", "2020-02-29", "Nghị quyết 864/NQ-UBTVQH14"),
    ("Quận 2", "quận", "769", "79", "", "", "2020-12-31", "Nghị quyết 1111/NQ-UBTVQH14"),
    ("Quận 9", "quận", "763", "79", "", "", "2020-12-31", "Nghị quyết 1111/NQ-UBTVQH14"),
    ("Thông Nông", "huyện", "044", "04", "", "", "2020-02-29", "Nghị quyết 864/NQ-UBTVQH14"),
    ("Thủ Đức", "quận", "762", "79", "", "", "2020-12-31", "Nghị quyết 1111/NQ-UBTVQH14"),
    ("Trà Lĩnh", "huyện", "046", "04", "", "", "2020-02-29", "Nghị quyết 864/NQ-UBTVQH14"),
    ("Tân Thành", "huyện", "754", "77", "", "", "2018-04-11", "Nghị quyết 492/NQ-UBTVQH14"),
    ("Tây Trà", "huyện", "526", "51", "", "", "2020-01-31", "Nghị quyết 867/NQ-UBTVQH14"),
    ("Tĩnh Gia", "huyện", "407", "38", "", "", "2020-05-31", "Nghị quyết 933/NQ-UBTVQH14"),
    ("Từ Liêm", "huyện", "", "01", "", "", "2014-03-31", "Nghị quyết 132/NQ-CP"),
    ("Yên Dũng", "huyện", "221", "24", "", "", "2024-12-31", "Nghị quyết 1191/NQ-UBTVQH15"),
    ("Đông Sơn", "huyện", "405", "38", "", "", "2024-12-31", "Nghị quyết 1238/NQ-UBTVQH15"),
    ("Đạ Huoai", "huyện", "681", "68", "", "", "2024-11-30", "Nghị quyết 1245/NQ-UBTVQH15"),
    ("Đạ Tẻh", "huyện", "682", "68", "Đạ Tẻ", "", "2024-11-30", "Nghị quyết 1245/NQ-UBTVQH15"),
    ("Đất Đỏ", "huyện", "753", "77", "", "", "2024-12-31", "Nghị quyết 1256/NQ-UBTVQH15"),
)
"""Districts merged away or renamed before the data was made; the code is empty if it is not known for sure."""

BEGAN = {("Đạ Huoai", "682"): "2024-12-01", ("Thủ Đức", "769"): "2021-01-01", ("Long Đất", "753"): "2025-01-01",
         ("Quảng Hòa", "049"): "2020-03-01", ("Nghi Sơn", "407"): "2020-06-01", ("Phú Mỹ", "754"): "2018-04-12",
         ("Thuận Hóa", "474"): "2025-01-01", ("Phú Xuân", "475"): "2025-01-01", ("Chũ", "224"): "2025-01-01",
         ("Bắc Từ Liêm", "021"): "2014-04-01", ("Nam Từ Liêm", "019"): "2014-04-01"}  # fmt: skip
"""Districts that took a merged one's place, or its code, and since when."""

ALIASES = {"Hồ Chí Minh": "TP.HCM|TPHCM|HCM", "Bà Rịa - Vũng Tàu": "Bà Rịa Vũng Tàu|BR-VT|BRVT", "Đắk Lắk": "Đăk Lăk|Đắc Lắc|Đắk Lăk|Đăk Lắk|Dak Lak|Đak Lak",
           "Đắk Nông": "Đăk Nông|Đắc Nông|Đak Nông", "Kon Tum": "Kontum", "Bắc Kạn": "Bắc Cạn"}  # fmt: skip
DISTRICT_ALIASES = {"Mù Căng Chải": "Mù Cang Chải", "Phú Quí": "Phú Quý", "Krông Pắc": "Krông Pắk", "Sa Pa": "Sapa", "Cư Jút": "Cư Jut",
                    "Ea Súp": "Ea Sup", "Mường Ảng": "Mường Ẳng", "Quỳ Hợp": "Quì Hợp", "Quỳ Châu": "Quì Châu", "La Gi": "Lagi"}  # fmt: skip
RIVER = ("Đắk", "Đăk", "Đak")
"""How the Central Highlands' word for water is spelt; plans use one for another."""


def names(name: str, more: str = "") -> str:
    """The aliases of a name: those given, and its other spellings."""
    first, _, rest = name.partition(" ")
    spelt = [f"{word} {rest}" for word in RIVER if first in RIVER and word != first]
    return "|".join(dict.fromkeys([alias for alias in more.split("|") if alias] + spelt))


def split(full: str) -> tuple[str, str]:
    """A unit's name and its kind; `Quận 11` keeps its kind as part of the name."""
    for kind in KINDS:
        if full.lower().startswith(f"{kind.lower()} "):
            name = full[len(kind) + 1 :]
            return (full if name.isdigit() else name), kind.lower()
    raise ValueError(full)


def write(folder: pathlib.Path, name: str, rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> None:
    with (folder / f"{name}.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(set(rows)))


def successors(
    data: sqlite3.Connection, moves: dict[str, dict[str, dict[str, list[str]]]]
) -> Iterator[tuple[str, ...]]:
    """What took the place of each unit on 1 July 2025: its name, its code, its successors' codes.

    A commune that was divided has several; an island district became a commune.  What the data names in no list is left out.
    """
    old, new, before = {}, {}, {}
    for province, district, ward, *names in data.execute(
        "select provinceKey, districtKey, wardKey, provinceCode, districtCode, wardCode, province, district, ward from admin_units_legacy"
    ):
        before[province] = (names[3], names[0])
        level = 2 if ward else 1
        old[f"{province}_{district}_{ward or ''}"] = (names[3 + level], names[level])
    for province, ward, *names in data.execute("select provinceKey, wardKey, provinceCode, wardCode from admin_units"):
        new[province, None], new[province, ward] = names
    found: dict[tuple[str, str], set[str]] = {
        before[key]: {new[province, None]} for province, keys in moves["DICT_PROVINCE"].items() for key in keys
    }
    for province, wards in moves["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, keys in wards.items():
            for key in keys:
                found.setdefault(old[key], set()).add(new[province, ward])
    for province, divided in moves["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, wards in divided.items():
            found.setdefault(old[key], set()).update(new[province, ward["newWardKey"]] for ward in wards)
    for (full, code), codes in found.items():
        yield split(full)[0], code, "|".join(sorted(codes)), SOURCE


def main() -> None:
    import vietnamadminunits

    folder = pathlib.Path(__file__).parent.parent / "patterns" / "lexicons"
    data = sqlite3.connect(pathlib.Path(vietnamadminunits.__file__).parent / "data" / "dataset.db")
    provinces, districts, communes = list(EXTRA_PROVINCES), list(EXTRA_DISTRICTS), []
    old = data.execute("select distinct province, provinceCode from admin_units_legacy").fetchall()
    new = dict(data.execute("select distinct province, provinceCode from admin_units").fetchall())
    for full, code in sorted({*old, *new.items()}):
        name, kind = split(full)
        began = "2025-01-01" if full == "Thành phố Huế" else "" if (full, code) in old else FIRST_NEW
        ended = "" if new.get(full) == code else LAST_OLD  # some keep their name and take a partner's code
        provinces.append((name, kind, code, "", ALIASES.get(name, ""), began, ended, SOURCE))
    for full, code, parent in data.execute(
        "select distinct district, districtCode, provinceCode from admin_units_legacy where district is not null and district != ''"
    ):
        name, kind = split(full)
        spelt = names(name, DISTRICT_ALIASES.get(name, ""))
        districts.append((name, kind, code, parent, spelt, BEGAN.get((name, code), ""), LAST_OLD, SOURCE))
    for full, code, parent in data.execute(
        "select ward, wardCode, districtCode from admin_units_legacy where ward != ''"
    ):
        name, kind = split(full)
        communes.append((name, kind, code, parent, names(name), "", LAST_OLD, SOURCE))
    for full, code, parent in data.execute("select ward, wardCode, provinceCode from admin_units where ward != ''"):
        name, kind = split(full)
        communes.append((name, kind, code, parent, names(name), FIRST_NEW, "", SOURCE))
    for file, rows in (("provinces", provinces), ("districts", districts), ("communes", communes)):
        write(folder, file, rows)
        print(f"{file}: {len(rows)}", file=sys.stderr)
    moves = json.loads(
        (pathlib.Path(vietnamadminunits.__file__).parent / "data" / "converter_2025.json").read_text(encoding="utf-8")
    )
    write(folder, "successors", successors(data, moves), SUCCESSOR_COLUMNS)


if __name__ == "__main__":
    main()
