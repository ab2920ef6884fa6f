"""Every sentence that must be translated, and its translation: kept complete, sorted and free of leftovers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from preparedness.common.columns import facts_of
from preparedness.common.config import ROOT
from preparedness.common.database import Base
from preparedness.common.facts import Choice

TRANSLATED = "sv"
FOLDER = ROOT / "preparedness" / "translations"
SOURCES = [("app.py", "python"), ("preparedness/**.py", "python"), ("templates/**.html", "jinja2")]
SOURCE_FOLDERS = {"preparedness", "templates"}
KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "lazy_gettext": None, "message": (1,)}
PLACES = re.compile(r"%\((\w+)\)[sd]")
HEADER = """msgid ""
msgstr ""
"Language: sv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
commands = AppGroup("translations", help="For developers: the sentences and their translations.")
Sentence = str | tuple[str, ...]


def sentences() -> set[Sentence]:
    """Every msgid: those marked in code and templates, and the labels, hints and units of loaded tables and lists."""
    return {*_marked(), *_of_facts(), *_of_choices()} - {""}


def _marked() -> Iterator[Sentence]:
    found = extract_from_dir(ROOT, SOURCES, keywords=KEYWORDS, directory_filter=_holds_sources)
    yield from (sentence for _, _, sentence, _, _ in found)


def _holds_sources(folder: str) -> bool:
    return Path(folder).relative_to(ROOT).parts[0] in SOURCE_FOLDERS


def _of_facts() -> Iterator[str]:
    for mapper in Base.registry.mappers:
        recorded = [column.info["kept"] for column in mapper.columns if "kept" in column.info]
        for fact in (*facts_of(mapper.class_), *recorded):
            yield from (fact.label, fact.hint, fact.unit)


def _of_choices(parent: type[Choice] = Choice) -> Iterator[str]:
    for kind in parent.__subclasses__():
        if kind.__module__.startswith("preparedness."):
            yield from (member.label for member in kind)
        yield from _of_choices(kind)


@dataclass(frozen=True)
class Flaw:
    """What is wrong with one translation."""

    sentence: Sentence
    what: str

    def __str__(self) -> str:
        return f"{self.what}: {self.sentence!r}"


def file(folder: Path = FOLDER) -> Path:
    return folder / TRANSLATED / "LC_MESSAGES" / "messages.po"


def read(path: Path) -> Catalog:
    """The translations of a file; none where there is no file yet."""
    content = path.read_bytes() if path.exists() else HEADER.encode()
    return read_po(BytesIO(content), locale=TRANSLATED, abort_invalid=True)


def flaws(catalog: Catalog, wanted: set[Sentence]) -> list[Flaw]:
    """Sentences without a translation, translations without a sentence, and places that differ."""
    known = kept(catalog)
    found = [Flaw(sentence, "not translated") for sentence in wanted if not _translated(known.get(sentence))]
    found += [Flaw(sentence, "no longer used") for sentence in known.keys() - wanted]
    for sentence, translated in known.items():
        found += [Flaw(sentence, "uncertain")] if translated.fuzzy else []
        found += [] if _same_places(translated) else [Flaw(sentence, "other places to fill in")]
    return sorted(found, key=str)


def kept(catalog: Catalog) -> dict[Sentence, Message]:
    """The translations by their sentence; with a plural the sentence is both its forms."""
    return {m.id if isinstance(m.id, str) else tuple(m.id): m for m in catalog if m.id}


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _translated(message: Message | None) -> bool:
    return message is not None and any(_forms(message.string)) and all(map(str.strip, _forms(message.string)))


def _same_places(message: Message) -> bool:
    """Each form of the translation fills in what the sentence does; a singular may leave the number out."""
    allowed = set(PLACES.findall(" ".join(_forms(message.id))))
    needed = set(PLACES.findall(_forms(message.id)[0]))
    return all(needed <= set(PLACES.findall(text)) <= allowed for text in _forms(message.string) if text)


def merged(catalog: Catalog, wanted: set[Sentence]) -> Catalog:
    """A catalogue of exactly the wanted sentences, with the translations that are known."""
    result = Catalog(locale=TRANSLATED, fuzzy=False)
    known = kept(catalog)
    for sentence in wanted:
        result.add(sentence, known[sentence].string if sentence in known else None)
    return result


def write(catalog: Catalog, path: Path) -> None:
    """Sorted, without places in the source and without dates: only what changed changes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = BytesIO()
    write_po(content, catalog, width=120, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    path.write_bytes(HEADER.encode() + content.getvalue())


@commands.command("update")
def update_command() -> None:
    """Add new sentences to the Swedish file, take away those no longer used, and say what is left to translate."""
    catalog = merged(read(file()), sentences())
    write(catalog, file())
    _report(flaws(catalog, sentences()))


@commands.command("missing")
def missing_command() -> None:
    """Say what is wrong with the Swedish translations; exit with 1 where something is."""
    found = flaws(read(file()), sentences())
    _report(found)
    raise SystemExit(1 if found else 0)


def _report(found: list[Flaw]) -> None:
    for flaw in found:
        click.echo(str(flaw))
    click.echo(f"{len(found)} flaws")
