"""What optical character recognition misreads in figures: letters for digits, blanks after dots, commas for dots."""

from collections.abc import Iterator

from patterns.money import SCALES
from patterns.ocr.word import Misreading, is_compound
from patterns.pattern import Pattern
from patterns.vocabulary import words_of

_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})
_UNITS = words_of("units")
MISREAD_FIGURE = Pattern(
    name="misread_figure",
    expression=rf"""
    (?<![\p{{L}}\d.,/-])
    (?: (?P<figure> (?=[\dlIOo|.,]{{0,20}}[lIOo|]) (?=[lIOo|.,]{{0,20}}\d) [\dlI|][\dlIOo|]{{0,12}}+(?:[.,][\dlIOo|]{{1,3}}+){{0,5}} )
        (?= (?:[ ]?%|[.,;:)]?(?:\s|$)|/[ ]?(?:\d|\p{{Lu}})) )
    |   (?P<letters> [lI|][Oo]{{1,2}} ) (?=[ ]?%|[ ](?i:{_UNITS})(?!\p{{L}}))
    )""",
    matches=("giảm l.200 hộ", "năm 2O25", "đạt 1O0%", "từ lO hộ", "số 2O/2022/NQ-HĐND", "1.2OO hộ"),
    rejects=("30a/2008/NQ-CP", "24/2021/QH15", "đến 1.200 hộ", "I. MỤC TIÊU", "quý II", "l) Hộ nghèo", "m2", "1I/a"),
    cased=True,
)
"""A figure in which letters stand for digits: `l`, `I` and `|` for 1, `O` and `o` for 0."""
BROKEN_FIGURE = Pattern(
    name="broken_figure",
    expression=rf"""
    (?<=\p{{L}}[ ]) \d{{1,3}} (?: [.](?P<thousands>[ ])\d{{3}}(?:[.]\d{{3}}){{0,3}} (?=[ ](?i:{_UNITS})(?!\p{{L}}))
                               | ,(?P<decimals>[ ])\d{{1,2}} (?=[ ]?%) )""",
    matches=("giảm 1. 200 hộ", "giảm 6, 95%"),
    rejects=("1. 200 hộ", "giảm 1.200 hộ", "các năm 5, 95 hộ"),
    cased=True,
)
"""A figure that a blank parts after its dot or comma."""
_COUNTED = words_of("counted")
COMMA_FIGURE = Pattern(
    name="comma_figure",
    expression=rf"""
    (?<![\p{{L}}\d.,/-]) \d{{1,3}} (?: ,\d{{3}} (?=[ ](?i:{_COUNTED})(?!\p{{L}})) | (?:,\d{{3}}){{2,4}} (?![\d.,]) )""",
    matches=("giảm 1,200 hộ", "28,590,000,000 đồng"),
    rejects=("10,735 triệu đồng", "6,95%", "1.200 hộ", "1,2 hộ"),
    cased=True,
)
"""A figure whose dots between thousands were recognised as commas: what is counted by heads has no decimals."""
ODD_RATE = Pattern(
    name="odd_rate",
    expression=r"""(?<![\p{L}\d.,/-]) (?: (?:[2-9]\d[1-9]|[2-9][1-9]\d|\d{4}) (?=[ ]?%) | (?<=\p{Lu}ự[ ]án[ ])\d(?=%[.;]?\Z) )""",
    matches=("giảm 695%", "đạt 1125%", "thực hiện Dự án 4, Dự án 1%."),
    rejects=("đạt 100%", "giảm 6,95%", "150%", "bằng 200%", "Dự án 1% vốn", "vốn dự án 5%."),
    cased=True,
)
"""A rate far past a hundred, as where its comma was not recognised, or of a project's number at a line's end (`7.` as `1%`)."""


def odd_rates(text: str) -> Iterator[tuple[int, int]]:
    """Where rates are that can hardly be as they were recognised."""
    for match in ODD_RATE.finditer(text):
        yield match.span()


_SCALES = "|".join(name for name, scale in SCALES.items() if scale > 1 and name.isalpha())
MISREAD_DONG = Pattern(
    name="misread_dong",
    expression=rf"""
    (?<= (?<![\p{{L}}\d.,/]) \d{{1,3}}(?:[.]\d{{3}}){{2,4}}[ ] | \d[ ](?i:{_SCALES})[ ] )
    (?P<unit> (?!đồng) [dđ][oòóỏõọôồốổỗộ]ng ) (?!\p{{L}}) (?=(?P<after>[ ]\p{{Ll}}{{1,7}})?)""",
    matches=("850.000.000 đông", "10.735 triệu đông", "2 tỷ đổng"),
    rejects=("850.000.000 đồng", "1.200 động vật", "mùa đông", "12 đống"),
    cased=True,
)
"""The currency after an amount, its tone or mark misread."""

GLUED_YEAR = Pattern(
    name="glued_year",
    expression=rf"""(?<![\p{{L}}\d/.&-])(?P<word>(?i:năm|{words_of("kind_word")}|{words_of("kind_word_2")}))(?=(?:19|20)\d\d(?![\p{{L}}\d/-]))""",
    matches=("KH2024", "Năm2025"),
    rejects=("KH 2024", "90/KH2024", "KH2024/UBND", "TH20245"),
    cased=True,
)
"""The head of a column whose year was recognised without the blank before it."""


def glued_years(text: str) -> Iterator[Misreading]:
    """The words of a recognised line that a year is glued to, in order."""
    for match in GLUED_YEAR.finditer(text):
        yield Misreading(match.start(), match.end(), match[0], f"{match[0]} ")


def misread_units(text: str) -> Iterator[Misreading]:
    """The misread currencies after the amounts of a recognised line, in order; not words that go on (`2 triệu đóng góp`).

    >>> [(found.read, found.meant) for found in misread_units("850.000.000 đông, vốn 3 triệu đóng góp và 10 triệu động")]
    [('đông', 'đồng'), ('động', 'đồng')]
    """
    for match in MISREAD_DONG.finditer(text):
        if not (match["after"] and is_compound((match["unit"], match["after"].strip()))):
            yield Misreading(match.start("unit"), match.end("unit"), match["unit"], "đồng")


def misread_figures(text: str) -> Iterator[Misreading]:
    """The figures of a recognised line that contain letters, a blank, or commas for dots, in order.

    >>> [(found.read, found.meant) for found in misread_figures("giảm l.200 hộ, còn 6, 95% năm 2O25")]
    [('l.200', '1.200'), ('6, 95', '6,95'), ('2O25', '2025')]
    """
    found = [
        Misreading(match.start(), match.end(), match[0], match[0].translate(_DIGITS))
        for match in MISREAD_FIGURE.finditer(text)
    ]
    found += [
        Misreading(match.start(), match.end(), match[0], match[0].replace(" ", ""))
        for match in BROKEN_FIGURE.finditer(text)
    ]
    found += [
        Misreading(match.start(), match.end(), match[0], match[0].replace(",", "."))
        for match in COMMA_FIGURE.finditer(text)
    ]
    return iter(sorted(found, key=lambda misreading: misreading.start))
