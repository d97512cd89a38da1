"""Markdown of somebody else does nothing and fetches nothing."""

import pytest

from autograder.staff.markdown import rendered
from autograder.staff.pages.pasted import media_type

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](https://evil.example/)",
    "![x](https://evil.example/a.png)", "![x](//evil.example/a.png)", "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<https://evil.example>", "$\\text{<script>alert(1)</script>}$", "$\\href{javascript:alert(1)}{x}$",
    "$$\\class{a}{\\style{color:red}{x}}$$", "![x](attachment:a\"onerror=alert(1))", "<style>*{}</style>", "<svg onload=alert(1)>",
    "[a]: https://evil.example\n\n![x][a]", "# <b onclick=alert(1)>", "`<script>`", "<math><mtext><script>alert(1)</script>",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    html = rendered(text, lambda name: "/p/1" if name == "a" else "")
    for sign in (
        "<script",
        "<a ",
        "<style",
        "<svg",
        " onerror=",
        " onload=",
        " onclick=",
        " href=",
        " style=",
        'src="http',
        'src="//',
        'src="data',
    ):
        assert sign not in html.replace("&lt;", "").lower() or sign not in _tags(html), (sign, html)


def _tags(html: str) -> str:
    import re

    return " ".join(re.findall(r"<[^>]*>", html)).lower()


def test_mathematics_becomes_mathml():
    html = rendered("so $\\frac{a}{b} < 1$ and\n\n$$\\sum_i x_i$$")
    assert "<mfrac>" in html
    assert 'display="block"' in html
    assert "<mo>&lt;</mo>" in html


@pytest.mark.parametrize(
    "formula", ["\\frac{", "{" * 400, "x^" * 100, "\\begin{matrix}", "\\", "^", "x" * 5000]
)
def test_what_is_no_formula_shows_as_it_is(formula):
    assert rendered(f"a ${formula}$ b")


def test_pasted_pictures_show_and_others_are_named():
    html = rendered(
        "![mine](attachment:a.png) ![theirs](http://evil.example/x.png)", lambda name: f"/p/{name}"
    )
    assert '<img src="/p/a.png" alt="mine">' in html
    assert "theirs: a picture that was not handed in" in html


@pytest.mark.parametrize(("data", "kind"), [
    (b"\x89PNG\r\n\x1a\n1", "image/png"), (b"\xff\xd8\xff1", "image/jpeg"), (b"RIFF0000WEBP", "image/webp"),
    (b"<svg onload=alert(1)>", ""), (b"<html>", ""), (b"", ""),
])  # fmt: skip
def test_a_picture_is_one_by_its_bytes(data, kind):
    assert media_type(data) == kind
