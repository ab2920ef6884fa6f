"""Files that people attach: known by their content and not by their name, made harmless, and handed out as such."""

import re
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final

from flask import Response, send_file
from werkzeug.datastructures import FileStorage

from preparedness.common import pdf_files, pictures
from preparedness.common.config import A_FILE
from preparedness.common.facts import FactError, cleaned
from preparedness.common.messages import message
from preparedness.common.persons import holds_identity_number

MEGABYTE: Final = 1024 * 1024
ENDINGS: Final = {pdf_files.MEDIA_TYPE: ".pdf", pictures.MEDIA_TYPE: ".jpg"}
ACCEPTED: Final = "application/pdf,image/jpeg,image/png,image/webp"
"""What a browser offers to choose from."""
ACCEPTED_PICTURES: Final = "image/jpeg,image/png,image/webp"
NAMELESS: Final = "bilaga"
LONGEST_NAME: Final = 80
NOT_IN_NAMES: Final = re.compile(r'[<>:"|?*\n]')
POLICY: Final = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'self'"


@dataclass(frozen=True)
class Attachment:
    """A file that has been looked into, as it is to be kept."""

    name: str
    media_type: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


def taken(file: FileStorage | None) -> Attachment:
    """The file of a form. Raises FactError, which says what to do."""
    return checked(*_read(file))


def picture(file: FileStorage | None) -> Attachment:
    """The picture of a form, drawn anew. Raises FactError, which says what to do, also for a file that is none."""
    name, content = _read(file)
    if content and not pictures.begins_as_picture(content):
        raise FactError(message("Choose a picture as JPEG, PNG or WebP. The file is none of these, whatever its name."))
    return checked(name, content)


def _read(file: FileStorage | None) -> tuple[str, bytes]:
    """Name and content of what was sent."""
    if file is None or not file.filename:
        raise FactError(message("Choose a file."))
    content = file.stream.read(A_FILE + 1)
    if len(content) > A_FILE:
        raise FactError(message("Choose a file of at most %(most)s megabytes.", most=A_FILE // MEGABYTE))
    return file.filename, content


def checked(name: str, content: bytes) -> Attachment:
    """The file made harmless: a PDF as it is, a picture drawn anew."""
    if not content:
        raise FactError(message("The file is empty. Choose it again, or another."))
    if content.startswith(pdf_files.START):
        pdf_files.check(content)
        return _kept(name, pdf_files.MEDIA_TYPE, content)
    if pictures.begins_as_picture(content):
        return _kept(name, pictures.MEDIA_TYPE, pictures.redrawn(content))
    raise FactError(
        message("Choose a PDF, or a picture as JPEG, PNG or WebP. The file is none of these, whatever its name.")
    )


def _kept(name: str, media_type: str, content: bytes) -> Attachment:
    return Attachment(_name(name) + ENDINGS[media_type], media_type, content)


def _name(given: str) -> str:
    """What the file is called, without folders and ending; nothing of it where it holds an identity number."""
    last = re.split(r"[/\\]", cleaned(given))[-1]
    stem = last.rpartition(".")[0] or last
    stem = " ".join(NOT_IN_NAMES.sub(" ", stem).split())[:LONGEST_NAME].strip(". ")
    return NAMELESS if not stem or holds_identity_number(stem) else stem


def handed_out(name: str, media_type: str, content: bytes) -> Response:
    """To be saved, never shown inside our pages: nothing in it may run, and no browser keeps it."""
    answer = send_file(
        BytesIO(content), media_type, as_attachment=True, download_name=name, conditional=False, etag=False
    )
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
