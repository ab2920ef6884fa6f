"""Courses, their sessions, who took part, and the training that came of it, with its evidence."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import day, many, number, stored, text, whole, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Day, Fact, Pick, Text
from preparedness.common.recorded import Recorded, kept
from preparedness.hosts.models.base import InMunicipality
from preparedness.hosts.models.host import Host
from preparedness.hosts.states import Attendance, HostRole

RENEWAL_DAYS = 90


class Course(InMunicipality, Recorded, Base):
    """What a municipality demands of its hosts, and for how long it holds."""

    __tablename__ = "courses"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "course"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = text("Name of the course", "kurs", length=80)
    hours: Mapped[float | None] = number("Length", "timmar", "hours", high=500, decimals=1)
    months_valid: Mapped[int | None] = whole(
        "Months that the training holds", "giltig_manader", "months", low=1, high=240,
        hint="Leave empty if it does not run out.",
    )  # fmt: skip
    renewal_days: Mapped[int | None] = whole(
        "Renewal window", "fornyas_dagar", "days", high=730,
        hint="So many days before it runs out it is time to renew it. Whoever renews it within the window loses no "
        "days: the new time counts from the old last day.",
    )  # fmt: skip
    roles: Mapped[str] = many(HostRole, "Demanded for", "kravs_for", hint="Without it, nobody counts in these roles.")
    source: Mapped[str] = text(
        "Who decided this", "beslut", length=300, hint="Where the months and the demands come from."
    )
    is_example: Mapped[bool] = mapped_column(default=False)

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_name(self) -> str:
        return self.name


class CourseSession(Recorded, Base):
    """One occasion on which a course is held."""

    __tablename__ = "course_sessions"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "course_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id"), index=True)
    held_on: Mapped[date | None] = day("Day", "dag")
    begins: Mapped[str] = text("Time", "tid", length=20, hint="For example 9-16.")
    place: Mapped[str] = written("Place", "plats", length=120)
    leader: Mapped[str] = written("Led by", "ledare", length=120, personal=True)
    seats: Mapped[int | None] = whole("Seats", "platser", "seats", low=1, high=1000)
    note: Mapped[str] = written("Note", "anteckning", length=500, personal=True, lines=True)
    called_off_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Called off", "")))
    course: Mapped[Course] = relationship(lazy="joined")
    enrolments: Mapped[list["Enrolment"]] = relationship(
        lazy="raise_on_sql", back_populates="session", cascade="all, delete-orphan"
    )

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_municipality(self) -> str | None:
        return self.course.municipality

    def recorded_name(self) -> str:
        return self.course.name

    @property
    def municipality(self) -> str:
        return self.course.municipality


class Enrolment(Recorded, Base):
    """Somebody's place at a session, and what became of it."""

    __tablename__ = "enrolments"
    __table_args__ = (UniqueConstraint("session_id", "host_id"), {"sqlite_autoincrement": True})
    recorded_kind, recorded_part = "course_session", "enrolment"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("course_sessions.id"), index=True)
    host_id: Mapped[int] = mapped_column(ForeignKey("hosts.id"), index=True, info=kept(Fact("Host number", "")))
    attendance: Mapped[Attendance] = mapped_column(
        stored(Attendance),
        default=Attendance.ENROLLED,
        info=kept(Pick("Attendance", "", choices=Attendance, empty="enrolled")),
    )
    session: Mapped[CourseSession] = relationship(lazy="joined", back_populates="enrolments")
    host: Mapped[Host] = relationship(lazy="raise_on_sql")

    def recorded_key(self) -> str:
        return str(self.session_id)

    def recorded_municipality(self) -> str | None:
        return self.session.course.municipality

    def recorded_name(self) -> str:
        return self.session.course.name

    def recorded_row(self) -> str:
        return str(self.id)


class Training(Recorded, Base):
    """That a host completed a course on a day. `session_id` where it came from attendance at a session."""

    __tablename__ = "trainings"
    __table_args__ = (UniqueConstraint("host_id", "course_id", "done_on"), {"sqlite_autoincrement": True})
    recorded_kind, recorded_part = "host", "training"

    id: Mapped[int] = mapped_column(primary_key=True)
    host_id: Mapped[int] = mapped_column(ForeignKey("hosts.id"), index=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id"), index=True, info=kept(Fact("Course number", "")))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("course_sessions.id"), index=True)
    done_on: Mapped[date] = mapped_column(info=kept(Day("Completed", "genomford")))
    until: Mapped[date | None] = mapped_column(info=kept(Day("Valid until, as the certificate says", "giltig_till")))
    """Only where the certificate itself says so; otherwise the course's months count."""
    certificate: Mapped[str] = mapped_column(
        Unicode(80), default="", info=kept(Text("Certificate number", "intyg"), personal=True)
    )
    origin: Mapped[str] = mapped_column(Unicode(20), default="page", info=kept(Text("Entered by", "")))
    """`session`, `page` or `import`."""
    edition: Mapped[int] = mapped_column(default=1)
    host: Mapped[Host] = relationship(back_populates="trainings")
    course: Mapped[Course] = relationship(lazy="raise_on_sql")
    evidence: Mapped[list["Evidence"]] = relationship(
        lazy="raise_on_sql", back_populates="training", cascade="all, delete-orphan"
    )

    def recorded_key(self) -> str:
        return str(self.host_id)

    def recorded_municipality(self) -> str | None:
        return self.host.municipality

    def recorded_row(self) -> str:
        return str(self.id)


class Evidence(Recorded, Base):
    """A file that shows that the training was completed: a PDF or a picture, kept in the database."""

    __tablename__ = "evidence"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind, recorded_part = "host", "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Unicode(120), default="", info=kept(Text("File", ""), personal=True))
    media_type: Mapped[str] = mapped_column(Unicode(40))
    size: Mapped[int] = mapped_column(info=kept(Fact("Bytes", "")))
    digest: Mapped[str] = mapped_column(Unicode(64), info=kept(Text("Digest", ""), hidden=True))
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    training: Mapped[Training] = relationship(lazy="joined", back_populates="evidence")

    def recorded_key(self) -> str:
        return str(self.training.host_id)

    def recorded_municipality(self) -> str | None:
        return self.training.host.municipality

    def recorded_row(self) -> str:
        return str(self.id)
