"""The list as a spreadsheet, with what its reader may know."""

import io

from flask import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db, read_one_moment
from preparedness.safe_points.records import bulk, lists
from preparedness.safe_points.records.lists import Filters
from preparedness.safe_points.spreadsheet import writing
from preparedness.safe_points.spreadsheet.withholding import withheld
from preparedness.safe_points.views.blueprint import blueprint
from preparedness.safe_points.views.lists import wanted


@blueprint.get("/trygghetspunkter.csv")
@needs(Permission.READ_REGISTER)
def download() -> Response:
    filters = wanted()
    db.session.rollback()  # who is signed in has been read: the file begins a transaction of its own
    read_one_moment()
    answer = Response(spreadsheet(filters), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f"attachment; filename=trygghetspunkter-{clock.today().isoformat()}.csv"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def spreadsheet(filters: Filters) -> bytes:
    """Every point of the list, by municipality and number, all as they stood at one moment."""
    found, file = lists.every_id(filters), io.BytesIO()
    entries = (entry for batch in bulk.these(list(found)) for entry in batch)
    known = withheld(filters.details, found.values())
    writing.pour(file, lambda stream: writing.write(stream, entries, known))
    return file.getvalue()
