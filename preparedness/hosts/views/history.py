"""The history of a host: what was changed, by whom, and who has looked."""

from typing import Final

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.messages import Message, message
from preparedness.common.recorded import Recorded
from preparedness.history import kinds, queries
from preparedness.history.kinds import Kind
from preparedness.history.views.blueprint import PAGES, listing
from preparedness.history.views.then import asked, object_then
from preparedness.hosts.models import Call, Course, CourseSession, CrewNeed, Host, HostTarget
from preparedness.hosts.views.blueprint import HOST, blueprint, load_host

PARTS: Final = {
    "": message("Facts").text,
    "training": message("Training").text,
    "evidence": message("Evidence").text,
    "assignment": message("Assignments").text,
}
OTHERS: Final[tuple[tuple[type[Recorded], Message, dict[str, str]], ...]] = (
    (Course, message("Course"), {}),
    (CourseSession, message("Session"), {"": message("Session").text, "enrolment": message("Participants").text}),
    (Call, message("Call"), {"": message("Call").text, "answer": message("Answers").text}),
    (CrewNeed, message("Crew"), {}),
    (HostTarget, message("Target for hosts"), {}),
)
ELSEWHERE: Final = message("see the host's own history").text
"""There it is kept who reads them."""
kinds.tell(Kind(Host.recorded_kind, message("Host").text, "hosts.host_history", "host_id", PARTS, guarded=ELSEWHERE))
for table, label, parts in OTHERS:
    kinds.tell(Kind(table.recorded_kind, label.text, "", "", parts))
PAGES.update(
    {
        "hosts.host": message("the host's page"),
        "hosts.edit_host": message("the host's form"),
        "hosts.host_history": message("the host's history"),
        "hosts.host_then": message("the host as it was"),
        "hosts.merge_hosts": message("making one of two hosts"),
        "hosts.assign_host": message("assigning the host"),
        "hosts.erase_host": message("erasing the host"),
        "hosts.confirm_host": message("confirming the host's data"),
        "hosts.link_account": message("the account of the host"),
        "hosts.new_training": message("entering training"),
        "hosts.edit_training": message("the form of training"),
        "hosts.remove_training": message("removing training"),
        "hosts.attach_evidence": message("attaching evidence"),
        "hosts.download_evidence": message("a file of evidence"),
        "hosts.remove_evidence": message("removing evidence"),
        "hosts.hosts_file": message("a file of hosts"),
        "hosts.training_file": message("a file of training"),
    }
)


@blueprint.get(f"{HOST}/historik")
@needs(Permission.READ_HISTORY)
def host_history(host_id: int) -> str:
    host = load_host(host_id, Permission.READ_HISTORY)
    kind, key = Host.recorded_kind, host.recorded_key()
    found, readings = listing([queries.of_object(kind, key)], reading_kept=True), queries.readings_of(kind, key)
    return render_template("hosts/history.html", host=host, found=found, readings=readings)


@blueprint.get(f"{HOST}/som-det-var")
@needs(Permission.READ_HISTORY)
def host_then(host_id: int) -> tuple[str, int]:
    host, day = load_host(host_id, Permission.READ_HISTORY), asked()
    rows: list[Recorded] = [host, *host.trainings, *host.assignments]
    shown = object_then(Host.recorded_kind, host.recorded_key(), rows, day.moment)
    return render_template("hosts/then.html", host=host, asked=day, shown=shown), day.status
