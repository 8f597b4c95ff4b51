"""What a reader states when it cannot read a file: one root, each error with a reason code and a remedy."""

from typing import ClassVar

from corpus.message import Message, MessageValue, joined, say


class UnreadableError(Exception):
    """A file that cannot be read.  `reason` is the code in `failures`; `message` states where, why, what to do."""

    reason: ClassVar[str] = "corrupt"

    def __init__(self, why: str, remedy: str | None = None, /, **values: MessageValue) -> None:
        """`why` and `remedy` are keys of messages, `values` what is in either."""
        super().__init__(why, remedy)
        self.message: Message = joined(say(key, **values) for key in (why, remedy) if key)

    def __str__(self) -> str:
        return self.message.en


class CorruptError(UnreadableError):
    """The bytes do not conform to the format: truncated or damaged."""


class UnsupportedError(UnreadableError):
    """A kind of file that kehoach does not read."""

    reason = "unsupported"


class EncryptedError(UnreadableError):
    """Locked with a password."""

    reason = "encrypted"


class EmptyError(UnreadableError):
    """The file contains no text."""

    reason = "empty"


class VanishedError(UnreadableError):
    """The file does not exist, or disappeared while it was read."""

    reason = "vanished"


class DeniedError(UnreadableError):
    """The operating system denies reading the file."""

    reason = "denied"


class MissingProgramError(UnreadableError):
    """A program that this kind of file needs is not installed; the remedy is the command that installs it."""

    reason = "program_missing"


class TimeoutExceededError(UnreadableError):
    """The file exceeded the time limit."""

    reason = "timeout"


class TooLargeError(UnreadableError):
    """The file exceeds a limit on pages, bytes or pixels."""

    reason = "too_large"


class DeferredError(UnreadableError):
    """The file is still being written; it is left for the next run."""

    reason = "deferred"
