"""Blank forms as they come out of a printer."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from preparedness.exercises.states import ExerciseType
from tests.exercises._log import EXERCISES
from tests.house.browser import NewPage
from tests.house.exercises import SAVSJO, exercise, objective
from tests.house.live import Site

pytestmark = pytest.mark.browser
COLOURS = """() => {
  const of = (one, name) => getComputedStyle(document.querySelector(one))[name];
  const written = [".blank-head__mark", ".blank-sheet h2", ".blank-sheet .rating-meanings dd"];
  return [["html", "body"].map((one) => of(one, "backgroundColor")), written.map((one) => of(one, "color"))].flat();
}"""


@pytest.mark.parametrize(("kind", "mark", "other"), [("drill", "ÖVNING", "SKARP"), ("real_event", "SKARP", "ÖVNING")])
def test_each_printed_page_says_in_black_on_white_whether_it_is_real(
    new_page: NewPage, own_site: Site, kind: str, mark: str, other: str
) -> None:
    number = exercise(own_site.app, SAVSJO, "0684-1", type=ExerciseType(kind), title="Prov")
    objective(own_site.app, number, "Dörrarna öppnas", *(f"Uppgift {each}" for each in range(30)))
    page = new_page(base_url=own_site.url)
    own_site.sign_in(page, own_site.people.exercise_leader, f"{EXERCISES}/{number}/blanketter")
    texts = [each.extract_text() for each in PdfReader(BytesIO(page.pdf(print_background=True))).pages]
    assert len(texts) > 3, "an objective with many tasks fills several pages"
    assert all(text.startswith(mark) and other not in text for text in texts)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(COLOURS) == ["rgb(255, 255, 255)"] * 2 + ["rgb(0, 0, 0)"] * 3
