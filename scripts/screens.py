"""Pictures of every page at 390 and 1280 px, light and dark, from the example's evening: `python scripts/screens.py`.

They go to `build/screens/`, to be looked at; nothing compares them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "web"))

from running import CHROMIUM, FLAGS, PLAIN_PAGES, Running, running_desk  # noqa: E402

OUT = ROOT / "build" / "screens"
SIZES = {"phone": (390, 844), "table": (1280, 800)}
SCHEMES = ("light", "dark")


def pages(page: Page, desk: Running) -> Iterator[str]:
    """Walk through the pages in the order of an evening; a name for each that is ready to be taken."""
    here = f"{desk.address}/example"
    for name, path in PLAIN_PAGES.items():
        page.goto(here + path)
        yield name
    page.goto(f"{here}/a/millrace-paper/debrief/i1?who=p3")
    page.get_by_label("What was said about").fill("we'll let you know by the end of next week")
    page.get_by_text("Read as").wait_for()
    yield "debrief"
    page.goto(f"{here}/")
    page.get_by_role("button", name="Write the three letters").click()
    yield "letter"
    body = page.get_by_label("The letter")
    body.fill(body.input_value().replace("Dear Ruth", "Dear Rut") + "\n\nI am the perfect candidate for this role!!")
    page.get_by_role("button", name="Write “Ruth”").wait_for()
    yield "letter-marked"
    page.goto(f"{here}/a/millrace-paper/beside")
    yield "beside"
    page.goto(f"{here}/a/millrace-paper")
    page.get_by_role("link", name="To Tomás Rey").click()
    page.get_by_role("button", name="Keep this letter").click()
    yield "kept"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in SIZES:
            for scheme in SCHEMES:
                take(browser, size, scheme)
        browser.close()


def take(browser: Browser, size: str, scheme: str) -> None:
    """All pages in one size and scheme, each from a desk of its own."""
    width, height = SIZES[size]
    with running_desk() as desk:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(desk.start_link())
        page.wait_for_url(f"{desk.address}/")
        for name in pages(page, desk):
            page.evaluate("document.querySelector('[data-toast]')?.remove()")
            page.screenshot(path=OUT / f"{name}-{size}-{scheme}.png", full_page=True)
        context.close()


if __name__ == "__main__":
    main()
