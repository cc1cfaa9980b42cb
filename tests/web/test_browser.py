"""A real browser: the loop on desk and phone, by keyboard, without script; axe; no errors; no foreign request.

Skipped, loudly, where Debian's Chromium or playwright is missing.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.running import CHROMIUM, EXAMPLES, FLAGS, PLAIN_PAGES, Running, running_desk

if not Path(CHROMIUM).exists():
    warnings.warn(f"{CHROMIUM} is missing: the desk is NOT tested in a real browser", stacklevel=1)
    pytest.skip("no Chromium", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is missing: no test in a real browser")

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
SIZES = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """One browser for all tests of this file."""
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk() -> Iterator[Running]:
    """An empty desk on a port of its own."""
    with running_desk() as made:
        yield made


class Watched:
    """A page that notes what a browser complains about and where it wants to go."""

    def __init__(self, browser: object, desk: Running, **options: object) -> None:
        self.context = browser.new_context(**options)  # type: ignore[attr-defined]
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda asked: self.note(asked.url, desk.address))
        self.page.goto(desk.start_link())
        self.page.wait_for_url(f"{desk.address}/")

    def note(self, url: str, address: str) -> None:
        """Complain of a request to anybody else."""
        if not url.startswith((f"{address}/", "data:")):
            self.errors.append(f"asked {url}")


def sit_down(page: object, desk: Running) -> None:
    """From the first page to the kept invitation."""
    page.get_by_label("Your name").fill("June Castellan")
    page.get_by_label("Your time zone").fill("America/Chicago")
    page.get_by_role("button", name="Start with my interview").click()
    page.get_by_label("The calendar file or the mail").set_input_files(EXAMPLES / "invitation.ics")
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("The name was read from the address").or_(page.get_by_text("Is this right?")).first.wait_for()
    page.get_by_role("button", name="Yes, keep it").click()
    page.get_by_role("link", name="Today").click()


def tell(page: object) -> None:
    """The debrief of three people, a few words each."""
    page.get_by_role("link", name="Say what happened (90 seconds)").click()
    page.get_by_label("Something Ruth told you").fill("walks the wet end at six with a paper notebook")
    page.get_by_role("button", name="Next: Tomás").click()
    page.get_by_label("Something Tomás told you").fill("rebuilt the trim optimiser in a weekend")
    page.get_by_role("button", name="Next: Ingrid").click()
    page.get_by_label("Something Ingrid told you").fill("every planner spends two weeks on shift")
    page.get_by_label("What was said about when").fill("by the end of next week")


def letters_out(page: object) -> None:
    """Three letters read, kept and noted as sent."""
    page.get_by_role("button", name="Write the three letters").click()
    for _ in range(3):
        page.get_by_role("button", name="Keep this letter").click()
        page.get_by_role("heading", name="Ready for").wait_for()
        page.get_by_role("button", name="I’ve sent it").click()


@pytest.mark.parametrize("size", list(SIZES))
def test_the_whole_loop(chromium: object, desk: Running, size: str) -> None:
    watched = Watched(chromium, desk, viewport=SIZES[size])
    page = watched.page
    sit_down(page, desk)
    tell(page)
    page.get_by_text("by Friday 13 March").wait_for()
    page.get_by_text("Kept at").wait_for()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="That’s all").click()
    letters_out(page)
    page.get_by_role("heading", name="Nothing to do until Tuesday 17 March").or_(
        page.get_by_role("heading", name="Nothing")
    ).first.wait_for()
    page.get_by_role("link", name="They wrote").click()
    page.get_by_label("Their words").fill("We need a little longer and will be back to you by 20 March. Ingrid Solheim")
    page.get_by_label("From whom").fill("Ingrid Solheim")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="They are still deciding.").wait_for()
    page.get_by_role("button", name="That’s right, keep it").click()
    page.get_by_role("link", name="Today").click()
    assert "24 March" in page.locator("h1").inner_text().replace("\xa0", " ")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert watched.errors == []


def test_the_whole_loop_without_script(chromium: object, desk: Running) -> None:
    watched = Watched(chromium, desk, viewport=SIZES["phone"], java_script_enabled=False)
    page = watched.page
    sit_down(page, desk)
    tell(page)
    page.get_by_role("button", name="That’s all").click()
    letters_out(page)
    assert "17 March" in page.locator("h1").inner_text().replace("\xa0", " ")
    assert watched.errors == []


def focused(page: object) -> str:
    script = "(e => e.matches('body, main') ? '' : e.innerText || e.name || '')(document.activeElement)"
    return str(page.evaluate(script))


def tab_to(page: object, words: str) -> None:
    """Press Tab until the thing named has the focus."""
    for _ in range(80):
        if words in focused(page):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {words!r}; last was {focused(page)!r}")


def test_by_keyboard_alone(chromium: object, desk: Running) -> None:
    watched = Watched(chromium, desk, viewport=SIZES["desk"])
    page = watched.page
    page.goto(f"{desk.address}/example/")
    tab_to(page, "Write the three letters")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="To Ruth Okafor").wait_for()
    tab_to(page, "body")
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("!! gonna ")
    page.get_by_text("This is slang").wait_for()
    assert focused(page).startswith("body") or "gonna" in page.evaluate("document.activeElement.value")
    tab_to(page, "Keep this letter")
    page.keyboard.press("Escape")
    page.goto(f"{desk.address}/example/")
    page.keyboard.press("?")
    page.get_by_role("heading", name="Everything works from the keyboard").wait_for()
    page.keyboard.press("c")
    page.get_by_role("heading", name="March 2026").wait_for()
    assert watched.errors == []


def test_marks_follow_the_words_and_a_press_puts_right(chromium: object, desk: Running) -> None:
    watched = Watched(chromium, desk, viewport=SIZES["desk"])
    page = watched.page
    page.goto(f"{desk.address}/example/")
    page.get_by_role("button", name="Write the three letters").click()
    body = page.get_by_label("The letter", exact=True)
    body.fill(body.input_value().replace("Dear Ruth", "Dear Rut"))
    page.locator("mark.stop", has_text="Rut").wait_for()
    boxes = page.evaluate(
        """() => { const t = document.querySelector('#body'), u = document.querySelector('#under');
        return [t.clientWidth, u.clientWidth, t.scrollHeight <= u.clientHeight + 2]; }"""
    )
    assert boxes[0] == boxes[1]
    assert boxes[2]
    page.get_by_role("button", name="Write “Ruth”").click()
    assert page.get_by_label("The letter", exact=True).input_value().startswith("Dear Ruth,")
    assert watched.errors == []


def test_words_stay_when_the_desk_is_closed_mid_edit(chromium: object) -> None:
    with running_desk() as desk:
        page = Watched(chromium, desk, viewport=SIZES["desk"]).page
        page.goto(f"{desk.address}/example/")
        page.get_by_role("button", name="Write the three letters").click()
        page.get_by_label("The letter", exact=True).wait_for()
    page.get_by_label("The letter", exact=True).fill("Words typed after the end")
    page.get_by_text("The desk has been closed.").wait_for()
    assert "Words typed after the end" in page.evaluate("JSON.stringify(sessionStorage)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
def test_axe_finds_nothing(chromium: object, desk: Running, size: str, scheme: str) -> None:
    watched = Watched(chromium, desk, viewport=SIZES[size], color_scheme=scheme, bypass_csp=True)
    page = watched.page
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for one in result["violations"]:
            where = [" ".join(node["target"]) + ": " + node["failureSummary"][:200] for node in one["nodes"][:3]]
            found.setdefault(f"{name}: {one['id']}", []).extend(where)

    look("welcome")
    for name, path in PLAIN_PAGES.items():
        page.goto(f"{desk.address}/example{path}")
        for details in page.locator("details").all():
            details.evaluate("one => { one.open = true; }")
        look(name)
    page.goto(f"{desk.address}/example/a/millrace-paper/debrief/i1?who=p3")
    look("debrief")
    page.goto(f"{desk.address}/example/")
    page.get_by_role("button", name="Write the three letters").click()
    body = page.get_by_label("The letter", exact=True)
    body.fill(body.input_value().replace("Dear Ruth", "Dear Rut") + "\n\nASAP!!")
    page.locator("mark.stop").first.wait_for()
    look("letter")
    page.goto(f"{desk.address}/example/a/millrace-paper/beside")
    look("beside")
    page.goto(f"{desk.address}/example/a/millrace-paper/letters/d2")
    page.get_by_role("button", name="Keep this letter").click()
    look("kept")
    assert found == {}
    assert watched.errors == []


@pytest.mark.parametrize("width", [320, 768, 2560])
def test_nothing_is_wider_than_the_window(chromium: object, desk: Running, width: int) -> None:
    page = Watched(chromium, desk, viewport={"width": width, "height": 900}).page
    wide = []
    for name, path in PLAIN_PAGES.items():
        page.goto(f"{desk.address}/example{path}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(name)
    assert wide == []
