"""The form with which a document is imported."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wtforms import StringField

from preparedness.common.columns import facts_of
from preparedness.common.facts import Fact, FactError, Pick
from preparedness.common.forms import FactForm, Select, form_of
from preparedness.common.language import say
from preparedness.common.languages import Language
from preparedness.common.messages import message
from preparedness.geography.municipalities import Municipality
from preparedness.guidelines.models import Guideline

OWN: Final = {fact.name: fact for fact in facts_of(Guideline)}
TITLE: Final = replace(OWN["title"], hint=message("Leave it empty to take the title of the document.").text)
LANGUAGE: Final = Pick(message("Language of the document").text, "", name="language", choices=Language, empty="sv")


class ImportBase(FactForm):
    """The file is looked into by the view; here is said what is wrong with it."""

    why = None  # type: ignore[assignment]  # WTForms leaves out a field that is None: everything in it is new
    municipality = Select(validate_choice=False)
    file = StringField()

    def offer(self, municipalities: Sequence[Municipality]) -> None:
        """Whoever keeps one municipality is not asked which."""
        self["municipality"].choices = [(each.code, each.name) for each in municipalities]
        if len(municipalities) == 1:
            self["municipality"].data = municipalities[0].code
        self["municipality"].label.text = say(message("Municipality"))
        self["file"].label.text = say(message("The document"))

    def check(self) -> bool:
        self.validate()
        offered = [code for code, _ in self["municipality"].choices]
        if offered and self["municipality"].data not in offered:
            self.refuse(
                "municipality", say(message("Choose among what the page offers. Reload it if it has grown old."))
            )
        return not self.errors

    def title_of(self, found: str, name: str) -> str:
        """The one that was written, else the document's, else what the file is called. Raises FactError."""
        stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
        written = self["title"].data if "title" in self else ""
        title: str = written or OWN["title"].read((found or stem)[:150])
        if not title:
            raise FactError(message("Enter a title."))
        return title


def import_form(guideline: Guideline | None, municipalities: Sequence[Municipality]) -> ImportBase:
    """Into a guideline that is there, only the language is asked for."""
    facts: list[Fact] = [LANGUAGE] if guideline else [TITLE, OWN["kind"], LANGUAGE]
    form = form_of(facts, ImportBase)()
    form.offer([] if guideline else municipalities)
    return form
