"""Who takes part: functions and organisations with numbers, and hosts of the register. Never visitors by name."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import whole, written
from preparedness.common.database import Base
from preparedness.common.facts import Fact
from preparedness.common.recorded import kept
from preparedness.exercises.models.base import OfExercise
from preparedness.hosts.models import Host


class ParticipantGroup(OfExercise, Base):
    """So many of a function or an organisation."""

    __tablename__ = "participant_groups"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "group"

    function: Mapped[str] = written("Function", "funktion", length=120, hint="For example communications officer.")
    organisation: Mapped[str] = written("Organisation", "organisation", length=120)
    number: Mapped[int | None] = whole("How many", "antal", "people", low=1, high=100_000)


class ExerciseHost(OfExercise, Base):
    """A host of the register who took part. Their name stays with the host, and goes when that is erased."""

    __tablename__ = "exercise_hosts"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "host"

    host_id: Mapped[int] = mapped_column(ForeignKey("hosts.id"), index=True, info=kept(Fact("Host number", "")))
    host: Mapped[Host] = relationship(lazy="raise_on_sql")
