"""Pictures that people attach: looked into by their content, and drawn anew so that nothing else comes along."""

import struct
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from preparedness.common.config import A_FILE
from preparedness.common.facts import FactError
from preparedness.common.messages import message

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MEDIA_TYPE: Final = "image/jpeg"
MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 4000
QUALITIES: Final = (90, 75, 60)
BOMB: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
BROKEN: Final = (
    ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, SyntaxError, TypeError, ValueError,
    struct.error,
)  # fmt: skip
"""What the decoders raise when they meet something that no camera and no program has written."""


def begins_as_picture(content: bytes) -> bool:
    """Does the file begin as the formats do that are taken? Its name says nothing."""
    web_picture = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or web_picture


def redrawn(content: bytes) -> bytes:
    """The picture alone, upright, as JPEG: without the place where it was taken, or anything hidden in the file."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            too_large = picture.width * picture.height > MOST_PIXELS
            drawn = None if too_large else _small_enough(_flat(picture))
    except BOMB:
        drawn = None
    except BROKEN as error:
        sentence = message("The picture cannot be read to its end. Take or save it anew, and attach that one.")
        raise FactError(sentence) from error
    if drawn is None:
        raise FactError(
            message(
                "The picture is too large. Make it smaller, at most 4000 pixels wide and high, and attach that one."
            )
        )
    return drawn


def _flat(picture: Image.Image) -> Image.Image:
    """Its pixels on white paper, and no more of them than can be read."""
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clear = upright.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _small_enough(picture: Image.Image) -> bytes | None:
    for quality in QUALITIES:
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality)
        if file.tell() <= A_FILE:
            return file.getvalue()
    return None
