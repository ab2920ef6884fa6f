"""The names that templates know: a template's own before everyone's, and those that come later too."""

from flask import Flask
from jinja2 import DictLoader

from preparedness.common.templates import Environment, Names


def test_names_are_those_of_every_map() -> None:
    names = Names({"own": 1, "both": 1}, {"both": 2, "all": 2})
    assert {name: names[name] for name in names.keys()} == dict(names) == {"own": 1, "both": 1, "all": 2}  # noqa: SIM118 - what is tested
    assert {"own", "all", "other"} - names.keys() == {"other"}


def test_an_imported_macro_sees_the_names_of_all_and_of_the_template_that_imports_it() -> None:
    app = Flask(__name__)
    sources = {"macros": "{% macro all() %}{{ early }} {{ late }} {{ own }}{% endmacro %}", "page": ""}
    sources["page"] = "{% from 'macros' import all with context %}{{ all() }}"
    environment = Environment(app, loader=DictLoader(sources))
    environment.globals["early"] = "early"
    page = environment.get_template("page", globals={"own": "own"})
    environment.globals["late"] = "late"
    assert page.render() == "early late own"


def test_a_macro_imported_without_context_sees_the_globals_that_its_template_was_given() -> None:
    sources = {
        "macros": "{% macro own() %}{{ given }}{% endmacro %}",
        "page": "{% from 'macros' import own %}{{ own() }}",
    }
    environment = Environment(Flask(__name__), loader=DictLoader(sources))
    assert environment.get_template("page", globals={"given": "yes"}).render() == "yes"
    assert environment.get_template("page").render() == "yes"
