"""Swedish letters as keys that every database compares and searches alike."""

import unicodedata

AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
LONGEST = 120
"""So many characters of a name are enough to put it in its place."""


def folded(text: str) -> str:
    """For searching: letters of any case and composition alike, å ä ö letters of their own."""
    return unicodedata.normalize("NFC", text).casefold()


def sort_key(text: str) -> str:
    """For sorting by character code: the Swedish alphabet, with å, ä, ö last and other accents disregarded."""
    plain = unicodedata.normalize("NFKD", folded(text).translate(AFTER_Z))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:LONGEST]
