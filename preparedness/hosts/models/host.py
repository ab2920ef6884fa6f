"""A host: who it is, how to reach them, what they can do and when. As little as works, and nothing about health."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import answer, day, many, pick, whole, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Answer, Day, Fact
from preparedness.common.languages import Language
from preparedness.common.persons import Mail, Telephone
from preparedness.common.recorded import Recorded, kept
from preparedness.hosts.models.base import InMunicipality
from preparedness.hosts.states import Agreement, Audience, Availability, HostRole, Organisation

if TYPE_CHECKING:
    from preparedness.hosts.models.assignment import Assignment
    from preparedness.hosts.models.training import Training

SEEN_HINT = "A way that is not on call lists has to be looked up here when it matters."
UNIT_HINT = "For example the school."
NOTE_HINT = (
    "What matters when planning, such as “cannot lift heavy things”. Nothing about health, "
    "and no personal identity number."
)


class Host(InMunicipality, Recorded, Base):
    """One trained person (trygghetspunktsvärd). Erasing leaves the row without anything that says who it was."""

    __tablename__ = "hosts"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a number is never given twice
    recorded_kind = "host"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = written("Name", "namn", length=120, personal=True)
    organisation: Mapped[Organisation] = pick(Organisation, "Organisation", "organisation")
    unit: Mapped[str] = written(
        "Unit or name of the organisation", "enhet", length=120, personal=True, hint="For example the school."
    )
    duty_telephone: Mapped[str] = mapped_column(
        Unicode(60), default="", info={"fact": Telephone("Telephone on duty", "telefon_tjanst")}
    )
    duty_email: Mapped[str] = mapped_column(
        Unicode(254), default="", info={"fact": Mail("E-mail on duty", "epost_tjanst")}
    )
    duty_seen_by: Mapped[Audience] = pick(
        Audience, "Who may see the contact on duty", "tjanst_syns_for", empty="call_list"
    )
    private_telephone: Mapped[str] = mapped_column(
        Unicode(60), default="", info={"fact": Telephone("Private telephone", "telefon_privat")}
    )
    private_email: Mapped[str] = mapped_column(
        Unicode(254), default="", info={"fact": Mail("Private e-mail", "epost_privat")}
    )
    private_seen_by: Mapped[Audience] = pick(
        Audience, "Who may see the private contact", "privat_syns_for", empty="coordinators", hint=SEEN_HINT
    )
    locality: Mapped[str] = written(
        "Home locality", "hemort", length=100, personal=True, hint="The locality only, never the address."
    )
    languages: Mapped[str] = many(Language, "Languages", "sprak", personal=True)
    roles: Mapped[str] = many(HostRole, "Roles the host can take", "roller")
    minutes_away: Mapped[int | None] = whole("Can be there within", "minuter", "minutes", high=1440, personal=True)
    availability: Mapped[Availability] = pick(Availability, "Can be called", "tillganglig")
    away_from: Mapped[date | None] = day("Away from", "borta_fran", personal=True)
    away_until: Mapped[date | None] = day("Away until (the last day)", "borta_till", personal=True)
    agreement: Mapped[Agreement] = pick(Agreement, "Agreement", "avtal")
    agreement_until: Mapped[date | None] = day("Agreement until", "avtal_till", hint="Leave empty if it does not end.")
    lendable: Mapped[Answer] = answer(
        "May be borrowed by municipalities that cooperate", "far_lanas", hint="Only “Yes” lets them see the host."
    )
    ends_on: Mapped[date | None] = day(
        "No longer a host from", "slutar", hint="From this day the host is not counted anywhere."
    )
    note: Mapped[str] = written("Note", "anteckning", length=500, personal=True, lines=True, hint=NOTE_HINT)
    confirmed_on: Mapped[date | None] = mapped_column(default=None, info=kept(Day("Last confirmed", "bekraftad")))
    created_at: Mapped[datetime] = mapped_column(Moment)
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id"), unique=True, default=None, info=kept(Fact("Account", ""), hidden=True)
    )
    """Who signs in as this host, and so sees and corrects their own data."""
    erased_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Personal data erased", "")))
    is_example: Mapped[bool] = mapped_column(default=False)

    trainings: Mapped[list["Training"]] = relationship(
        lazy="raise_on_sql", order_by="Training.done_on.desc()", back_populates="host"
    )
    assignments: Mapped[list["Assignment"]] = relationship(
        lazy="raise_on_sql", order_by="Assignment.begins_on", back_populates="host"
    )

    def recorded_key(self) -> str:
        return str(self.id)

    def can_take(self) -> frozenset[str]:
        return frozenset(filter(None, self.roles.split("|")))
