"""Files of a version. What two versions share is kept once."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact, Text
from preparedness.common.recorded import kept
from preparedness.guidelines.models.version import OfVersion


class FileContent(Base):
    """What a file holds, once for each guideline."""

    __tablename__ = "guideline_file_contents"
    __table_args__ = (UniqueConstraint("guideline_id", "digest"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    guideline_id: Mapped[int] = mapped_column(ForeignKey("guidelines.id"), index=True)
    digest: Mapped[str] = mapped_column(Unicode(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class GuidelineFile(OfVersion, Base):
    """A PDF or a picture of a version. The text shows a picture by its name: `![What it shows](name.jpg)`."""

    __tablename__ = "guideline_files"
    __table_args__ = (UniqueConstraint("version_id", "name"), {"sqlite_autoincrement": True})
    recorded_part = "file"

    content_id: Mapped[int] = mapped_column(ForeignKey("guideline_file_contents.id"), index=True)
    name: Mapped[str] = mapped_column(Unicode(120), info=kept(Text("File", ""), personal=True))
    media_type: Mapped[str] = mapped_column(Unicode(40))
    size: Mapped[int] = mapped_column(info=kept(Fact("Bytes", "")))
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    held: Mapped[FileContent] = relationship(lazy="raise_on_sql")

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")
