"""Whose readers somebody looks after."""

from typing import Final

from werkzeug.wrappers import Response

from preparedness.accounts.access import signed_in
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import guidelines
from preparedness.guidelines.views.blueprint import EDIT, GUIDELINE, READ, load_guideline

READERS: Final = f"{GUIDELINE}/lasare"
READER: Final = f"{READERS}/<int(max=2147483647):reader_id>"
Answer = str | Response | tuple[str, int]


def load_mine(guideline_id: int) -> tuple[Guideline, frozenset[str]]:
    """The guideline, and the municipalities whose readers the person looks after.

    Who shares a guideline in a cooperation group asks their own people, and sees nobody else's names.
    """
    found = load_guideline(guideline_id, READ)
    codes = frozenset(code for code in guidelines.read_by(found) if signed_in().may(EDIT, code))
    return (found, codes) if codes else (load_guideline(guideline_id), codes)
