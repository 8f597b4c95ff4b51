"""Who pays: labels, titles and words before and after an amount that name the funding source.

Source: Quyết định 90/QĐ-TTg, mục V (nguồn vốn); lexicon `funding_sources`.
"""

from patterns.funding.capital_type import CAPITAL_WORD
from patterns.funding.source_name import FURTHER, LEVEL, SOURCE
from patterns.key_word import kernels, whole
from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import phrases_of, words_of

_GIVES_OF_OWN = words_of("gives_of_own")

LEVEL_LABEL = Pattern(
    name="level_label",
    expression=rf"""^[ ,;*+-]*(?:(?:phần|nguồn|kinh[ ]phí|vốn|ngân[ ]sách|ns|cấp|các|do|từ|của|đối[ ]ứng|riêng|còn|lại|và|(?:ubnd|ủy[ ]ban[ ]nhân[ ]dân)(?=[ ].{{0,40}}?[ ]{_GIVES_OF_OWN}(?!\p{{L}}))|tranh[ ]thủ|đề[ ]nghị|hỗ[ ]trợ(?=[ ](?:của|từ)[ ]))[ ]){{0,5}}(?P<level>tw|{LEVEL})(?:(?<=xã|phường)(?:,|[ ]và)[ ](?:phường|xã|thị[ ]trấn|đặc[ ]khu)|(?<=huyện|quận|thị[ ]xã|thành[ ]phố)(?:,|[ ]và)[ ](?:huyện|quận|thị[ ]xã|thành[ ]phố)){{0,3}}(?:,?[ ](?:{_GIVES_OF_OWN}|dự[ ]kiến|khoảng|là)){{0,4}}[ ]?:?[ ]*$""",
    matches=(
        ", Huyện: ",
        "cấp tỉnh: ",
        "Phần đối ứng của huyện: ",
        "tỉnh đối ứng ",
        "các xã, phường ",
        "các huyện, thành phố bố trí ",
        "Kinh phí các huyện, thành phố, thị xã: ",
        "huyện tự cân đối ",
        "UBND các xã cân đối, bố trí ",
        "tranh thủ hỗ trợ của tỉnh ",
    ),
    rejects=("xã Ba Điền ", "hợp tác xã ", "toàn tỉnh ", "ngân sách huyện, xã: "),
)
"""A level that labels its part of an amount (`trong đó: Trung ương: 19 tỷ đồng, Huyện: 1 tỷ đồng`)."""

HEADER_LABEL = Pattern(
    name="header_label",
    expression=rf"""^[ ,;*+-]*(?P<name>{words(phrases("funding_headers"))})[ ]?:?[ ]*$""",
    matches=("Nhân dân: ", "Khác: "),
    rejects=("Nhân dân tự làm: ",),
)
"""A funding source's short name that is all of the words before its amount."""

GIVEN_BY = words_of("given_by")  # fmt: skip
_SPLITTING = rf"(?:trong[ ]đó|{words(phrases('money_lists', 'split'))})"
_SUM_FOLLOWS = r"\d[\d.,]*+[ ]?(?:đồng|đ|triệu|tỷ|nghìn|ngàn)(?!\p{L})"

SEVERAL_BEHIND = Pattern(
    name="several_behind",
    expression=rf"""\G,?+(?:(?![;.,(]|\d|[ ]{_SPLITTING}(?!\p{{L}})).){{0,60}}?[ ](?:từ|do|bằng)[ ](?:(?:nguồn|vốn|kinh[ ]phí)[ ]){{0,2}}
    (?P<sources>{SOURCE}(?:(?:(?:[ ]?,|[ ]và)[ ](?:từ[ ])?(?:nguồn[ ])?(?:vốn[ ])?{SOURCE}|{FURTHER})(?!\p{{L}})){{1,4}}+)
    (?![^.;,()\d]{{0,30}}{_SUM_FOLLOWS})""",
    matches=(
        " từ ngân sách tỉnh và ngân sách huyện",
        ", từ ngân sách tỉnh, ngân sách xã theo phân cấp",
        " do ngân sách tỉnh, xã bảo đảm",
    ),
    rejects=(" từ ngân sách tỉnh", ", từ ngân sách tỉnh 30 triệu đồng, ngân sách xã 5 triệu đồng"),
)
"""Several funding sources that pay an amount together, after it."""

SOURCE_BEHIND = Pattern(
    name="source_behind",
    expression=rf"""\G(?:[ ]?/[ ]?\d{{1,2}}[ ]năm|[ ]?\([^()]{{0,120}}\))?,?+(?:
      (?P<words>(?:(?![;.,(]|\d|[ ]{_SPLITTING}(?!\p{{L}})).){{0,60}}?[ ](?:từ|do|bằng|thuộc|trong(?=[ ]dự[ ]toán))[ ](?:(?:nguồn|vốn|kinh[ ]phí|quỹ|dự[ ]toán)(?:[ ](?!và[ ])\p{{L}}++){{0,6}}?[ ])?(?:của[ ])?(?P<source>{SOURCE})(?!\p{{L}}))
    | (?:[ ]còn[ ]lại)?[ ]do[ ](?:(?:cấp|các)[ ]){{0,2}}(?P<level>{LEVEL})(?:(?<=xã|phường)(?:,|[ ]và)[ ](?:phường|xã|thị[ ]trấn|đặc[ ]khu)){{0,2}}[ ]{_GIVES_OF_OWN}(?!\p{{L}})
    | [ ](?:từ|bằng)[ ](?:nguồn|vốn|kinh[ ]phí)(?:[ ](?!cấp|của|từ)\p{{L}}++){{1,5}}[ ](?:cấp|của)[ ](?P<level>{LEVEL})(?!\p{{L}})
    | [ ](?:do[ ])?(?P<source>{GIVEN_BY})(?!\p{{L}})
    )
    (?!(?:[ ]?\([^()]{{0,60}}\))?(?:[ ]?,|[ ]và)[ ](?:từ[ ])?(?:nguồn[ ])?(?:vốn[ ])?{SOURCE}(?!\p{{L}})|{FURTHER}|[^.;,()\d]{{0,30}}{_SUM_FOLLOWS})""",
    matches=(
        " từ ngân sách tỉnh",
        " kinh phí hỗ trợ sản xuất từ nguồn ngân sách xã",
        " từ nguồn vốn sự nghiệp ngân sách trung ương",
        " gia đình đối ứng",
        "/04 năm từ ngân sách quận",
        " (năm mươi triệu đồng), do ngân sách huyện cấp",
        " từ nguồn kinh phí bảo trì đường bộ của ngân sách tỉnh",
        " do các xã, phường bảo đảm",
        " từ dự toán chi sự nghiệp của ngân sách tỉnh",
        " trong dự toán ngân sách huyện",
        " từ nguồn sự nghiệp môi trường cấp tỉnh",
    ),
    rejects=(
        "; từ ngân sách tỉnh",
        ", từ ngân sách tỉnh 30 triệu đồng",
        " từ ngân sách tỉnh và ngân sách huyện",
        " gồm hỗ trợ từ ngân sách tỉnh",
        " do huyện tổ chức",
    ),
    needs=(" từ ", " do ", " bằng ", " thuộc ", " trong dự", *kernels(f" {giver}" for giver in phrases_of("given_by"))),
)
"""Who pays, named after the amount; not where several pay."""

KIND_BEHIND = Pattern(
    name="kind_behind",
    expression=rf"""\G(?:(?:[ ]?,[ ](?:(?:toàn[ ]bộ|100%)[ ](?:là[ ]|từ[ ])?|là[ ])|[ ](?:(?:(?:nói|nêu)[ ]trên[ ])?là[ ])?)(?P<words>(?:nguồn[ ])?(?=vốn|kinh[ ]phí|nguồn|ngân[ ]sách|ns)(?:{CAPITAL_WORD}(?!\p{{L}})|(?:vốn[ ])?{SOURCE}(?!\p{{L}})|vốn[ ]năm[ ]20\d\d)(?:[ ](?:{CAPITAL_WORD}|{SOURCE})(?!\p{{L}}))?)
    | [ ]?,[ ](?:từ[ ])?(?P<words>(?=vốn|nguồn|kinh[ ]phí|chi)(?:(?:vốn|nguồn|kinh[ ]phí)[ ]){{0,2}}{CAPITAL_WORD}(?:[ ]{words_of("recurrent_fields")})?)(?=[ ]?[.;)]|$)
    | [ ]?[,-][ ](?P<words>(?:(?:nguồn|vốn|kinh[ ]phí)[ ]){{0,2}}{SOURCE}(?:[ ]{_GIVES_OF_OWN})?)(?=[ ]?[.;)]|$)
    | (?:[ ]?\([^()]{{0,120}}\))?,?[ ](?:(?:được[ ])?(?:chi|lấy|trích)[ ])?(?:từ|thuộc|bằng|trong(?=[ ]dự[ ]toán))[ ](?:dự[ ]toán[ ])?(?P<words>(?:nguồn[ ])?(?:vốn[ ]|kinh[ ]phí[ ])?{CAPITAL_WORD}(?!\p{{L}})))(?!(?:(?![ ]và[ ])[^.;,()\d]){{0,30}}{_SUM_FOLLOWS})""",
    matches=(
        " vốn sự nghiệp",
        ", là vốn sự nghiệp",
        " vốn ngân sách tỉnh",
        ", nguồn sự nghiệp.",
        ", nguồn chi sự nghiệp môi trường;",
        " vốn năm 2022 kéo dài",
        ", toàn bộ là vốn sự nghiệp ngân sách trung ương",
        " vốn đầu tư và 85 triệu đồng",
        " nói trên là vốn đầu tư phát triển",
        ", nguồn xã hội hóa.",
        ", ngân sách huyện bảo đảm.",
        " từ nguồn sự nghiệp y tế",
        ", chi từ nguồn sự nghiệp kinh tế",
        ", lấy từ dự toán chi thường xuyên",
    ),
    rejects=(" ngân sách tỉnh 30 triệu đồng", " cho hộ nghèo"),
)
"""The kind of an amount, named immediately after it without a preposition."""

FROM_SOURCE_TITLE = Pattern(
    name="from_source_title",
    expression=rf"""[ ](?:từ|bằng|thuộc)[ ](?:(?:nguồn|vốn|kinh[ ]phí)[ ]){{0,3}}(?P<source>{SOURCE})[ :]*$""",
    matches=("một số khoản lớn từ ngân sách thành phố",),
    rejects=("vay vốn từ ngân sách tỉnh để xây nhà", "ngân sách tỉnh"),
    needs=(" từ ", " bằng ", " thuộc "),
)
"""The end of a heading that names where the money of the items below it comes from."""

SOURCE_TITLE = Pattern(
    name="source_title",
    expression=rf"""^(?!huy[ ]động)(?=.{{0,16}}(?:ngân[ ]sách|vốn|nguồn|ns|kinh[ ]phí))(?:(?:nguồn|vốn|kinh[ ]phí|từ)[ ])*+(?P<source>{SOURCE})(?!\p{{L}})[^.;]{{0,60}}$""",
    matches=(
        "Vốn ngân sách trung ương",
        "Ngân sách tỉnh",
        "Nguồn vốn tín dụng chính sách",
    ),
    rejects=("Huy động nguồn lực", "Doanh nghiệp, hợp tác xã", "Hỗ trợ tín dụng"),
    needs=("ngân sách", "vốn", "nguồn", "ns", "kinh phí"),
)
"""A heading that names the funding source of the amounts below it."""

_PEOPLE = words_of("givers_people")
_ORGANISATIONS = words_of("givers_bodies")
_GIVER = rf"(?:các[ ])?(?:{_PEOPLE}|{_ORGANISATIONS})(?!\p{{L}})(?:[ ](?!{words_of('no_giver')}(?!\p{{L}})|{_GIVES_OF_OWN}(?!\p{{L}})|và[ ])\p{{L}}++){{0,5}}"

GIVERS = Pattern(
    name="givers",
    expression=rf"""^[ ,;*+-]*(?P<lead>(?:{words_of("givers_lead")}[ ,]{{1,2}}){{0,7}}+)(?P<givers>{_GIVER}(?:(?:,|[ ]và|[ ]hoặc)[ ]{_GIVER}){{0,5}})(?P<gives>[ ](?:tự[ ])?{_GIVES_OF_OWN}(?!\p{{L}})[^:;.]{{0,50}})?(?:[ ]?\([^()]{{0,80}}\))?[ ]?:?[ ]*$""",
    matches=(
        "Vốn của doanh nghiệp, hộ trồng rừng: ",
        "Nguồn do các cơ sở kinh doanh đóng góp: ",
        "đối tượng tự đóng ",
        "Đóng góp của các tổ chức, cá nhân: ",
    ),
    rejects=("Hỗ trợ người dân vùng hạn hán: ", "Kinh phí tổ chức hội nghị: ", "Đào tạo nghề cho lao động: "),
)
"""A label that names people or private organisations as those who pay: `lead` before their names, `gives` the verb after."""

AGENCY_GIVES = Pattern(
    name="agency_gives",
    expression=rf"""^[ ,;*+-]*(?:(?:do|từ|và|phần|nguồn)[ ]){{0,2}}(?:các[ ])?(?:{words_of("body_gives")})(?!\p{{L}})(?:[ -](?!ngân[ ]sách)\p{{L}}++){{0,8}}?[ ](?:hỗ[ ]trợ|tài[ ]trợ|ủng[ ]hộ|đóng[ ]góp|trao[ ]tặng)(?:[ ](?:khoảng|thêm))?[ ]*$""",
    matches=("Công an tỉnh hỗ trợ ", "do Hội Chữ thập đỏ huyện tài trợ "),
    rejects=("Công an tỉnh ", "ngân sách tỉnh hỗ trợ ", "tỉnh hỗ trợ "),
)
"""An agency, which is not a budget, that gives an amount of its own."""

BANK_LENDS = Pattern(
    name="bank_lends",
    expression=rf"""[ *+-]*+(?:(?!{words_of("lender")})\p{{L}}++[ ]){{0,3}}{words_of("lender")}(?:[ ](?!{words_of("lends")}(?!\p{{L}}))\p{{L}}++){{0,4}}[ ]{words_of("lends")}(?!\p{{L}})""",
    matches=("- Phòng giao dịch Ngân hàng Chính sách xã hội huyện giải ngân ", "Ngân hàng Chính sách xã hội cho "),
    rejects=("Phối hợp với Ngân hàng Chính sách xã hội rà soát", "Ngân hàng Chính sách xã hội: "),
    needs=whole(phrases_of("lender")),
)
"""A bank that lends, as a sentence's subject."""

HAS_PEOPLE = Pattern(
    name="has_people",
    expression=rf"""(?<!\p{{L}}){_PEOPLE}(?!\p{{L}})""",
    matches=("doanh nghiệp, hộ trồng rừng",),
    rejects=("doanh nghiệp",),
)
"""People among those who pay."""

CONTRIBUTES = Pattern(
    name="contributes",
    expression=rf"""(?<!\p{{L}}){words_of("contributes")}(?!\p{{L}})""",
    matches=("nguồn do các cơ sở kinh doanh đóng góp",),
    rejects=("doanh nghiệp hỗ trợ",),
)
"""Words of giving that make the money the community's, whoever gives it."""

OF_GIVERS = Pattern(
    name="of_givers",
    expression=rf"""(?<!\p{{L}}){words_of("of_givers")}(?!\p{{L}})""",
    matches=("vốn của ", "huy động "),
    rejects=("kinh phí ",),
)
"""Words before people's names that make them those who pay."""

ALONE = Pattern(
    name="givers_alone",
    expression=rf"""^(?:các[ ])?(?:{_PEOPLE}|{_ORGANISATIONS})(?:(?:,|[ ]và)[ ](?:các[ ])?(?:{_PEOPLE}|{_ORGANISATIONS})){{0,5}}$""",
    matches=("doanh nghiệp, người dân",),
    rejects=("doanh nghiệp nhỏ và vừa",),
)
"""Names of people or private organisations with no words beside them."""
