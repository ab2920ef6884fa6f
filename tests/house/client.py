"""The test client: fetches like a browser, inspects every page, fills in forms."""

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from tests.house import forms
from tests.house.inspection import faults, parsed

SIGN_IN = "/logga-in"


class Client(FlaskClient):
    """Every HTML answer is inspected; `client.inspecting = False` for pages that are not ours."""

    inspecting = True

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        assert not has_app_context(), "leave the application's context first: a browser is not inside it"
        answer = super().open(*args, **{"buffered": True} | kwargs)
        answer.request.environ["wsgi.input"].close()  # what was sent may lie in a file
        if self.inspecting and answer.mimetype == "text/html" and not 300 <= answer.status_code < 400:
            found = faults(answer.get_data(as_text=True))
            assert not found, f"{answer.request.path}: " + "; ".join(found)
        return answer

    def call(self, method: str, path: str) -> TestResponse:
        """An empty request with the token that a page of this site has given us: past that gate, to the next."""
        data = {"csrf_token": self.token()} if method != "GET" else None
        return self.open(path, method=method, data=data)

    def token(self) -> str:
        """The token of this session, made as pages with a form make it, but without the rest of the page."""
        with self.session_transaction() as kept:
            known = str(kept.setdefault("csrf_token", secrets.token_hex(20)))
        return str(URLSafeTimedSerializer(str(self.application.secret_key), salt="wtf-csrf-token").dumps(known))

    def form(self, path: str, *names: str, action: str | None = None) -> forms.Form:
        """The form of a page that is sent to `action`, or the first that has the fields named."""
        answer = self.get(path)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}: {answer.text[:500]}"
        tree = parsed(answer.text)[0]
        return forms.find(forms.forms(tree, path), names, action)

    def submit(
        self,
        path: str,
        values: Mapping[str, Any] | None = None,
        *,
        action: str | None = None,
        button: str | None = None,
        follow: bool = False,
    ) -> TestResponse:
        """Open a page, fill in its form and send it, with everything else the form holds.

        Values: text; a list for several choices; True or False for one box; None to leave nothing; (stream, filename)
        for a file. `button` is the text, name or value of the one pressed.
        """
        form = self.form(path, *(values or {}), action=action)
        sent = form.filled(values or {}, button)
        if form.method == "GET":
            return self.get(f"{form.action.split('?')[0]}?{urlencode(sent, doseq=True)}", follow_redirects=follow)
        return self.post(
            form.action, data=sent, follow_redirects=follow, headers={"Referer": f"http://localhost{path}"}
        )


class Uninspecting(Client):
    """For the second kind of database: the pages are those that were inspected with the first."""

    inspecting = False
