"""Pictures of a text under other names."""

import re
from collections.abc import Mapping


def renamed(body: str, names: Mapping[str, str]) -> str:
    """The text with the pictures' new names in it, all changed at once."""
    changed = {old: new for old, new in names.items() if old != new}
    if not changed:
        return body
    pattern = "|".join(rf"(?<=\]\(){re.escape(each)}(?=\))" for each in changed)
    return re.sub(pattern, lambda found: changed[found[0]], body)
