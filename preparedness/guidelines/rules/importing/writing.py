"""HTML that was made of a DOCX, as Markdown: only what the register's own pages can show."""

import re
from typing import Any, Final

from markdownify import MarkdownConverter

SAFE: Final = re.compile(r"(?i)(?:https?://|mailto:|tel:)[^\s<>]+")
MARKS: Final = re.compile(r"([\\`*_\[\]<]|~(?=~)|&(?=#?\w+;))")
LINE_START: Final = re.compile(
    r"(?m)^(\s*)(?:([0-9]{1,9})([.)])(?=\s|$)|(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-{3,}\s*$|=+\s*$|~~~))"
)
HEADINGS: Final = {f"h{level}" for level in range(1, 7)}
CELLS: Final = {"td", "th"}
WIDEST: Final = 30
"""Columns that a table may have."""


class Writer(MarkdownConverter):
    """Escapes what would mean something in Markdown; `title` is what stands in the document's style for titles."""

    def __init__(self) -> None:
        super().__init__(heading_style="atx", newline_style="backslash", autolinks=False)
        self.title = ""
        self.cells: dict[int, str] = {}
        self.lost_links = self.merged = self.nested = False

    def convert_soup(self, soup: Any) -> str:
        for whole in soup.find_all("ol"):
            for number, item in enumerate(whole.find_all("li", recursive=False), 1):
                item["value"] = number
        for notes in soup.find_all(id=re.compile(r"(?:foot|end)note-\d+")):
            if notes.parent.find_previous_sibling("hr") is None and notes.parent.name == "ol":
                notes.parent.insert_before(soup.new_tag("hr"))
        return str(super().convert_soup(soup))

    def escape(self, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        return MARKS.sub(r"\\\1", text or "")

    def convert_p(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del el
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        text = at_line_start(text.strip())
        return f"\n\n{text}\n\n" if text else ""

    def convert_li(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        text = text.strip()
        if not text:
            return "\n"
        first = next(iter(el.children), None)
        if getattr(first, "name", None) not in ("ul", "ol", "p"):
            start, line, rest = text.partition("\n")
            text = at_line_start(start) + line + rest
        mark = f"{el['value']}. " if el.parent.name == "ol" else "- "
        lines = text.split("\n")
        return "\n".join([mark + lines[0], *(" " * len(mark) + line if line else "" for line in lines[1:])]) + "\n"

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - the library's name
        text = " ".join(text.replace("\\\n", " ").split())
        if "title" in el.get("class", []) and not self.title and text:
            self.title = " ".join(el.get_text(" ").split())
            return ""
        if not text or "_inline" in parent_tags:
            return f" {text} "
        return f"\n\n{'#' * n} {text}\n\n"

    def convert_strong(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del el
        return text if parent_tags & (HEADINGS | {"th"}) else _marked(text, "**")

    def convert_em(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del el
        return text if parent_tags & HEADINGS else _marked(text, "*")

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Links within the document go: what they lead to has no name here. Others than to the web are listed."""
        del parent_tags
        address = (el.get("href") or "").strip()
        if not address or not text.strip():
            return text
        if not SAFE.fullmatch(address):
            self.lost_links |= not address.startswith("#")
            return "" if address.startswith(("#footnote-ref", "#endnote-ref")) else text
        return f"[{text.strip()}](<{address}>)"

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del text, parent_tags
        name, told = el.get("src", ""), " ".join(el.get("alt", "").split())
        return f"![{self.escape(told, set())}]({name})" if name else ""

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        self.cells[id(el)] = " ".join(text.replace("\\\n", " ").split()).replace("|", r"\|")
        return ""

    convert_th = convert_td

    def convert_tr(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del el, text, parent_tags
        return ""

    def convert_table(self, el: Any, text: str, parent_tags: set[str]) -> str:
        del text
        rows = self._rows(el)
        if parent_tags & CELLS:
            self.nested = True
            return "; ".join(", ".join(filter(None, row)) for row in rows)
        width = min(max((len(row) for row in rows), default=0), WIDEST)
        if not width:
            return ""
        lines = ["| " + " | ".join((row + [""] * width)[:width]) + " |" for row in rows]
        return "\n\n" + "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]) + "\n\n"

    def _rows(self, el: Any) -> list[list[str]]:
        """What stands in each row; a cell that goes over several leaves the others empty."""
        rows: list[list[str]] = []
        taken: dict[int, int] = {}
        for row in el.find_all("tr"):
            if row.find_parent("table") is not el:
                continue
            cells = iter(row.find_all(["td", "th"], recursive=False))
            found: list[str] = []
            taken = {column: left - 1 for column, left in taken.items() if left > 1}
            for cell in cells:
                while len(found) in taken and len(found) < WIDEST:
                    found.append("")
                wide, high = (min(int(cell.get(name, 1)), WIDEST) for name in ("colspan", "rowspan"))
                self.merged |= wide > 1 or high > 1
                taken |= {column: high for column in range(len(found), len(found) + wide) if high > 1}
                found += [self.cells.get(id(cell), ""), *[""] * (wide - 1)]
            rows.append(found)
        return [row for row in rows if any(row)]


def _marked(text: str, mark: str) -> str:
    """The mark stands close to the words, or it would be none; line breaks and spaces stay outside."""
    words = text.strip(" \n\\") if text.endswith(("\n", " ")) else text.lstrip()
    if not words.strip():
        return text
    before, _, after = text.partition(words)
    return f"{before}{mark}{words}{mark}{after}"


def at_line_start(text: str) -> str:
    """What would begin a heading, a list or a quote, as the words that they are."""

    def escaped(found: re.Match[str]) -> str:
        space, number, point, mark = found.groups()
        return f"{space}{number}\\{point}" if number else f"{space}\\{mark}"

    return LINE_START.sub(escaped, text)
