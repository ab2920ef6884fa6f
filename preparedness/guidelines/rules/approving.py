"""What has to be there before a draft goes to review or is approved, and on which days a version can hold."""

from dataclasses import dataclass
from datetime import date

from preparedness.common.messages import Message, message
from preparedness.guidelines.rules.reviewing import months_after


@dataclass(frozen=True, slots=True)
class Decision:
    """When it was decided and holds from; `since_then`: it is said that it has applied since a day that has passed."""

    decided_on: date | None
    valid_from: date | None
    since_then: bool = False


def lacks_changes(number: int, changes: str) -> Message | None:
    """From the second version on, readers of the one before are told what is new."""
    if number > 1 and not changes.strip():
        return message("Write what has changed since the previous version.")
    return None


def wrong_days(decision: Decision, before: date | None, today: date) -> dict[str, Message]:
    """What is wrong, by field. `before`: from when the version before it holds."""
    found: dict[str, Message] = {}
    if decision.decided_on is None:
        found["decided_on"] = message("Enter the day of the decision.")
    elif decision.decided_on > today:
        found["decided_on"] = message("Enter a date that is not in the future.")
    if decision.valid_from is None:
        found["valid_from"] = message("Enter from which day the version is valid.")
    elif refusal := _wrong_beginning(decision, decision.valid_from, before):
        found["valid_from"] = refusal
    elif decision.valid_from < today and not decision.since_then:
        found["since_then"] = message(
            "%(day)s has passed. Tick that the version has applied since then, or enter another day.",
            day=decision.valid_from,
        )
    return found


def unusual(valid_from: date | None, review: date | None, today: date) -> Message | None:
    """A day that may well be a slip, and is asked about once; `review`: when what holds now is to be looked through."""
    if valid_from is None or valid_from <= today:
        return None
    if valid_from > months_after(today, 12):
        return message("%(day)s is more than a year ahead. Tick that it is meant so, or enter another day.",
                       day=valid_from)  # fmt: skip
    if review and review < valid_from:
        return message("The version in force is to be reviewed by %(day)s, before this one is valid. Tick that it is "
                       "meant so, or enter an earlier day.", day=review)  # fmt: skip
    return None


def _wrong_beginning(decision: Decision, valid_from: date, before: date | None) -> Message | None:
    if decision.decided_on and valid_from < decision.decided_on:
        return message("Nothing is valid before it was decided: enter the day of the decision or a later one.")
    if before and valid_from < before:
        return message("The version before it is valid from %(day)s: enter that day or a later one.", day=before)
    return None
