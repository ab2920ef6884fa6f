"""Sentences for people, made by rules that know neither Flask nor the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A translatable sentence (English msgid with %(name)s places) and the values that go into it."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)


def message(text: str, /, **values: object) -> Message:
    """Mark `text` for translation and bind its values; `common.language.say` puts it in words."""
    return Message(text, values)
