"""The form of a quantity distributed to the people counted by a later figure."""

from extract.target.figure import MEASURES
from extract.target.frame import Frame
from extract.target.measured import Measured
from patterns.function_word import FOR


def measured_out(f: Frame) -> Measured | None:
    """`Trợ cấp gạo 63 tấn cho 210 hộ`: what is given, for the people after `cho`."""
    if f.figure.unit not in MEASURES or not f.subject or f.first >= f.end or f.chunks[f.first].low != FOR:
        return None
    return Measured(f.subject, f.printed(f.first + 1, f.end))
