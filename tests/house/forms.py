"""Forms as a browser sees them: what they hold, and what is sent when somebody fills them in and presses a button."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

Sent = dict[str, list[Any]]
BUTTONS = ("submit", "image", "button", "reset")


@dataclass(frozen=True)
class Form:
    """One form of a page that stands at `page`."""

    element: Element
    page: str

    @property
    def action(self) -> str:
        return urljoin(self.page, self.element.get("action") or self.page)

    @property
    def method(self) -> str:
        return self.element.get("method", "get").upper()

    @property
    def multipart(self) -> bool:
        return self.element.get("enctype") == "multipart/form-data"

    def controls(self) -> Iterator[Element]:
        for element in self.element.iter():
            if (
                element.tag in ("input", "select", "textarea")
                and element.get("name")
                and "disabled" not in element.attrib
            ):
                yield element

    def names(self) -> set[str]:
        return {control.get("name", "") for control in self.controls() if control.get("type") not in BUTTONS}

    def buttons(self) -> list[Element]:
        found = [e for e in self.element.iter() if e.tag == "button" or e.get("type") in ("submit", "image")]
        return [button for button in found if button.get("type", "submit") in ("submit", "image")]

    def held(self) -> Sent:
        """What would be sent as the form stands."""
        sent: Sent = {}
        for control in self.controls():
            for value in _values(control):
                sent.setdefault(control.get("name", ""), []).append(value)
        return sent

    def filled(self, values: Mapping[str, Any], button: str | None = None) -> Sent:
        """What is sent after typing `values` and pressing a button: by its text, name or value, or the first."""
        unknown = values.keys() - self.names()
        assert not unknown, f"the form has no {sorted(unknown)}, only {sorted(self.names())}"
        sent = self.held()
        for name, value in values.items():
            self._check_offered(name, value)
            sent[name] = _as_sent(value, self._boxes(name))
        return {name: each for name, each in (sent | self._pressed(button)).items() if each}

    def _boxes(self, name: str) -> list[str]:
        same = [control for control in self.controls() if control.get("name") == name]
        return [c.get("value", "on") for c in same if c.get("type") == "checkbox"]

    def _check_offered(self, name: str, value: Any) -> None:
        offered = {choice for control in self.controls() if control.get("name") == name for choice in _offers(control)}
        wanted = {str(each) for each in _listed(value)} if not isinstance(value, bool) else set()
        assert not offered or wanted <= offered, f"{name} offers {sorted(offered)}, not {sorted(wanted - offered)}"

    def _pressed(self, wanted: str | None) -> Sent:
        for button in self.buttons():
            marks = (text(button), button.get("name"), button.get("value"))
            if wanted is None or wanted in marks:
                name = button.get("name")
                return {name: [button.get("value", "")]} if name else {}
        assert wanted is None, f"no button {wanted!r} in the form"
        return {}


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _values(control: Element) -> list[str]:
    kind = control.get("type", "text")
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if "selected" in option.attrib]
        chosen = chosen or ([] if "multiple" in control.attrib else options[:1])
        return [option.get("value", text(option)) for option in chosen]
    if control.tag == "textarea":
        return ["".join(control.itertext())]
    if kind in BUTTONS or kind == "file" or (kind in ("checkbox", "radio") and "checked" not in control.attrib):
        return []
    return [control.get("value", "on" if kind in ("checkbox", "radio") else "")]


def _offers(control: Element) -> list[str]:
    if control.tag == "select":
        return [option.get("value", text(option)) for option in control.iter("option")]
    return [control.get("value", "on")] if control.get("type") in ("radio", "checkbox") else []


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | set) else [value]


def _as_sent(value: Any, boxes: list[str]) -> list[Any]:
    if isinstance(value, bool):
        return boxes[:1] if value else []
    return [each if isinstance(each, tuple) else str(each) for each in _listed(value)]


def forms(tree: Element, page: str) -> list[Form]:
    return [Form(element, page) for element in tree.iter("form")]


def find(every: Iterable[Form], names: Iterable[str], action: str | None) -> Form:
    """The form sent to `action`; without one, the first that has all the fields."""
    every = list(every)
    fitting = [f for f in every if (f.action.split("?")[0] == action if action else set(names) <= f.names())]
    fitting = fitting if action else [f for f in fitting if f.method == "POST"] or fitting
    assert fitting, f"no form for {action or sorted(names)}; the page has {[(f.method, f.action) for f in every]}"
    return fitting[0]
