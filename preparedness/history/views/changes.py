"""All changes that somebody may read, as a list and as a spreadsheet, and the changes that one made oneself."""

import io
from typing import Any, Final

from flask import Response, render_template, request

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common.alphabet import sort_key
from preparedness.common.recorded import Origin
from preparedness.common.spreadsheet.answers import attachment
from preparedness.geography.municipalities import Municipality, all_municipalities, municipality
from preparedness.history import kinds, queries, spreadsheet
from preparedness.history.filters import Filters, query_of, read_filters
from preparedness.history.views.blueprint import blueprint, in_words, listing

ABOUT: Final = "about"
"""The list of what was changed about oneself, beside that of what one has changed."""
MOST: Final = 5000
"""So many entries at most stand in a file."""


@blueprint.get("/historik")
@needs(Permission.READ_HISTORY)
def changes() -> str:
    filters = read_filters(request.args)
    return render_template(
        "history/changes.html",
        found=listing(_wanted(filters), query_of(filters)),
        filters=filters,
        query_of=query_of,
        most=MOST,
        **_choices(),
    )


def _wanted(filters: Filters) -> list[queries.Condition]:
    return [queries.readable(signed_in()), *queries.narrowed(filters)]


def _choices() -> dict[str, Any]:
    """What the filters of the list can be set to."""
    person = signed_in()
    return {
        "kinds": [kind for kind in kinds.known() if person.may(kind.permission)],
        "origins": list(Origin),
        "authors": sorted(queries.authors(person), key=lambda who: (sort_key(who[1]), who[0])),
        "municipalities": _municipalities(),
    }


def _municipalities() -> list[Municipality]:
    codes = signed_in().municipalities(Permission.READ_HISTORY)
    found = all_municipalities() if codes is None else [place for code in codes if (place := municipality(code))]
    return sorted(found, key=lambda place: sort_key(place.name))


@blueprint.get("/historik.csv")
@needs(Permission.READ_HISTORY)
def download() -> Response:
    found = list(queries.newest(_wanted(read_filters(request.args)), MOST + 1))
    stream = io.StringIO(newline="")
    spreadsheet.write(stream, in_words(found[:MOST]), MOST if len(found) > MOST else None)
    return attachment(stream.getvalue().encode("utf-8-sig"), "historik")


@blueprint.get("/konto/historik")
@needs(Permission.OWN_ACCOUNT)
def mine() -> str:
    own = signed_in()
    about = listing([queries.of_object(Account.recorded_kind, own.recorded_key())], list_name=ABOUT)
    readings = queries.readings_of(Account.recorded_kind, own.recorded_key())
    return render_template(
        "history/mine.html", found=listing([queries.made_by(own.id)]), about=about, readings=readings
    )
