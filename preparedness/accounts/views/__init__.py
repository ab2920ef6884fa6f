"""The pages of accounts: signing in, one's own account, and those of administrators."""

from preparedness.accounts.views import sign_in
from preparedness.accounts.views.blueprint import blueprint

__all__ = ["blueprint", "sign_in"]
