"""Compares what a submission fails with what the known mistakes fail."""

from collections.abc import Sequence
from dataclasses import replace

from autograder.assignment import Mistake, QuestionResult
from autograder.grading.recognition.book import Book, Known
from autograder.grading.recognition.signature import Failure, Signature, likeness, same, signature_of

_ALIKE = 0.1  # at least one check failed in the same kind of way
_MOST_NAMED = 3
_NEVER = 10**6
# of how many known mistakes, all of one lesson, the kind of failure tells enough, whatever the values are;
# measured by `verify --recognition`: of values, exceptions and sentences it never does
_ENOUGH = {"changed": 1, "type": 2, "shape": 3, "dtype": 2, "accepted": 1}


def with_mistake(question: QuestionResult, book: Book) -> QuestionResult:
    """The result with the known mistake that it shows, when there is one; costs nothing when all passed."""
    if question.earned == question.points:
        return question
    known = book.known.get(question.name, ())
    return replace(question, mistake=recognised(signature_of(question.checks), known))


def recognised(signature: Signature, known: Sequence[Known]) -> Mistake | None:
    """The mistake that a signature shows.

    Args:
        signature: What a submission fails, and how.
        known: The known mistakes.

    Returns:
        One with a lesson when all that show the same signature have it; or, when none does, all that fail the
        same checks in the same kind of way. Where lessons differ, or one is missing, nobody can tell which it
        is, and the student reads nothing: one that is like it, for staff, or None.
    """
    if not signature:
        return None
    exact = [k for k in known if same(signature, k.signature)]
    one = _agreed(exact) or (None if exact else _agreed(_of_the_same_kind(signature, known)))
    if one:
        return Mistake(one.name, one.lesson, one.note, exact=True)
    near = exact or _nearest(signature, known)
    if not near:
        return None
    more = f" (or {len(near) - _MOST_NAMED} others)" if len(near) > _MOST_NAMED else ""
    note = " Or: ".join(k.note for k in near[:_MOST_NAMED]) + more
    return Mistake(near[0].name, "", note, exact=False)


def _agreed(known: Sequence[Known]) -> Known | None:
    """The first of them, when all have one lesson."""
    lessons = {k.lesson for k in known}
    return known[0] if len(lessons) == 1 and "" not in lessons else None


def _of_the_same_kind(signature: Signature, known: Sequence[Known]) -> list[Known]:
    """Those that fail the same checks in the same kind of way, with other values; too few prove nothing."""
    ways = [f.way for f in signature]
    found = [k for k in known if [f.way for f in k.signature] == ways]
    return found if len(found) >= max(map(_enough, signature)) else []


def _enough(failure: Failure) -> int:
    """How many known mistakes must fail in the way of this one; numbers change for all kinds of reasons."""
    return _NEVER if failure.way[2] == "content" else _ENOUGH.get(failure.kind, _NEVER)


def _nearest(signature: Signature, known: Sequence[Known]) -> list[Known]:
    scores = [(likeness(signature, k.signature), k) for k in known]
    best = max((score for score, _ in scores), default=0.0)
    return [k for score, k in scores if score == best] if best >= _ALIKE else []
