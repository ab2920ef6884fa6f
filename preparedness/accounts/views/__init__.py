"""The pages of accounts: signing in, one's own account, and those of administrators."""

from preparedness.accounts.views import (
    enter_code,
    forgotten,
    groups,
    identity,
    links,
    municipalities,
    own,
    people,
    person_doings,
    person_identity,
    roles,
    second_factor,
    sign_in,
    sign_ins,
)
from preparedness.accounts.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "enter_code",
    "forgotten",
    "groups",
    "identity",
    "links",
    "municipalities",
    "own",
    "people",
    "person_doings",
    "person_identity",
    "roles",
    "second_factor",
    "sign_in",
    "sign_ins",
]
