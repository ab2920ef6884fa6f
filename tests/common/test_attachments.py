"""Files that people attach: told by their content, whole, and without anything that acts or says too much."""

from io import BytesIO

import pytest
from PIL import Image

from preparedness.common.attachments import checked
from preparedness.common.facts import FactError
from tests.house.files import bomb, pdf, picture

HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NESTED = b"%PDF-1.4\n" + b"[" * 5000 + b"\n%%EOF"
ESCAPED = pdf(script=True).replace(b"/JavaScript", b"/Java#53cript").replace(b"/JS ", b"/J#53 ")
REFUSED = {
    "empty": b"",
    "html": HTML,
    "svg": SVG,
    "program": b"MZ\x90\x00" + b"\0" * 100,
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "html before a pdf": HTML + pdf(),
    "pdf with a zip after it": pdf() + b"PK\x03\x04" + b"\0" * 100,
    "half a pdf": pdf()[: len(pdf()) // 2],
    "half a pdf with an end": pdf()[: len(pdf()) // 2] + b"\n%%EOF",
    "a pdf of brackets": NESTED,
    "script": pdf(script=True),
    "script under another spelling": ESCAPED,
    "a file within": pdf(holds=True),
    "locked": pdf(password="x"),
    "too many pages": pdf(31),
    "bomb": bomb(),
    "smaller bomb": bomb(7000),
    "half a picture": picture()[:-200],
    "gif": b"GIF89a" + b"\0" * 100,
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_with_what_to_do(what: str) -> None:
    with pytest.raises(FactError) as refused:
        checked("intyg.pdf", REFUSED[what])
    assert any(word in refused.value.message.text for word in ("Choose", "ttach"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_all_that_is_left_of_a_picture(kind: str) -> None:
    """Neither the place where it was taken nor what was hung on to it: phones put a film there, others a page."""
    made = checked("Intyg HLR.webp", picture(kind) + HTML)
    assert (made.name, made.media_type) == ("Intyg HLR.jpg", "image/jpeg")
    assert b"Anna" not in made.content
    assert b"script" not in made.content
    with Image.open(BytesIO(made.content)) as kept:
        assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (60, 40), {})


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_pictures_of_every_kind_can_be_read(mode: str) -> None:
    assert checked("x", picture("PNG", mode=mode)).content.startswith(b"\xff\xd8\xff")


def test_a_large_picture_is_made_smaller() -> None:
    with Image.open(BytesIO(checked("x.png", picture("JPEG", (6000, 3000))).content)) as kept:
        assert kept.size == (4000, 2000)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.png", "passwd.pdf"),
        (r"C:\Users\anna\HLR.intyg.pdf", "HLR.intyg.pdf"),
        ("HLR 19850412-1234.pdf", "bilaga.pdf"),
        ("\u202efdp.exe\u202c\r\nX: y.pdf", "fdp.exe X y.pdf"),
        ("...", "bilaga.pdf"),
        ("å" * 300 + ".pdf", "å" * 80 + ".pdf"),
    ],
)
def test_the_name_is_cleaned(given: str, kept: str) -> None:
    made = checked(given, pdf())
    assert made.name == kept
    assert len(made.digest) == 64
