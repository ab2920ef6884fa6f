"""What the hosts' templates ask for besides what a view hands them."""

from datetime import date
from typing import Final

from flask import url_for
from flask_babel import format_date

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.facts import Fact
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography.municipalities import Municipality
from preparedness.hosts.host_forms import FACTS
from preparedness.hosts.rules.counting import Reason, sentence
from preparedness.hosts.rules.forecast import Loss
from preparedness.hosts.views.blueprint import blueprint, places

SUBNAV: Final = (
    ("hosts.host_list", message("All hosts"), Permission.READ_HOSTS),
    ("hosts.municipality", message("Crews and target"), Permission.READ_HOSTS),
    ("hosts.matrix", message("Hosts and courses"), Permission.READ_HOSTS),
    ("hosts.course_list", message("Courses"), Permission.READ_HOSTS),
    ("hosts.session_list", message("Sessions"), Permission.READ_HOSTS),
    ("hosts.reminder_list", message("Reminders"), Permission.READ_HOSTS),
    ("hosts.call_list", message("Call list"), Permission.READ_HOSTS),
    ("hosts.calls_made", message("Calls"), Permission.READ_HOSTS),
    ("hosts.own_calendar", message("Calendar"), Permission.READ_HOSTS),
)


@blueprint.app_template_global()
def hosts_subnav() -> list[dict[str, str]]:
    """The pages of this room that the person may open."""
    may = [(endpoint, label) for endpoint, label, needed in SUBNAV if signed_in().may(needed)]
    return [{"url": url_for(endpoint), "label": say(label)} for endpoint, label in may]


@blueprint.app_template_global()
def places_of_hosts() -> list[Municipality]:
    """The municipalities whose hosts the person reads."""
    return places()


@blueprint.app_template_global()
def why_not(reason: Reason) -> str:
    """Why a host does not count, as the end of a sentence."""
    return say(sentence(reason))


@blueprint.app_template_global()
def fact_of(name: str) -> Fact:
    """A fact of a host by its name."""
    return FACTS[name]


@blueprint.app_template_global()
def loss_text(loss: Loss) -> str:
    """What a host loses a post by."""
    return say(
        {
            "expired": message("%(course)s runs out", course=loss.course),
            "agreement_ended": message("the agreement ends"),
            "assignment_ends": message("the assignment ends"),
            "ended": message("is no longer a host"),
        }[loss.code]
    )


@blueprint.app_template_filter()
def month(day: date) -> str:
    """The short name of a month."""
    return str(format_date(day, "MMM"))
