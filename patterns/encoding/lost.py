"""Letters that a PDF draws and does not name: its fonts have no map to Unicode, or one with holes.

What is in their place in the text layer are control characters, U+FFFD, U+FFFE, and line ends that end no line
(pdfium's own are `\\r\\n`).  Source: ISO 32000-1:2008, 9.10 (extraction of text content).
"""

import regex

LOST = "\ufffd"
"""Is for a letter that is drawn and not named."""

UNNAMED = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ufffe\uffff]|\r(?!\n)|(?<!\r)\n")
"""A character of a text layer that stands for no letter; U+FFFE also for a hyphen at a line's end."""

PRIVATE_IN_WORD = regex.compile(r"(?<=\p{L})[\uE000-\uF8FF]")
"""A letter of no alphabet after another letter: where there is one, a font's map is broken."""

PRIVATE_LETTER = regex.compile(r"(?<!^[ \t]*)[\uE000-\uF8FF]", regex.MULTILINE)
"""Then all such letters are lost, but those that open a line, which are bullets."""

HOLE = regex.compile(r"(?<=\p{L})[?□■](?=\p{L})")
"""A sign within a word, which some programs write for a letter that a font does not name."""

HOLE_BESIDE = regex.compile(r"(?<=\p{L})[?□■](?=[\p{L} ])|(?<![\p{L}\d?])[?□■](?=\p{L})")
"""Such a sign within a word or at its edge."""

ALONE = regex.compile(r"(?<![\p{L}\p{M}\d\ufffd])\ufffd(?![\p{L}\p{M}\d\ufffd])")
"""An unnamed character that is not a part of a word: a bullet or an ornament."""

BULLET = regex.compile(r"(?<=^[ \t]*)[\ufffd\uE000-\uF8FF](?=[ \t])", regex.MULTILINE)
"""An unnamed character, or a symbol font's, alone before a line's words."""

RAISED = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾")
"""Raised figures as characters of their own."""

RAISED_LETTER = regex.compile(r"[¹²³]\p{L}")
"""Before a letter they are letters of a font from before Unicode (`HO¹CH` in TCVN3)."""

AREA_UNIT = regex.compile(r"(?<![\p{L}\p{M}])[kcdm]?m\Z")
"""A unit of length at the end: a raised 2 or 3 after it belongs to it (`m²`)."""

ODD_SIGN = regex.compile(r"[!@#$^&*<>=?\\{}~`]")
"""Signs that plans hardly use: where they are many, a font's codes were taken for letters (`-6K8!945D:!2N9!@R94`)."""
