"""Names like the one that was written: slips, hyphens, namesakes."""

import pytest

from preparedness.publication.resembling import alike, pairs
from tests.house.client import Client
from tests.publication.conftest import Publish

NAMES = ["Vrigstads skola", "Östra skolan", "Hägneskolan", "Ås", "Rörviks skola", "Stockaryds skola"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("vrigstad-skola", "Vrigstads skola"), ("Vrigstas skola", "Vrigstads skola"), ("ostra-skolan", "Östra skolan"),
        ("hagneskolan", "Hägneskolan"), ("as", "Ås"), ("stokaryd skola", "Stockaryds skola"),
    ],
)  # fmt: skip
def test_the_most_alike_comes_first(written: str, found: str) -> None:
    assert alike(written, [(pairs(name), name) for name in NAMES], 3)[0] == found


@pytest.mark.parametrize("written", ["", "x", "-", "qqqxyz", "x" * 5000, "<img src=x>"])
def test_nothing_is_like_nonsense(written: str) -> None:
    assert alike(written, [(pairs(name), name) for name in NAMES], 3) == []


def test_namesakes_are_all_suggested(client: Client, publish: Publish) -> None:
    refs = [publish("Centralskolan", municipality) for municipality in ("0684", "2462")]
    page = client.get("/en/trygghetspunkter/centralskolan").text
    assert all(f'href="/en/trygghetspunkter/{ref}"' in page for ref in refs)
