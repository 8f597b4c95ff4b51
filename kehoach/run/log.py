"""Progress messages as JSON, one line per event: for journals and log collectors."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, TextIO

from corpus.message import Message

if TYPE_CHECKING:
    from kehoach.run.result import Result, Step


class JsonLog:
    """Writes one JSON object per line to a stream: `file` for each file, `warning` for a warning from a library, `run` at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __enter__(self) -> JsonLog:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.flush()

    def __call__(self, step: Step) -> None:
        """A file is done."""
        file = step.file
        self._write(
            "error" if file.state == "failed" else "info", "file", source=step.name, state=file.state, reason=file.reason,
            message=file.message, message_vi=file.message_vi, doc_id=file.doc_id, attempts=file.attempts, seconds=round(file.seconds, 3),
            done=step.done, total=step.total,
        )  # fmt: skip
        for message in step.warnings:
            self._write("warning", "warning", source=step.name, message=message)

    def end(self, result: Result, output: str) -> None:
        """The run is over."""
        rows = {name: count for name, count in result.rows.items() if "/" not in name}
        self._write(
            "info",
            "run",
            store=output,
            seconds=round(result.seconds, 3),
            rows=rows,
            warned=result.warned,
            **result.counts(),
        )

    def fault(self, message: str | Message) -> None:
        """The run could not continue."""
        self._write(
            "error", "fault", message=str(message), message_vi=message.vi if isinstance(message, Message) else None
        )

    def _write(self, level: str, event: str, **about: object) -> None:
        time = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "level": level, "event": event, **about}
        self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._stream.flush()
