"""A number as its cell shows it, in Vietnamese notation: points for thousands, a comma for decimals.

Source: ECMA-376, part 1, 18.8.31 (numFmts).  The language that a program showed it in is not in the file.
"""

import datetime
import decimal

from patterns.spreadsheet import DECIMALS, LITERAL, PERCENT, THOUSANDS

_GENERAL = 10
"""Digits that a cell without a format shows."""


def shown(value: object, form: str) -> str:
    """A cell's value as text.

    >>> shown(0.0695, "0.00%"), shown(1234567.0, "#,##0"), shown(7.5, "General"), shown(12.0, "0"), shown(None, "")
    ('6,95%', '1.234.567', '7,5', '12', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, datetime.datetime | datetime.date):
        return (
            f"{value:%d/%m/%Y}"
            if not isinstance(value, datetime.datetime) or _is_day(value)
            else f"{value:%d/%m/%Y %H:%M}"
        )
    if isinstance(value, int | float | decimal.Decimal):
        return _number(decimal.Decimal(repr(value) if isinstance(value, float) else value), form)
    return str(value)


def _is_day(value: datetime.datetime) -> bool:
    return value.time() == datetime.time(0)


def _number(number: decimal.Decimal, form: str) -> str:
    if not number.is_finite():
        return ""
    form = LITERAL.sub("", form.split(";", 1)[0])
    percent = PERCENT.search(form) is not None
    number = number * 100 if percent else number
    decimals = DECIMALS.search(form)
    if form.lower() in ("", "general", "@"):
        text = f"{number.normalize():f}" if len(f"{number:f}") <= _GENERAL + 2 else f"{_rounded(number):f}"
    else:
        text = f"{number:.{len(decimals['places']) if decimals else 0}f}"
    whole, _, rest = text.partition(".")
    if THOUSANDS.search(form) is not None:
        whole = f"{int(whole):,}".replace(",", ".") if whole not in ("-0", "-") else whole
    rest = rest.rstrip("0") if decimals and "#" in decimals["places"] else rest
    return whole + (f",{rest}" if rest else "") + ("%" if percent else "")


def _rounded(number: decimal.Decimal) -> decimal.Decimal:
    """A number to as many digits as a cell shows, without the noise of binary fractions."""
    return decimal.Context(prec=_GENERAL + 2).create_decimal(number).normalize()
