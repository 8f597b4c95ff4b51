"""What bsdtar lists of an archive.  Source: bsdtar(1)."""

from patterns.pattern import Pattern

LISTED = Pattern(
    name="listed",
    expression=r"""-[\w+.-]{9,10} [ ]{1,4}\d{1,9} [ ]{1,40}\S{1,40} [ ]{1,40}\S{1,40} [ ]{1,40}(?P<size>\d{1,19})
                   [ ][A-Z][a-z]{2}[ ]{1,2}\d{1,2}[ ]{1,2}\d{1,2}:?\d{2} [ ](?P<name>.{1,4096})""",
    matches=(
        "-rw-r--r--  0 0      0        5026 Nov 26 08:15 xã/kế hoạch.txt",
        "-rw-r--r--  0 0  0  2048 Jan  1  1970 a b.txt",
    ),
    rejects=("drwxr-xr-x  0 0      0           0 Nov 26 08:15 xã/", "lrwxr-xr-x  0 0 0 0 May 11  2026 up -> .."),
    cased=True,
)
"""A line of a file, no folder and no link: its size and name."""

ESCAPED = Pattern(
    name="escaped",
    expression=r"\\(?:(?P<octal>[0-3][0-7]{2})|(?P<char>.))",
    matches=(r"\n", r"\001", "\\\\"),
    rejects=("n",),
    cased=True,
)
"""A character of a name that is listed in another way."""

WILD = Pattern(
    name="wild",
    expression=r"[\\*?\[\]{}]",
    matches=("*", "["),
    rejects=("a", "."),
    cased=True,
)
"""A character that stands for others in the program's patterns."""
