"""The parts of an e-mail: its text, and its attachments.  Source: RFC 5322, RFC 2045 to 2049, RFC 2183."""

import dataclasses
import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

from corpus.document import Source
from corpus.errors import EmptyError, EncryptedError, UnreadableError, UnsupportedError
from corpus.mail.outlook import as_mail
from corpus.office.compound import MAGIC

_POLICY = email.policy.default
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
"""Source: RFC 8551, 3.2; RFC 1847, 2.2."""
_TEXTS = ("text/html", "text/plain")


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """An e-mail's text as stored."""

    data: bytes
    charset: str | None
    is_html: bool


def parsed(data: bytes) -> EmailMessage:
    """An e-mail (also Outlook's) or a saved web page; damaged parts count as empty.  Raises `CorruptError`, `EncryptedError`, `UnsupportedError`."""
    if data.startswith(MAGIC):
        return as_mail(data)
    message = email.message_from_bytes(data.lstrip(), policy=_POLICY)
    assert isinstance(message, EmailMessage)  # by its policy
    kind = message.get_content_type()
    if kind == "message/partial":
        raise UnsupportedError("file.mail_partial", "do.save_mail")
    if kind == "multipart/encrypted" or (kind in _SEALED and message.get_param("smime-type") != "signed-data"):
        raise EncryptedError("file.mail_encrypted", "do.save_mail")
    return message


def words(message: EmailMessage) -> list[Body]:
    """A mail's words, in their order: files may be between them.  Of forms of the same words the page is taken, unless it is blank."""
    if message.get_content_maintype() != "multipart":
        body = Body(_bytes(message), message.get_content_charset(), message.get_content_type() == "text/html")
        is_text = message.get_content_type() in _TEXTS and not _is_file(message)
        return [body] if is_text and not _is_blank(body) else []
    parts = [words(part) for part in message.iter_parts() if isinstance(part, EmailMessage)]
    if message.get_content_subtype() != "alternative":
        return [body for part in parts for body in part]
    return max(parts, key=lambda part: (any(body.is_html for body in part), bool(part)), default=[])


def _is_blank(body: Body) -> bool:
    """Whether a reader sees nothing; a page is blank where it has no words, whatever else it has."""
    if not body.is_html or not body.data.strip():
        return not body.data.strip()
    from corpus.web.reader import read_html

    try:
        read_html(Source("", "", "", ""), body.data, body.charset)
    except EmptyError:
        return True
    except UnreadableError:
        return False  # reading it later states why
    return False


def page_of(message: EmailMessage) -> Body | None:
    """The page of a saved web page, or what is there instead of it."""
    parts = [part for part in _leaves(message) if part.get_content_type() in _TEXTS and not _is_file(part)]
    for kind in _TEXTS:
        found = next((part for part in parts if part.get_content_type() == kind), None)
        if found is not None:
            return Body(_bytes(found), found.get_content_charset(), kind == "text/html")
    return None


def attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The attachments by their names, including attached e-mails.  Images shown in the HTML part are excluded."""
    pages = b"".join(_bytes(part) for part in _leaves(message) if part.get_content_type() == "text/html")
    count = 0
    for part in _leaves(message):
        if part.get_content_type() == "message/rfc822":
            count += 1
            yield part.get_filename() or f"mail-{count}.eml", b"".join(inner.as_bytes() for inner in part.iter_parts())
        elif _is_file(part) and not (part.get_content_maintype() == "image" and _is_shown(part, pages)):
            count += 1
            yield part.get_filename() or f"part-{count}", _bytes(part)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that contain no parts; an e-mail within the e-mail is one of them."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.iter_parts():
        assert isinstance(part, EmailMessage)  # by the policy
        yield from _leaves(part)


def _is_file(part: EmailMessage) -> bool:
    return not part.is_multipart() and (
        part.get_filename() is not None or part.get_content_disposition() == "attachment"
    )


def _is_shown(image: EmailMessage, pages: bytes) -> bool:
    """Whether a page shows an image by its identity (RFC 2392), or it is meant to be; programs give one to images that are attached, too."""
    identity = str(image.get("Content-ID", "")).strip("<> ").partition("@")[0]
    return bool(identity) and (image.get_content_disposition() == "inline" or f"cid:{identity}".encode() in pages)


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
