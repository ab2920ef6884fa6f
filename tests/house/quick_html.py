"""html5lib, which takes a page apart letter by letter: what is written plainly is taken here in one piece.

What is made of it is what html5lib makes of it; whatever is not plain, and so every fault, is left to html5lib.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from html5lib import HTMLParser
from html5lib._inputstream import HTMLUnicodeInputStream
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

Token = dict[str, Any]
KINDS = {name: tokenTypes[name] for name in ("Characters", "SpaceCharacters", "StartTag", "EndTag")}
FAULT = tokenTypes["ParseError"]
NAME, VALUE = "[a-z][a-z0-9-]*", '[^"&\\x00]*'
PLAIN = re.compile(
    rf'<(?P<StartTag>[a-z][a-z0-9]*)(?P<attributes>(?:[ \n]+{NAME}(?:="{VALUE}")?)*)[ \n]*>'
    r"|</(?P<EndTag>[a-z][a-z0-9]*)>"
    r"|(?P<SpaceCharacters>[ \n]+)(?=<)"
    r"|(?P<Characters>[^&<\x00\s][^&<\x00]*)(?=<)"
)
ATTRIBUTES = re.compile(rf'({NAME})(?:="({VALUE})")?')


class Stream(HTMLUnicodeInputStream):  # type: ignore[misc]
    """Looks for characters that no page may hold one by one only where there is one that is not printable."""

    def characterErrorsUCS4(self, data: str) -> None:  # noqa: N802 - html5lib's name
        if not data.replace("\n", "").replace("\xa0", "").isprintable():
            super().characterErrorsUCS4(data)


class Tokenizer(HTMLTokenizer):  # type: ignore[misc]
    """Plain tags and text between them; html5lib's own states for the rest."""

    def __init__(self, text: str, parser: HTMLParser) -> None:
        super().__init__(text, parser)
        self.stream = Stream(text)

    def __iter__(self) -> Iterator[Token]:
        self.tokenQueue = deque[Token]()
        while True:
            if self.state == self.dataState and (token := self._plain()):
                yield token
                continue
            if not self.state():
                return
            while self.stream.errors:
                yield {"type": FAULT, "data": self.stream.errors.pop(0)}
            while self.tokenQueue:
                yield self.tokenQueue.popleft()

    def _plain(self) -> Token | None:
        found = PLAIN.match(self.stream.chunk, self.stream.chunkOffset)
        if not found:
            return None
        name = found.lastgroup if found.lastgroup != "attributes" else "StartTag"
        token = _token(str(name), found)
        if token:
            self.stream.chunkOffset = found.end()
            self.currentToken = token  # the end of a title or a text area is looked for by it
        return token


def _token(kind: str, found: re.Match[str]) -> Token | None:
    """As html5lib makes it; none for a tag that has an attribute twice."""
    token: Token = {"type": KINDS[kind]}
    if "Characters" in kind:
        return token | {"data": found[kind]}
    token |= {"name": found[kind], "selfClosing": False, "data": {}}
    if kind == "StartTag":
        pairs = ATTRIBUTES.findall(found["attributes"])
        token |= {"data": dict(pairs), "selfClosingAcknowledged": False}
        return token if len(token["data"]) == len(pairs) else None
    return token


class Parser(HTMLParser):  # type: ignore[misc]
    """Reads text, never bytes."""

    def _parse(self, stream: str, *_: Any, **__: Any) -> None:
        self.innerHTMLMode, self.container, self.scripting = False, "div", False
        self.tokenizer = Tokenizer(stream, self)
        self.reset()
        self.mainLoop()
