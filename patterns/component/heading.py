"""Headings and mentions of projects (dự án) and sub-projects (tiểu dự án) of the national target programmes.

Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục III; Quyết định 1722/QĐ-TTg (2016-2020) and 1719/QĐ-TTg number them alike.
"""

from patterns.lexicon import phrases
from patterns.pattern import Match, Pattern, words
from patterns.vocabulary import words_of

_CODE = r"(?:\d{1,2}(?:[.]\d{1,2})?|[ivx]{1,4}(?!\p{L}))(?![\d%]|[.,]\d)"
_NUMBERED = r"[ ]?(?:thành[ ]phần[ ])?(?:số[ ]?)?"
_SUB = r"(?:tiểu[ ]?dự[ ]?án|tda)"
_PROJECT = r"(?:dự[ ]?án|da)"
_SPECKS = r"(?:(?:[^\p{L}\p{N}\s\n]|ø(?=[ ])){1,4}[ ]?(?:\d{1,2}[.)][ ]|\p{L}[/)][ ])?)?+"
"""Marks and specks that a scan or an editor left before a heading (`§`, `■`, `'1.`)."""

PROJECT_NUMBER = Pattern(
    name="project_number",
    expression=rf"{_PROJECT}{_NUMBERED}[\divx]",
    matches=("Dự án 2", "Tiểu dự án số 1", "TDA 3", "Dự án thành phần IV"),
    rejects=("các dự án khác",),
)
"""What every heading or mention of a project contains, and few other words do."""

COMPONENT_HEADING = Pattern(
    name="component_heading",
    expression=rf"""
    {_SPECKS}(?: (?P<sub>{_SUB})|(?P<project>{_PROJECT}) ){_NUMBERED}(?P<code>{_CODE})
    (?: [ ]?[,(-]?[ ]?(?:thuộc[ ]|của[ ])?{_PROJECT}{_NUMBERED}(?P<parent>\d{{1,2}})\)?
    |   [ ]?(?:[,-][ ]?{_SUB}{_NUMBERED}(?P<child>\d{{1,2}})|\([ ]?{_SUB}{_NUMBERED}(?P<child>\d{{1,2}})[ ]?\)) )?
    (?: [ ]?[.:;,(-] | [ ](?=\p{{L}}) | $ )
    """,
    matches=(
        "Dự án 2: Đa dạng hóa",
        "Tiểu dự án 1: Hỗ trợ",
        "Dự án 2. Đa dạng",
        "Tiểu dự án 3 thuộc Dự án 4: Việc làm",
        "Tiểu dự án 1",
        "Dự án 3 - Tiểu dự án 2: Hỗ trợ",
        "Tiểu dự án 2 (Dự án 3): Cải thiện",
        "Dự án 7 (Tiểu dự án 2): Giám sát",
        "§ Dự án 3: Hỗ trợ",
        "'1. Dự án 2: Đa dạng",
    ),
    rejects=("các dự án khác", "Dự án 20%"),
    source="Quyết định 90/QĐ-TTg ngày 18/01/2022, mục III",
    needs=("dự", "da"),
)

NAMED_BEHIND = Pattern(
    name="component_named_behind",
    expression=rf"""
    (?P<title>\p{{L}}[^\n:.;]{{5,200}}?)[ ]
    (?: \([ ]?(?:thuộc[ ])?(?:(?P<sub>{_SUB}){_NUMBERED}(?P<code>{_CODE})[ ]?(?:,|-|thuộc|của)?[ ]?{_PROJECT}{_NUMBERED}(?P<parent>\d{{1,2}})|(?P<project>{_PROJECT}){_NUMBERED}(?P<code>{_CODE}))[ ]?\)
    |   -[ ](?P<project>{_PROJECT}){_NUMBERED}(?P<code>{_CODE}) )[ ]?[.:]?$""",
    matches=("Thực hiện bình đẳng giới (Dự án 8)", "Chăm sóc sức khỏe nhân dân - Dự án 7"),
    rejects=("Phối hợp thực hiện Dự án 6", "Dự án 2: Sinh kế"),
)
"""A heading that names its project after its title."""

DUTY_VERB = Pattern(
    name="component_duty_verb",
    expression=rf"""{words_of("component_duty_verb")}(?!\p{{L}})""",
    matches=("phối hợp thực hiện",),
    rejects=("thực hiện bình đẳng giới",),
)
"""Verbs that open a duty and no project's name."""

_MORE = r"""(?:(?:(?:[ ]?,[ ]|[ ]và[ ])(?P<more>\d{1,2})(?![\d%]|[.,]\d)){1,6}+(?=[ ]?(?:[.,;:)\n]|$)|[ ](?:thuộc|của|trong|và|dự[ ]án)(?!\p{L})))?+"""
"""Further numbers of a list, which nothing counted follows."""

COMPONENT_MENTION = Pattern(
    name="component_mention",
    expression=rf"""
    (?<!\p{{L}})(?: {_SUB}{_NUMBERED}(?P<sub>\d{{1,2}})(?![\d%]|[.,]\d){_MORE}
        (?: [ ]?[,-]?[ ]?(?:thuộc[ ]|của[ ])?{_PROJECT}{_NUMBERED}(?P<parent>\d{{1,2}})(?!\d) )?
    |   dự[ ]?án{_NUMBERED}(?P<project>{_CODE}){_MORE} )""",
    matches=(
        "Tiểu dự án 1, Dự án 4",
        "Dự án 6",
        "Tiểu Dự án 1 thuộc Dự án 3",
        "dự án số 2",
        "Tiểu dự án 2 và 3 của Dự án 4",
    ),
    rejects=("các dự án giảm nghèo", "14 dự án"),
    needs=("dự án", "dựán", "tda"),
)

OPENS_SUBPROJECT = Pattern(
    name="opens_subproject",
    expression=rf"""(?:^|(?<=\n)|(?<=[.;][ ]))(?:[-+*][ ])?(?:(?:riêng|còn|đối[ ]với|về|ở|tại)[ ])*+{_SUB}{_NUMBERED}(?P<sub_number>\d{{1,2}})(?![\d%]|[.,]\d)[ ]?(?:\([^()\n]{{0,160}}\)[ ]?)?[:,]""",
    matches=("Đối với Tiểu dự án 2 (giảm thiểu tảo hôn): tổ chức", "- Tiểu dự án 1: mở"),
    rejects=("thụ hưởng Tiểu dự án 1.", "Tiểu dự án 2 và Tiểu dự án 3: mở"),
    needs=("tiểu", "tda"),
)
"""A sub-project with which a sentence of its project's text opens."""

HEADING_VERB = Pattern(
    name="heading_verb",
    expression=rf"""(?:{words(phrases("component_verbs", "carry") + "|nội dung|về|nội dung thực hiện")}[ ]){{1,2}}(?=(?:{_SUB}|{_PROJECT}){_NUMBERED}\d{{1,2}}(?:[ ](?:thuộc[ ]|của[ ]|[-,(][ ]?)?(?:{_SUB}|{_PROJECT}){_NUMBERED}\d{{1,2}}\)?)?[ ]?[:.])""",
    matches=("Thực hiện Dự án 2: Đa dạng hóa", "Về Tiểu dự án 2 thuộc Dự án 6: Truyền thông"),
    rejects=("Thực hiện Dự án 2 và Dự án 3",),
)
"""A verb before the project that a numbered heading lays out."""

GOES_ON = Pattern(
    name="component_goes_on",
    expression=rf"""\G[ .:;,(-]{{0,6}}+(?:{words_of("component_goes_on")}(?!\p{{L}}))""",
    matches=(" theo hướng dẫn", "và Dự án 3"),
    rejects=(" truyền thông và giảm nghèo",),
)
"""Words after a project's number with which a sentence continues, and no title begins."""

RUN_IN_SENTENCE = Pattern(
    name="run_in_sentence",
    expression=rf"""(?<=[\p{{L}})"”]{{2}})(?<![ (]TP)(?:(?:[.]|[ ]?:)[ ]{{1,2}}(?=\p{{Lu}})|[ ]?:[ ](?={words(phrases("activity_verbs"))}[ ]|\p{{Ll}}[^\n.:;]{{0,60}}[ ]\d))""",
    matches=(
        "Cải thiện dinh dưỡng. Trung tâm",
        "Hỗ trợ việc làm bền vững: Tổ chức",
        "Giảm nghèo về thông tin: thiết lập mới 07 cụm",
    ),
    rejects=("Đa dạng hóa sinh kế.", "vùng TP. Huế"),
    cased=True,
)
"""Where the first sentence begins that runs on in a heading's line."""

JOINED_SENTENCE = Pattern(
    name="joined_sentence",
    expression=rf"""(?<=\p{{Ll}}[ ])(?=(?:{"|".join(sorted({verb.replace(" ", "[ ]") for verb in phrases("activity_verbs").split("|")}, key=len, reverse=True))})[ ]\p{{Ll}})""",
    matches=("tại các bản vùng cao Mở các lớp điện nước",),
    rejects=("tại xã Ba Vinh", "Đa dạng hóa sinh kế"),
    cased=True,
)
"""Where a sentence begins that lost its line break after a heading without a full stop."""

FIGURES_ONLY = Pattern(
    name="figures_only",
    expression=r"""^[ ]*[\d.,%|/ -]+$""",
    matches=("2.150", "| 950 |"),
    rejects=("2 lớp",),
)
"""A line of figures: a table's row."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def number_of(code: str) -> str:
    """A project's number in figures (`ii` is `2`, `02` is `2`)."""
    return str(_ROMAN.get(code) or int(code))


def code_of(match: Match, project: str | None) -> str | None:
    """The code of a mention or heading, `DA3.TDA1`; `project` is the one that a bare sub-project belongs to."""
    groups = match.groupdict()
    own = groups.get("code") or groups.get("sub") or groups.get("project") or ""
    is_sub = bool(groups.get("sub"))
    if not is_sub:
        whole, _, part = own.partition(".")
        part = part or groups.get("child") or ""
        return f"DA{number_of(whole)}.TDA{number_of(part)}" if part else f"DA{number_of(own)}"
    if "." in own:  # Tiểu dự án 3.1
        whole, _, part = own.partition(".")
        return f"DA{number_of(whole)}.TDA{number_of(part)}"
    parent = f"DA{number_of(groups['parent'])}" if groups.get("parent") else project
    return f"{parent}.TDA{number_of(own)}" if parent else None


def codes_of(match: Match, project: str | None) -> list[str]:
    """The codes of a mention with the further numbers that it lists (`Tiểu dự án 2 và 3 của Dự án 4`)."""
    first = code_of(match, project)
    if first is None:
        return []
    around = first.rpartition("TDA")[0] + "TDA" if match["sub"] else "DA"
    return [first, *(f"{around}{number_of(number)}" for number in match.captures("more"))]
