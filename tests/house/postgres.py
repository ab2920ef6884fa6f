"""A PostgreSQL server of the test run's own: found, started on a socket in a temporary folder, stopped and removed."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

OWNERS = ("postgres", "nobody")
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=", "max_connections=40")
PATIENCE = 30.0
Server = subprocess.Popen[bytes]


def programs() -> Path | None:
    """The folder of the server's programs: in PATH, or the newest where Debian keeps them."""
    found = shutil.which("initdb")
    if found and shutil.which("postgres"):
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return folders[-1].parent if folders else None


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as an unprivileged user."""
    if os.geteuid():
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in OWNERS if name in known)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server for as long as the block lasts; gives the folder of its socket."""
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    owner = _owner()
    if owner:
        os.chown(place, owner["user"], owner["group"])
    data = place / "data"
    options = ["-A", "trust", "-U", "preparedness", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run([folder / "initdb", "-D", data, *options], check=True, capture_output=True, cwd=place, **owner)
    settings = [part for setting in QUICK for part in ("-c", setting)]
    command = [str(part) for part in (folder / "postgres", "-D", data, "-k", place, *settings)]
    with (place / "log").open("wb") as log:
        server: Server = subprocess.Popen(command, stdout=log, stderr=log, cwd=place, **owner)
    try:
        _wait(place, server)
        yield str(place)
    finally:
        server.terminate()
        server.wait(PATIENCE)
        shutil.rmtree(place, ignore_errors=True)


def _wait(place: Path, server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            administer(str(place), "SELECT 1")
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError((place / "log").read_text(errors="replace")) from None
            time.sleep(0.05)
        else:
            return


def version(socket: str) -> int:
    """The server's version as a number: 150018 is 15.18."""
    with psycopg.connect(host=socket, user="preparedness", dbname="postgres") as connection:
        return connection.info.server_version


def administer(socket: str, *statements: str, database: str = "postgres") -> None:
    """Run statements outside any transaction."""
    with psycopg.connect(host=socket, user="preparedness", dbname=database, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
