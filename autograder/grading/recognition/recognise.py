"""Compares what a submission fails with what the known mistakes fail."""

from collections.abc import Sequence
from dataclasses import replace

from autograder.assignment import Mistake, QuestionResult
from autograder.grading.recognition.book import Book, Known
from autograder.grading.recognition.signature import Signature, likeness, same, signature_of

_ALIKE = 0.1  # at least one check failed in the same kind of way
_MOST_NAMED = 3


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
        An exact one, with its lesson, when all that show the same signature have the same lesson: where they
        differ, or one has none, nobody can tell which it is, and the student reads nothing. Else one that is
        like it, for staff, or None.
    """
    if not signature:
        return None
    exact = [k for k in known if same(signature, k.signature)]
    lessons = {k.lesson for k in exact}
    if len(lessons) == 1 and "" not in lessons:
        return Mistake(exact[0].name, exact[0].lesson, exact[0].note, exact=True)
    near = exact or _nearest(signature, known)
    if not near:
        return None
    more = f" (or {len(near) - _MOST_NAMED} others)" if len(near) > _MOST_NAMED else ""
    note = " Or: ".join(k.note for k in near[:_MOST_NAMED]) + more
    return Mistake(near[0].name, "", note, exact=False)


def _nearest(signature: Signature, known: Sequence[Known]) -> list[Known]:
    scores = [(likeness(signature, k.signature), k) for k in known]
    best = max((score for score, _ in scores), default=0.0)
    return [k for score, k in scores if score == best] if best >= _ALIKE else []
