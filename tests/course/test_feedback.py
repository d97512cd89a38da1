"""What students read is true of today's checks, easy to read, without blame, and gives no hidden value away."""

import re
from dataclasses import replace
from functools import cache

import pytest
import readability

from autograder.assignment import Assignment, Course
from autograder.grading.recognition.book import Book, book_of
from autograder.grading.recognition.measure import measured_all
from autograder.grading.variants import load_variants
from autograder.report.reading import Told, feedback_page, told_of

COURSE = Course.find()
HIGHEST_GRADE = 9.0
FEWEST_WORDS, MOST_WORDS = 30, 160
BLAME = re.compile(
    r"\b(stupid|silly|obvious\w*|careless\w*|simply|of course|you (?:failed|forgot|should have)|bad|sloppy"
    r"|lazy|trivial\w*)\b",
    re.IGNORECASE,
)
# hints that are harder to read, each for a reason
HARD: dict[str, str] = {}


@pytest.fixture(params=COURSE.names)
def assignment(request) -> Assignment:
    return COURSE.assignment(request.param)


@cache
def told(name: str) -> list[Told]:
    return told_of(COURSE.assignment(name))


def grade_of(text: str) -> float:
    """Flesch–Kincaid; code counts as one word."""
    text = re.sub(r"`[^`]*`", "code", text)
    sentences = re.split(r"(?<=[.!?:;])\s+", text.strip())
    words = [" ".join(re.findall(r"[A-Za-z'’-]+|\d+", sentence)) for sentence in sentences]
    return readability.getmeasures("\n".join(filter(None, words)), lang="en")["readability grades"]["Kincaid"]


def ours(name: str) -> dict[str, str]:
    """All hints and lessons of an assignment, by where they stand."""
    found = {f"{t.check.question}/{t.check.name}": t.check.hint for t in told(name)}
    return found | {f"{t.question}/{t.known.name}": t.known.lesson for t in told(name) if t.known.lesson}


def test_every_known_mistake_is_in_the_book_with_its_lesson_and_note(assignment):
    chaff = {(v.question, v.name): (v.told, v.lesson) for v in load_variants(assignment) if v.is_chaff}
    book = {(q, k.name): (k.lesson, k.note) for q, ks in book_of(assignment).known.items() for k in ks}
    assert book == chaff, f"run `chaffinch verify {assignment.name}`"


def test_the_page_of_feedback_is_todays():
    page = (COURSE.root / "docs" / "feedback.md").read_text(encoding="utf-8")
    assert page == feedback_page([COURSE.assignment(name) for name in COURSE.names])


def test_hints_and_lessons_are_easy_to_read(assignment):
    hard = {where: text for where, text in ours(assignment.name).items() if grade_of(text) > HIGHEST_GRADE}
    assert set(hard) - set(HARD) == set()


def test_nobody_is_blamed(assignment):
    texts = ours(assignment.name) | {
        f"{t.question}/{t.known.name} said": t.known.said for t in told(assignment.name)
    }
    assert {where: text for where, text in texts.items() if BLAME.search(text)} == {}


def test_a_failure_is_as_long_as_it_must_be(assignment):
    for one in told(assignment.name):
        words = len(" ".join(one.lines).split())
        assert FEWEST_WORDS <= words <= MOST_WORDS, (words, one.lines)


def test_lessons_address_the_student(assignment):
    lessons = {t.known.name: t.known.lesson for t in told(assignment.name) if t.known.lesson}
    assert {
        n: text for n, text in lessons.items() if not re.search(r"\b(you|your)\b", text, re.IGNORECASE)
    } == {}


def test_hidden_checks_give_no_value_away_and_most_say_more_than_that_they_fail():
    hidden = [one for name in COURSE.names for one in told(name) if one.check.hidden]
    for one in hidden:
        words = re.sub(r"in cell \[\d+\], line \d+: `.*`", "", one.known.said)
        words = re.sub(r"its loss went from \S+ to \S+", "", words)  # of the student's own run, two digits
        assert not re.search(r"\d", words), one.known.said
    plain = [one for one in hidden if one.known.said == "It does not hold for your code."]
    assert len(plain) <= 0.1 * len(hidden)


def told_now(name: str) -> Book:
    """An assignment's known mistakes, with the lessons that their files have now."""
    assignment = COURSE.assignment(name)
    lessons = {(v.question, v.name): v.told for v in load_variants(assignment)}
    known = book_of(assignment).known
    return Book(
        {q: tuple(replace(k, lesson=lessons.get((q, k.name), k.lesson)) for k in known[q]) for q in known}
    )


@pytest.mark.parametrize("name", COURSE.names)
def test_hardly_any_mistake_is_taken_for_another(name):
    total = measured_all(told_now(name))[-1]
    assert total.precision >= 0.95, total.wrong


def test_most_mistakes_that_others_make_too_are_recognised_by_them():
    everything = {f"{name}/{q}": known for name in COURSE.names for q, known in told_now(name).known.items()}
    assert measured_all(Book(everything))[-1].recall >= 0.6
