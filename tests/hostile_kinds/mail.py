"""Mails: words between files, blank pages, mails in mails, many mails in one file."""

import base64
import binascii
from collections.abc import Iterator

from tests.hostile_kinds.holder import HEAD, MIXED, attached, text
from tests.hostile_kinds.image import saved
from tests.hostile_kinds.kind import OPENED, READ, Kind, data
from tests.hostile_kinds.pdf import printed
from tests.hostile_kinds.word import zipped

_PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
_PAGE = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
_NEXT, _END = b"\r\n--zz\r\n", b"\r\n--zz--"


def _image(about: bytes, held: bytes) -> bytes:
    head = b'Content-Type: image/png; name="a.png"\r\n%s\r\nContent-Transfer-Encoding: base64\r\n\r\n' % about
    return head + base64.encodebytes(held)


def _words() -> Iterator[Kind]:
    first, second = text(650).split(b"II. ", 1)
    parted = MIXED + b"--zz\r\n" + _PLAIN + first + b"\r\n" + attached("a.txt", text(651)) + b"--zz\r\n" + _PLAIN + b"II. " + second + _END  # fmt: skip
    yield data("mail-file-between-words.eml", READ, parted, members={"a.txt": READ})
    blank = b"<div dir=ltr><br></div>\r\n"
    yield data("mail-blank-page.eml", OPENED, MIXED + b"--zz\r\n" + _PAGE + blank + attached("a.txt", text(652)) + b"--zz--", members={"a.txt": READ})  # fmt: skip
    other = MIXED.replace(b"mixed", b"alternative")
    yield data("mail-blank-alternative.eml", READ, other + b"--zz\r\n" + _PLAIN + text(653) + _NEXT + _PAGE + blank + _END)  # fmt: skip
    deep = b"<html>" + b"<div>" * 20_000 + b"<p>Ba Vinh</p>\r\n"
    yield data("mail-broken-page.eml", "corrupt", MIXED + b"--zz\r\n" + _PAGE + deep + attached("a.txt", text(654)) + b"--zz--", members={"a.txt": READ})  # fmt: skip
    yield data("mail-mark-before.eml", READ, b"\xef\xbb\xbf" + HEAD + _PLAIN + text(655))


def _images() -> Iterator[Kind]:
    about = b'Content-Disposition: attachment; filename="a.png"\r\nContent-ID: <f_k1>\r\nX-Attachment-Id: f_k1'
    yield data("mail-photo-with-identity.eml", OPENED, MIXED + b"--zz\r\n" + _image(about, saved("PNG", (330, 220))) + b"--zz--", members={"a.png": "empty"})  # fmt: skip
    shown = b'Content-Disposition: inline; filename="a.png"\r\nContent-ID: <i1@x>'
    page = b'<html><body><p>Ba Vinh</p><img src="cid:i1@x"></body></html>'
    yield data("mail-image-shown.eml", READ, MIXED.replace(b"mixed", b"related") + b"--zz\r\n" + _PAGE + page + _NEXT + _image(shown, saved("PNG", (331, 220))) + b"--zz--")  # fmt: skip


def _nested(mail: bytes, depth: int) -> bytes:
    for number in range(depth):
        head = b'Content-Type: multipart/mixed; boundary="n%d"\r\n\r\n--n%d\r\nContent-Type: message/rfc822\r\n\r\n' % (number, number)  # fmt: skip
        mail = HEAD + head + mail + b"\r\n--n%d--\r\n" % number
    return mail


def _by_line(held: bytes) -> list[bytes]:
    return [held[start : start + 45] for start in range(0, len(held), 45)]


def _files() -> Iterator[Kind]:
    whole = MIXED + attached("a.txt", text(656)) + b"--zz--"
    yield data("mail-in-mail.zip", OPENED, zipped({"m.eml": _nested(whole, 1)}), members={"m.eml!mail-1.eml!a.txt": READ})  # fmt: skip
    yield data("mail-too-deep.eml", OPENED, _nested(HEAD + _PLAIN + text(657), 9), members={"!".join(["mail-1.eml"] * 4): "too_large"})  # fmt: skip
    eight = attached("a.pdf", printed(658), "Content-Transfer-Encoding: 8bit\r\n")
    yield data("mail-pdf-as-it-is.eml", OPENED, MIXED + eight + b"--zz--", members={"a.pdf": READ})
    pieces = b"--zz\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''K%E1%BA%BF%20;\r\n filename*1*=ho%E1%BA%A1ch.txt\r\n\r\n"
    yield data("mail-name-in-pieces.eml", OPENED, MIXED + pieces + text(659) + _END, members={"Kế hoạch.txt": READ})
    yield data("mail-name-empty.eml", OPENED, MIXED + attached("", text(660)) + b"--zz--", members={"part-1": READ})
    lines = b"\r\n".join(binascii.b2a_uu(line).strip() for line in _by_line(text(661)))
    packed = attached(
        "a.txt", b"begin 644 a.txt\r\n" + lines + b"\r\n`\r\nend", "Content-Transfer-Encoding: x-uuencode\r\n"
    )
    yield data("mail-uuencoded.eml", OPENED, MIXED + packed + b"--zz--", members={"a.txt": READ})


def _odd() -> Iterator[Kind]:
    one = b"From a@x.vn Thu Nov 26 10:00:00 2026\r\n" + HEAD + _PLAIN
    yield data("mail-box.mbox", "unsupported", one + text(662) + b"\r\n\r\n" + one + text(663))
    yield data("mail-box-of-one.mbox", READ, one + text(664))
    yield data("mail-one-of-three.eml", "unsupported", HEAD + b'Content-Type: message/partial; id="a@b"; number=1; total=3\r\n\r\nKe hoach')  # fmt: skip


KINDS: tuple[Kind, ...] = (*_words(), *_images(), *_files(), *_odd())
