"""A bar for long files, on standard error."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, TaskID

LONG = 1000


class Bar:
    """Called with how many are done and of how many; shows itself on a terminal, or where it is a long way."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        self.progress: Progress | None = None
        self.task = TaskID(0)

    def __call__(self, done: int, total: int) -> None:
        if self.progress is None:
            if not self.console.is_terminal and total <= LONG:
                return
            self.progress = Progress(console=self.console)
            self.task = self.progress.add_task("", total=total)
            self.progress.start()
        self.progress.update(self.task, completed=done)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del kind, error, trace
        if self.progress:
            self.progress.stop()
