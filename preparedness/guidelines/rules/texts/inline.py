"""Words within a line of Markdown: strong, emphasised, code and links; and the pictures between them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from preparedness.common.facts import UNSEEN
from preparedness.common.paper.document import Picture, Run, Text

Leads = Callable[[str], str]
"""Where an address of the text leads; an empty text where it leads nowhere."""


def pieces(inline: SyntaxTreeNode, leads: Leads) -> list[Text | Picture]:
    """The words of a line, in pieces between which its pictures stand."""
    found: list[Text | Picture] = []
    told: list[Run] = []
    for part in _walk(inline, Run(""), leads):
        if isinstance(part, Picture):
            found += [tuple(told), part] if told else [part]
            told = []
        elif told and part == replace(told[-1], text=part.text):
            told[-1] = replace(part, text=told[-1].text + part.text)
        else:
            told.append(part)
    return [*found, tuple(told)] if told else found


def words(parts: Iterable[Text | Picture]) -> str:
    """What is said, without how it looks."""
    return " ".join("".join(_letters(part) for part in parts).split())


def _letters(part: Text | Picture) -> str:
    if isinstance(part, Picture):
        return part.description
    return part if isinstance(part, str) else "".join(each.text for each in part)


def _walk(node: SyntaxTreeNode, style: Run, leads: Leads) -> Iterator[Run | Picture]:
    for child in node.children:
        yield from _of(child, style, leads)


def _of(node: SyntaxTreeNode, style: Run, leads: Leads) -> Iterator[Run | Picture]:
    if node.type == "strong":
        yield from _walk(node, replace(style, strong=True), leads)
    elif node.type == "em":
        yield from _walk(node, replace(style, emphasis=True), leads)
    elif node.type == "link":
        yield from _walk(node, replace(style, link=leads(str(node.attrs.get("href", "")))), leads)
    elif node.type == "image":
        yield Picture(words(_walked(node, leads)), name=unquote(str(node.attrs.get("src", ""))))
    elif node.type in ("softbreak", "hardbreak"):
        yield replace(style, text=" " if node.type == "softbreak" else "\n")
    elif node.children:
        yield from _walk(node, style, leads)
    elif text := UNSEEN.sub("", node.content):
        yield replace(style, text=text, code=node.type == "code_inline")


def _walked(node: SyntaxTreeNode, leads: Leads) -> Iterator[Text | Picture]:
    return (part if isinstance(part, Picture) else (part,) for part in _walk(node, Run(""), leads))
