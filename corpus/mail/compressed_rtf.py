"""RTF as Outlook packs it.  Source: [MS-OXRTFCP], 2.2 and 3.1."""

import struct

_BEGUN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the window contains at first."""
_WINDOW = 4096


def unpacked_rtf(data: bytes) -> bytes:
    """The RTF; what could be unpacked of a damaged one, empty for anything else."""
    if len(data) < 16:
        return b""
    size, form = struct.unpack_from("<4xI4s", data)
    if form == b"MELA":
        return data[16 : 16 + size]
    return _unpacked(data, size) if form == b"LZFu" else b""


def _unpacked(data: bytes, size: int) -> bytes:
    window = bytearray(_BEGUN.ljust(_WINDOW, b"\0"))
    written, place, at = bytearray(), len(_BEGUN), 16
    while at < len(data) and len(written) < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                pair = int.from_bytes(data[at : at + 2], "big")
                at += 2
                start = pair >> 4
                if start == place or at > len(data):
                    return bytes(written)
                found = range(start, start + (pair & 15) + 2)
            elif at < len(data):
                window[place] = data[at]
                found = range(place, place + 1)
                at += 1
            else:
                break
            for source in found:
                byte = window[source % _WINDOW]
                window[place] = byte
                place = (place + 1) % _WINDOW
                written.append(byte)
    return bytes(written)
