"""What a municipality wants residents and colleagues to know about reaching it when networks fail."""

from sqlalchemy import Unicode
from sqlalchemy.orm import Mapped, mapped_column

from preparedness.common.columns import text
from preparedness.common.database import Base
from preparedness.common.recorded import Recorded


class MunicipalityProfile(Recorded, Base):
    """One municipality of this installation and its information channels."""

    __tablename__ = "municipality_profiles"
    recorded_kind = "municipality"

    code: Mapped[str] = mapped_column(Unicode(4), primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    website: Mapped[str] = text("Web page about safe points", "webbplats", length=500, link=True)
    radio: Mapped[str] = text("Radio channel and frequency", "radio", hint="The local P4 channel and its frequency.")
    notice_boards: Mapped[str] = text("Notice boards", "anslagstavlor", length=500, lines=True)
    channels_sv: Mapped[str] = text("Other information channels, in Swedish", "kanaler_sv", length=1000, lines=True)
    channels_en: Mapped[str] = text("Other information channels, in English", "kanaler_en", length=1000, lines=True)
    notes: Mapped[str] = text(
        "Internal notes",
        "interna_anteckningar",
        length=4000,
        lines=True,
        hint="What you write can be requested as a public record. Write no secrets and nothing about anyone's health.",
    )
    is_example: Mapped[bool] = mapped_column(default=False)

    def recorded_key(self) -> str:
        return self.code

    def recorded_municipality(self) -> str | None:
        return self.code
