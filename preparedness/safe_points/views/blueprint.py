"""The register's blueprint, and how a page gets the point it is about."""

from flask import Blueprint, abort

from preparedness.accounts.access import allow, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.safe_points.catalogue import BY_SLUG, Group
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import points

blueprint = Blueprint("safe_points", __name__, url_prefix="/register")


def load(ref: str, permission: Permission) -> SafePoint:
    """The point, if it exists and the person may do this in its municipality; else a page that says it is not there."""
    point = points.by_ref(ref)
    if point is None:
        abort(404)
    allow(permission, point.municipality)
    return point


def section(slug: str) -> Group:
    return BY_SLUG.get(slug) or abort(404)


def scope(permission: Permission = Permission.READ_REGISTER) -> frozenset[str] | None:
    """Codes of the municipalities the person may see; None is all."""
    codes = signed_in().municipalities(permission)
    return None if codes is None else frozenset(codes)
