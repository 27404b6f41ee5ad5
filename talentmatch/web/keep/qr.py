"""An address as a QR code."""

import io

import segno
from segno.encoder import DataOverflowError

SQUARE = 4  # pixels


def qr_picture(address: str) -> str:
    """Return the QR code of an address as a data address for a page; empty when it is too long for one."""
    code = _code(address)
    return code.svg_data_uri(scale=SQUARE, light="#fff") if code else ""


def qr_svg(address: str) -> str:
    """Return the QR code of an address as a drawing; empty when it is too long for one."""
    code, stream = _code(address), io.BytesIO()
    if code is None:
        return ""
    code.save(stream, kind="svg", scale=SQUARE)
    return stream.getvalue().decode()


def _code(address: str) -> segno.QRCode | None:
    try:
        return segno.make_qr(address)
    except DataOverflowError:
        return None
