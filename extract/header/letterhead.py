"""What the lines above the preamble state: agencies, number, place and date, type and title.

Source: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I, mục II.
"""

import dataclasses

from corpus.document import Span


@dataclasses.dataclass
class Letterhead:
    """What the lines above the preamble state."""

    agency_lines: list[str] = dataclasses.field(default_factory=list)
    number: str | None = None
    """The serial with its symbol; None if the serial is blank."""
    symbol: str | None = None
    date: tuple[int | None, int | None, int | None] | None = None
    """Year, month and day as printed; None if there is no date line."""
    place: str | None = None
    doc_type: str | None = None
    in_capitals: bool = False
    """Whether the type is set in capitals, as the standard wants."""
    title_lines: list[str] = dataclasses.field(default_factory=list)
    about: bool = False
    """Whether the title is an official letter's `V/v …`."""
    attached_to: str | None = None
    """The issuer of the instrument by which what is below is issued (`ban hành kèm theo Quyết định … của …`)."""
    authority: bool = False
    """Whether the authority that issues has been named below the type: the title is above it."""
    noted: bool = False
    """Whether number and date are those of that instrument because the document prints none of its own."""
    number_span: Span | None = None
    date_span: Span | None = None
    end: int = 0
    """Where the preamble begins."""
    bases: int = 0
    """Where the first bases may be: the preamble, or that of the decision that carries the plan."""

    @property
    def day(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day as printed; all None if there is no date line."""
        return self.date or (None, None, None)

    @property
    def title(self) -> str | None:
        """What the document is about, one line."""
        return " ".join(" ".join(self.title_lines).split()).strip(" *_") or None

    @property
    def is_empty(self) -> bool:
        """Whether none of agency, number and date line is there."""
        return not (self.agency_lines or (not self.noted and (self.symbol or self.date)))

    @property
    def is_below_number(self) -> bool:
        """Whether the number or the date line has been read: agencies are above them."""
        return self.symbol is not None or self.date is not None

    @property
    def is_complete(self) -> bool:
        """Whether agency, number and date line are all there."""
        return bool(self.symbol and self.date and self.agency_lines)

    def forget_page_title(self) -> None:
        """A heading of the web page above the letterhead is not the document's own type line."""
        if self.doc_type is not None and not self.in_capitals and self.is_empty:
            self.doc_type = None
            self.title_lines.clear()
