"""Duties: the words that give a role (chủ trì, phối hợp, giao, đề nghị), by patterns/lexicons/role_words.tsv."""

from patterns.agency.head import REQUEST_VERB
from patterns.agency.vocabulary import names, phrases
from patterns.key_word import kernels, signs
from patterns.pattern import Pattern, has_any, words

_OFFICE = phrases("role_words", "office")
_TAIL = rf"(?:[ ,]{{1,2}}{phrases('role_words', 'tail')}(?!\p{{L}})){{0,6}}"
_MANNER = rf"(?:[ ,]{{1,2}}{phrases('role_words', 'manner')}(?!\p{{L}})){{0,3}}"

_DUTY_FOLLOWS = r"(?=[ ]?,?[ ](?:(?:có|chịu)[ ]trách[ ]nhiệm|phối[ ]hợp))"
"""What follows an office that acts, and is not only named."""

_OPENERS = (*names("role_words", "office"), "chủ ", "kết ", "là ", "làm ", "phân ", "phối ", "phụ ", "thường ", "đầu ")
"""Words that open every mark, examined before the marks are tried, for most words open none."""

MARK = Pattern(
    name="role_mark",
    expression=rf"""(?<!\p{{L}})(?={words("|".join(_OPENERS))})(?:
      (?P<lead_label>(?:(?:{_OFFICE}[ ](?:thường[ ]trực|chủ[ ]trì|chủ[ ]đầu[ ]tư|đầu[ ]mối)|chủ[ ]trì){_TAIL}|chủ[ ]đầu[ ]tư)(?:[ ]?\([^()\n]{{1,40}}\))?[ ]?:)
    | (?P<lead_is>(?:các[ ])?(?:cơ[ ]quan|đơn[ ]vị)[ ]chủ[ ]trì(?![^.;:\n]{{0,60}}phối[ ]hợp)[^.;:\n]{{0,110}}?[ ]là(?=[ ](?!cơ[ ]quan|đơn[ ]vị)))
    | (?P<join_label>(?:phối[ ]hợp(?:[ ]với)?|{_OFFICE}[ ](?:cùng[ ])?phối[ ]hợp){_TAIL}[ ]?:)
    | (?P<perform_label>(?:{_OFFICE}|phân[ ]công)[ ](?:được[ ]giao[ ])?{phrases("role_words", "perform")}(?:[ ]chính)?[ ]?:|phân[ ]công[ ]?:)
    | (?P<lead>(?:là[ ]|làm[ ])?(?:(?:cơ[ ]quan|đơn[ ]vị|đầu[ ]mối)[ ]?)?(?:chủ[ ]trì|(?<=là[ ](?:cơ[ ]quan|đơn[ ]vị)[ ])(?:thường[ ]trực{_DUTY_FOLLOWS}|đầu[ ]mối(?:{_DUTY_FOLLOWS}|(?=[ ]?,?[ ]chủ[ ]trì)))|(?<=(?:làm|là)[ ])đầu[ ]mối{_DUTY_FOLLOWS}|(?<=(?:làm|là)[ ])chủ[ ]đầu[ ]tư)(?!\p{{L}}))
    | (?P<join>(?<=sự[ ])phối[ ]hợp[ ]của(?!\p{{L}})|(?:phối|kết)(?:[ ]kết)?[ ]hợp(?:{_MANNER}(?:[ ]?,(?:[ ]\p{{L}}++){{1,4}}?)?[ ](?:với|cùng(?:[ ]với)?)|{_MANNER})(?!\p{{L}})(?![ ]đồng(?!\p{{L}})))
    | (?P<charge>phụ[ ]trách(?!\p{{L}})|là[ ](?:đơn[ ]vị|cơ[ ]quan)[ ](?:trực[ ]tiếp[ ])?(?:thực[ ]hiện|triển[ ]khai)(?!\p{{L}}))
    )""",
    matches=(
        "Phòng Y tế chủ trì",
        "Là cơ quan chủ trì",
        "Phòng Y tế làm đầu mối, phối hợp",
        "Đơn vị chủ trì: Sở Y tế",
        "Cơ quan chủ trì tham mưu, thực hiện: Sở Y tế",
        "các cơ quan chủ trì triển khai dự án là Sở Y tế",
        "phối hợp với các phòng",
        "Phối kết hợp với MTTQ",
        "Đơn vị phối hợp: Sở Y tế",
        "Phối hợp Phòng",
        "Đơn vị thực hiện: Phòng Y tế",
    ),
    rejects=("kết hợp đồng", "chủ trương", "làm đầu mối tổng hợp"),
)
"""A word or label that gives a role; the group states which."""

_IN_MARKS = (
    "chủ trì", "chủ đầu", "phối hợp", "kết hợp", "phụ trách", "thường trực", "đầu mối", "là đơn vị", "là cơ quan",
)  # fmt: skip
"""Words of which every mark of a role contains one, but for labels of those who carry out."""
_IN_LABELS = kernels(("phân công", *names("role_words", "perform")))
"""Words of which every such label contains one."""
_HANDING_ON = kernels((*names("role_words", "direct"), *names("role_words", "entrust")))
"""Words of which all contain one that hand a duty on."""


ENTRUSTING = signs(names("role_words", "entrust"))
"""Words of which one is in all words that entrust an agency with a duty."""


def may_entrust(words: str) -> bool:
    """Whether folded words may entrust an agency with a duty.

    >>> may_entrust("giao phòng y tế thực hiện"), may_entrust("phòng y tế chủ trì")
    (True, False)
    """
    return has_any(ENTRUSTING, words)


def may_have_mark(words: str) -> bool:
    """Whether folded words may contain a mark of a role; a clause that cannot is not read for marks.

    >>> may_have_mark("phòng y tế chủ trì"), may_have_mark("chủ trương tổng hợp")
    (True, False)
    """
    return has_any(_IN_MARKS, words) or (":" in words and has_any(_IN_LABELS, words))


def may_give_role(words: str) -> bool:
    """Whether the folded words of a line may give a role or hand a duty on; most lines do not, and are not read for it.

    >>> may_give_role("sở y tế chỉ đạo trung tâm"), may_give_role("chủ trương")
    (True, False)
    """
    return ":" in words or has_any(_IN_MARKS, words) or has_any(_HANDING_ON, words)


OFFICE = Pattern(
    name="office",
    expression=r"""^[ ]*(?:là[ ])?(?:cơ[ ]quan|đơn[ ]vị|bộ[ ]phận)[ ](?:thường[ ]trực|đầu[ ]mối|chủ[ ]quản|tham[ ]mưu)(?!\p{L})[^:;.]{0,80}$""",
    matches=("Cơ quan thường trực Ban Chỉ đạo, ", "là bộ phận thường trực, "),
    rejects=("Phòng Y tế ", "báo cáo cơ quan thường trực "),
)
"""What an agency is called before `chủ trì` where the agency itself is the heading."""

NOT_LEADING = Pattern(
    name="not_leading",
    expression=rf"""(?<!\p{{L}}){phrases("role_words", "nobody")}[ ]$""",
    matches=("nhiệm vụ được phân công ", "báo cáo cơ quan "),
    rejects=("Phòng Y tế ",),
)
"""What is before `chủ trì` if nobody is named."""

IN_GENERAL = Pattern(
    name="in_general",
    expression=r"""(?<!\p{L})(?:cơ[ ]quan|đơn[ ]vị)(?:[ ]\p{L}+){0,4}[ ]$""",
    matches=("các Bộ, cơ quan trung ương ",),
    rejects=("Sở Y tế ",),
)
"""Agencies in general before `chủ trì`, which then states which ones are meant and is not a duty (`các cơ quan chủ trì dự án`)."""

OPENS_DUTY = Pattern(
    name="opens_duty",
    expression=rf"""(?:^|[,:]|[ ]và|đồng[ ]thời|(?:^|[ ,]){phrases("role_words", "adverb")})[ ]*$""",
    matches=("", "Trước ngày 15 tháng 8, ", "đồng thời "),
    rejects=("vai trò ",),
)
"""What is before a role's verb whose subject is the heading."""

AGREEMENT = Pattern(
    name="agreement",
    expression=rf"""(?<!\p{{L}}){phrases("role_words", "agreement")}[ ]$""",
    matches=("Quy chế ", "hiệu quả "),
    rejects=("Sở Y tế ",),
)
"""A noun before `phối hợp`, which then is an agreement or a quality and no duty."""

BETWEEN = Pattern(
    name="between",
    expression=r"""\G(?:[ ](?:số[ ])?[\d/][^ \n]{0,40})?[ ]giữa(?!\p{L})""",
    matches=(" giữa Sở Y tế và",),
    rejects=(" với",),
)

INVESTOR = "chủ đầu tư"
"""What an agency is that has works built, which is a duty by itself."""


REQUEST = Pattern(
    name="request",
    expression=rf"""(?=đề[ ]|kính[ ]|trân[ ])(?:(?<=^)|(?<=\n)|(?<=[.;][ ])|(?<=^[^\p{{L}}\n]{{1,8}})|(?<=\n[^\p{{L}}\n]{{1,8}})|(?<=\n\p{{L}}[).][ ])|(?<=(?:vướng[ ]mắc|khó[ ]khăn|bất[ ]cập|phát[ ]sinh)[ ]?,?[ ])|(?<=(?:vướng[ ]mắc|khó[ ]khăn|bất[ ]cập|phát[ ]sinh)(?:[ ]\p{{L}}{{1,8}}){{1,6}}[ ]?,[ ]))(?:kính[ ]|trân[ ]trọng[ ])?{words(REQUEST_VERB)}(?:[ ]với)?(?:[ ]?:)?[ ](?!của)""",
    matches=(
        "nếu có vướng mắc, đề nghị các Sở",
        "nếu có vướng mắc cần phải điều chỉnh, đề nghị các Sở",
        "Đề nghị Ủy ban MTTQ",
        "- Đề nghị Hội Nông dân",
        "Đề nghị: Hội",
    ),
    rejects=("Theo đề nghị của", "Xét đề nghị của"),
)
"""Where a request opens a line, after any mark, or a sentence."""


ASSIGN = Pattern(
    name="assign",
    expression=rf"""\G(?:(?P<entrust>(?:(?:ủy[ ]ban[ ]nhân[ ]dân|ubnd)[ ]\p{{L}}+[ ])?{phrases("role_words", "entrust")})|{phrases("role_words", "heading")})[ ](?!thông)""",
    matches=("Đối với Ủy ban nhân dân", "Giao Phòng Y tế"),
    rejects=("Giao thông",),
    begins=(*names("role_words", "entrust"), *names("role_words", "heading"), "ủy ban", "ubnd"),
)
"""Words before the agency that heads a list of duties."""

ENTRUSTS = Pattern(
    name="entrusts",
    expression=rf"""(?<=đồng[ ]?,[ ]|(?<!đã[ ])được[ ])(?P<entrust>{phrases("role_words", "entrust")})[ ](?!thông)""",
    matches=("Kinh phí 2.036 triệu đồng, giao Phòng Văn hóa", "được giao cho Trung tâm"),
    rejects=("đã họp, giao Phòng Y tế",),
    needs=ENTRUSTING,
)
"""Words after an amount, or of a passive, that give an agency the duty of the line."""


REPORTING = Pattern(
    name="reporting",
    expression=rf"""\G[ ]?{phrases("role_words", "reporting")}(?!\p{{L}})""",
    matches=(" đã", " trong năm"),
    rejects=(" chủ trì",),
)
"""Words after an agency that make a sentence about it and no duty."""

DIRECT = Pattern(
    name="direct",
    expression=rf"""\G[ :]{{1,2}}(?:có[ ]trách[ ]nhiệm[ ])?{phrases("role_words", "direct")}[ ]""",
    matches=(" chỉ đạo ",),
    rejects=(" thực hiện ",),
)
"""The verb by which one agency hands a duty on to another."""

DIRECTS = Pattern(
    name="directs",
    expression=r"""\G[-+*•]?[ ]?chỉ[ ]đạo[ ]""",
    matches=("Chỉ đạo UBND các xã",),
    rejects=("Phòng Y tế chỉ đạo",),
)
"""The verb that opens a clause by which a heading's agency hands a duty on to another."""


COMMANDS = Pattern(
    name="commands",
    expression=r"""\G[ ](?:để[ ])?chỉ[ ]đạo[ ]""",
    matches=(" chỉ đạo ",),
    rejects=(" hướng dẫn ",),
)
"""The verb by which those who join hand a duty on (`phối hợp với Sở X chỉ đạo Chi cục Y thực hiện …`)."""

COMMAND_HINT = Pattern(
    name="command_hint",
    expression=rf"""[ ]{phrases("role_words", "direct")}[ ]""",
    matches=("Sở Y tế chỉ đạo Trung tâm",),
    rejects=("chỉ đạo.",),
    needs=signs(names("role_words", "direct")),
)
"""What a clause contains in which one agency directs another."""

DIRECTED = Pattern(
    name="directed",
    expression=r"""\G[ ]?(?::|(?:tổ[ ]chức[ ])?thực[ ]hiện(?!\p{L})|triển[ ]khai(?!\p{L})|(?:các[ ]|một[ ]số[ ])?(?:nhiệm[ ]vụ|nội[ ]dung|công[ ]việc)(?!\p{L}))""",
    matches=(" thực hiện", " các nhiệm vụ:"),
    rejects=(" về",),
)
"""What follows the agency that a duty is handed on to."""


CONTENT_LABEL = Pattern(
    name="content_label",
    expression=rf"""\G{phrases("role_words", "content")}[ ]?:[ ]?""",
    matches=("Nội dung: ",),
    rejects=("nội dung",),
)
"""The label of what a list of roles is about."""

LABEL = Pattern(
    name="label",
    expression=r"""\G[^:;.\n]{2,48}:""",
    matches=("Thời gian thực hiện: Thường xuyên",),
    rejects=("Phối hợp. Sở: a",),
)
"""A line that opens with a label."""

DUTY_END = Pattern(
    name="duty_end",
    expression=r"""[;\n] | [.](?=[ ]|$|/)""",
    matches=("; ",),
    rejects=("1.200",),
)
"""Where a duty ends."""
