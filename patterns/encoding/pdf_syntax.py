"""The bytes of a PDF file, as far as damage to it is looked for; each byte is a letter (Latin-1).

Source: ISO 32000-1:2008, 7.3, 7.3.8, 7.4, 7.5, 7.7.3.2."""

import regex

PAGE_TREE = regex.compile(r"/Count\s{0,4}(?P<count>\d{1,5})\b[^<>]{0,400}?/Kids\s{0,4}\[(?P<kids>[^\]]{0,100000})\]")
"""A node of the page tree, its count of pages before its children."""

KIDS_FIRST = regex.compile(r"/Kids\s{0,4}\[(?P<kids>[^\]]{0,100000})\][^<>]{0,400}?/Count\s{0,4}(?P<count>\d{1,5})\b")
"""The same, its children first."""

REFERENCE = regex.compile(r"\d{1,9}\s{1,4}\d{1,5}\s{1,4}R\b")

STREAM = regex.compile(r"\bobj\b(?P<head>[^\0]{0,1000}?)>>\s{0,4}stream\r?\n")
"""The beginning of a stream, with the dictionary before it."""

PACKED = regex.compile(r"/Filter\s{0,4}\[?\s{0,4}(?P<text>/(?:ASCII85Decode|A85)\s{0,4}(?=/))?/(?:FlateDecode|Fl)\b")
"""A stream that is packed by zlib, and perhaps written as text (ASCII85) after that."""

CONTENTS = regex.compile(r"/Contents\s{0,4}\[?\s{0,4}(?P<number>\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b")
"""What draws a page, by its object's number; such objects are never packed into others."""

START = regex.compile(r"startxref\s{1,4}(?P<at>\d{1,12})\s{1,4}%%EOF")
"""Where the last table of the file's objects begins."""

OBJECT = regex.compile(r"\s{0,4}(?P<number>\d{1,9}+)\s{1,4}\d{1,5}\s{1,4}obj\b")

STREAM_BEGIN = regex.compile(r"(?<!end)stream[\r\n]")
"""After this word and a line's end a stream's bytes begin."""

ZEROS = regex.compile(r"\0{4}")
"""Zero bytes in a row, which only strings of letters two bytes wide have, and those one by one."""

WIDTHS = regex.compile(r"/Widths\s{0,4}\[[\d\s.+-]{0,20000}+(?:[^\]\d\s.+R-]|(?<=\s)\d{5,9}+\s(?!\d{1,5}\sR))")
"""A font's widths of letters, with what is not a width in them; what an object's number and `R` refer to is none."""

_LETTERS = r"[^()\\]++|\\."
_BRACKETS = rf"\((?:{_LETTERS}|\((?:{_LETTERS}|\((?:{_LETTERS})*+\))*+\))*+\)"

OPAQUE = regex.compile(rf"{_BRACKETS}|(?<!<)<[\dA-Fa-f\s]*+>|%[^\r\n]*+", regex.DOTALL)
"""Strings, with brackets in them three deep at most, and remarks: what is in them is no syntax."""

_GAP = r"[\s\0]*+"
_NAME = r"/[^\s\0/<>\[\](){}]*+"
_VALUE = rf"(?:{_NAME}|\d++\s++\d++\s++R\b|[+-]?+(?:\d++[.]?+\d*+|[.]\d++)|\(\)|true\b|false\b|null\b)"

INNERMOST = regex.compile(rf"<<(?:{_GAP}{_NAME}{_GAP}{_VALUE})*+{_GAP}>>|\[(?:{_GAP}{_VALUE})*+{_GAP}\]")
"""A dictionary or list that has no other in it."""

OBJECTS = regex.compile(
    rf"""(?:{_GAP}(?:
        \d++\s++\d++\s++obj\b{_GAP}(?:{_VALUE})?+{_GAP}(?:endstream\b{_GAP})?+endobj\b
        | xref\b(?:\s*+\d++\s++\d++\s++(?:\d{{10}}\s\d{{5}}\s[nf][\s\0]*+)*+)++
        | trailer\b{_GAP}\(\)
        | startxref\s++\d++
        | \(\)
    ))*+{_GAP}""",
    regex.VERBOSE,
)
"""A file's objects and tables of them, each list, dictionary and string as `()`."""

NAME = regex.compile(_NAME)

WHOLE_NAME = regex.compile(r"/[!-~]{0,127}")
"""A name as programs write it: other characters are `#` and their code."""

SIMPLE_STREAM = regex.compile(
    r"(?<=(?<!\d)(?P<number>\d{1,9})\s{1,4}\d{1,5}\s{1,4})obj\b\s*+<<(?:\s*+/Length\s++\d++(?:\s++\d++\s++R\b)?+|\s*+/Filter\s*+(?:\[[^\]]{0,80}\]|/\w++))*+\s*+>>\s*+endstream"
)
"""A stream with nothing but a length and a packing, as those are that draw pages; what is in streams is left out."""

REFERRED = regex.compile(r"(?<=(?<!\d)(?P<number>\d{1,9})\s{1,4}\d{1,5}\s{1,4})R\b")

BEGUN = regex.compile(r"(?<=(?<!\d)(?P<number>\d{1,9})\s{1,4}\d{1,5}\s{1,4})obj\b\s*+")

NEEDED = regex.compile(
    r"/(?:(?P<stream>FontFile[23]?|ToUnicode)|(?P<described>FontDescriptor)|(?P<number_only>Length)|(?P<list>Kids|Widths)|Contents|DescendantFonts|Encoding|Font|Resources)\s*+(?P<number>\d++)\s++\d++\s++R\b"
)
"""What a page cannot be read without, by its object's number, and what kind of object that is."""

WIDTH_LIST = regex.compile(
    r"(?:/FirstChar\s++(?P<first>\d++)\s*+/LastChar\s++(?P<last>\d++)\s*+)?+/Widths\s*+\[(?P<widths>[\d\s.+-]++)\]"
)
"""A font's widths of letters, and of which letters they are where that is said directly before them."""

OTHER_LIST = regex.compile(
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
