"""The issue of a message: its code, severity and words in both languages come from one template (`corpus/messages.tsv`)."""

from typing import cast

from corpus.document import Span
from corpus.message import Message, MessageValue, say, templates
from extract.issue_code import IssueCode
from extract.record import Issue, Severity


def issue(key: str, span: Span | None, /, **values: MessageValue) -> Issue:
    """The issue of a message's key."""
    found = templates()[key]
    message = found.filled(values)
    return Issue(
        span=span,
        code=cast(IssueCode, found.code),
        severity=cast(Severity, found.severity),
        message=message.en,
        message_vi=message.vi,
    )


def worded(code: str | None) -> Message:
    """A funding source, or the code of a project, as a person states it."""
    key = f"value.{code}"
    return say(key) if key in templates() else Message(str(code), str(code))
