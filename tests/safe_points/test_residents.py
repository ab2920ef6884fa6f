"""Truth tables: what residents see of a point, and doors, listing and status that say different things."""

from itertools import product

import pytest

from preparedness.safe_points.groups.publishing import Listing
from preparedness.safe_points.rules import residents
from preparedness.safe_points.states import OpeningState, Status

SEEN = (Status.DESIGNATED, Status.BEING_EQUIPPED, Status.OPERATIONAL)
SHUT = OpeningState.NOT_OPEN


@pytest.mark.parametrize(("status", "listing", "state"), list(product(Status, Listing, OpeningState)))
def test_who_is_seen(status: Status, listing: Listing, state: OpeningState) -> None:
    listed = listing is Listing.LISTED or (listing is Listing.WHEN_OPEN and state is not SHUT)
    assert (residents.why_unseen(status, listing, state) is None) is (status in SEEN and listed)


@pytest.mark.parametrize(("before", "after", "state"), list(product(Listing, Listing, OpeningState)))
def test_an_open_point_is_not_hidden(before: Listing, after: Listing, state: OpeningState) -> None:
    refused = state is not SHUT and after is Listing.HIDDEN and before is not Listing.HIDDEN
    assert bool(residents.refuse_listing(before, after, state)) is refused


@pytest.mark.parametrize(
    ("status", "listing", "state", "missing", "findings"),
    [
        (Status.OPERATIONAL, Listing.LISTED, OpeningState.OPEN, 0, 0),
        (Status.OPERATIONAL, Listing.HIDDEN, SHUT, 0, 0),
        (Status.OPERATIONAL, Listing.HIDDEN, OpeningState.OPEN, 0, 1),
        (Status.OPERATIONAL, Listing.WHEN_OPEN, OpeningState.FULL, 0, 0),
        (Status.BEING_EQUIPPED, Listing.LISTED, OpeningState.OPEN, 5, 1),
        (Status.BEING_EQUIPPED, Listing.HIDDEN, OpeningState.PREPARING, 5, 2),
        (Status.BEING_EQUIPPED, Listing.LISTED, SHUT, 5, 0),
        (Status.OPERATIONAL, Listing.LISTED, SHUT, 2, 1),
    ],
)
def test_what_does_not_fit_together(
    status: Status, listing: Listing, state: OpeningState, missing: int, findings: int
) -> None:
    found = list(residents.check(status, listing, state, missing))
    assert len(found) == findings
    assert not any(finding.refused for finding in found)
