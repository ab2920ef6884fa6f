"""E-mail addresses as accounts keep them."""

from email_validator import EmailNotValidError, validate_email


def normal(text: str) -> str | None:
    """The address as it is kept, or None where what was written is no address. Nobody is asked whether it exists."""
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return found.normalized.lower()
