"""Photographs and screenshots: opened with care, made anew as WebP without anything but what is seen."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from kb.pictures.made import MAX_HEIGHT, MAX_OUTPUT, MAX_WIDTH, WEBP, Made, NotAPicture, TooLarge, fitting

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MAX_PIXELS = 24_000_000
"""A photograph of a telephone; each takes four bytes while it is worked on."""
QUALITIES = (85, 70, 55)
_SHRINK = 0.75
_SMALLEST = 400
_CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}


def make(data: bytes) -> Made:
    """Raises NotAPicture and TooLarge."""
    picture, exact = _opened(data)
    for size in _sizes(*picture.size):
        smaller = picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
        if made := _within_limit(smaller, exact and size == fitting(*picture.size)):
            return Made(WEBP, *size, made)
    raise TooLarge(_("The picture stays too large however it is packed. Cut it to what matters."))


def _opened(data: bytes) -> tuple[Image.Image, bool]:
    """(the picture upright, in RGB or RGBA, whether its format keeps every pixel as it is)."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as probe:
            _check_pixels(probe)
            probe.verify()
        # After verify() a picture has to be opened again.
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            upright = ImageOps.exif_transpose(opened)
            transparent = "A" in upright.getbands() or "transparency" in upright.info
            picture = upright.convert("RGBA" if transparent else "RGB")
            exact = opened.format in ("PNG", "GIF")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels() from bomb
    except (TooLarge, MemoryError):
        raise
    except Exception as error:  # decoders stumble over broken files in many ways
        raise NotAPicture(
            _("The picture is broken or cut off, or it is none. Use PNG, JPEG, WebP, GIF or SVG.")
        ) from error
    picture.info = {}
    return picture, exact


def _check_pixels(picture: Image.Image) -> None:
    """Before anything is unpacked: a small file may unfold to gigabytes."""
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> TooLarge:
    text = _("The picture has too many pixels; %(most)s million are allowed. Make it smaller first.")
    return TooLarge(text % {"most": MAX_PIXELS // 1_000_000})


def _sizes(width: int, height: int) -> Iterator[tuple[int, int]]:
    """From the largest a page takes down to a legible one."""
    width, height = fitting(width, height)
    yield width, height
    while width * _SHRINK >= _SMALLEST:
        width, height = round(width * _SHRINK), max(1, round(height * _SHRINK))
        yield width, height


def _within_limit(picture: Image.Image, exact: bool) -> bytes | None:
    """The best packing that is small enough; screenshots stay as sharp as they are if they can."""
    if exact and len(packed := _packed(picture, lossless=True)) <= MAX_OUTPUT:
        return packed
    for quality in QUALITIES:
        if len(packed := _packed(picture, quality=quality)) <= MAX_OUTPUT:
            return packed
    return None


def _packed(picture: Image.Image, *, lossless: bool = False, quality: int = 60) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "WEBP", lossless=lossless, quality=quality, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return packed.getvalue()


def accept(data: bytes) -> Made:
    """Raises NotAPicture and TooLarge."""
    if not set(_chunks(data)) <= _CHUNKS:
        raise NotAPicture(_("The picture holds more than what is seen. Upload it anew."))
    picture, _exact = _opened(data)
    width, height = picture.size
    if width > MAX_WIDTH or height > MAX_HEIGHT:
        raise TooLarge(_("The picture is wider or higher than pages show. Upload it anew."))
    return Made(WEBP, width, height, data)


def _chunks(data: bytes) -> Iterator[bytes]:
    """The names of the parts of a WebP file, which must fill it to the last byte. Raises NotAPicture."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) != 8 + struct.unpack("<I", data[4:8])[0]:
        raise NotAPicture(_("This is not a WebP picture made by this site. Upload it anew."))
    position = 12
    while position < len(data):
        yield data[position : position + 4]
        head = data[position + 4 : position + 8]
        # Parts begin at even places.
        position += 8 + (struct.unpack("<I", head)[0] + 1) // 2 * 2 if len(head) == 4 else len(data)
