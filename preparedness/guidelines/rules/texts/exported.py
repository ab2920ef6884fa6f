"""A version as Markdown: first what is known of it, then its text as it was written, then its checklist."""

import re
from collections.abc import Iterator
from typing import Final

from preparedness.common.messages import message
from preparedness.guidelines.rules.texts.told import Task, Told, Words, facts, warnings, within

SIGNS: Final = re.compile(r"([\\`*_\[\]<>#|&])")


def exported(told: Told, body: str, words: Words) -> str:
    """The file, ending with a line break."""
    lines = [f"# {plain(told.title)}", ""]
    lines += [f"**{plain(each)}**\n" for each in warnings(told, words)]
    lines += [f"- {plain(label)}: {plain(value)}" for label, value in facts(told, words)]
    address = words.say(message("The version that is in force: %(address)s", address=f"<{told.address}>"))
    lines += [f"- {address}", "", "---", "", body.strip(), ""]
    if told.tasks:
        lines += ["---", "", f"## {words.say(message('Checklist'))}", ""]
        lines += [line for number, each in enumerate(told.tasks, 1) for line in _task(number, each, words)]
    return "\n".join(lines).rstrip() + "\n"


def _task(number: int, task: Task, words: Words) -> Iterator[str]:
    say = words.say
    yield f"{number}. {plain(words.known(task.text))}"
    more = (
        (message("Who"), say(task.who) if task.who else say(message("not said"))),
        (message("Within"), within(task.within, words)),
        (message("It is done when"), words.known(task.done_when)),
        (message("Source"), words.known(task.source)),
        *([(message("Capability"), say(task.capability))] if task.capability else []),
    )
    for label, value in more:
        yield f"    - {say(label)}: {plain(value)}"


def plain(text: str) -> str:
    """On one line, and no markup."""
    return SIGNS.sub(r"\\\1", " ".join(text.split()))
