"""The register's blueprint, and how a page gets the point it is about."""

from flask import Blueprint, abort, request, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.errors import NotThere
from preparedness.common.messages import message
from preparedness.safe_points import redaction
from preparedness.safe_points.catalogue import BY_SLUG, Group
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import points

blueprint = Blueprint("safe_points", __name__, url_prefix="/register")


def load(ref: str, permission: Permission) -> SafePoint:
    """The point, if it exists and the person may do this in its municipality; else a page that says it is not there."""
    point = points.by_ref(ref, lock=request.method == "POST")
    if point is None or not signed_in().may(permission, point.municipality):
        raise missing(ref)
    return point


def missing(ref: str) -> NotThere:
    return NotThere(
        message("There is no point %(ref)s in your register", ref=ref[:20]),
        message("Check the number: municipality code, dash, running number, for example 0684-1."),
        url_for("safe_points.register"),
        message("All safe points"),
    )


def section(slug: str) -> Group:
    return BY_SLUG.get(slug) or abort(404)


def in_detail(point: SafePoint) -> bool:
    """May the person know all of this point, or only what `redaction` names?"""
    return signed_in().may(Permission.READ_DETAILS, point.municipality)


def as_listed(found: list[SafePoint]) -> list[SafePoint | redaction.Extract]:
    """The points of a list, each as the person may know it."""
    return [point if in_detail(point) else redaction.for_list(point) for point in found]


def scope(permission: Permission = Permission.READ_REGISTER) -> frozenset[str] | None:
    """Codes of the municipalities the person may see; None is all."""
    codes = signed_in().municipalities(permission)
    return None if codes is None else frozenset(codes)


def own_scope(permission: Permission) -> frozenset[str] | None:
    """The same without the municipalities that are seen through cooperation groups."""
    codes = signed_in().own_municipalities(permission)
    return None if codes is None else frozenset(codes)
