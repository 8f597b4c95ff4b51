"""What draws a page of a PDF, and what names a font's letters, where they are not packed; each byte is a letter (Latin-1).

Strings and dictionaries are `()` in what these are matched with.  Source: ISO 32000-1:2008, 7.8.2, 9.10.3, Annex A.
"""

import functools

import regex

_compiled = functools.partial(regex.compile, flags=regex.VERBOSE | regex.ASCII)

_NUMBER = r"[+-]?+(?:\d{1,20}+[.]?+\d{0,20}+|[.]\d{1,20}+)"
_NAME = r"/[!-$&'*-.0-;=?-Z\\^-z|~]{0,127}+"


def _numbers(count: str) -> str:
    """This many numbers, each with a blank after it, unless the next begins with a sign or a full stop."""
    return rf"(?:{_NUMBER}(?:\s++|(?=[+.-]))){{{count}}}+"


_OPERATION = rf"""(?:
    (?:q|Q|BT|ET|T\*|h|n|S|s|f\*|f|F|B\*|B|b\*|b|W\*|W|EMC|BX|EX)
    | {_numbers("1")}(?:w|J|j|M|i|Tc|Tw|Tz|TL|Tr|Ts|G|g)
    | {_numbers("2")}(?:m|l|Td|TD|d0|\(\)\s*+")
    | {_numbers("3")}(?:RG|rg)
    | {_numbers("4")}(?:v|y|re|K|k)
    | {_numbers("6")}(?:cm|c|Tm|d1)
    | {_numbers("0,32")}(?:{_NAME}\s*+)?+(?:SCN|scn|SC|sc)
    | \(\)\s*+(?:Tj|')
    | \[(?:\s*+(?:\(\)|{_NUMBER}))*+\s*+\]\s*+TJ
    | \[(?:\s*+{_NUMBER})*+\s*+\]\s*+{_numbers("1")}d
    | {_NAME}\s++{_numbers("1")}Tf
    | {_NAME}\s++(?:ri|gs|CS|cs|sh|Do|MP|BMC)
    | {_NAME}\s*+(?:{_NAME}|\(\))\s*+(?:DP|BDC)
)"""

DRAWING = _compiled(rf"\s*+(?:{_OPERATION}(?:\s++|(?=[\[(/])|\Z))*+")
"""What draws a page: operators, each after its operands."""

DICTIONARY = _compiled(r"<<[^<>]*+>>")
"""A dictionary that has no other in it."""

FONT_USED = _compiled(rf"(?P<name>{_NAME})\s++{_NUMBER}\s++Tf\b")
"""The font of the letters that follow."""

TEXT_MATRIX = _compiled(rf"(?P<number>{_NUMBER})\s++(?:(?P<number>{_NUMBER})\s++){{5}}Tm\b")
"""How the letters that follow lie on the page."""

NAMED = _compiled(rf"(?P<name>{_NAME})\s*+(?:\d++\s++\d++\s++R\b|<<|\[)")
"""What a name stands for in a dictionary: an object, a list or another dictionary."""

LETTER_NAMES = _compiled(
    rf"""(?:\s*+(?:\(\) | {_NAME} | {_NUMBER} | [\[\]]
        | begincodespacerange\b(?:\s*+\(\)\s*+\(\))*+\s*+endcodespacerange\b
        | beginbfchar\b(?:\s*+\(\)\s*+(?:\(\)|{_NAME}))*+\s*+endbfchar\b
        | beginbfrange\b(?:\s*+\(\)\s*+\(\)\s*+(?:\(\)|\[(?:\s*+(?:\(\)|{_NAME}))*+\s*+\]))*+\s*+endbfrange\b
        | (?:begin|end)(?:cid|notdef)(?:char|range)\b
        | (?:def|begin|end|dict|dup|pop|findresource|begincmap|endcmap|usecmap|CMapName|currentdict|defineresource)\b
    ))*+\s*+"""
)
"""What the codes of a font's letters stand for: a program of few words."""

ODD_LETTER = regex.compile(r"[\p{L}--\p{Latin}--\p{Greek}]|[\x80-\x9f]", flags=regex.VERSION1)
"""What a letter of a Latin font stands for only if it was overwritten."""
