"""The banner that says on every signed-in page that an exercise is running: nothing of it is to be taken for real."""

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import exercises
from preparedness.exercises.views.blueprint import blueprint, scope


@blueprint.app_template_global()
def running_exercises() -> list[Exercise]:
    """Exercises and real events that go on now where the person reads them."""
    return exercises.running(scope()) if signed_in().may(Permission.READ_EXERCISES) else []
