"""What residents see now: the newest snapshot, or the last good one where the register cannot be reached."""

import fcntl
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final

from flask import current_app

from preparedness.common import clock
from preparedness.publication import guideline_rows, pictures
from preparedness.publication.issue import Issue
from preparedness.publication.snapshot import Edition, Snapshot, SnapshotError, edition, load, save, take
from preparedness.publication.source import Source, be_patient

log = logging.getLogger(__name__)
PAUSE: Final = 2.0
"""Seconds between attempts at a register that does not answer."""
AGAIN: Final = 60.0
"""Seconds between attempts at guidelines that could not be read, though the points could."""


class UnavailableError(Exception):
    """Neither the register nor a last good copy of it can be read."""


class EmptiedError(Exception):
    """The register that answers has never held anything, though one has been published."""


@dataclass(frozen=True)
class Current:
    """What to show; `as_of` is when the register last confirmed it."""

    issue: Issue
    as_of: datetime
    degraded: bool = False


class Keeper:
    """One per process: asks for the revision, and reads the register again only when it has changed.

    The file is common to all processes, so that they publish the same under the same revision and entity tags.
    """

    def __init__(self, source: Source, file: Path) -> None:
        self.source = source
        self.file = file
        self._asking = Lock()
        self._kept: Current | None = None
        self._read: tuple[Edition, date] | None = None
        self._again_at: float | None = None
        self._failed_at: float | None = None

    def current(self) -> Current:
        """One request at a time asks the register; the others meanwhile get what there is."""
        if self._asking.acquire(blocking=self._kept is None):
            try:
                if not self._resting():
                    self._kept = self._ask()
            finally:
                self._asking.release()
        if self._kept is None:
            raise UnavailableError
        return self._kept

    def _resting(self) -> bool:
        return self._failed_at is not None and time.monotonic() - self._failed_at < PAUSE

    def _ask(self) -> Current | None:
        try:
            fresh = self._fresh()
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the register, residents keep the last good copy
            log.warning("The register cannot be read; residents get the last good copy: %s", error)
            self._failed_at = time.monotonic()
            return self._last_good()
        self._failed_at = None
        return fresh

    def _fresh(self) -> Current:
        with self.source.reading() as connection:
            asked = edition(connection)
            if self._kept and self._read == (asked, clock.today()) and not self._incomplete():
                return Current(self._kept.issue, clock.now())
            if asked == Edition() and self._holds_points():
                raise EmptiedError("nothing has ever happened in it, though points have been published")
            be_patient(connection)
            taken = take(connection)
            wanted = pictures.missing(self.file.parent, pictures.digests(taken.guidelines))
            shown = guideline_rows.contents(connection, wanted)
        public = self._public(taken, shown)
        self._read, self._again_at = (taken.edition, taken.day), None if taken.whole else time.monotonic() + AGAIN
        if self._kept and self._kept.issue.snapshot == public:
            return Current(self._kept.issue, clock.now())
        return Current(Issue(public), clock.now())

    def _incomplete(self) -> bool:
        return self._again_at is not None and time.monotonic() >= self._again_at

    def _public(self, taken: Snapshot, shown: Mapping[str, bytes]) -> Snapshot:
        """What was taken, under its public edition, and kept in the file unless the register has moved on meanwhile."""
        try:
            with locked(self.file.parent):
                public = taken.public_since(self._filed())
                if self._stands_at() == taken.edition:
                    pictures.keep(self.file.parent, shown)
                    save(public, self.file)
                    pictures.forget_others(self.file.parent, pictures.digests(public.guidelines))
        except OSError as error:
            log.warning("The last good copy could not be written: %s", error)
            return taken.public_since(self._kept.issue.snapshot if self._kept else self._filed())
        return public

    def _stands_at(self) -> Edition:
        with self.source.reading() as connection:
            return edition(connection)

    def _filed(self) -> Snapshot | None:
        """What the file holds; what this process has shown where there is none to be read."""
        try:
            return load(self.file)
        except SnapshotError:
            return self._kept.issue.snapshot if self._kept else None

    def _holds_points(self) -> bool:
        good = self._last_good()
        return good is not None and bool(good.issue.snapshot.points)

    def _last_good(self) -> Current | None:
        if self._kept:
            return Current(self._kept.issue, self._kept.as_of, degraded=True)
        try:
            snapshot = load(self.file)
        except SnapshotError as error:
            log.warning("There is no last good copy: %s", error)
            return None
        return Current(Issue(snapshot), snapshot.made_at, degraded=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One process at a time, so that a slow one cannot put what it read earlier over what another has read since."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def set_up(config: Mapping[str, Any], extensions: dict[str, Any]) -> None:
    """Give the application its keeper."""
    file = Path(config["PREPAREDNESS_DATA"]) / "publication" / "snapshot.json"
    extensions["publication"] = Keeper(Source(config["DATABASE_URL"]), file)


def current() -> Current:
    """What this request shows."""
    kept: Keeper = current_app.extensions["publication"]
    return kept.current()


def kept_content(digest: str) -> bytes | None:
    """What a picture holds, from the file beside the last good copy."""
    kept: Keeper = current_app.extensions["publication"]
    return pictures.content(kept.file.parent, digest)
