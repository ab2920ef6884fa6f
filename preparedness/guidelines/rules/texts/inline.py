"""Words within a line of Markdown: strong, emphasised, code and links; and the pictures between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from preparedness.common.paper.document import Picture, Run, Text

LEADS_SOMEWHERE: Final = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?[0-9]|/(?!/)|#)")
"""Addresses that become links: everything else, such as javascript:, stays words."""


def runs(inline: SyntaxTreeNode) -> list[Text | Picture]:
    """The words of a line, in pieces between which its pictures stand."""
    found: list[Text | Picture] = []
    told: list[Run] = []
    for part in _walk(inline, Run("")):
        if isinstance(part, Run):
            told.append(part)
            continue
        found += [tuple(told), part] if told else [part]
        told = []
    return [*found, tuple(told)] if told else found


def words(parts: Iterable[Text | Picture]) -> str:
    """What is said, without how it looks."""
    return " ".join("".join(_letters(part) for part in parts).split())


def _letters(part: Text | Picture) -> str:
    if isinstance(part, Picture):
        return part.description
    return part if isinstance(part, str) else "".join(each.text for each in part)


def _walk(node: SyntaxTreeNode, style: Run) -> Iterator[Run | Picture]:
    for child in node.children:
        yield from _of(child, style)


def _of(node: SyntaxTreeNode, style: Run) -> Iterator[Run | Picture]:
    if node.type == "strong":
        yield from _walk(node, replace(style, strong=True))
    elif node.type == "em":
        yield from _walk(node, replace(style, emphasis=True))
    elif node.type == "link":
        address = str(node.attrs.get("href", ""))
        yield from _walk(node, replace(style, link=address) if LEADS_SOMEWHERE.match(address) else style)
    elif node.type == "image":
        yield Picture(words(_pieces(node)), unquote(str(node.attrs.get("src", ""))))
    elif node.type == "code_inline":
        yield replace(style, text=node.content, code=True)
    elif node.type in ("softbreak", "hardbreak"):
        yield replace(style, text=" " if node.type == "softbreak" else "\n")
    elif node.children:
        yield from _walk(node, style)
    elif node.content:
        yield replace(style, text=node.content)


def _pieces(node: SyntaxTreeNode) -> list[Text | Picture]:
    return [part if isinstance(part, Picture) else (part,) for part in _walk(node, Run(""))]
