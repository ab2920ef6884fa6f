"""A spreadsheet as the answer to a request."""

from flask import Response

from preparedness.common import clock


def attachment(content: bytes, name: str) -> Response:
    """A CSV file to save, with today's date in its name; nothing on the way keeps a copy."""
    answer = Response(content, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f"attachment; filename={name}-{clock.today().isoformat()}.csv"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
