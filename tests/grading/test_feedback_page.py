"""The page that a student gets back: self-contained, escaped, whole for a reader of any kind."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from autograder.assignment import (
    Assignment,
    CheckResult,
    Limits,
    Mistake,
    Picture,
    Question,
    QuestionResult,
    Reason,
    Verdict,
)
from autograder.cells.submission import code_cells
from autograder.report.code import listings
from autograder.report.feedback import FeedbackPages
from autograder.report.pages import environment

PNG = b"\x89PNG tiny"


def check(verdict, *, hidden=False, message="", outcome="", picture=None, rule="It doubles.", hint=""):
    reason = Reason.WRONG if verdict is Verdict.FAILED else None
    return CheckResult(
        "q1", "test_it", rule, verdict, 1.5, hidden, message, outcome, hint, reason=reason, picture=picture
    )


@pytest.fixture
def assignment(tmp_path):
    question = Question("q1", "Double & add", ("double", "Net.forward"))
    return Assignment("hw", "Doubling", "", (question,), Limits(), root=tmp_path)


@pytest.fixture
def page(assignment):
    """A page about one question with these checks."""

    def render(*checks, cells=(), mistake=None, **more):
        pages = FeedbackPages(environment(), assignment)
        question = QuestionResult("q1", "Double & add", checks, mistake=mistake)
        part = pages.beside_code(pages.part(question), cells)
        return pages.page("Ada", (1.5, 3.0), [part], **more)

    return render


VOID = {"meta", "img", "br", "link"}


class Strict(HTMLParser):
    """Notes elements and attributes; every element is closed where it was opened."""

    def __init__(self, text):
        super().__init__()
        self.open, self.seen, self.words = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        self.words.append(data)


FAILED = {"message": "The result is 3; expected 4.\n    double(2)", "hint": "Add x to itself."}


def test_what_happened_the_hint_the_lesson_the_picture_and_the_code_stand_together(page):
    failed = check(Verdict.FAILED, **FAILED, picture=Picture(PNG, "Two curves."))
    mistake = Mistake("chaff_adds", "You add one and do not double.", "adds", exact=True)
    text = page(failed, cells=code_cells("def double(x):\n    return x + 1"), mistake=mistake)
    seen = Strict(text)
    words = re.sub(r"\s+", " ", " ".join(seen.words))
    for part in (
        "The result is 3; expected 4.",
        "double(2)",
        "Hint: Add x to itself.",
        "You add one and do",
        "return x + 1",
        "Your cell [1]",
        "0 of 1.5 points",
    ):
        assert part in words
    images = [attrs for tag, attrs in seen.seen if tag == "img"]
    assert [(i["alt"], i["src"][:22]) for i in images] == [("Two curves.", "data:image/png;base64,")]


def test_a_reader_who_cannot_see_finds_language_landmarks_headings_and_table_heads(page):
    seen = Strict(page(check(Verdict.FAILED, **FAILED), check(Verdict.PASSED)))
    tags = [tag for tag, _ in seen.seen]
    assert ("html", {"lang": "en"}) in seen.seen
    assert {"header", "main", "footer", "caption"} <= set(tags)
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all("scope" in attrs for tag, attrs in seen.seen if tag == "th")
    labels = {attrs["aria-labelledby"] for tag, attrs in seen.seen if tag == "section"}
    assert labels <= {attrs["id"] for _, attrs in seen.seen if "id" in attrs}


def test_the_page_needs_nothing_else(page):
    text = page(check(Verdict.FAILED, **FAILED, picture=Picture(PNG, "A picture.")))
    assert not re.search(r"https?:|<script|<link|@import|url\(", text)


def test_what_stands_between_backticks_is_set_as_code(page):
    text = page(check(Verdict.FAILED, message="No.", hint="`w += <x>` changes it; `w = w + x` does not."))
    assert "<code>w += &lt;x&gt;</code> changes it; <code>w = w + x</code> does not." in text


NASTY = "`<b>`</pre><script>alert(1)</script> {{ 7*7 }} \u202eevil\u202c \x1b[31m \x00 &amp;"


def test_what_a_student_wrote_is_never_markup(page):
    failed = check(Verdict.FAILED, message=NASTY, hint=NASTY, rule=NASTY, picture=Picture(PNG, NASTY))
    text = page(
        failed, cells=code_cells(f"def double(x):\n    {NASTY}"), problem="", notes=[NASTY], remarks=[NASTY]
    )
    Strict(text)
    assert "<script" not in text
    assert "49" not in text.replace("1749", "")
    assert not set(text) & set("\u202e\u202c\x1b\x00")
    assert "&amp;amp;" in text


def test_a_name_is_no_markup_and_cannot_turn_the_line(page, assignment):
    pages = FeedbackPages(environment(), assignment)
    text = pages.page("<b>A\u202eda", (0, 1), [])
    assert "<bdi>&lt;b&gt;A\ufffdda</bdi>" in text


def test_a_hidden_check_says_its_outcome_and_nothing_of_its_message(page):
    text = page(
        check(Verdict.FAILED, hidden=True, message="SECRET 42", outcome="It does not hold for your code.")
    )
    assert "SECRET" not in text
    assert "It does not hold for your code." in text


def test_a_file_that_could_not_be_graded_says_why_and_nothing_else(page):
    text = page(check(Verdict.FAILED, message="x.txt is empty."), problem="x.txt is empty.")
    assert text.count("x.txt is empty.") == 1
    assert "<section" not in text


def test_code_is_shown_only_where_there_is_something_to_mend(page):
    cells = code_cells("def double(x):\n    return 2 * x")
    assert "Your cell" not in page(check(Verdict.PASSED), cells=cells)
    assert "Your cell" in page(check(Verdict.FAILED), cells=cells)


def test_the_last_definition_counts_and_the_line_of_an_error_is_marked(assignment):
    cells = code_cells("def double(x):\n    return x", "x = 1", "@cache\ndef double(x):\n    return x / y")
    failed = check(
        Verdict.FAILED, message="Your code raised NameError\nin cell [3], double, line 3: return x / y"
    )
    (found,) = listings(cells, assignment.questions[0], [failed])
    assert found.cell == 3
    assert [(line.text, line.named) for line in found.lines][-1] == ("    return x / y", True)


def test_of_a_long_cell_only_the_definition_is_shown(assignment):
    before, after = "a = 1\n" * 50, "\n\ndef other():\n    pass\n" * 20
    cells = code_cells(f"{before}@cache\ndef double(x):\n    return 2 * x{after}")
    (found,) = listings(cells, assignment.questions[0])
    assert [line.text for line in found.lines] == ["@cache", "def double(x):", "    return 2 * x"]
    assert (found.lines[0].number, found.cut) == (51, True)


def test_of_a_script_each_definition_is_shown_and_nothing_between(tmp_path):
    question = Question("q1", "Two", ("double", "halve"))
    other = "def other():\n    pass\n\n\n" * 30
    cells = code_cells(
        f"{other}def double(x):\n    return 2 * x\n\n\n{other}def halve(x):\n    return x / 2\n"
    )
    (found,) = listings(cells, question)
    shown = [line.text for line in found.lines if line.text]
    assert shown == ["def double(x):", "    return 2 * x", "def halve(x):", "    return x / 2"]
