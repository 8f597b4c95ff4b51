"""Tables and columns that hold figures and yet no row: forms, points, norms, lists, reports of money, the places' own description.

All patterns are matched on folded titles and heads.
"""

from patterns.pattern import Pattern, words

NO_ROWS_TITLE = Pattern(
    name="no_rows_title",
    expression=rf"""(?<!\p{{L}})(?:{words("thang điểm|chấm điểm|bảng điểm|tiêu chí đánh giá|tiêu chí thi đua|mẫu số|biểu mẫu|mẫu biểu|phiếu|đề cương|danh sách|lịch|định mức|đơn giá|mức chi|mức hỗ trợ|giải ngân|quyết toán|đường dây nóng")})(?!\p{{L}})""",
    matches=("THANG ĐIỂM THI ĐUA", "Mẫu số 02", "ĐỊNH MỨC HỖ TRỢ", "Danh sách các xã"),
    rejects=("CHỈ TIÊU GIẢM NGHÈO NĂM 2024",),
)

NO_ROWS_HEAD = Pattern(
    name="no_rows_head",
    expression=rf"""(?<!\p{{L}})(?:{words("điểm chuẩn|điểm tối đa|điểm tự chấm|thang điểm|số điểm|hướng dẫn chấm|điện thoại|số điện thoại|ngày sinh|năm sinh|mã số|số quyết định|số văn bản|thời gian|thời hạn|tiến độ|ghi chú|quy mô|năng lực thiết kế|diện tích tự nhiên|dân số|số trang|đơn giá|định mức|mức chi|mức hỗ trợ|tổng mức đầu tư|năm khởi công|stt|tt")})(?!\p{{L}})""",
    matches=("ĐIỂM CHUẨN", "Thời gian hoàn thành", "Đơn giá"),
    rejects=("Số hộ nghèo", "Kế hoạch năm 2024"),
)
"""A column whose figures give no row by themselves."""

DIGITS_ONLY = Pattern(
    name="digits_only",
    expression=r"^\d[\d., ]*+$",
    matches=("1 210", "1,650", "12.5.3"),
    rejects=("12 tháng", "-"),
)
"""A cell of nothing but digits and what groups them."""
