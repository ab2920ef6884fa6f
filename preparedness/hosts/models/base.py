"""What rows of this room share: they belong to a municipality."""

from sqlalchemy import Unicode
from sqlalchemy.orm import Mapped, mapped_column


class InMunicipality:
    """A row of one municipality, by its four-digit code."""

    municipality: Mapped[str] = mapped_column(Unicode(4), index=True)

    def recorded_municipality(self) -> str | None:
        return self.municipality
