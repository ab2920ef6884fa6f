"""Guidelines that refer to a cooperation group: while there are any, the group has to stay."""

from sqlalchemy import select

from preparedness.accounts import groups_in_use
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline


def titles(group_id: int) -> list[str]:
    """What they are called in the register."""
    query = select(Guideline.title).where(Guideline.group_id == group_id)
    return list(db.session.scalars(query.order_by(Guideline.title, Guideline.id)))


groups_in_use.also("guidelines", titles)
