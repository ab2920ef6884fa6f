"""The application: the one place that knows every room."""

from typing import Any

from flask import Flask, url_for
from flask_wtf.csrf import CSRFProtect
from govuk_frontend_wtf.main import WTFormsHelpers
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from preparedness.accounts import access as sign_in
from preparedness.accounts import commands as accounts_commands
from preparedness.accounts import mail
from preparedness.accounts import retention as accounts_retention
from preparedness.accounts import views as accounts
from preparedness.accounts.permissions import Permission, Role
from preparedness.common import (
    access,
    config,
    database,
    errors,
    formats,
    language,
    migration,
    proxies,
    retention,
    security,
    templates,
    translation,
)
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises import commands as exercises_commands
from preparedness.exercises import retention as exercises_retention
from preparedness.exercises import views as exercises
from preparedness.geography import commands as geography_commands
from preparedness.geography import files
from preparedness.guidelines import commands as guidelines_commands
from preparedness.guidelines import retention as guidelines_retention
from preparedness.guidelines import views as guidelines
from preparedness.history import commands as history_commands
from preparedness.history import listening
from preparedness.history import retention as history_retention
from preparedness.history import views as history
from preparedness.hosts import commands as hosts_commands
from preparedness.hosts import retention as hosts_retention
from preparedness.hosts import views as hosts
from preparedness.maps import tiles
from preparedness.maps import views as maps
from preparedness.publication import views as publication
from preparedness.safe_points import commands as safe_points_commands
from preparedness.safe_points import views as safe_points
from preparedness.safe_points.example import commands as example_commands

ROOMS = (
    accounts.blueprint,
    maps.maps,
    history.blueprint,
    safe_points.blueprint,
    hosts.blueprint,
    guidelines.blueprint,
    exercises.blueprint,
    publication.blueprint,
)
COMMANDS = (
    migration.commands,
    translation.commands,
    accounts_commands.commands,
    geography_commands.commands,
    history_commands.commands,
    retention.commands,
    safe_points_commands.commands,
    hosts_commands.commands,
    guidelines_commands.commands,
    exercises_commands.commands,
    example_commands.commands,
)
RETAINED = (
    *accounts_retention.RULES,
    *history_retention.RULES,
    *hosts_retention.RULES,
    *guidelines_retention.RULES,
    *exercises_retention.RULES,
)
MENU = (
    ("safe_points.start", message("Today"), Permission.OWN_ACCOUNT),
    ("hosts.own_page", message("You as a host"), Role.HOST),
    ("safe_points.register", message("Safe points"), Permission.READ_REGISTER),
    ("safe_points.open_many", message("Open or close"), Permission.OPEN_POINTS),
    ("safe_points.kitchen_list", message("Kitchens"), Permission.READ_REGISTER),
    ("safe_points.municipality_list", message("Municipalities"), Permission.EDIT_REGISTER),
    ("hosts.host_list", message("Hosts"), Permission.READ_HOSTS),
    ("guidelines.library", message("Guidelines"), Permission.READ_GUIDELINES),
    ("exercises.exercise_list", message("Exercises"), Permission.READ_EXERCISES),
    ("history.changes", message("History"), Permission.READ_HISTORY),
    ("accounts.people", message("Administration"), Permission.MANAGE_ACCOUNTS),
)


def create_app(**overrides: Any) -> Flask:
    """Build the application; `overrides` take the place of settings from the environment."""
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.jinja_environment = templates.Environment
    app.config.update(config.load(**overrides))
    use_component_library(app)
    files.use_folder(app.config["PREPAREDNESS_DATA"])
    for part in (proxies, language, database, security, errors, formats, tiles, mail):
        part.init_app(app)
    CSRFProtect(app)
    sign_in.init_app(app)
    listening.init_app(app)
    retention.init_app(app, RETAINED)
    for blueprint in ROOMS:
        app.register_blueprint(blueprint)
    for group in COMMANDS:
        app.cli.add_command(group)
    app.jinja_env.globals["register_menu"] = register_menu
    access.init_app(app)
    return app


def register_menu() -> list[dict[str, str]]:
    """The menu of the signed-in pages: what the person's roles let them reach."""
    person = sign_in.signed_in()
    reached = [
        (endpoint, label)
        for endpoint, label, needed in MENU
        if (person.is_host if isinstance(needed, Role) else person.may(needed))
    ]
    return [{"url": url_for(endpoint), "label": say(label)} for endpoint, label in reached]


def use_component_library(app: Flask) -> None:
    """Templates of the component library beside our own, and its helpers for forms."""
    libraries = {name: PackageLoader(name) for name in ("govuk_frontend_jinja", "govuk_frontend_wtf")}
    own = [app.jinja_loader] if app.jinja_loader else []
    app.jinja_env.loader = ChoiceLoader([*own, PrefixLoader(libraries)])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    WTFormsHelpers(app)
