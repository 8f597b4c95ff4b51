"""The bytes of a PDF file, as far as damage to it is looked for; each byte is a letter (Latin-1).

Source: ISO 32000-1:2008, 7.3.8, 7.4.4, 7.7.3.2."""

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
