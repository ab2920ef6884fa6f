"""The same from several threads at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")


def at_once(what: Callable[[], T], times: int) -> list[T]:
    """What each of them gave; none begins before all are ready."""
    ready = Barrier(times)

    def one(_: int) -> T:
        ready.wait()
        return what()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))
