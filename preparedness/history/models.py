"""The register's revision number: it rises with every change that residents could see."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from preparedness.common.database import Base, Moment


class Revision(Base):
    """One row, one number."""

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
