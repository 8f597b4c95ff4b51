"""What an amount is for, and the words about an amount that are not it."""

from patterns.lexicon import phrases
from patterns.pattern import Pattern, words

MONEY_NOUN = Pattern(
    name="money_noun",
    expression=rf"""(?<!\p{{L}})(?:các[ ])?{words("tổng|số tiền|số vốn|kinh phí|vốn|nguồn|nguồn vốn|nguồn lực|ngân sách|chi phí|phần|khoản|" + phrases("funding_heads", "whole", "sum"))}(?!\p{{L}})""",
    matches=("kinh phí", "tổng kinh phí"),
    rejects=("giống",),
)

MONEY_FILLER = Pattern(
    name="money_filler",
    expression=rf"""(?<!\p{{L}})(?:{words("dự kiến|là|khoảng|trên|ước|ước tính|gần|tương đương|với|còn lại|hằng năm|hàng năm|được|và|riêng|tổng|trong|gồm|của|từ|do|bằng|cấp|đạt|ước khoảng|tối thiểu|ít nhất|số tiền là|trị giá|nhà nước|để|cần|thêm|mới|sẽ|trong đó|đó|chuyển qua|chuyển sang|chuyển nguồn|kéo dài|chưa giải ngân|hết|còn|năm nay|tạm giao|nay|này|nêu trên|nói trên|được phép|cho phép|phép|tương ứng|sang|qua")}|\d[\d.,]{0, 9}%|chiếm)(?!\p{{L}})""",
    matches=("dự kiến là", "70% tương đương"),
    rejects=("mua giống",),
)

GIVING_VERB = Pattern(
    name="giving_verb",
    expression=rf"""(?<!\p{{L}}){words(phrases("funding_heads", "verb") + "|hỗ trợ|cấp|đối ứng|bảo đảm|đảm bảo|chi|huy động|bổ sung|giao|đóng góp|ủng hộ|góp|chi trả|tiếp tục")}(?!\p{{L}})""",
    matches=("bố trí", "đảm bảo"),
    rejects=("mua",),
)

PURPOSE_OPENER = Pattern(
    name="purpose_opener",
    expression=rf"""\G(?:{words(phrases("money_purposes", "opener"))}[ ]){{1,3}}""",
    matches=("thực hiện xây cầu",),
    rejects=("xây cầu",),
)

WHOLE_PURPOSE = Pattern(
    name="whole_purpose",
    expression=rf"""^(?:{words(phrases("money_purposes", "bare", "opener"))}(?:[ ]|$)){{0,3}}(?:{words(phrases("money_purposes", "whole"))}(?!\p{{L}})|$)""",
    matches=("chương trình mục tiêu quốc gia", "công tác giảm nghèo", "hoạt động"),
    rejects=("tuyên truyền", "hoạt động tuyên truyền"),
)
"""What the whole plan or project is called: no purpose of its own."""

PURPOSE_BEHIND = Pattern(
    name="purpose_behind",
    expression=r"""\G(?:[ ]trở[ ]lên)?(?:[ ](?:kinh[ ]phí|vốn)(?=[ ](?:để|cho|phục[ ]vụ)))?[ ](?P<purpose>(?:(?:để|cho|phục[ ]vụ|dùng[ ]để|nhằm)[ ](?P<inner>(?!mỗi|một|từng)\p{L}(?:(?!\d[\d.,]{0,16}[ ]?(?:đồng|triệu|tỷ|nghìn))[^.;,():]){2,120}))|(?P<inner>(?:hỗ[ ]trợ|mua|xây|sửa|tổ[ ]chức|mở|làm|in|tặng|thực[ ]hiện|đầu[ ]tư|nâng[ ]cấp|tuyên[ ]truyền)[ ](?:(?!\d[\d.,]{0,16}[ ]?(?:đồng|triệu|tỷ|nghìn))[^.;,():]){2,120}))""",
    matches=(" cho hội nghị tổng kết", " để xây nhà", " mua thẻ cho người cận nghèo"),
    rejects=(" cho mỗi hộ", "; mua giống"),
)

PERSON_OR_BODY = Pattern(
    name="money_body",
    expression=rf"""^(?:giao[ ]|đề[ ]nghị[ ])?{words("phòng|sở|ban|ủy ban|ubnd|công an|hội|đoàn|trung tâm|văn phòng|các xã|các phòng|các sở|kho bạc|ngân hàng|chi cục|cơ quan|đơn vị|liên đoàn|mặt trận|các tổ chức|tổ công tác|huyện|xã|tỉnh|thành phố|thị xã|phường")}(?!\p{{L}})""",
    matches=("Phòng Tài chính - Kế hoạch",),
    rejects=("Bảo hiểm y tế",),
)
"""A label that names who acts, and not what the money is for."""

ACTIVITY_TITLE = Pattern(
    name="activity_title",
    expression=rf"""^{words("hỗ trợ|xây dựng|xây|sửa chữa|nâng cấp|mua|mua sắm|tổ chức|đào tạo|tập huấn|tuyên truyền|truyền thông|kiên cố|cải tạo|đầu tư|mở|biên soạn|khảo sát|trợ giúp|cấp|tặng|duy tu|làm|in|trồng|vận động")}(?!\p{{L}})""",
    matches=("Hỗ trợ nhà ở cho hộ nghèo",),
    rejects=("Kinh phí", "Giải pháp"),
)
"""A heading that names one activity."""

NO_PURPOSE = Pattern(
    name="no_purpose",
    expression=rf"""^{words("tham mưu|đề xuất|tổng hợp|trình|giao|chủ trì|đề nghị|yêu cầu|chịu trách nhiệm|phối hợp|kịp thời|đẩy nhanh|phấn đấu|quyết tâm|tranh thủ|đề xuất cấp|năm|giai đoạn|quý|tháng|theo quy định|theo dự toán|so với|tại|ở|trên|dưới|rút kinh nghiệm")}(?!\p{{L}})""",
    matches=("tham mưu phân bổ",),
    rejects=("tuyên truyền", "theo dõi tiến độ"),
)
"""What office work is done with money, and words of time and place: no purpose."""
