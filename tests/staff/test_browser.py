"""The staff room in a real browser: keyboard, adjusting, publishing; and a hostile submission does nothing anywhere."""

import base64
import json
import shutil
import threading
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from autograder.grading.store.staff import all_adjustments
from autograder.staff.web.serve import open_room
from tests.grading.store.stub import NAME, PROMPT
from tests.staff.conftest import CODE, RoomClass, script

sync = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install 'chaffinch[dev]'"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium: apt-get install chromium")

EVIL = "http://evil.example"
ATTACK = (
    f"<script>window.pwned=1;fetch('{EVIL}/s')</script><img src={EVIL}/i.png onerror=window.pwned=1>"
    f"<style>*{{background:url({EVIL}/c)}}</style><svg onload=window.pwned=1></svg><a href=javascript:window.pwned=1>x</a>"
    f"'\"><iframe src={EVIL}/f></iframe>{{{{7*7}}}} \u202egnol \u05d0\u05d1\u05d2 "
)
ANSWER = (
    f"{ATTACK}\n\n![x]({EVIL}/m.png) ![y](attachment:p.png) [z](javascript:window.pwned=1) <{EVIL}/auto>\n\n"
    f"$\\text{{<img src={EVIL}/t onerror=window.pwned=1>}} \\href{{javascript:window.pwned=1}}{{q}}$\n\n# {ATTACK}\n\n"
    + "long"
    * 1500
)
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


WIDEST = """() => [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth + .5)
    .slice(0, 4).map(e => e.outerHTML.slice(0, 120))"""


AUDIT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8")


def hostile_notebook() -> str:
    pasted = {
        "p.png": {"image/png": PNG},
        "s.svg": {"image/svg+xml": base64.b64encode(b"<svg onload=alert(1)>").decode()},
    }
    cells = [
        {"cell_type": "code", "metadata": {}, "source": f"# q1=ff q2=f\n{CODE}\n# {ATTACK}", "outputs": []},
        {"cell_type": "markdown", "metadata": {"written": "w1"}, "source": PROMPT},
        {"cell_type": "markdown", "metadata": {}, "source": ANSWER, "attachments": pasted},
    ]
    return json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}})


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class of fourteen, one of them hostile, and the server's address for a reader."""
    made = RoomClass(tmp_path_factory.mktemp("room"))
    for n in range(12):
        made.hand_in(f"x{n}", script("q1=pf q2=p", f"Answer {n}: it **doubles**, since $2^{{{n}}}$."))
    made.hand_in("zoe", script("q1=pp q2=p", "_Type your answer here, replacing this text._"))
    made.hand_in("mallory", hostile_notebook())
    mallory = made.handed["mallory"]
    name = ATTACK + "x" * 500
    student = replace(mallory.student, name=name, email=f"{ATTACK}@x.org", sid=ATTACK)
    made.handed["mallory"] = replace(mallory, student=student, source=ATTACK, file=ATTACK[:200])
    made.grade()
    with made.room.store(NAME) as store:  # what it printed, and what a check said of it
        store.query(
            "UPDATE results SET output = ?, details = replace(details, 'It is 3.', ?)",
            ATTACK,
            json.dumps(ATTACK)[1:-1],
        )
    with open_room(made.room.course, made.room.out, ["tina"], 0) as opened:
        thread = threading.Thread(target=opened.serve, daemon=True)
        thread.start()
        yield made, opened.links[0][1]
        opened.server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser():
    with sync.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Watched:
    """A page of which everything is noted that it asks for or complains of."""

    def __init__(self, browser, link: str, width: int = 1280, scheme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)  # a busy machine is no fault
        self.base, self.asked, self.said = link.split("/enter", maxsplit=1)[0], [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.page.goto(link)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.base}/{NAME}{path}")

    def settle(self) -> None:
        """Nothing ran, nothing was asked of anybody else."""
        hosts = {urlsplit(url).hostname for url in self.asked if not url.startswith("data:")}
        assert hosts == {"127.0.0.1"}
        assert self.said == []
        assert self.page.evaluate("window.pwned") is None


@pytest.fixture
def watched(browser, room):
    made = Watched(browser, room[1])
    yield made
    made.context.close()


def test_ten_answers_are_read_with_the_keyboard(watched, room):
    watched.go("/written/w1")
    for n in range(10):
        watched.page.wait_for_selector("form[data-reading]")
        here = watched.page.url
        watched.page.keyboard.press("1")
        if n % 2:
            watched.page.keyboard.press("2")
        assert watched.page.inner_text("#given") == ("2" if n % 2 else "0.5")
        if n == 0:
            watched.page.keyboard.press("c")
            watched.page.keyboard.type("say why 3")
            watched.page.keyboard.press("Escape")
        watched.page.keyboard.press("ArrowRight")
        watched.page.wait_for_url(lambda url, here=here: url != here)
    assert watched.page.get_by_role("button", name="say why 3").is_visible()
    made, _ = room
    with made.room.store(NAME) as store:
        rows = store.query("SELECT DISTINCT person, points FROM written").fetchall()
    assert sorted(row["points"] for row in rows) == [0.5] * 5 + [2.0] * 5
    watched.settle()


def test_a_group_is_adjusted_and_all_is_published_and_exported(watched, room):
    made, _ = room
    watched.go("/class")
    watched.page.get_by_role("link", name="Rule 1.").click()
    group = watched.page.locator("section.panel").first
    group.get_by_text("Adjust all 13 at once").click()
    group.get_by_label("points of q1").fill("+0.25")
    group.get_by_label("reason").fill("the text was unclear")
    group.get_by_role("button", name="Adjust").click()
    watched.page.get_by_role("status").get_by_text("13 people adjusted.").wait_for()
    with made.room.store(NAME) as store:
        assert {(r["points"], r["reason"], r["author"]) for r in all_adjustments(store)} == {
            (0.25, "the text was unclear", "tina")
        }
    watched.page.get_by_role("link", name="publish").click()
    watched.page.get_by_role("button", name="Write feedback").click()
    watched.page.get_by_text("They are up to date.").wait_for()
    watched.page.get_by_role("button", name="Moodle").click()
    with watched.page.expect_download() as download:
        watched.page.get_by_role("link", name="moodle_feedback.zip").click()
    assert zipfile.is_zipfile(download.value.path())
    assert "the text was unclear" in (made.out / "summaries" / "x0.txt").read_text()
    watched.settle()


def test_the_first_key_skips_what_is_the_same_on_every_page(watched):
    watched.go("/class")
    watched.page.keyboard.press("Tab")
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "main"
    watched.settle()


def test_the_class_is_filtered_as_one_types(watched):
    watched.go("/class")
    watched.page.get_by_placeholder("name, email or id").fill("zoe")
    watched.page.get_by_text("1 person", exact=True).wait_for()
    assert watched.page.locator("#rows tbody tr").count() == 1
    watched.settle()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_a_hostile_submission_does_nothing_on_any_page_and_none_is_too_wide(browser, room, width, scheme):
    made, link = room
    number = next(
        t.standing.id for t in made.room.standings(NAME).people if t.standing.student.key == "mallory"
    )
    watched = Watched(browser, link, width, scheme)
    pages = [
        "/class", f"/class?text={'%3Cscript%3E'}", "/check/q1/test_0", f"/person/{number}", f"/person/{number}?done=1", "/written",
        f"/written/w1/{number}", f"/written/w1/{number}?turn=all&shown=1", "/changes", "/similar/q1",
        f"/similar/q1/{number}/{number}", "/publish",
    ]  # fmt: skip
    for path in pages:
        watched.go(path)
        for summary in watched.page.locator("summary").all():
            summary.click()
        wide = watched.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} is {wide} pixels too wide at {width}: {watched.page.evaluate(WIDEST)}"
        assert (
            watched.page.locator(
                "iframe:not([sandbox]), main script, main style, [onerror], [onload], a[href^=javascript]"
            ).count()
            == 0
        ), path
        assert watched.page.evaluate(AUDIT) == [], path
    watched.go(f"/written/w1/{number}")
    image = watched.page.locator(".answer img").first
    assert image.evaluate("img => img.naturalWidth") == 1
    watched.page.goto(f"{made.out.as_uri()}/report.html")
    assert (
        watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        <= 0
    )
    assert watched.page.evaluate("window.pwned") is None
    watched.asked = [url for url in watched.asked if not url.startswith("file:")]
    watched.settle()
    watched.context.close()
