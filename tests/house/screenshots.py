"""Make the pictures of the README anew: `python -m tests.house.screenshots docs/screenshots`.

A site with the example register is served from a temporary folder, and photographed in Swedish.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

import tests.conftest  # noqa: F401 - never the register of this machine
from tests.house import backends, browser, live, people

DESK = {"width": 1280, "height": 1130}
TELEPHONE = {"width": 375, "height": 960}


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    password = people.QUICK.hash(people.PASSWORD)
    with (
        TemporaryDirectory() as place,
        backends.sqlite(Path(place)) as backend,
        live.serving(backend, password, Path(place)) as site,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser.program(), args=list(browser.QUIET))
        photograph(chromium, site, folder)
        chromium.close()


def photograph(chromium: Browser, site: live.Site, folder: Path) -> None:
    register = opened(chromium, site, DESK)
    site.sign_in(register, site.people.coordinator, "/register/trygghetspunkter")
    take(register, folder / "register.png")
    register.goto("/register/trygghetspunkter/0684-3")
    take(register, folder / "point.png")
    telephone = opened(chromium, site, TELEPHONE, scale=2)
    telephone.goto("/")
    take(telephone, folder / "residents-telephone.png")


def opened(chromium: Browser, site: live.Site, viewport: dict[str, int], scale: int = 1) -> Page:
    context = chromium.new_context(
        base_url=site.url,
        locale="sv-SE",
        color_scheme="light",
        reduced_motion="reduce",
        viewport=viewport,  # type: ignore[arg-type]
        device_scale_factor=scale,
    )
    return context.new_page()


def take(page: Page, path: Path) -> None:
    page.wait_for_load_state("networkidle")
    for frame in page.frames[1:]:
        frame.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # the map draws its layers after the last of them has come
    page.screenshot(path=path)


if __name__ == "__main__":
    main()
