"""Addresses of residents' pages in the reader's language: Swedish at the root, others under their code."""

from urllib.parse import quote

from flask import request

from preparedness.common.language import DEFAULT_LANGUAGE, LANGUAGES, language


def prefix(code: str) -> str:
    return "" if code == DEFAULT_LANGUAGE else f"/{code}"


def home() -> str:
    return f"{prefix(language())}/"


def point_address(ref: str) -> str:
    return f"{prefix(language())}/trygghetspunkter/{quote(ref, safe='{}')}"


def guideline_address(guideline_id: int, in_language: str = "") -> str:
    """`in_language`: the text in another language than the page's."""
    asked = f"?sprak={quote(in_language)}" if in_language else ""
    return f"{prefix(language())}/riktlinjer/{guideline_id}{asked}"


def picture_address(guideline_id: int, name: str, digest: str) -> str:
    return f"/riktlinjer/{guideline_id}/bilder/{quote(name, safe='')}?v={digest[:12]}"


def map_address(query: str = "") -> str:
    return f"{prefix(language())}/karta{query}"


def same_page(code: str) -> str:
    """The page asked for, with the same question, in another language."""
    path = request.path
    for known in LANGUAGES:
        if path == f"/{known}" or path.startswith(f"/{known}/"):
            path = path.removeprefix(f"/{known}") or "/"
    asked = request.query_string.decode("ascii", "replace")
    return f"{prefix(code)}{quote(path)}{f'?{asked}' if asked else ''}"
