"""What the register's templates ask for besides what a view hands them."""

from collections.abc import Iterable
from typing import Any

from flask import url_for
from flask_login import current_user

from preparedness.common.facts import Fact
from preparedness.common.language import say
from preparedness.geography.positions import format_sweref
from preparedness.safe_points import tabs
from preparedness.safe_points.catalogue import BY_KEY, Group
from preparedness.safe_points.records import lists
from preparedness.safe_points.views.blueprint import blueprint, scope


@blueprint.app_template_global()
def slug_of(key: str) -> str:
    """The address of a group's section."""
    return BY_KEY[key].slug


@blueprint.app_template_global()
def group_by_key(key: str) -> Group:
    return BY_KEY[key]


@blueprint.app_template_global()
def known_names(row: object, facts: Iterable[Fact]) -> set[str]:
    """The names of those of the facts that are known."""
    return {fact.name for fact in facts if fact.is_known(getattr(row, fact.name))}


@blueprint.app_template_global()
def sweref(position: tuple[float, float]) -> str:
    return format_sweref(*position)


@blueprint.app_template_global()
def shows_example() -> bool:
    """Does this person's register hold example data?"""
    return bool(current_user.is_authenticated and lists.any_example(scope()))


@blueprint.app_template_global()
def tabs_of(point: Any) -> list[dict[str, str]]:
    """The pages about a point that the person may open."""
    may = [tab for tab in tabs.known() if current_user.may(tab.permission, point.municipality)]
    return [{"url": url_for(tab.endpoint, ref=point.ref), "label": say(tab.label)} for tab in may]
