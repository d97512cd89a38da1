"""Who may come in, what may be sent, and what every answer carries."""

import asyncio
import re
from dataclasses import replace

import httpx
import pytest
from fastapi.routing import APIRoute

from autograder.assignment import ChaffinchError
from autograder.staff.web.app import make_app
from autograder.staff.web.guard import checked_form
from autograder.staff.web.sessions import Sessions, read_readers
from tests.grading.store.stub import NAME
from tests.staff.conftest import RoomClass, script

BASE = "http://127.0.0.1:8765"


@pytest.fixture
def sessions() -> Sessions:
    return Sessions(["tina", "tom"])


class Browser:
    """Asks an application without any network, and keeps its cookies."""

    def __init__(self, app) -> None:
        self.app, self.cookies, self.follow_redirects = app, httpx.Cookies(), False

    def request(self, method: str, path: str, **more: object) -> httpx.Response:
        async def ask() -> httpx.Response:
            options = {"base_url": BASE, "cookies": self.cookies, "follow_redirects": self.follow_redirects}
            async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), **options) as client:
                answer = await client.request(method, path, **more)
                self.cookies = client.cookies
                return answer

        return asyncio.run(ask())

    def get(self, path: str, **more: object) -> httpx.Response:
        return self.request("GET", path, **more)

    def post(self, path: str, **more: object) -> httpx.Response:
        return self.request("POST", path, **more)


@pytest.fixture
def outside(group, sessions) -> Browser:
    return Browser(make_app(group.room, sessions, 8765))


@pytest.fixture
def inside(outside, sessions) -> Browser:
    outside.get("/enter", params={"token": sessions.tokens["tina"]})
    return outside


def csrf(client: Browser) -> str:
    return re.search(r'name="csrf" value="([^"]+)"', client.get(f"/{NAME}/publish").text)[1]


@pytest.mark.parametrize(
    "path", ["/", f"/{NAME}/class", f"/{NAME}/person/1", f"/{NAME}/written/w1/1", "/nowhere"]
)
def test_nothing_is_shown_without_the_link(outside, path):
    assert outside.get(path).status_code == 401
    assert outside.get("/enter", params={"token": "guess"}).status_code == 401
    assert outside.get("/enter", params={"token": "ü"}).status_code == 401


def test_the_link_gives_a_cookie_that_scripts_and_other_sites_do_not_get(outside, sessions):
    answer = outside.get("/enter", params={"token": sessions.tokens["tina"]})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    assert "tina" in outside.get("/").text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765"]
)
def test_another_address_than_ours_is_refused(inside, host):
    assert inside.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "path", ["/", f"/{NAME}/class", "/static/htmx.min.js", "/nowhere", f"/{NAME}/person/99"]
)
def test_every_answer_carries_strict_headers(inside, path):
    headers = inside.get(path).headers
    assert headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_a_form_needs_its_visits_own_token(inside, group):
    where, form = f"/{NAME}/person/1/adjust", {"question": "q1", "points": "+1", "reason": "x"}
    token = csrf(inside)
    assert inside.post(where, data=form).status_code == 403
    assert inside.post(where, data=form | {"csrf": "guess"}).status_code == 403
    for header in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert inside.post(where, data=form | {"csrf": token}, headers=header).status_code == 403
    assert group.total("ada").adjustments == []
    assert inside.post(where, data=form | {"csrf": token}).status_code == 303
    assert [a.author for a in group.total("ada").adjustments] == ["tina"]


def test_every_address_that_changes_something_checks_its_form(group, sessions):
    app = make_app(group.room, sessions, 8765)
    routes = [
        r
        for part in [app, *(getattr(r, "original_router", None) for r in app.routes)]
        if part
        for r in part.routes
    ]
    changing = [r for r in routes if isinstance(r, APIRoute) and not r.methods <= {"GET", "HEAD"}]
    assert len(changing) >= 6
    for route in changing:
        assert checked_form in [d.call for d in route.dependant.dependencies], route.path


def test_every_link_leads_somewhere_and_names_nobody(inside):
    inside.follow_redirects = True
    seen, left = set(), ["/"]
    while left:
        path = left.pop().split("#")[0]
        if path in seen or path.startswith("data:"):
            continue
        seen.add(path)
        answer = inside.get(path)
        assert answer.status_code == 200, path
        assert not re.search("ada|ben|cleo|dan", path), path
        if "html" in answer.headers["content-type"]:
            here = str(answer.url.path)
            found = re.findall(r'(?:href|src)="([^"]+)"', answer.text)
            left += [
                f"{here}{link}" if link.startswith("?") else link
                for link in map(unescaped, found)
                if not link.startswith("data:")
            ]
    assert len(seen) > 25


def test_everybody_of_a_large_group_can_be_opened(tmp_path, sessions):
    large = RoomClass(tmp_path)
    for n in range(45):
        large.hand_in(f"x{n}", script("q1=pf q2=p", f"Answer {n}."))
    large.grade()
    browser = Browser(make_app(large.room, sessions, 8765))
    browser.get("/enter", params={"token": sessions.tokens["tina"]})
    people = re.findall(rf"/{NAME}/person/(\d+)#q1", browser.get(f"/{NAME}/check/q1/test_1").text)
    assert len(set(people)) == 45


def unescaped(link: str) -> str:
    return link.replace("&amp;", "&")


def test_two_people_of_one_name_are_told_apart(inside, group):
    for name in ("ben", "dan"):
        group.handed[name] = replace(
            group.handed[name], student=replace(group.handed[name].student, name="Max")
        )
    group.grade()
    page = inside.get(f"/{NAME}/class").text
    assert page.count("<bdi>Max</bdi></a>") == 2
    assert all(f'<span class="soft"><bdi>{mail}@x.org</bdi></span>' in page for mail in ("ben", "dan"))
    assert "ada@x.org" not in page


@pytest.mark.parametrize(
    "path",
    [
        f"/{NAME}/person/99",
        "/hw9_none/class",
        f"/{NAME}/check/q1/none",
        f"/{NAME}/written/none/1",
        f"/{NAME}/changes?since=9",
    ],
)
def test_what_is_not_there_gets_a_sentence(inside, path):
    answer = inside.get(path)
    assert answer.status_code == 400
    assert "That does not work" in answer.text


def test_two_readers_have_visits_of_their_own(group, sessions):
    app = make_app(group.room, sessions, 8765)
    for reader in ("tina", "tom"):
        client = Browser(app)
        client.get("/enter", params={"token": sessions.tokens[reader]})
        client.post(f"/{NAME}/written/w1/{group.numbers()['ada']}", data={"csrf": csrf(client), "item": "1"})
    with group.room.store(NAME) as store:
        assert [row["author"] for row in store.query("SELECT author FROM written ORDER BY id")] == [
            "tina",
            "tom",
        ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "readers = []",
        'readers = "Tina"',
        "readers = [1]",
        'readers = ["a", "a"]',
        'readers = [" "]',
        'names = ["a"]',
        "[[",
    ],
)
def test_a_file_of_readers_that_names_nobody_is_refused(tmp_path, text):
    path = tmp_path / "people.toml"
    path.write_text(text)
    with pytest.raises(ChaffinchError, match=r"people\.toml"):
        read_readers(path)


def test_readers_are_read(tmp_path):
    path = tmp_path / "people.toml"
    path.write_text('readers = ["Tina", "Tom Ü"]')
    assert read_readers(path) == ("Tina", "Tom Ü")
