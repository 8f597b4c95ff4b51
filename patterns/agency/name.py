"""Names of agencies: by the lexicon in any of their spellings, else by their head word and what may follow it.

Source: Nghị định 24/2014/NĐ-CP and 45/2025/NĐ-CP (sở, phòng), 150/2025/NĐ-CP (communes from July 2025); the names are in
patterns/lexicons/agencies.tsv, the words that open one in agency_heads.tsv, those that end one in duty_verbs.tsv.
"""

from patterns.agency.listed import spellings
from patterns.agency.vocabulary import phrases
from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern
from patterns.vocabulary import words_of

_OFFICES = words_of("offices")

COMMITTEES = Pattern(
    name="committees",
    expression=r"""
    (?: (?:ủy[ ]ban[ ]nhân[ ]dân|ubnd)[ ](?:các[ ]|cấp[ ]|(?P<number>\d{1,3}(?:/\d{1,3})?)[ ])?(?P<units>(?:xã|phường|thị[ ]trấn|huyện|quận|thị[ ]xã|thành[ ]phố|đặc[ ]khu|tỉnh)(?!\p{L})
        (?:[ ]?(?:,|và|-|/)[ ]?(?:các[ ])?(?:phường|thị[ ]trấn|xã|thị[ ]xã|thành[ ]phố|huyện|quận|đặc[ ]khu)(?!\p{L}|[ ](?:đoàn|ủy)(?!\p{L})))*
        (?:[ ]?,[ ]?(?:thành|thị)(?:[ ]?,|[ ]và)[ ](?:thành|thị)(?!\p{L}|[ ](?:phố|xã|trấn|ủy|đoàn)(?!\p{L})))?)
    |   (?:ban[ ](?:nhân[ ]dân|quản[ ]lý|phát[ ]triển|tự[ ]quản|điều[ ]hành|công[ ]tác[ ]mặt[ ]trận)|(?P<chief>trưởng(?:[ ]ban)?))[ ](?:các[ ])?(?:thôn|bản|ấp|khóm|khu[ ]phố|tổ[ ]dân[ ]phố|buôn|làng|xóm|sóc|phum)(?!\p{L})
        (?:[ ]?(?:,|và)[ ]?(?:thôn|bản|ấp|khóm|khu[ ]phố|tổ[ ]dân[ ]phố|buôn|làng|xóm|tổ(?![ ]\p{L}))(?!\p{L}|[ ]trưởng))*
    |   (?P<bare>các[ ](?:xã|phường|huyện)(?:[ ]?(?:,|và|-)[ ]?(?:các[ ])?(?:phường|thị[ ]trấn|xã|thị[ ]xã|thành[ ]phố|đặc[ ]khu)(?!\p{L}))+) )
    (?:(?<=xã|huyện)[ ](?:nghèo|miền[ ]núi|vùng[ ]cao|biên[ ]giới|đặc[ ]biệt[ ]khó[ ]khăn|ven[ ]biển)(?!\p{L}))?
    (?:[ ](?:trực[ ]thuộc(?:[ ]trung[ ]ương)?|trên[ ]địa[ ]bàn|có[ ]liên[ ]quan|liên[ ]quan))?""",
    matches=(
        "UBND các xã, thị trấn",
        "các xã, thị trấn",
        "Ủy ban nhân dân xã, thị trấn",
        "UBND các huyện, thị xã, thành phố",
        "Ủy ban nhân dân các xã có liên quan",
        "UBND 06 phường",
        "UBND các huyện, thành, thị",
        "Ủy ban nhân dân các huyện nghèo",
        "Ủy ban nhân dân các phường, đặc khu",
    ),
    rejects=("các phòng, ban", "các hộ"),
    begins=(
        "ủy ban nhân dân ",
        "ubnd ",
        "ban nhân dân ",
        "ban quản lý ",
        "ban phát triển ",
        "ban tự quản ",
        "ban điều hành ",
        "ban công tác mặt trận ",
        "trưởng ",
        "các xã",
        "các phường",
        "các huyện",
    ),
)
"""The committees of all units below, or of one."""

HEAD = Pattern(
    name="head",
    expression=rf"""(?<!\p{{L}})(?<!cơ[ ])(?<!cơ[ ]quan[ ])(?!{phrases("agency_heads", "near")}(?!\p{{L}})){phrases("agency_heads", "head")}(?!\p{{L}})""",
    matches=("Sở Y tế", "Trung tâm Y tế", "UBMTTQ huyện"),
    rejects=("Cơ sở", "cơ quan thường trực", "Ban hành", "hội viên"),
)
"""Words that open an agency's name."""

CLASS = Pattern(
    name="agency_class",
    expression=rf"""^{phrases("agency_heads", "class")}$""",
    matches=("trường đại học",),
    rejects=("trường đại học tây nguyên",),
)
"""A head word with a type alone, which names a class and no agency."""

HOLDER = Pattern(
    name="holder",
    expression=rf"""(?<!\p{{L}}){phrases("agency_heads", "holder")}[ ](?:các[ ])?(?=\p{{L}})""",
    matches=("Chủ tịch UBND", "Thành viên Ban Chỉ đạo"),
    rejects=("Chủ tịch",),
)
"""Words before an agency's name that speak of its head or its people and not of the agency."""

BOARD_CHIEF = Pattern(
    name="board_chief",
    expression=r"""(?:phó[ ])?trưởng[ ]ban[ ](?:thường[ ]trực[ ]ban[ ])?(?:chỉ[ ]đạo|điều[ ]hành|tổ[ ]chức)(?:[ ](?:tỉnh|thành[ ]phố|huyện|xã|phường))?(?!\p{L})""",
    matches=("Trưởng Ban Chỉ đạo", "Phó Trưởng Ban Thường trực Ban Chỉ đạo tỉnh"),
    rejects=("Trưởng ban thôn",),
)
"""The head of a board that has no name but its work."""

_HEADLESS = sorted(
    {spellings(alias) for row in rows("agencies") for alias in aliases(row) if HEAD.match(fold(alias)) is None},
    key=lambda text: (-len(text), text),
)

START = Pattern(
    name="agency_start",
    expression=rf"""{HEAD.expression}|(?<!\p{{L}})trưởng[ ](?:ban[ ])?(?:các[ ])?(?:thôn|bản|ấp|khóm|buôn|làng|xóm)(?!\p{{L}})|(?<!\p{{L}})(?:{"|".join(_HEADLESS)})(?!\p{{L}})|(?<!\p{{L}})các[ ](?=sở|phòng|ban|hội|xã|phường|huyện|trường|trạm)""",
    matches=("Sở Y tế", "VNPT", "các xã, thị trấn"),
    rejects=("người dân",),
)
"""Where an agency's name, or a list of them, may begin."""

NAME_END = Pattern(
    name="name_end",
    expression=rf"""(?:{phrases("duty_verbs")}|(?<![Cc]huyển[ ])giao(?![ ]thông)|(?<![Tt]rợ[ ])giúp|(?<!dục[ ])thường[ ]xuyên|(?<!tư[ ])xây[ ]dựng)(?!\p{{L}})""",
    matches=("chủ trì", "giao nhiệm vụ", "xây dựng"),
    rejects=("nông thôn",),
)
"""A verb or particle that, in small letters, ends a name that is in no list."""

_ACTS = rf"""{phrases("duty_verbs", "verb")}|giao|giúp|thường[ ]xuyên|xây[ ]dựng"""

VERB = Pattern(
    name="duty_verb",
    expression=rf"""\G(?:{_ACTS})(?!\p{{L}})""",
    matches=("chủ trì", "giao nhiệm vụ", "xây dựng"),
    rejects=("của", "nông thôn"),
)
"""A verb that states what an agency does."""

NAME_WORD = Pattern(
    name="name_word",
    expression=rf"""\G(?P<join>[ ]?[-–/][ ]?|[ ]?,[ ]|[ ]và[ ]|[ ]&[ ]|[ ])(?P<word>số[ ]\d{{1,3}}(?!\d)|(?<=\p{{L}}[ ])\d{{1,3}}(?=[ ]?[,;:)\n]|[.]?[ ]?$|[ ](?:{_ACTS})(?!\p{{L}}))|\p{{L}}[\p{{L}}']*(?:[.&]\p{{L}}+)?)""",
    matches=(" Xúc", " - Chuyển", ", Thể", " TH&THCS"),
    rejects=(". Sở", " 12 lớp"),
    cased=True,
)
"""The next word of a name and what joins it to the one before."""

HEADING_END = Pattern(
    name="heading_end",
    expression=r"""\G[ .]*(?::|\n|$)""",
    matches=(":", ""),
    rejects=(" tổ chức",),
)
"""Where a heading ends: its line, or a colon."""

PROPER_NAME = Pattern(
    name="proper_name",
    expression=r"""\G\p{Lu}[\p{Ll}']*(?:[ ]\p{Lu}[\p{Ll}']*){1,3}(?!\p{L})""",
    matches=("Ba Xa, Ba Động", "Hang Kia", "Ba Động khám"),
    rejects=("Văn hóa", "Ba"),
    cased=True,
)
"""The name of a place or person in a list (`Trạm Y tế Pà Cò, Hang Kia và Cun Pheo`)."""

COLLECTIVE_NOUN = Pattern(
    name="collective_noun",
    expression=rf"""\G{words_of("collective_noun")}(?!\p{{L}})""",
    matches=("đơn vị",),
    rejects=("công trình",),
)
"""What in small letters after `và` begins another member of a list and no further part of a name."""


OFFICE_NOUN = Pattern(
    name="office_noun",
    expression=rf"""\G{_OFFICES}(?!\p{{L}})""",
    matches=("Cơ quan thường trực",),
    rejects=("Văn phòng",),
)
"""What states after a dash what an agency is, and is not part of its name."""


GROUP = Pattern(
    name="group",
    expression=r"""(?:các[ ](?P<kind>sở|phòng|ban|hội)(?:[ ]?,[ ](?:ban|ngành|phòng|đoàn[ ]thể)){0,3}(?:[ ](?:huyện|tỉnh|thành[ ]phố|quận|thị[ ]xã|xã))?(?:[ ]?:[ ]?|[ ])|(?P<kind>sở|phòng|hội)[ ]?:[ ]?)(?=\p{L})(?!(?:xây[ ]dựng[ ])?đảng)""",
    matches=("các Sở: Y tế", "Các phòng: Y tế", "các sở, ngành: Y tế", "các Sở Tài chính, Y tế"),
    rejects=("Sở Y tế", "các sở, ban, ngành."),
    begins=(
        "các sở",
        "các phòng",
        "các ban",
        "các hội",
        *[f"{kind}{colon}" for kind in ("sở", "phòng", "hội") for colon in (":", " :")],
    ),
)
"""The kind of the agencies whose fields are listed after it (`các Sở: Y tế, Xây dựng`)."""

LIST_MARK = Pattern(
    name="list_mark",
    expression=rf"""\G(?:[ ]?[,;/][ ]?(?:và[ ]|cùng[ ](?:với[ ])?)?|[ ]?(?<!\p{{L}})và[ ]|[ ]-[ ](?!{_OFFICES}(?!\p{{L}}))|[ ](?:cùng|cùng[ ]với|với)[ ])(?:với[ ])?""",
    matches=(", ", " và ", "; và "),
    rejects=(": ",),
)
"""What parts the agencies of a list."""
