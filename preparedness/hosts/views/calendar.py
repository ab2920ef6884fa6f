"""Calendar feeds under a secret address."""

from typing import Final

from flask import Response, abort, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import force_locale
from sqlalchemy.exc import DatabaseError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.access import public
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts import ics
from preparedness.hosts.records import calendars, feeds
from preparedness.hosts.views.blueprint import HOSTS, blueprint

PAGE: Final = f"{HOSTS}/kalender"
FEED: Final = "hosts.calendar_feed"
UNSEEN: Final = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


@blueprint.get(PAGE)
@needs(Permission.OWN_ACCOUNT)
def own_calendar() -> str:
    return _page()


@blueprint.post(f"{PAGE}/ny")
@needs(Permission.OWN_ACCOUNT)
def new_calendar() -> Response:
    """Make an address and show it: this once, and kept by no browser."""
    token = calendars.renew(signed_in())
    db.session.commit()
    answer = make_response(_page(address=f"{_site()}{url_for(FEED, calendar=token)}"))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post(f"{PAGE}/avsluta")
@needs(Permission.OWN_ACCOUNT)
def end_calendar() -> Answer:
    calendars.end(signed_in())
    db.session.commit()
    flash(say(message("The address of your calendar leads nowhere any more.")), "notice")
    return redirect(url_for(".own_calendar"))


def _page(address: str = "") -> str:
    account = signed_in()
    codes, link = account.own_municipalities(Permission.READ_HOSTS), calendars.of_account(account)
    told = {"link": link, "address": address, "keeps": codes is None or bool(codes), "more": feeds.more(account)}
    return render_template("hosts/calendar.html", is_host=account.is_host, **told)


def _site() -> str:
    """How this site is reached: by the operator's setting, else as this person reaches it."""
    scheme = "https" if current_app.config["SESSION_COOKIE_SECURE"] else request.scheme
    return str(current_app.config["ADDRESS"]) or f"{scheme}://{request.host}"


def _feed(calendar: str) -> Response:
    """The same for an address that has ended and one that is made up."""
    account = calendars.account_of(calendar) or abort(404)
    with force_locale(account.language):
        file = ics.written(feeds.entries(account))
    answer = make_response(file)
    answer.headers["Content-Type"] = "text/calendar; charset=utf-8"
    answer.headers["Content-Disposition"] = 'inline; filename="trygghetspunkter.ics"'
    return answer


@public
def calendar_feed(calendar: str) -> Response:
    """Whatever goes wrong here is logged without the request's address, which is the secret."""
    try:
        return _feed(calendar)
    except (HTTPException, DatabaseError):
        raise
    except Exception:
        current_app.logger.exception("A calendar could not be written")
        abort(500)


@blueprint.record
def stand_outside(state: BlueprintSetupState) -> None:
    """The feed is no page of the register: whoever fetches it is a program that nobody has signed in."""
    state.app.add_url_rule("/kalender/<calendar>.ics", FEED, calendar_feed, methods=["GET"])


@blueprint.after_request
def keep_the_address_secret(answer: Response) -> Response:
    if request.endpoint == FEED:
        answer.headers.update(UNSEEN)
    return answer
