"""Files that people attach, whole and broken, honest and not."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

GPS = 0x8825


def pdf(pages: int = 1, *, script: bool = False, holds: bool = False, password: str = "") -> bytes:
    """A PDF of empty pages."""
    writer, file = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 300)
    if script:
        parts = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x')")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject(name): value for name, value in parts.items()}
        )
    if holds:
        writer.add_attachment("program.exe", b"MZ")
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    """A picture that says where it was taken."""
    place = Image.Exif()
    place.get_ifd(GPS).update({1: "N", 2: (57.0, 24.0, 12.0)})
    place[0x010E] = "Anna Andersson"
    file = BytesIO()
    Image.new(mode, size, 0).save(file, kind, exif=place.tobytes())
    return file.getvalue()


def bomb(side: int = 30_000) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def form(token: str, content: bytes, name: str = "intyg.pdf") -> dict[str, Any]:
    """What a browser sends when somebody attaches a file. Made here, since the test client leaves large ones open."""
    line = b"--house"
    parts = (
        line, b'Content-Disposition: form-data; name="csrf_token"', b"", token.encode(), line,
        f'Content-Disposition: form-data; name="file"; filename="{name}"'.encode(),
        b"Content-Type: application/octet-stream", b"", content, line + b"--", b"",
    )  # fmt: skip
    return {"data": b"\r\n".join(parts), "content_type": "multipart/form-data; boundary=house"}
