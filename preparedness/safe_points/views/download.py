"""The list as a spreadsheet, with what its reader may know."""

from flask import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db, read_one_moment
from preparedness.common.spreadsheet.answers import attachment
from preparedness.common.spreadsheet.files import content
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
    return attachment(spreadsheet(filters), "trygghetspunkter")


def spreadsheet(filters: Filters) -> bytes:
    """Every point of the list, by municipality and number, all as they stood at one moment."""
    found = lists.every_id(filters)
    entries = (entry for batch in bulk.these(list(found)) for entry in batch)
    known = withheld(filters.details, found.values())
    return content(lambda stream: writing.write(stream, entries, known))
