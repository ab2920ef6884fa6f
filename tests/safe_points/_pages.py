"""What tests of the register's pages share: forms of an answer, and what is posted without opening the page first."""

from collections.abc import Mapping
from typing import Any

import html5lib
from werkzeug.test import TestResponse

from tests.house import forms
from tests.house.client import Client

POINTS = "/register/trygghetspunkter"


def form_in(answer: TestResponse, *names: str) -> forms.Form:
    """The form of a page that has just been answered, which is sent where the page was."""
    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    return forms.find(forms.forms(tree, answer.request.path), names, None)


def again(client: Client, answer: TestResponse, values: Mapping[str, Any], button: str | None = None) -> TestResponse:
    """Correct the form that came back and send it again."""
    form = form_in(answer, *values)
    return client.post(form.action, data=form.filled(values, button))


def send(client: Client, path: str, values: Mapping[str, Any] | None = None) -> TestResponse:
    """Post without opening the page, as a script would, with a valid token."""
    return client.post(path, data={"csrf_token": client.token(), **(values or {})})


def errors_of(answer: TestResponse) -> list[str]:
    """Where the links of the error summary lead, in their order."""
    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    for element in tree.iter("div"):
        if element.get("class") == "govuk-error-summary":
            return [link.get("href", "") for link in element.iter("a")]
    return []


def visible(answer: TestResponse) -> str:
    """The text of a page, its white space made even."""
    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    return forms.text(tree)
