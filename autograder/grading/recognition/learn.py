"""Makes the book of known mistakes out of what verification saw."""

from collections.abc import Sequence

from autograder.assignment import Assignment
from autograder.grading.files import write_text
from autograder.grading.recognition.book import SEED, Book, Known, book_of, path_of
from autograder.grading.recognition.signature import Signature, same, signature_of
from autograder.grading.verify import Outcome


def learned(outcomes: Sequence[Outcome], before: Book) -> Book:
    """The known mistakes of the chaff in these outcomes.

    What came out as before, up to rounding, stays as it stood, so that the same checks give the same bytes on
    another machine. Questions without an outcome keep what they had.

    Args:
        outcomes: What verification saw, on `SEED` and others.
        before: The book so far.
    """
    questions = dict(before.known)
    for question in dict.fromkeys(o.variant.question for o in outcomes if o.variant.is_chaff):
        mine = [o for o in outcomes if o.variant.is_chaff and o.variant.question == question]
        old = {k.name: k for k in before.known.get(question, ())}
        known = [
            _kept(_known(name, [o for o in mine if o.variant.name == name]), old.get(name))
            for name in sorted({o.variant.name for o in mine})
        ]
        questions[question] = tuple(k for k in known if k.signature)
    return Book(questions)


def _known(name: str, runs: Sequence[Outcome]) -> Known:
    variant = runs[0].variant
    seen = {o.seed: _signature(o) for o in runs}
    first = seen.get(SEED, ())
    steady = all(same(first, other) for other in seen.values())
    return Known(name, variant.told, variant.lesson, steady, first)


def _signature(outcome: Outcome) -> Signature:
    return signature_of(r for r in outcome.results if r.question == outcome.variant.question)


def _kept(new: Known, old: Known | None) -> Known:
    if old is None or not same(new.signature, old.signature):
        return new
    return Known(new.name, new.lesson, new.note, new.steady, old.signature)


def write_book(assignment: Assignment, outcomes: Sequence[Outcome]) -> Book:
    """Writes `signatures.json` beside an assignment's graders, where it is not so already."""
    book = learned(outcomes, book_of(assignment))
    known = {q.name: book.known[q.name] for q in assignment.graded if book.known.get(q.name)}
    book = Book(known)
    path, text = path_of(assignment), book.to_json()
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_text(path, text)
    return book
