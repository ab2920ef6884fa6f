"""The second factor in the register: on and off, each code once, also for two at once, and whatever the clock does."""

import pytest
from flask import Flask

from preparedness.accounts import codes, recovery_codes, second_factor
from preparedness.accounts.models import Account, RecoveryCode
from preparedness.common.database import db
from tests.accounts import _factor
from tests.accounts._at_once import at_once
from tests.accounts._factor import Telephone, Time, account_of, equip
from tests.house.people import People, Person

time = _factor.time
pytestmark = pytest.mark.usefixtures("time")


def accepted(app: Flask, person: Person, code: str) -> bool:
    with app.app_context():
        found = second_factor.accepts(account_of(person), code)
        db.session.commit()
    return found


def test_it_is_off_until_a_code_has_proved_it(app: Flask, people: People) -> None:
    with app.app_context():
        account = account_of(people.coordinator)
        second_factor.prepare(account)
        telephone = Telephone(second_factor.secret_of(account) or "")
        assert not second_factor.is_on(account)
        assert not second_factor.accepts(account, telephone.shows())
        assert second_factor.turn_on(account, "000000") == []
        assert not second_factor.is_on(account)
        assert len(second_factor.turn_on(account, telephone.shows())) == 10
        assert second_factor.is_on(account)


def test_a_code_holds_once(app: Flask, people: People) -> None:
    telephone = equip(app, people.coordinator)
    assert not accepted(app, people.coordinator, telephone.shows(-1))  # it has proved the app
    assert accepted(app, people.coordinator, f" {telephone.shows()[:3]} {telephone.shows()[3:]} ")
    assert not accepted(app, people.coordinator, telephone.shows())
    assert not accepted(app, people.coordinator, telephone.shows(-1))
    assert accepted(app, people.coordinator, telephone.shows(1))
    assert not accepted(app, people.coordinator, telephone.shows())


@pytest.mark.sqlite_only
def test_nobody_uses_the_code_of_another(app: Flask, people: People) -> None:
    mine, theirs = equip(app, people.coordinator), equip(app, people.elsewhere)
    assert not accepted(app, people.coordinator, theirs.shows())
    assert not accepted(app, people.coordinator, theirs.recovery[0])
    assert accepted(app, people.coordinator, mine.shows())
    assert accepted(app, people.elsewhere, theirs.recovery[0])


@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_of_two_who_send_the_same_code_at_once_one_is_let_in(app: Flask, people: People, kind: str) -> None:
    telephone = equip(app, people.coordinator)
    code = telephone.shows() if kind == "app" else telephone.recovery[0]

    def enter() -> bool:
        with app.app_context():
            account = account_of(people.coordinator)
            db.session.rollback()  # both have read the account before one of them uses the code
            found = second_factor.accepts(account, code)
            db.session.commit()
            return found

    assert sorted(at_once(enter, 6)) == [False] * 5 + [True]


def test_a_clock_that_goes_back_does_not_lock_anybody_out(app: Flask, people: People, time: Time) -> None:
    time.move(days=3650)
    telephone = equip(app, people.coordinator)
    assert accepted(app, people.coordinator, telephone.shows())
    time.move(days=-3650)
    assert accepted(app, people.coordinator, telephone.shows())
    assert not accepted(app, people.coordinator, telephone.shows())  # and once, as ever
    time.move(seconds=30)
    assert accepted(app, people.coordinator, telephone.shows())


@pytest.mark.sqlite_only
def test_a_clock_that_is_put_right_by_half_a_minute_lets_no_code_in_again(
    app: Flask, people: People, time: Time
) -> None:
    telephone = equip(app, people.coordinator)
    shown = telephone.shows()
    assert accepted(app, people.coordinator, shown)
    time.move(seconds=-30)
    assert not accepted(app, people.coordinator, shown)
    time.move(seconds=60)
    assert accepted(app, people.coordinator, telephone.shows())


@pytest.mark.sqlite_only
def test_a_clock_that_goes_forward_asks_for_a_code_of_that_time(app: Flask, people: People, time: Time) -> None:
    telephone = equip(app, people.coordinator)
    before = telephone.shows()
    time.move(hours=5)
    assert not accepted(app, people.coordinator, before)
    assert accepted(app, people.coordinator, telephone.shows())


def test_reset_forgets_everything(app: Flask, people: People) -> None:
    telephone = equip(app, people.coordinator)
    others = equip(app, people.elsewhere)
    with app.app_context():
        second_factor.reset(account_of(people.coordinator))
        db.session.commit()
        account = db.session.get_one(Account, people.coordinator.id)
        assert (account.totp_secret, account.totp_since, account.totp_step) == (None, None, None)
        assert {row.account_id for row in db.session.query(RecoveryCode)} == {people.elsewhere.id}
    assert not accepted(app, people.coordinator, telephone.shows())
    assert not accepted(app, people.coordinator, telephone.recovery[0])
    assert accepted(app, people.elsewhere, others.shows())


@pytest.mark.sqlite_only
def test_the_secret_is_kept_encrypted_with_the_installations_key(app: Flask, people: People) -> None:
    telephone = equip(app, people.coordinator)
    with app.app_context():
        kept = account_of(people.coordinator).totp_secret or ""
        assert telephone.secret not in kept
        assert len(kept) <= 200  # so wide is the column
        second_factor.prepare(account_of(people.elsewhere))
        assert account_of(people.elsewhere).totp_secret != kept


@pytest.mark.sqlite_only
def test_with_another_key_codes_are_refused_but_recovery_codes_hold(app: Flask, people: People) -> None:
    telephone = equip(app, people.coordinator)
    app.config["SECRET_KEY"] = "of another installation"
    with app.app_context():
        assert second_factor.is_unreadable(account_of(people.coordinator))
    assert not accepted(app, people.coordinator, telephone.shows())
    assert accepted(app, people.coordinator, telephone.recovery[0])


@pytest.mark.sqlite_only
@pytest.mark.parametrize("kept", ["", "å", "not encrypted", "gAAAAA", "\x00"])
def test_a_secret_that_is_spoilt_is_as_if_unreadable(app: Flask, people: People, kept: str) -> None:
    telephone = equip(app, people.coordinator)
    with app.app_context():
        account_of(people.coordinator).totp_secret = kept
        db.session.commit()
        assert second_factor.is_unreadable(account_of(people.coordinator))
    assert not accepted(app, people.coordinator, telephone.shows())


@pytest.mark.sqlite_only
def test_a_replacement_has_to_be_proved_within_ten_minutes(app: Flask, people: People, time: Time) -> None:
    equip(app, people.coordinator)
    with app.app_context():
        account = account_of(people.coordinator)
        sealed = second_factor.new_secret()
        other = Telephone(second_factor.being_set_up(account, sealed) or "")
        assert second_factor.being_set_up(account) is None  # the present one is never shown again
        for minutes in (11, -22):
            time.move(minutes=minutes)
            assert second_factor.being_set_up(account, sealed) is None
            assert second_factor.turn_on(account, other.shows(), sealed) == []
        time.move(minutes=11)
        assert len(second_factor.turn_on(account, other.shows(), sealed)) == 10
        time.move(seconds=30)
        assert second_factor.accepts(account, other.shows())


def test_recovery_codes_are_counted(app: Flask, people: People) -> None:
    telephone = equip(app, people.coordinator)
    assert accepted(app, people.coordinator, telephone.recovery[3].lower())
    assert not accepted(app, people.coordinator, telephone.recovery[3])
    with app.app_context():
        account = account_of(people.coordinator)
        assert recovery_codes.left(account) == 9
        assert recovery_codes.theirs(account, ["x", telephone.recovery[0], "<b>"]) == [telephone.recovery[0]]
        assert not {row.digest for row in db.session.query(RecoveryCode)} & set(map(codes.plain, telephone.recovery))
        made = recovery_codes.renew(account)
        assert recovery_codes.left(account) == 10
        assert not second_factor.accepts(account, telephone.recovery[0])
        assert second_factor.accepts(account, made[0])


def test_the_only_administrator_is_helped_by_a_command(app: Flask, people: People) -> None:
    telephone = equip(app, people.administrator)
    run = app.test_cli_runner().invoke
    refused = run(args=["accounts", "reset-second-factor", "ingen@example.org"])
    assert refused.exit_code == 1
    assert "ingen@example.org" in refused.output
    done = run(args=["accounts", "reset-second-factor", people.administrator.email])
    assert (done.exit_code, done.output) == (0, "Den andra faktorn för admin@example.org är avstängd.\n")
    assert not accepted(app, people.administrator, telephone.shows())
    with app.app_context():
        assert not second_factor.is_on(account_of(people.administrator))
