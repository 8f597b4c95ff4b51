"""The bytes of a PDF file, as far as damage to it is looked for; each byte is a letter (Latin-1).

Source: ISO 32000-1:2008, 7.3, 7.3.8, 7.4, 7.5, 7.7.3.2."""

import functools

import regex

_compiled = functools.partial(regex.compile, flags=regex.ASCII)
"""A blank is one of ASCII's: 0xA0 and 0x85 are not in a PDF."""

PAGE_TREE = _compiled(r"/Count\s{0,4}(?P<count>\d{1,5})\b[^<>]{0,400}?/Kids\s{0,4}\[(?P<kids>[^\]]{0,100000})\]")
"""A node of the page tree, its count of pages before its children."""

KIDS_FIRST = _compiled(r"/Kids\s{0,4}\[(?P<kids>[^\]]{0,100000})\][^<>]{0,400}?/Count\s{0,4}(?P<count>\d{1,5})\b")
"""The same, its children first."""

REFERENCE = _compiled(r"\d{1,9}\s{1,4}\d{1,5}\s{1,4}R\b")

STREAM = _compiled(r">>\s{0,4}stream\r?\n")
"""The beginning of a stream, and the end of the dictionary before it."""

BEGIN = _compiled(r"\bobj\b")
"""The beginning of an object."""

PACKED = _compiled(r"/Filter\s{0,4}\[?\s{0,4}(?P<text>/(?:ASCII85Decode|A85)\s{0,4}(?=/))?/(?:FlateDecode|Fl)\b")
"""A stream that is packed by zlib, and perhaps written as text (ASCII85) after that."""

_REFERENCES = r"(?:\s{0,4}(?P<number>\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b){1,10000}+"

DRAWN = _compiled(rf"/Contents\s{{0,4}}\[?{_REFERENCES}"), _compiled(rf"/ToUnicode{_REFERENCES}")
"""What draws a page, and what names a font's letters, by its objects' numbers; such objects are never packed into others."""

FORM = _compiled(r"/Subtype\s{0,4}/Form\b")
"""A drawing that pages contain: in the dictionary before its stream."""

INLINE_IMAGE = _compiled(r"\bBI\b")
"""An image among what draws a page: bytes of any kind."""

START = _compiled(r"startxref\s{1,4}(?P<at>\d{1,12})\s{1,4}%%EOF")
"""Where the last table of the file's objects begins."""

OBJECT = _compiled(r"\s{0,4}(?P<number>\d{1,9}+)\s{1,4}(?P<generation>\d{1,5})\s{1,4}obj\b")

STREAM_BEGIN = _compiled(r"(?<!end)stream[\r\n]")
"""After this word and a line's end a stream's bytes begin."""

ZEROS = _compiled(r"\0{4}")
"""Zero bytes in a row, which only strings of letters two bytes wide have, and those one by one."""

LETTERS = _compiled(
    r"(?P<count>\d{1,4}+)\s++beginbfchar\b\s*+(?:<(?P<code>[\dA-Fa-f]{1,8}+)>\s*+(?:<(?P<letter>[\dA-Fa-f\s]{0,80}+)>|/\w++)\s*+)*+(?:(?P<end>endbfchar)\b)?+"
)
"""What the codes of a font's letters stand for, how many there are before them; seen where it is not packed."""

WIDTHS = _compiled(r"/Widths\s{0,4}\[[\d\s.+-]{0,20000}+(?:[^\]\d\s.+R-]|(?<=\s)\d{5,9}+\s(?!\d{1,5}\sR))")
"""A font's widths of letters, with what is not a width in them; what an object's number and `R` refer to is not one."""

_LETTERS = r"[^()\\]++|\\."
_BRACKETS = rf"\((?:{_LETTERS}|\((?:{_LETTERS}|\((?:{_LETTERS})*+\))*+\))*+\)"

OPAQUE = _compiled(rf"{_BRACKETS}|(?<!<)<[\dA-Fa-f\s]*+>|%[^\r\n]*+", flags=regex.DOTALL | regex.ASCII)
"""Strings, with brackets in them three deep at most, and remarks: what is in them is not syntax."""

_GAP = r"[\s\0]*+"
_NAME = r"/[^\s\0/<>\[\](){}]*+"
_VALUE = rf"(?:{_NAME}|\d++\s++\d++\s++R\b|[+-]?+(?:\d++[.]?+\d*+|[.]\d++)|\(\)|true\b|false\b|null\b)"

INNERMOST = _compiled(rf"<<(?:{_GAP}{_NAME}{_GAP}{_VALUE})*+{_GAP}>>|\[(?:{_GAP}{_VALUE})*+{_GAP}\]")
"""A dictionary or list that has no other in it."""

OBJECTS = _compiled(
    rf"""(?:{_GAP}(?:
        \d++\s++\d++\s++obj\b{_GAP}(?:{_VALUE})?+{_GAP}(?:endstream\b{_GAP})?+endobj\b
        | xref\b(?:\s*+\d++\s++\d++\s++(?:\d{{10}}\s\d{{5}}\s[nf][\s\0]*+)*+)++
        | trailer\b{_GAP}\(\)
        | startxref\s++\d++
        | \(\)
    ))*+{_GAP}""",
    flags=regex.VERBOSE | regex.ASCII,
)
"""A file's objects and tables of them, each list, dictionary and string as `()`."""

NAME = _compiled(_NAME)

WHOLE_NAME = _compiled(r"/[!-~]{0,127}")
"""A name as programs write it: other characters are `#` and their code."""

KIDS = _compiled(r"/Kids\s*+\[(?P<kids>[^\]]{0,100000}+)\]")
"""A list of pages, or of lists of them."""

KID = _compiled(r"(?P<number>\d{1,9}+)\s{1,4}\d{1,5}\s{1,4}R\b")
"""A page, or a list of pages, in such a list."""

CHILD = _compiled(r"/(?:Parent|Limits)\b")
"""What a page, a list of pages and a form field have in common, and what a list of names has instead."""

REFERRED = _compiled(r"(?<=(?<!\d)(?P<number>\d{1,9})\s{1,4}\d{1,5}\s{1,4})R\b")

BEGUN = _compiled(r"(?<=(?<!\d)(?P<number>\d{1,9})\s{1,4}\d{1,5}\s{1,4})obj\b\s*+")

BEGUN_OR_STREAM = _compiled(
    BEGUN.pattern
    + r"(?P<stream><<(?:\s*+/Length\s++\d++(?:\s++\d++\s++R\b)?+|\s*+/Filter\s*+(?:\[[^\]]{0,80}\]|/\w++))*+\s*+>>\s*+endstream)?+"
)
"""The same; a stream with nothing but a length and a packing, as those are that draw pages, is in the group; what is in streams is left out."""

NEEDED = _compiled(
    r"/(?:(?P<stream>FontFile[23]?|ToUnicode)|(?P<described>FontDescriptor)|(?P<number_only>Length)|(?P<list>Kids|Widths)|(?P<tree>Pages)|Contents|DescendantFonts|Encoding|Font|Resources)\s*+(?P<number>\d++)\s++\d++\s++R\b"
)
"""What a page cannot be read without, by its object's number, and what kind of object that is."""

WIDTH_LIST = _compiled(
    r"(?:/FirstChar\s++(?P<first>\d++)\s*+/LastChar\s++(?P<last>\d++)\s*+)?+/Widths\s*+\[(?P<widths>[\d\s.+-]++)\]"
)
"""A font's widths of letters, and of which letters they are where that is stated directly before them."""

ODD_WIDTH = _compiled(r"(?<!\S)(?:[+-]?0\d|[+-]\d{5}|\d{6})")
"""A width in thousandths of a font's size that no program writes: it begins with a zero, or has more than five signs."""

ODD_NUMBER = _compiled(r"(?<![^\s\[])[+-]?+(?:\d++[.]?+\d*+|[.]\d++)[+.-]")
"""A number with a sign or a second point in it (`5-0`): each program takes something else for it."""

MAY_BE_ODD = _compiled(r"(?<=[\d.])[+-]|[.]\d*+[.]")
"""How such a number ends: where no such end is none is looked for, which takes ten times as long."""

ODD_GAP = _compiled(r"(?<=\d)(?:[ ]{2}|[ \r\n]*+[\t\f\v][ \r\n]*+)(?=\d)")
"""Blanks between widths that seldom part them: where a figure became one, another follows."""

OTHER_LIST = _compiled(
    r"/(?:Annots|Kids)\s*+\[(?=[^\[\]<]{0,100000}+\])(?!(?:\s*+(?:\d++\s++\d++\s++R\b|null\b))*+\s*+\])"
)
"""A list of pages or notes with something in it that refers to none."""

WORDS = frozenset(
    [
        *("AcroForm", "Annots", "ASCII85Decode", "BaseFont", "BBox", "CIDFontType0", "CIDFontType2", "CIDSystemInfo"),
        *("CIDToGIDMap", "Catalog", "Columns", "Contents", "Count", "CropBox", "DCTDecode", "DecodeParms", "DescendantFonts"),
        *("Differences", "Encoding", "ExtGState", "Fields", "Filter", "First", "FirstChar", "FlateDecode", "Font"),
        *("FontDescriptor", "FontFile", "FontFile2", "FontFile3", "Form", "FormType", "Identity-H", "Identity-V", "Image"),
        *("Kids", "LastChar", "Length", "Length1", "Length2", "Length3", "Matrix", "MediaBox", "ObjStm", "Page", "Pages"),
        *("Parent", "Predictor", "Registry", "Resources", "Root", "Rotate", "Size", "Subtype", "ToUnicode", "TrueType"),
        *("Type", "Type0", "Type1", "Type3", "UserUnit", "Widths", "XObject", "XRef"),
    ]
)  # fmt: skip
"""Names that a page is found and read by."""
