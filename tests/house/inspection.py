"""What is looked for on every page that a test fetches."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from xml.etree.ElementTree import Element

from tests.house.forms import text
from tests.house.quick_html import Parser

ASSETS = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "form": "action"}
POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "list", "form")
UNLABELLED = ("hidden", "submit", "image", "button", "reset")
ERROR_PREFIX = re.compile(r"^(Fel|Error): ")
LEAKS = ("{{", "}}", "{%", "Undefined", "<flask", "lazy_gettext", "%(")
TOKEN = re.compile(r'(?P<before>name="csrf_token"[^<>]* value=")(?P<token>[\w-]+\.[\w-]*\.[\w-]+)"')
DATA_BLOCKS = ("application/json", "application/ld+json", "application/geo+json")
_faultless: set[bytes] = set()


@lru_cache(maxsize=4)
def parsed(html: str) -> tuple[Element, list[str]]:
    """A page as a tree, which nobody changes, and what is not valid HTML in it. Most pages are looked at twice."""
    parser = Parser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    return tree, [f"line {place[0]}: not valid HTML: {code} {values}" for place, code, values in parser.errors]


def faults(html: str) -> list[str]:
    """Everything wrong with a page, in words. Nothing is wrong with one found faultless before, but for its token."""
    digest = sha256(TOKEN.sub(r'\g<before>"', html).encode("utf-8", "surrogatepass")).digest()
    if digest in _faultless:
        return []
    tree, errors = parsed(html)
    found = [*errors, *_headings(tree), *_references(tree), *_labels(tree), *_alone(tree), *_leaks(tree)]
    if not found:
        _faultless.add(digest)
    return found


def elements(tree: Element) -> Iterator[Element]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


def _headings(tree: Element) -> Iterator[str]:
    if not tree.get("lang"):
        yield "the page says no lang"
    headings = [text(heading) for heading in tree.iter("h1")]
    if len(headings) != 1:
        yield f"{len(headings)} h1: {headings}"
    found = tree.find("head/title")
    title = ERROR_PREFIX.sub("", text(found) if found is not None else "")
    if headings and not (headings[0] and title.startswith(headings[0])):
        yield f"the title {title!r} does not begin with the h1 {headings[0]!r}"


def _references(tree: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in elements(tree) if element.get("id") is not None)
    yield from (f"id {name!r} stands {number} times" for name, number in ids.items() if number > 1)
    for element in elements(tree):
        wanted = [name for pointer in POINTERS for name in (element.get(pointer) or "").split()]
        link = element.get("href") or ""
        wanted += [link[1:]] if element.tag == "a" and link.startswith("#") else []
        yield from (
            f"<{element.tag}> points at {name!r}, which is not on the page" for name in wanted if name not in ids
        )


def _labels(tree: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in tree.iter("label") if text(label)}
    inside = {id(control) for label in tree.iter("label") for control in label.iter()}
    for element in elements(tree):
        named = bool(element.get("aria-label") or element.get("aria-labelledby"))
        if element.tag in ("input", "select", "textarea") and element.get("type") not in UNLABELLED:
            if not (named or element.get("id") in labelled or id(element) in inside):
                yield f"no label for the {element.tag} {element.get('name')!r}"
        elif element.tag in ("button", "a") and not (named or text(element) or _pictured(element)):
            yield f"a <{element.tag}> without a name: {element.attrib}"
        elif element.tag == "img" and element.get("alt") is None:
            yield f"no alt for the image {element.get('src')!r}"
        elif element.tag == "iframe" and not element.get("title"):
            yield f"no title for the frame {element.get('src')!r}"


def _pictured(element: Element) -> bool:
    return any(picture.get("alt") for picture in element.iter("img"))


def _alone(tree: Element) -> Iterator[str]:
    """Nothing inline, nothing from elsewhere."""
    for element in elements(tree):
        if element.tag == "style" or "style" in element.attrib:
            yield f"inline style on <{element.tag}>"
        if element.tag == "script" and not element.get("src") and element.get("type") not in DATA_BLOCKS:
            yield "inline script"
        yield from (f"{name} on <{element.tag}>" for name in element.attrib if str(name).startswith("on"))
        address = element.get(ASSETS.get(element.tag, ""), "")
        if re.match(r"(?i)([a-z][a-z0-9+.-]*:)?//|javascript:", address) or "javascript:" in (
            element.get("href") or ""
        ):
            yield f"<{element.tag}> asks elsewhere: {address or element.get('href')}"


def _leaks(tree: Element) -> Iterator[str]:
    swedish = (tree.get("lang") or "").startswith("sv")
    words = list(_words(tree))
    for leak in LEAKS:
        yield from (f"{leak!r} in {word[:80]!r}" for word in words if leak in word)
    values = [value for element in elements(tree) for value in element.attrib.values()]
    suspects: Iterable[str] = [*values, *words] if swedish else values
    yield from (f"None leaked: {word[:80]!r}" for word in suspects if re.search(r"\bNone\b", word))


def _words(tree: Element) -> Iterator[str]:
    for element in elements(tree):
        if element.tag not in ("script", "style", "textarea") and element.text:
            yield element.text
        if element.tail:
            yield element.tail
