"""Makes patterns/lexicons/{provinces,districts,communes}.tsv from the data of vietnamadminunits 1.0.4 (MIT).

    pip install vietnamadminunits==1.0.4 && python tools/units.py

Units before the reform of 1 July 2025 (Nghị quyết 202/2025/QH15) and after it stand side by side with
their dates.  `EXTRA` holds what that data lacks and is known for sure.
"""

import csv
import pathlib
import sqlite3
import sys
from collections.abc import Iterable

LAST_OLD, FIRST_NEW = "2025-06-30", "2025-07-01"
SOURCE = "vietnamadminunits 1.0.4"
COLUMNS = ("canonical", "kind", "code", "parent", "aliases", "valid_from", "valid_to", "source")
KINDS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")
EXTRA_PROVINCES = (
    ("Thừa Thiên Huế", "tỉnh", "46", "", "Thừa Thiên - Huế|TT Huế", "", "2024-12-31", "Nghị quyết 175/2024/QH15"),
    ("Hà Tây", "tỉnh", "", "", "", "", "2008-07-31", "Nghị quyết 15/2008/QH12"),
)
EXTRA_DISTRICTS = (
    ("Lộc Hà", "huyện", "448", "42", "", "2007-02-07", "2024-12-31", "Nghị quyết 1283/NQ-UBTVQH15"),
    ("Đông Sơn", "huyện", "405", "38", "", "", "2024-12-31", "Nghị quyết 1238/NQ-UBTVQH15"),
    ("Nông Sơn", "huyện", "519", "49", "", "2008-04-08", "2024-12-31", "Nghị quyết 1241/NQ-UBTVQH15"),
    ("Thông Nông", "huyện", "", "04", "", "", "2020-02-29", "Nghị quyết 864/NQ-UBTVQH14"),
    ("Trà Lĩnh", "huyện", "", "04", "", "", "2020-02-29", "Nghị quyết 864/NQ-UBTVQH14"),
    ("Phục Hòa", "huyện", "", "04", "", "", "2020-02-29", "Nghị quyết 864/NQ-UBTVQH14"),
    ("Hoành Bồ", "huyện", "", "22", "", "", "2019-12-31", "Nghị quyết 837/NQ-UBTVQH14"),
    ("Tây Trà", "huyện", "", "51", "", "", "2020-01-31", "Nghị quyết 867/NQ-UBTVQH14"),
    ("Quận 2", "quận", "769", "79", "", "", "2020-12-31", "Nghị quyết 1111/NQ-UBTVQH14"),
    ("Quận 9", "quận", "763", "79", "", "", "2020-12-31", "Nghị quyết 1111/NQ-UBTVQH14"),
)
ALIASES = {"Hồ Chí Minh": "TP.HCM|TPHCM|HCM", "Bà Rịa - Vũng Tàu": "Bà Rịa Vũng Tàu|BR-VT", "Đắk Lắk": "Đăk Lăk|Đắc Lắc|Đắk Lăk|Dak Lak",
           "Đắk Nông": "Đăk Nông|Đắc Nông", "Hòa Bình": "Hoà Bình", "Khánh Hòa": "Khánh Hoà", "Thanh Hóa": "Thanh Hoá", "Kon Tum": "Kontum"}  # fmt: skip


def split(full: str) -> tuple[str, str]:
    """A unit's name and its kind; `Quận 11` keeps its kind as part of the name."""
    for kind in KINDS:
        if full.lower().startswith(f"{kind.lower()} "):
            name = full[len(kind) + 1 :]
            return (full if name.isdigit() else name), kind.lower()
    raise ValueError(full)


def write(folder: pathlib.Path, name: str, rows: Iterable[tuple[str, ...]]) -> None:
    with (folder / f"{name}.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(set(rows)))


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
        provinces.append((name, kind, code, "", ALIASES.get(name, ""), began, "" if full in new else LAST_OLD, SOURCE))
    for full, code, parent in data.execute(
        "select distinct district, districtCode, provinceCode from admin_units_legacy where district is not null and district != ''"
    ):
        districts.append((*split(full), code, parent, "", "", LAST_OLD, SOURCE))
    for full, code, parent in data.execute(
        "select ward, wardCode, districtCode from admin_units_legacy where ward != ''"
    ):
        communes.append((*split(full), code, parent, "", "", LAST_OLD, SOURCE))
    for full, code, parent in data.execute("select ward, wardCode, provinceCode from admin_units where ward != ''"):
        communes.append((*split(full), code, parent, "", FIRST_NEW, "", SOURCE))
    for name, rows in (("provinces", provinces), ("districts", districts), ("communes", communes)):
        write(folder, name, rows)
        print(f"{name}: {len(rows)}", file=sys.stderr)


if __name__ == "__main__":
    main()
