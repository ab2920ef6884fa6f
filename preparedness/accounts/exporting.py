"""Everything that the accounts keep about a person, for that person: nothing that could be used to sign in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from preparedness.accounts import sign_ins
from preparedness.accounts.models import Account, AccountLink, RecoveryCode
from preparedness.common import clock
from preparedness.common.database import db

Part = Callable[[Account], Any]
_more: dict[str, Part] = {}


def also(name: str, part: Part) -> None:
    """A room above this one adds what it keeps about a person, under this name; None where it keeps nothing."""
    _more[name] = part


def of(account: Account) -> dict[str, Any]:
    """As plain values; moments are in UTC."""
    return {
        "exported_at": _moment(clock.now()),
        "account": _account(account),
        "roles": [{"role": held.role.value, "municipality": held.municipality} for held in account.memberships],
        "links": [_link(link) for link in _rows(AccountLink, account)],
        "recovery_codes": [{"used_at": _moment(code.used_at)} for code in _rows(RecoveryCode, account)],
        "sign_ins": [_sign_in(row) for row in sign_ins.of_account(account)],
    } | {name: part(account) for name, part in _more.items()}


def _account(account: Account) -> dict[str, Any]:
    return {
        "number": account.id,
        "email": account.email,
        "name": account.name,
        "language": account.language,
        "created_at": _moment(account.created_at),
        "has_password": bool(account.password_hash),
        "second_factor_since": _moment(account.totp_since),
        "identity_service": account.subject,
        "retired_at": _moment(account.retired_at),
    }


def _link(link: AccountLink) -> dict[str, Any]:
    return {
        "for": link.purpose,
        "created_at": _moment(link.created_at),
        "ends_at": _moment(link.expires_at),
        "used_at": _moment(link.used_at),
        "made_by_account": link.created_by_id,
    }


def _sign_in(row: sign_ins.SignIn) -> dict[str, Any]:
    return {
        "begun_at": _moment(row.begun_at),
        "seen_at": _moment(row.seen_at),
        "browser": row.browser,
        "system": row.system,
        "how": row.how,
    }


def _rows(table: type[Any], account: Account) -> list[Any]:
    return list(db.session.scalars(select(table).where(table.account_id == account.id).order_by(table.id)))


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
