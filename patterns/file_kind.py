"""How files of letters begin, by which their kinds are recognised; on the first bytes in lower case."""

from patterns.pattern import Pattern

_PROLOG = r"(?:<\?xml[^>]{0,200}>\s{0,9})?(?:<!--(?:(?!-->).){0,2000}-->\s{0,9}){0,3}"

HTML_START = Pattern(
    name="html_start",
    expression=rf"\G{_PROLOG}(?:<!doctype\s{{1,9}}html|<(?:html|head|body|meta|title|div|p|table|center|font|span|article|section|h[1-6])(?=[\s>]))",
    matches=(
        "<!doctype html>",
        '<html xmlns:v="x">',
        "<p class=msonormal>",
        '<?xml version="1.0"?><!doctype html public',
    ),
    rejects=('<?xml version="1.0"?><rows>', "<page>", "kế hoạch <p>"),
)
"""A web page or a piece of one."""

WORD_XML = Pattern(
    name="word_xml",
    expression=rf"\G{_PROLOG}(?:<\?mso-application[^>]{{0,80}}>\s{{0,9}}){{0,2}}<(?:w|ns\d):worddocument(?=[\s>])",
    matches=('<?xml version="1.0"?><?mso-application progid="word.document"?><w:worddocument xmlns:w="x">',),
    rejects=('<?xml version="1.0"?><pkg:package>', "<w:document>"),
    source="Word 2003 XML (WordprocessingML 2003)",
)
"""A document in the XML of Word 2003."""

FLAT_OFFICE = Pattern(
    name="flat_office",
    expression=rf"\G{_PROLOG}<office:document(?=[\s>])",
    matches=('<?xml version="1.0"?> <office:document xmlns:office="x">',),
    rejects=("<office:document-content>",),
    source="OpenDocument 1.3, part 3, 3.1.2",
)
"""An OpenDocument text in one XML file."""

WEB_ARCHIVE = Pattern(
    name="web_archive",
    expression=r"\G(?=(?:[^\n]{0,2000}+\n){0,12}?(?:from:[ ]{1,3}(?:<|\"<|=\?\S{1,20}\?)?saved|snapshot-content-location:|content-type:[ ]{0,3}multipart/related))(?:mime-version|from|snapshot-content-location|content-type|subject|date):(?!(?:[^\n]{0,2000}+\n){0,40}?(?:to|received|message-id|delivered-to):)",
    matches=(
        'mime-version: 1.0\ncontent-type: multipart/related; boundary="b"\n\n--b\n',
        "from: <saved by blink>\nsnapshot-content-location: https://x.gov.vn/a\n",
    ),
    rejects=("from: a@b.vn\nto: c@d.vn\nsubject: x\n", "mime-version: 1.0\ncontent-type: text/plain\n"),
    source="RFC 2557",
)
"""A web page saved with its images in one file (MHTML)."""

MAIL_START = Pattern(
    name="mail_start",
    expression=r"\G(?:from|to|received|return-path|delivered-to|date|subject|mime-version|message-id|x-[a-z-]{1,40}|content-type|reply-to|cc|sender|dkim-signature|authentication-results|arc-seal|thread-topic)[ ]?:[^\n]{0,2000}\n(?=(?:[^\n]{1,2000}+\n){0,120}?(?:mime-version|message-id|content-type|received)[ ]?:)",
    matches=("from: a@b.vn\nto: c@d.vn\nmime-version: 1.0\n", "received: from x\n by y\ncontent-type: text/plain\n"),
    rejects=("from: the office\n\nkế hoạch\n", "to: whom\n", "số: 27/kh-ubnd\n"),
    source="RFC 5322",
)
"""A mail with its header."""
