"""The session of those who sign in: only the register's own pages keep it alive, and public answers never show it."""

from typing import Final

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

OF_THE_REGISTER: Final = "/register"
PRIVATE: Final = (OF_THE_REGISTER, "/logga-")


class Sessions(SecureCookieSessionInterface):
    """Public answers may be kept by anyone on the way, so they bear no cookie and do not depend on one."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified or request.path.startswith(PRIVATE):
            super().save_session(app, session, response)

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Work in the register postpones being signed out for having been idle; reading public pages does not."""
        del app
        return session.modified or (session.permanent and request.path.startswith(OF_THE_REGISTER))
