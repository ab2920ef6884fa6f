"""An answer made once: its bytes, their compressed form and strong entity tags."""

import gzip
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from flask import Response, request

EVERY_TIME = "no-cache"
FOR_AN_HOUR = "public, max-age=3600"
FOR_EVER = "public, max-age=31536000, immutable"
WORTH_IT = 500
"""Bytes below which compressing does not pay."""


@dataclass(frozen=True)
class Rendered:
    """What is sent, the same to everyone who asks for it."""

    body: bytes = field(repr=False)
    content_type: str
    modified: datetime | None = None
    status: int = 200

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()[:24]

    @property
    def version(self) -> str:
        """For addresses whose content never changes."""
        return self.digest[:12]

    @cached_property
    def compressed(self) -> bytes:
        return gzip.compress(self.body, 6, mtime=0)

    def versioned(self, otherwise: str = EVERY_TIME) -> Response:
        """Kept for ever where the address names this very version."""
        return self.answer(FOR_EVER if request.args.get("v") == self.version else otherwise)

    def answer(self, cache: str = EVERY_TIME) -> Response:
        """The answer to this request: compressed where it may be, and 304 to who has it already."""
        zipped = request.accept_encodings["gzip"] > 0 and len(self.body) >= WORTH_IT
        answer = Response(self.compressed if zipped else self.body, self.status, content_type=self.content_type)
        answer.headers["Cache-Control"] = cache
        answer.vary.add("Accept-Encoding")
        if zipped:
            answer.headers["Content-Encoding"] = "gzip"
        if self.status != 200:  # noqa: PLR2004
            return answer
        answer.set_etag(f"{self.digest}-gzip" if zipped else self.digest)
        if self.modified:
            answer.last_modified = self.modified
        answer.make_conditional(request)
        return answer
