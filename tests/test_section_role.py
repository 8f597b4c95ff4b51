"""What a section is for: titles, titles above, lead-ins; and titles that only look like one."""

import pytest

from extract.context import Context
from extract.outline.role import role_of_title, section_role
from extract.outline.tree import find_outline
from extract.record import Header
from patterns.fold import fold
from tests.conftest import document_of

TITLES = {
    "MỤC TIÊU": "objectives",
    "MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP": "objectives",
    "Các kết quả và chỉ tiêu chủ yếu cần đạt được đến năm 2025": "objectives",
    "Chỉ tiêu phấn đấu": "objectives",
    "HẠN CHẾ": "state",
    "THUẬN LỢI": "state",
    "ƯU ĐIỂM": "state",
    "TỔNG KẾT NĂM 2023": "results",
    "KẾT QUẢ THỰC HIỆN NĂM 2022": "results",
    "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2013": "results",
    "ĐÁNH GIÁ VIỆC THỰC HIỆN KẾ HOẠCH NĂM 2023": "results",
    "Đánh giá mức độ hoàn thành các chỉ tiêu": "results",
    "Tình hình thực hiện chỉ tiêu năm 2023": "results",
    "Kết quả và mục tiêu": None,
    "Nhìn lại năm 2023": "results",
    "TIÊU CHUẨN ĐÁNH GIÁ KẾT QUẢ": None,
    "Tình hình hộ nghèo, hộ cận nghèo": "state",
    "NỘI DUNG VÀ TIÊU CHÍ ĐÁNH GIÁ": "content",
    "Nội dung giám sát, đánh giá": "content",
    "KINH PHÍ THỰC HIỆN": "money",
    "Vốn và nguồn vốn": "money",
    "TỔ CHỨC THỰC HIỆN": "organisation",
    "PHÂN CÔNG QUẢN LÝ VÀ TỔ CHỨC THỰC HIỆN": "organisation",
    "THỜI GIAN VÀ TRÁCH NHIỆM THỰC HIỆN": "organisation",
    "CĂN CỨ XÂY DỰNG KẾ HOẠCH": "bases",
    "Về nguyên tắc thực hiện Chương trình": "rules",
    "Điều kiện hỗ trợ": "rules",
    "NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM": "content",
    "Phòng Tài chính - Kế hoạch": None,
    "Dự án 1: Hỗ trợ các xã đặc biệt khó khăn": None,
    "Cho hộ nghèo vay vốn": None,
    "Nâng cao tinh thần trách nhiệm": None,
    "Đánh giá tình hình năm 2023 và mục tiêu năm 2024": None,
}


@pytest.mark.parametrize(("title", "role"), TITLES.items())
def test_titles(title: str, role: str | None) -> None:
    assert role_of_title(fold(title)) == role


PLAN = """KẾ HOẠCH
Giảm nghèo năm 2024
Căn cứ Luật Đầu tư công;
I. TÌNH HÌNH CHUNG
1. Thuận lợi
Toàn huyện có 1.200 hộ nghèo.
2. Mục tiêu đã đề ra
Giảm 3% hộ nghèo.
3. Hoạt động truyền thông
Phát 40 tin bài.
4. Kiểm tra, giám sát
Tổ chức 03 cuộc.
5. Giải pháp trong thời gian tới
Mở 09 lớp.
II. NỘI DUNG
Các hoạt động chính gồm mở lớp và tập huấn.
Phấn đấu đến hết năm đạt được:
- 85% hộ nghèo có bảo hiểm y tế.
+ Trong đó 100% trẻ em.
Nguồn lực huy động.
- Vận động 12 doanh nghiệp.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Y tế
- Mục tiêu: cấp 300 thẻ.
2. Kinh phí
Ngân sách huyện 200 triệu đồng."""

PLACES = {
    "Căn cứ Luật": None,
    "1.200 hộ": "state",
    "Giảm 3%": "objectives",
    "Phát 40": "state",
    "03 cuộc": "state",
    "Mở 09": "content",
    "Các hoạt động": "content",
    "85%": "objectives",
    "100% trẻ": "objectives",
    "Vận động 12": "content",
    "cấp 300": "organisation",
    "200 triệu": "money",
}


@pytest.mark.parametrize(("words", "role"), PLACES.items())
def test_places(words: str, role: str | None) -> None:
    document = document_of(PLAN)
    context = Context(document, find_outline(document), Header(doc_type="Kế hoạch"))
    found = section_role(context, document.text.index(words))
    assert (found.role, found.is_preamble) == (role, words == "Căn cứ Luật")
    assert found.rule
