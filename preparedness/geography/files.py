"""Where the geographic data files lie: packaged in `geodata/`, overridden by the operator's own of the same name."""

import logging
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from preparedness.common.messages import Message, message

PACKAGED: Final = Path(__file__).resolve().parents[2] / "geodata"
T = TypeVar("T")
log = logging.getLogger(__name__)


class Stamp(NamedTuple):
    """One state of a data file; another process sees by it that the file was replaced."""

    path: Path
    modified_ns: int
    size: int


class Origin(NamedTuple):
    """What `status` tells of one file; a problem means that the packaged file serves instead."""

    name: str
    path: Path
    is_own: bool
    modified: datetime
    size: int
    problem: Message | None


class _State:
    folder: Path | None = None
    parsed: dict[str, tuple[Stamp | None, object]]
    problems: dict[str, Message]

    def __init__(self) -> None:
        self.parsed, self.problems = {}, {}


_state = _State()


def use_folder(data_folder: Path | None) -> None:
    """Take overrides from `data_folder`/geodata (none: only what is packaged) and forget the overrides read before."""
    folder = data_folder / "geodata" if data_folder else None
    if folder != _state.folder:
        _state.folder = folder
        _state.parsed = {key: (stamp, value) for key, (stamp, value) in _state.parsed.items() if stamp is None}
        _state.problems.clear()


def own_path(name: str) -> Path | None:
    """Where the operator's file of that name would lie; None when no data folder is configured."""
    return _state.folder / name if _state.folder else None


def read(name: str, parse: Callable[[Path], T]) -> T:
    """The file parsed, kept until it changes on disk.

    An override that `parse` cannot read is logged and reported by `problem`, and the packaged file serves instead.
    """
    key = f"{name}:{parse.__module__}.{parse.__qualname__}"
    stamp = _stamp(own_path(name))
    if key not in _state.parsed or _state.parsed[key][0] != stamp:
        _state.parsed[key] = (stamp, _parsed(name, stamp, parse))
    return _state.parsed[key][1]  # type: ignore[return-value]


def problem(name: str) -> Message | None:
    """What is wrong with the operator's file of that name, as far as it has been read."""
    return _state.problems.get(name)


def origin(name: str) -> Origin:
    own = own_path(name)
    is_own = own is not None and own.is_file()
    path = own if own is not None and is_own else PACKAGED / name
    facts = path.stat()
    modified = datetime.fromtimestamp(facts.st_mtime, UTC)
    return Origin(name, path, is_own, modified, facts.st_size, problem(name))


def write_own(name: str, content: str) -> Path:
    """Put `content` in place of the override at one stroke: a reader sees the old file or the new, never a half."""
    target = own_path(name)
    if target is None:
        raise RuntimeError("no data folder is configured")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return target


def _stamp(path: Path | None) -> Stamp | None:
    try:
        facts = path.stat() if path else None
    except OSError:
        return None
    return Stamp(path, facts.st_mtime_ns, facts.st_size) if path and facts else None


def _parsed(name: str, own: Stamp | None, parse: Callable[[Path], T]) -> T:
    if own:
        try:
            result = parse(own.path)
        except Exception as error:
            log.exception("Own file %s cannot be used; the packaged one serves instead", own.path)
            _state.problems[name] = _unusable(name, error)
        else:
            _state.problems.pop(name, None)
            return result
    else:
        _state.problems.pop(name, None)
    return parse(PACKAGED / name)


def _unusable(name: str, error: Exception) -> Message:
    return message(
        "%(name)s in the data folder cannot be used (%(reason)s). The packaged file is used instead: "
        "replace the file or restore the packaged one.",
        name=name,
        reason=str(error) or type(error).__name__,
    )
