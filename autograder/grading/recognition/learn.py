"""Makes the book of known mistakes out of what verification saw."""

import re
from collections.abc import Sequence
from dataclasses import replace

from autograder.assignment import Assignment, Verdict
from autograder.checks.calls import without_call
from autograder.grading.files import write_text
from autograder.grading.recognition.book import SEED, Book, Known, book_of
from autograder.grading.recognition.place import path_of
from autograder.grading.recognition.signature import same, signature_of
from autograder.grading.verify import Outcome

_FIGURES = re.compile(r"[-+]?[\d.]+(?:e[-+]?\d+)?")


def learned(outcomes: Sequence[Outcome], before: Book) -> Book:
    """The known mistakes of the chaff in these outcomes.

    What came out as before, up to rounding, stays as it stood, so that the same checks give the same bytes on
    another machine. Questions without an outcome keep what they had.

    Args:
        outcomes: What verification saw; only `SEED` counts.
        before: The book so far.
    """
    questions = dict(before.known)
    for question in dict.fromkeys(o.variant.question for o in outcomes if o.variant.is_chaff):
        mine = [
            o for o in outcomes if o.seed == SEED and o.variant.is_chaff and o.variant.question == question
        ]
        old = {k.name: k for k in before.known.get(question, ())}
        known = [
            _kept(_known(o), old.get(o.variant.name)) for o in sorted(mine, key=lambda o: o.variant.name)
        ]
        questions[question] = tuple(k for k in known if k.signature)
    return Book(questions)


def _known(outcome: Outcome) -> Known:
    variant = outcome.variant
    mine = [r for r in outcome.results if r.question == variant.question]
    said = next((without_call(r.shown) for r in mine if r.verdict is Verdict.FAILED), "")
    return Known(variant.name, variant.told, variant.lesson, signature_of(mine), said)


def _kept(new: Known, old: Known | None) -> Known:
    if old is None or not same(new.signature, old.signature):
        return new
    said = old.said if _FIGURES.sub("", old.said) == _FIGURES.sub("", new.said) else new.said
    return replace(new, signature=old.signature, said=said)


def write_book(assignment: Assignment, outcomes: Sequence[Outcome]) -> Book:
    """Writes `signatures.json` beside an assignment's graders, where it is not so already."""
    book = learned(outcomes, book_of(assignment))
    known = {q.name: book.known[q.name] for q in assignment.graded if book.known.get(q.name)}
    book = Book(known)
    path, text = path_of(assignment), book.to_json()
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_text(path, text)
    return book
