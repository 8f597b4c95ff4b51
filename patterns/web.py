"""Styles of web pages, in lower case."""

from patterns.pattern import Pattern

CSS_RULE = Pattern(
    name="css_rule",
    expression=r"(?P<names>[a-z0-9._, \t\r\n-]{1,2000}+)\{(?P<body>[^{}]{0,2000}+)\}",
    matches=("p.msonormal, li.msonormal {margin:0; font-family:'.vntime'}", ".an { display: none }"),
    rejects=("@import url(x.css);",),
)
"""A rule of a style sheet for elements or classes."""

CSS_HIDDEN = Pattern(
    name="css_hidden",
    expression=r"(?<![a-z-])(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}(?:all|screen)|text-decoration(?:-line)?\s{0,3}:\s{0,3}[a-z ]{0,30}line-through)",
    matches=("display:none", "mso-hide: all", "color:red;text-decoration:underline line-through"),
    rejects=("display:block", "text-decoration:underline", "x-display:none"),
)
"""What makes a part hidden or struck out."""

CSS_FONT = Pattern(
    name="css_font",
    expression=r"(?<![a-z-])font-family\s{0,3}:\s{0,3}(?P<font>[^;,{}]{1,80})",
    matches=('font-family:".vntime",serif', "font-family: vni-times"),
    rejects=("mso-bidi-font-family:arial",),
)
"""The first font of a family."""
