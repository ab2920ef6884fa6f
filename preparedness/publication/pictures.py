"""Pictures of public guidelines, kept as files beside the last good copy: residents see them without the register."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from preparedness.publication.allow_list_guidelines import MOST_PICTURES, PublicGuideline

FOLDER: Final = "pictures"


def digests(guidelines: Iterable[PublicGuideline]) -> list[str]:
    """Of so many pictures as are kept at most; those beyond are shown by what their text says of them."""
    found = dict.fromkeys(each.digest for guideline in guidelines for each in guideline.pictures)
    return list(found)[:MOST_PICTURES]


def missing(folder: Path, wanted: Iterable[str]) -> list[str]:
    return [each for each in wanted if not (folder / FOLDER / each).is_file()]


def keep(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write each file whole or not at all."""
    place = folder / FOLDER
    if contents:
        place.mkdir(parents=True, exist_ok=True)
    for digest, content in contents.items():
        handle, name = tempfile.mkstemp(prefix=".picture-", dir=place)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(place / digest)


def forget_others(folder: Path, wanted: Iterable[str]) -> None:
    """What is public no longer is not left lying there."""
    known = frozenset(wanted)
    for file in (folder / FOLDER).glob("*"):
        if file.name not in known:
            file.unlink(missing_ok=True)


def content(folder: Path, digest: str) -> bytes | None:
    try:
        return (folder / FOLDER / digest).read_bytes()
    except OSError:
        return None
