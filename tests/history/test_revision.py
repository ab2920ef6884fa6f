"""The revision number rises with a change, and only with a change that is kept."""

from flask import Flask

from preparedness.common.database import db
from preparedness.history import records


def test_nothing_has_happened_in_an_empty_register(app: Flask) -> None:
    with app.app_context():
        assert records.current() == (0, None)


def test_it_rises_by_one_and_says_when(app: Flask) -> None:
    numbers, moments = [], []
    for _ in range(3):
        with app.app_context():
            records.raise_revision()
            db.session.commit()
            number, moment = records.current()
            numbers.append(number)
            moments.append(moment)
    assert numbers == [1, 2, 3]
    assert moments == sorted(moment for moment in moments if moment is not None)


def test_a_change_that_is_taken_back_does_not_raise_it(app: Flask) -> None:
    with app.app_context():
        records.raise_revision()
        db.session.commit()
        records.raise_revision()
        db.session.rollback()
        assert records.current()[0] == 1
