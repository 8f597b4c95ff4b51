"""Outlook's e-mails (MSG) as standard e-mails: text, attachments, and e-mails within the e-mail.

Source: [MS-OXMSG], 2.1 (properties), 2.2 (storages), 2.4 (property streams); [MS-OXPROPS] (tags); [MS-OXCMSG], 2.2.2.
"""

import struct
from email.message import EmailMessage

from corpus.errors import EncryptedError
from corpus.mail.compressed_rtf import unpacked_rtf
from corpus.office.compound import Compound

_CLASS, _BODY, _HTML, _RTF = "001A", "1000", "1013", "1009"
_LONG_NAME, _NAME, _SHOWN_NAME, _MIME, _CONTENT_ID, _DATA = "3707", "3704", "3001", "370E", "3712", "3701"
_PAGES = 0x3FDE, 0x3FFD
"""The code pages of the HTML words, and of texts that are not in UTF-16."""
_ATTACHED = "__attach_version1.0_#"
_HEADER = {0: 32, 1: 24}
"""Bytes before the properties of an e-mail, and of one within another."""
_DEEPEST = 4
"""How deep e-mails may be nested."""
_SEALED = "ipm.note.smime"


def as_mail(data: bytes) -> EmailMessage:
    """The e-mail in an MSG file.  Raises `CorruptError`, `EncryptedError`."""
    return _mail(Compound(data), "", 0)


def _mail(held: Compound, at: str, depth: int) -> EmailMessage:
    page = _page(held, at, depth)
    kind = _text(held, at, _CLASS, page).lower()
    if kind.startswith(_SEALED) and not kind.endswith("multipartsigned"):
        raise EncryptedError("file.mail_encrypted", "do.save_mail")
    mail = EmailMessage()
    words = _text(held, at, _BODY, page)
    if words:
        mail.set_content(words)
    html = held.at(f"{at}__substg1.0_{_HTML}0102") or _text(held, at, _HTML, page).encode()
    if html:
        mail.add_alternative(html, "text", "html", params={"charset": page}) if words else mail.set_content(html, "text", "html", params={"charset": page})  # fmt: skip
    rtf = b"" if words or html else unpacked_rtf(held.at(f"{at}__substg1.0_{_RTF}0102"))
    if rtf:  # the only form of its words: a file that LibreOffice reads
        mail.add_attachment(rtf, "application", "rtf", filename="mail.rtf")
    for storage in held.below(at, _ATTACHED):
        _attach(mail, held, f"{at}{storage}/", page, depth, is_page=bool(html))
    return mail


def _attach(mail: EmailMessage, held: Compound, at: str, page: str, depth: int, *, is_page: bool) -> None:
    """Add what is attached; what is only named there, or an object of another program, is an empty file.

    An image with an identity is shown in the words, which only a page (`is_page`) states; Outlook calls those of its own `name@…`.
    """
    name = next((text for tag in (_LONG_NAME, _NAME, _SHOWN_NAME) if (text := _text(held, at, tag, page))), "")
    inner = f"{at}__substg1.0_{_DATA}000D/"
    if held.has(f"{inner}__properties_version1.0") and depth < _DEEPEST:
        mail.add_attachment(_mail(held, inner, depth + 1), filename=f"{name or 'mail'}.eml")
        return
    mime = _text(held, at, _MIME, page)
    main, _, sub = (mime if mime.isascii() and mime.count("/") == 1 else "application/octet-stream").partition("/")
    if main in ("multipart", "message"):
        main, sub = "application", "octet-stream"
    identity = _text(held, at, _CONTENT_ID, page)
    has_identity = identity.isascii() and identity.isprintable() and bool(identity)
    mail.add_attachment(
        held.at(f"{at}__substg1.0_{_DATA}0102"),
        main,
        sub,
        filename=name or None,
        cid=f"<{identity}>" if has_identity else None,
        disposition="inline"
        if has_identity and main == "image" and (not is_page or identity.startswith(f"{name}@"))
        else "attachment",
    )


def _text(held: Compound, at: str, tag: str, page: str) -> str:
    """A text, in UTF-16 or in the e-mail's code page; without what no header contains."""
    wide = held.at(f"{at}__substg1.0_{tag}001F")
    if wide:
        return wide.decode("utf-16-le", errors="replace").rstrip("\0")
    return held.at(f"{at}__substg1.0_{tag}001E").decode(page, errors="replace").rstrip("\0")


def _page(held: Compound, at: str, depth: int) -> str:
    """The name of the code page of words that are not in UTF-16."""
    properties = held.at(f"{at}__properties_version1.0")
    values = {
        tag: value
        for place in range(_HEADER[min(depth, 1)], len(properties) - 15, 16)
        for kind, tag, value in [struct.unpack_from("<HH4xI", properties, place)]
        if kind == 3
    }
    for tag in _PAGES:
        name = {65001: "utf-8", 20127: "ascii", 28591: "latin-1"}.get(values.get(tag, 0), f"cp{values.get(tag, 0)}")
        try:
            "".encode(name)
        except LookupError:
            continue
        return name
    return "utf-8"
