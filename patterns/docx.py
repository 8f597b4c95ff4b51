"""Strings inside DOCX files that are not text: sizes of shapes, names of programs."""

from patterns.pattern import Pattern

SHAPE_SIDE = Pattern(
    name="shape_side",
    expression=r"(?:^|;)\s{0,3}(?P<side>width|height)\s{0,3}:\s{0,3}(?P<points>\d{1,5}(?:\.\d{1,6})?)pt",
    matches=("width:400pt;height:200pt", "position:absolute; width:451.3pt"),
    rejects=("mso-width-percent:400", "width:50%"),
    source="ECMA-376, part 4, 19.1.2.19 (style of a VML shape)",
)
"""A side of a shape in points."""

SPREADSHEET_PROGRAM = Pattern(
    name="spreadsheet_program",
    expression=r"\G(?:excel|opendocument\.calc|et\.|ksheet|soffice\.starcalc|scalc)",
    matches=("excel.sheet.12", "excel.sheet.8", "opendocument.calcdocument.1"),
    rejects=("word.document.12", "powerpoint.slide.8"),
)
"""A program, in lower case, whose objects are sheets."""
