"""Who pays: names of budgets and payers before, behind and around an amount.

Source: Quyết định 90/QĐ-TTg, mục V (nguồn vốn); lexicon `funding_sources`.
"""

import functools

from patterns.fold import fold
from patterns.funding.capital_type import CAPITAL_WORD
from patterns.lexicon import aliases, phrases, rows
from patterns.pattern import Match, Pattern, words
from patterns.vocabulary import words_of

SOURCE = words(phrases("funding_sources"))
_UNIT_BELOW = r"(?:cấp[ ])?(?:tỉnh|thành[ ]phố|huyện|thị[ ]xã|quận|xã|phường|thị[ ]trấn)(?!\p{L})"
_BARE = words_of("bare")
"""Words that name a payer only where they open the words about an amount, or stand behind `vốn`, `từ` and the like."""
_GIVES = words_of("gives")

FUNDING_SOURCE = Pattern(
    name="funding_source",
    expression=rf"""
    (?<!\p{{L}})(?<!thị[ ])(?:(?<=^[ ,;:.()+*-]{{0,6}})|(?<=(?:vốn|nguồn|từ|do|của|và|động|góp|sách|phí|phần|:)[ ])|(?!{_BARE}(?!\p{{L}}|[ ]{_GIVES})))(?P<source>{SOURCE})(?!\p{{L}})
    (?P<further>(?:[ ]?[,/][ ]?|[ ]?(?:và|-)[ ])(?:ngân[ ]sách[ ])?{_UNIT_BELOW})?""",
    matches=("Ngân sách trung ương", "Vốn huy động hợp pháp khác", "NSTW", "Ngân sách huyện, xã"),
    rejects=("ngân hàng nhà nước", "hỗ trợ doanh nghiệp", "phát triển cộng đồng"),
)
"""Who pays; `further` where budgets of several levels pay together."""

WAY_TO_RAISE = Pattern(
    name="way_to_raise",
    expression=rf"""^{words_of("way_to_raise")}$""",
    matches=("huy động", "vốn đối ứng"),
    rejects=("ngân sách huyện đối ứng", "vốn huy động hợp pháp khác"),
)
"""How money is raised: a payer named beside it tells more (`vốn đối ứng ngân sách tỉnh`)."""

_LEVEL = r"trung[ ]ương|tw|tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|thị[ ]trấn|xã|phường|địa[ ]phương"

LEVEL_LABEL = Pattern(
    name="level_label",
    expression=rf"""^[ ,;*+-]*(?:(?:phần|nguồn|kinh[ ]phí|vốn|ngân[ ]sách|ns|cấp|các|do|từ|của|đối[ ]ứng|riêng|còn|lại|và|hỗ[ ]trợ)[ ]){{0,5}}(?P<level>{_LEVEL})(?:(?<=xã|phường)(?:,|[ ]và)[ ](?:phường|xã|thị[ ]trấn|đặc[ ]khu)){{0,2}}(?:[ ](?:cấp|đối[ ]ứng|hỗ[ ]trợ|bố[ ]trí|đảm[ ]bảo|bảo[ ]đảm|phân[ ]bổ|góp|chi|giao|bổ[ ]sung|dự[ ]kiến|khoảng|là)){{0,3}}[ ]?:?[ ]*$""",
    matches=(", Huyện: ", "cấp tỉnh: ", "Phần đối ứng của huyện: ", "tỉnh đối ứng ", "các xã, phường "),
    rejects=("xã Ba Điền ", "hợp tác xã ", "toàn tỉnh ", "ngân sách huyện, xã: "),
)
"""A level that labels its part of an amount (`trong đó: Trung ương: 19 tỷ đồng, Huyện: 1 tỷ đồng`)."""

HEADER_LABEL = Pattern(
    name="header_label",
    expression=rf"""^[ ,;*+-]*(?P<name>{words(phrases("funding_headers"))})[ ]?:?[ ]*$""",
    matches=("Nhân dân: ", "Khác: "),
    rejects=("Nhân dân tự làm: ",),
)
"""A payer's short name that is all of the words before its amount."""

GIVEN_BY = words_of("given_by")  # fmt: skip
_SUM_FOLLOWS = r"\d[\d.,]*+[ ]?(?:đồng|đ|triệu|tỷ|nghìn|ngàn)(?!\p{L})"

SOURCE_BEHIND = Pattern(
    name="source_behind",
    expression=rf"""\G(?:[ ]?/[ ]?\d{{1,2}}[ ]năm|[ ]?\([^()]{{0,120}}\))?,?+(?:
      (?P<words>(?:(?![;.,(]|\d).){{0,60}}?[ ](?:từ|do|bằng|thuộc)[ ](?:nguồn[ ])?(?:(?:vốn|kinh[ ]phí)[ ])?(?:{CAPITAL_WORD}[ ](?:từ[ ])?)?(?P<source>{SOURCE})(?!\p{{L}}))
    | [ ](?:do[ ])?(?P<source>{GIVEN_BY})(?!\p{{L}})
    )
    (?!(?:[ ]?\([^()]{{0,60}}\))?(?:[ ]?,|[ ]và)[ ](?:từ[ ])?(?:nguồn[ ])?(?:vốn[ ])?{SOURCE}(?!\p{{L}})|[ ]?[,/-][ ]?{_UNIT_BELOW}|[^.;,()\d]{{0,30}}{_SUM_FOLLOWS})""",
    matches=(
        " từ ngân sách tỉnh",
        " kinh phí hỗ trợ sản xuất từ nguồn ngân sách xã",
        " từ nguồn vốn sự nghiệp ngân sách trung ương",
        " gia đình đối ứng",
        "/04 năm từ ngân sách quận",
        " (năm mươi triệu đồng), do ngân sách huyện cấp",
    ),
    rejects=("; từ ngân sách tỉnh", ", từ ngân sách tỉnh 30 triệu đồng", " từ ngân sách tỉnh và ngân sách huyện"),
)
"""Who pays, named behind the amount; not where several pay."""

KIND_BEHIND = Pattern(
    name="kind_behind",
    expression=rf"""\G(?:(?:[ ]?,[ ](?:toàn[ ]bộ|100%)[ ](?:là[ ]|từ[ ])?|[ ](?:(?:(?:nói|nêu)[ ]trên[ ])?là[ ])?)(?P<words>(?:nguồn[ ])?(?=vốn|kinh[ ]phí|nguồn|ngân[ ]sách|ns)(?:{CAPITAL_WORD}(?!\p{{L}})|(?:vốn[ ])?{SOURCE}(?!\p{{L}})|vốn[ ]năm[ ]20\d\d)(?:[ ](?:{CAPITAL_WORD}|{SOURCE})(?!\p{{L}}))?)
    | [ ]?,[ ](?P<words>(?:vốn|nguồn|kinh[ ]phí)[ ](?:vốn[ ])?(?:sự[ ]nghiệp|đầu[ ]tư(?:[ ]phát[ ]triển)?))(?=[ ]?[.;)]|$)
    | [ ]?,[ ](?P<words>(?:(?:nguồn|vốn|kinh[ ]phí)[ ]){{0,2}}{SOURCE})(?=[ ]?[.;)]|$)
    | (?:[ ]?\([^()]{{0,120}}\))?,?[ ](?:từ|thuộc|bằng)[ ](?P<words>(?:nguồn[ ])?(?:vốn[ ]|kinh[ ]phí[ ])?{CAPITAL_WORD}(?!\p{{L}})))(?!(?:(?![ ]và[ ])[^.;,()\d]){{0,30}}{_SUM_FOLLOWS})""",
    matches=(
        " vốn sự nghiệp",
        " vốn ngân sách tỉnh",
        ", nguồn sự nghiệp.",
        " vốn năm 2022 kéo dài",
        ", toàn bộ là vốn sự nghiệp ngân sách trung ương",
        " vốn đầu tư và 85 triệu đồng",
        " nói trên là vốn đầu tư phát triển",
        ", nguồn xã hội hóa.",
        " từ nguồn sự nghiệp y tế",
    ),
    rejects=(" ngân sách tỉnh 30 triệu đồng", " cho hộ nghèo"),
)
"""The kind of an amount, named straight behind it without a preposition."""

SOURCE_TITLE = Pattern(
    name="source_title",
    expression=rf"""^(?!huy[ ]động)(?=.{{0,16}}(?:ngân[ ]sách|vốn|nguồn|ns|kinh[ ]phí))(?:(?:nguồn|vốn|kinh[ ]phí|từ)[ ])*+(?P<source>{SOURCE})(?!\p{{L}})[^.;]{{0,60}}$""",
    matches=("Vốn ngân sách trung ương", "Ngân sách tỉnh", "Nguồn vốn tín dụng chính sách"),
    rejects=("Huy động nguồn lực", "Doanh nghiệp, hợp tác xã", "Hỗ trợ tín dụng"),
)
"""A heading that names the payer of the amounts below it."""

COMMUNES = Pattern(
    name="communes",
    expression=r"""(?<!\p{L}|thị[ ])(?:xã|phường|thị[ ]trấn)$""",
    matches=(", xã", " và thị trấn"),
    rejects=(", thị xã", ", huyện"),
)
"""A further unit that is a commune."""

_CITY_BUDGET = Pattern(
    name="city_budget",
    expression=r"""thành[ ]phố|nstp""",
    matches=("ngân sách thành phố",),
    rejects=("ngân sách tỉnh",),
)


@functools.cache
def _codes() -> dict[str, str]:
    return {fold(alias): row["code"] for row in rows("funding_sources") for alias in aliases(row)}


def source_of(name: str) -> str:
    """The code of a payer by its folded name, `province` for a city's budget."""
    return _codes()[name]


def payer_code(name: str) -> str:
    """The code of a payer by its folded name; `city` for a budget of a city, whose level only the plan's place tells."""
    return "city" if _CITY_BUDGET.search(name) else _codes()[name]


def header_code(name: str) -> str:
    """The code of a payer by its folded short name."""
    return next(row["code"] for row in rows("funding_headers") if name in map(fold, aliases(row)))


def level_code(level: str) -> str:
    """The code of the budget of a level (`tỉnh`, `thị xã`)."""
    return payer_code(f"ngân sách {'trung ương' if level == 'tw' else level}")


def sources_in(text: str) -> list[str]:
    """The codes of the payers that a folded text names, in order; ways to raise money only where no payer is named.

    >>> sources_in("vốn đối ứng ngân sách tỉnh"), sources_in("ngân sách huyện, xã"), sources_in("vốn đối ứng")
    (['province'], ['local'], ['local'])
    """
    found = list(FUNDING_SOURCE.finditer(text))
    payers = [match for match in found if not WAY_TO_RAISE.match(match["source"])]
    return ["local" if _several(match) else payer_code(match["source"]) for match in payers or found]


def names_payer(text: str) -> bool:
    """Whether a folded text says who pays, and not only how money is raised."""
    return any(not WAY_TO_RAISE.match(match["source"]) for match in FUNDING_SOURCE.finditer(text))


def _several(match: Match) -> bool:
    """Whether budgets of several levels pay; `ngân sách phường, xã` is one level."""
    code = _codes()[match["source"]]
    if not match["further"] or code not in ("province", "district", "commune"):
        return False
    return not (code == "commune" and COMMUNES.search(match["further"]))
