"""Units after an agency's name: the word for its level, the party committee that it serves, its branch or region.

Source: Luật Tổ chức chính quyền địa phương 2015 and 2025; the reorganisation of 2025 (regions, local offices).
"""

from patterns.pattern import Pattern

_UNITS_BELOW = r"(?:xã|phường|thị[ ]trấn|huyện|thị[ ]xã|thành[ ]phố|đặc[ ]khu|thôn|bản|ấp)"
NATION = r"(?:các[ ])?tỉnh[ ]?(?:,|và)[ ](?:các[ ])?thành[ ]phố(?:[ ]trực[ ]thuộc[ ]trung[ ]ương)?(?!\p{L})"
"""All provinces of the country."""

NOT_PARTY = r"(?!\p{L}|[ ](?:đoàn|ủy|hội)(?!\p{L}))"
LEVEL_WORD = (
    rf"(?:(?:xã|phường)(?:[ ]?[,/][ ]?(?:xã|phường|thị[ ]trấn|đặc[ ]khu){NOT_PARTY})++|huyện(?:[ ]?[,/][ ]?(?:thị[ ]xã|thành[ ]phố|quận){NOT_PARTY})++"
    rf"|{NATION}"
    rf"|các[ ]{_UNITS_BELOW}(?:[ ]?(?:,|và)[ ](?:các[ ])?{_UNITS_BELOW}(?!\p{{L}}))*+"
    r"|tỉnh|huyện|thành[ ]phố|thị[ ]xã|quận|xã|phường|thị[ ]trấn|đặc[ ]khu|cấp[ ](?:tỉnh|huyện|xã)|các[ ]cấp|địa[ ]phương)"
)
PARTY = r"(?:tỉnh|thành|huyện|thị|quận|đảng)[ ]ủy"


UNIT_END = Pattern(
    name="unit_end",
    expression=rf"""\G[ ](?:(?P<level>{LEVEL_WORD}){NOT_PARTY}|(?P<party>{PARTY})(?!\p{{L}})(?:[ ](?:xã|phường)(?!\p{{L}}))?)""",
    matches=(" huyện", " Tỉnh ủy", " các xã, thị trấn"),
    rejects=(" huyện đoàn",),
)
"""The word for its level, or for the party committee that it serves, which ends a name."""

NATION_END = Pattern(
    name="nation_end",
    expression=rf"""[ ]{NATION}$""",
    matches=("Sở Y tế tỉnh, thành phố trực thuộc Trung ương",),
    rejects=("Sở Y tế tỉnh",),
)

SEVERAL_KINDS = Pattern(
    name="several_kinds",
    expression=r"""(?:,|/|[ ]-|[ ]và)[ ]?\p{L}""",
    matches=("xã, phường", "xã và đặc khu"),
    rejects=("các xã", "đặc khu"),
)
"""Units of several kinds, of which the last one may have a name (`các xã, phường, đặc khu Cồn Cỏ`)."""

LEVEL_OF_ISSUER = Pattern(
    name="level_of_issuer",
    expression=r"""^ủy[ ]ban[ ]nhân[ ]dân[ ](?P<kind>tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu)(?!\p{L})""",
    matches=("Ủy ban nhân dân thị xã Ngã Năm",),
    rejects=("Sở Y tế",),
)

REGION = Pattern(
    name="region",
    expression=r"""\G(?:[ ]?-)?(?:[ ]chi[ ]nhánh)?[ ]khu[ ]vực(?:[ ](?:[ivx]{1,5}|\d{1,2})(?!\p{L}))?(?:[ ]-[ ]phòng[ ]giao[ ]dịch(?:[ ]số[ ]\d{1,2})?)?(?=[ ]?[:,;.)-]|[ ]\p{L}|$)""",
    matches=(" Khu vực 11: ", " khu vực XIV", " Chi nhánh khu vực 14"),
    rejects=(" tỉnh",),
)
"""The region that a branch is for (`Kho bạc Nhà nước Khu vực XIV`).  Source: the reorganisation of 2025."""

NUMBERED = Pattern(
    name="numbered_office",
    expression=r"""(?<=cơ[ ]sở)[ ]\d{1,2}(?![\d.,/%]\d|\d|%)""",
    matches=("thuế cơ sở 5",),
    rejects=("cơ sở 5%",),
)
"""The number of a local office (`Thuế cơ sở 5`).  Source: the reorganisation of 2025."""

BRANCH = Pattern(
    name="branch",
    expression=r"""\G(?:[ ]?-)?[ ]chi[ ]nhánh(?=[ ]\p{L})""",
    matches=(" - Chi nhánh Hải Phòng", " chi nhánh tỉnh"),
    rejects=("Chi nhánh tỉnh",),
)
"""The word for a branch after a bank's or federation's name."""

ZONES = Pattern(
    name="zones",
    expression=r"""\G(?:(?<=chế[ ]xuất)[ ]và[ ]công[ ]nghiệp(?!\p{L})|(?:[ ]?,|[ ]và|[ ]?&)[ ](?:các[ ])?(?:khu[ ](?:kinh[ ]tế|công[ ]nghiệp|công[ ]nghệ(?:[ ]cao|[ ]thông[ ]tin)?|chế[ ]xuất|du[ ]lịch)|kcn|kkt|cụm[ ]công[ ]nghiệp)(?!\p{L}))""",
    matches=(" và các Khu công nghiệp", ", khu chế xuất"),
    rejects=(" và khu dân cư",),
)
"""More zones after the first one in the name of the board that manages them (`Ban Quản lý Khu kinh tế và các Khu công nghiệp`)."""

ZONE_BOARD = Pattern(
    name="zone_board",
    expression=r"""^(?:ban[ ]quản[ ]lý|bql)[ ](?:các[ ])?(?:khu[ ](?:kinh[ ]tế|công[ ]nghiệp|công[ ]nghệ|chế[ ]xuất|du[ ]lịch)|kcn|kkt)(?!\p{L})""",
    matches=("Ban Quản lý các Khu công nghiệp", "BQL KKT Dung Quất"),
    rejects=("Ban Quản lý dự án",),
)
"""A board that manages zones.  Source: Nghị định 35/2022/NĐ-CP, điều 61."""
