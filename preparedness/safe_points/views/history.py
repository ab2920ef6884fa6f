"""The history of a point, a kitchen and a municipality's page: what was changed, when, by whom and why."""

from collections.abc import Iterable
from typing import Any, Final

from flask import abort, render_template, request, url_for

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.messages import message
from preparedness.geography import records as geography
from preparedness.geography.models import MunicipalityProfile
from preparedness.geography.municipalities import municipality
from preparedness.history import kinds, queries
from preparedness.history import records as history
from preparedness.history.kinds import Kind
from preparedness.history.models import Action
from preparedness.history.telling import Told
from preparedness.history.views.blueprint import listing
from preparedness.history.views.then import asked, object_then
from preparedness.safe_points import taking_back
from preparedness.safe_points.catalogue import GROUPS
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records import kitchens
from preparedness.safe_points.records.recording import part_of
from preparedness.safe_points.views.blueprint import blueprint, load

PARTS: Final = {part_of(group): group.title for group in GROUPS} | {
    StatusChange.recorded_part: message("Steps").text,
    Opening.recorded_part: message("Doors").text,
}
SLUGS: Final = {group.slug: part_of(group) for group in GROUPS} | {
    "steg": StatusChange.recorded_part,
    "dorrar": Opening.recorded_part,
}
"""What the address calls the parts of a point."""
POINT: Final = Kind(SafePoint.recorded_kind, message("Safe point").text, "safe_points.point_history", "ref", PARTS)
KITCHEN: Final = Kind(
    Kitchen.recorded_kind, message("Kitchen").text, "safe_points.kitchen_history", "kitchen_id", moves=True
)
MUNICIPALITY: Final = Kind(
    MunicipalityProfile.recorded_kind, message("Municipality").text, "safe_points.municipality_history", "code"
)
for kind in (POINT, KITCHEN, MUNICIPALITY):
    kinds.tell(kind)


@blueprint.get("/trygghetspunkter/<ref>/historik")
@needs(Permission.READ_HISTORY)
def point_history(ref: str) -> str:
    point, slug = load(ref, Permission.READ_HISTORY), request.args.get("section", "")
    part, chosen = SLUGS.get(slug), slug if slug in SLUGS else ""
    where = [queries.of_object(POINT.code, ref), *([queries.of_part(part)] if part is not None else [])]
    found = listing(where, {"section": chosen} if chosen else None, part=part)
    return render_template(
        "safe_points/history_point.html",
        point=point,
        municipality=municipality(point.municipality),
        found=found,
        take_back=_of_point(found.entries) if _may_edit(point.municipality) else {},
        chosen=chosen,
        sections=[(name, PARTS[part]) for name, part in SLUGS.items()],
        today=clock.today().isoformat(),
    )


def _may_edit(municipality: str) -> bool:
    return signed_in().may(Permission.EDIT_REGISTER, municipality)


def _of_point(entries: Iterable[Told]) -> dict[int, str]:
    """Where each change of facts is taken back, by the number of its entry."""
    changed = [told.entry for told in entries if told.entry.action is Action.CHANGED]
    facts = [entry for entry in changed if any(taking_back.sections(entry))]
    return {entry.number: url_for(".take_back", ref=entry.key, number=entry.number) for entry in facts}


def _of_form(entries: Iterable[Told], action: Action, endpoint: str, **named: Any) -> dict[int, str]:
    """The same of what has one form alone, which is opened with the values from before."""
    done = [told.entry.number for told in entries if told.entry.action is action and not told.withheld]
    return {number: url_for(endpoint, **{**named, taking_back.ARGUMENT: number}) for number in done}


@blueprint.get("/kok/<int(max=2147483647):kitchen_id>/historik")
@needs(Permission.READ_HISTORY)
def kitchen_history(kitchen_id: int) -> str:
    """Of a kitchen that has been removed or moved, or is somebody else's, what happened while it was one's own."""
    kitchen = kitchens.by_id(kitchen_id)
    own = _own(kitchen)
    where = queries.of_object(KITCHEN.code, str(kitchen_id))
    found = listing([where] if own else [where, queries.readable(signed_in())])
    if not own and not found.total:
        abort(404)
    name = own.name if own else next((told.name for told in found.entries), "")
    back = _of_kitchen(kitchen, found.entries)
    then = url_for(".kitchen_then", kitchen_id=kitchen_id) if own or not kitchen else ""
    return render_template(
        "safe_points/history_kitchen.html", kitchen=own, name=name, found=found, take_back=back, address=then
    )


def _own(kitchen: Kitchen | None) -> Kitchen | None:
    """The kitchen, if it is there and the person may read its history."""
    return kitchen if kitchen and signed_in().may(Permission.READ_HISTORY, kitchen.municipality) else None


@blueprint.get("/kok/<int(max=2147483647):kitchen_id>/som-det-var")
@needs(Permission.READ_HISTORY)
def kitchen_then(kitchen_id: int) -> tuple[str, int]:
    """One that has been removed is shown to whoever might read it last."""
    kitchen, key, day = kitchens.by_id(kitchen_id), str(kitchen_id), asked()
    last = history.last(KITCHEN.code, key)
    if not (_own(kitchen) if kitchen else last and queries.may_read(signed_in(), last)):
        abort(404)
    return render_template(
        "safe_points/other_then.html",
        name=kitchen.name if kitchen else last.name if last else "",
        back=url_for(".kitchen_history", kitchen_id=kitchen_id),
        address=url_for(".kitchen_then", kitchen_id=kitchen_id),
        asked=day,
        shown=object_then(KITCHEN.code, key, [kitchen] if kitchen else [], day.moment),
    ), day.status


def _of_kitchen(kitchen: Kitchen | None, entries: list[Told]) -> dict[int, str]:
    """A change is taken back in the kitchen's form, a removal in that of a new kitchen."""
    if kitchen is None:
        mine = [told for told in entries if _may_edit(told.entry.municipality or "")]
        return _of_form(mine, Action.REMOVED, ".new_kitchen")
    may_edit = _may_edit(kitchen.municipality)
    return _of_form(entries, Action.CHANGED, ".edit_kitchen", kitchen_id=kitchen.id) if may_edit else {}


@blueprint.get("/kommuner/<code>/historik")
@needs(Permission.READ_HISTORY)
def municipality_history(code: str) -> str:
    known = municipality(code) or abort(404)
    allow(Permission.READ_HISTORY, code)
    found = listing([queries.of_object(MUNICIPALITY.code, code)])
    back = _of_form(found.entries, Action.CHANGED, ".edit_municipality", code=code) if _may_edit(code) else {}
    return render_template("safe_points/history_municipality.html", known=known, found=found, take_back=back)


@blueprint.get("/kommuner/<code>/som-det-var")
@needs(Permission.READ_HISTORY)
def municipality_then(code: str) -> tuple[str, int]:
    known, day = municipality(code) or abort(404), asked()
    allow(Permission.READ_HISTORY, code)
    profile = geography.profile(code)
    return render_template(
        "safe_points/other_then.html",
        name=known.name,
        back=url_for(".municipality_history", code=code),
        address=url_for(".municipality_then", code=code),
        asked=day,
        shown=object_then(MUNICIPALITY.code, code, [profile] if profile else [], day.moment),
    ), day.status
