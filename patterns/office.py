"""Marks inside office files that are not text: fields of dates in RTF and ODT."""

import regex

RTF_DATE_FIELD = regex.compile(
    r"(?P<before>\\fldinst(?![a-z])(?:[\s{}]|\\\*|\\[a-z]{1,32}(?:-?\d{1,10})?[ ]?)*+)(?i:DATE|TIME|SAVEDATE|CREATEDATE|PRINTDATE)(?![A-Za-z])"
)
"""The name of a field that shows a date, after what opens its instruction."""

RTF_CURRENT_DATE = regex.compile(r"\\(?:chdate|chtime|chdpl|chdpa)(?![a-z])[ ]?")
"""Control words for the date and time at which the file is opened."""

ODT_DATE_TAG = regex.compile(
    r"</?text:(?:date|time|(?:creation|modification|print)-(?:date|time)|editing-duration)(?=[\s/>])[^<>]*+>"
)
"""The tags of date and time fields in OpenDocument; between them is what was shown last."""

XML_DATE_FIELD = regex.compile(
    r"(?P<before><w:instrText(?=[\s>])[^<>]{0,200}+>\s{0,20}|w:instr=\"\s{0,20})(?i:DATE|TIME|SAVEDATE|CREATEDATE|PRINTDATE)(?![A-Za-z])"
)
"""The name of a field that shows a date, in Word's XML of 2003."""
