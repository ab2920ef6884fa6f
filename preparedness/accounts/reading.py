"""Who reads a host's personal data is kept before anything is shown: what cannot be kept is not shown."""

from flask import request

from preparedness.common.database import db, write_from_here
from preparedness.common.recorded import shown_personal_data


def keep_reading(kind: str, *keys: str) -> None:
    """Commit that the person of this request reads these objects on this page; rows read before it are read anew."""
    page = str(request.endpoint)
    write_from_here()
    for key in keys:
        shown_personal_data(db.session, kind, key, page)
    db.session.commit()
