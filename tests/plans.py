"""Many small plans, each with figures of its own, for the tests of the store."""

import pathlib

_PLAN = """ỦY BAN NHÂN DÂN
HUYỆN SƠN ĐỘNG
Số: {number}/KH-UBND
Sơn Động, ngày 12 tháng 3 năm {year}

KẾ HOẠCH
Giảm nghèo bền vững năm {year}, lần {number}

Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ;

I. MỤC TIÊU
1. Giảm tỷ lệ hộ nghèo toàn huyện {rate},5%.
2. Hỗ trợ nhà ở cho {houses} hộ nghèo.
II. KINH PHÍ
Tổng kinh phí thực hiện: {money} triệu đồng.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Lao động - Thương binh và Xã hội
Chủ trì, phối hợp với Phòng Tài chính - Kế hoạch tổ chức thực hiện.
"""


def plan(number: int) -> str:
    """The text of a plan whose number, figures and money are its own."""
    return _PLAN.format(
        number=number, year=2022 + number % 4, rate=1 + number % 7, houses=10 + number, money=1000 + number
    )


def write_plans(folder: pathlib.Path, numbers: range) -> list[pathlib.Path]:
    """One file a plan."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05}.txt" for number in numbers]
    for number, path in zip(numbers, paths, strict=True):
        path.write_text(plan(number), encoding="utf-8")
    return paths
