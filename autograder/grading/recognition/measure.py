"""How well mistakes are recognised: each is left out once, and the others are asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.grading.recognition.book import Book, Known
from autograder.grading.recognition.recognise import recognised


@dataclass(frozen=True)
class Measured:
    """What leaving out gave for one question.

    Attributes:
        question: Its name.
        known: Known mistakes.
        told: Those with a lesson.
        akin: Those with a lesson that another one has, too: only these can be recognised by others.
        right: Those that the others recognise, with the right lesson.
        wrong: Names of those that get another one's lesson.
    """

    question: str
    known: int
    told: int
    akin: int
    right: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of those that can be recognised; NaN when there are none."""
        return self.right / self.akin if self.akin else float("nan")

    @property
    def precision(self) -> float:
        """Share of the lessons given that are right; NaN when none was given."""
        given = self.right + len(self.wrong)
        return self.right / given if given else float("nan")


def measured(question: str, known: Sequence[Known]) -> Measured:
    """Leaves out each known mistake of a question once."""
    told = [k for k in known if k.lesson]
    lessons = [k.lesson for k in told]
    akin = [k for k in told if lessons.count(k.lesson) > 1]
    right, wrong = 0, []
    for one in told:
        found = recognised(one.signature, [k for k in known if k is not one])
        if found is not None and found.exact:
            right += found.lesson == one.lesson
            wrong += [one.name] * (found.lesson != one.lesson)
    return Measured(question, len(known), len(told), len(akin), right, tuple(wrong))


def measured_all(book: Book) -> list[Measured]:
    """The same for each question, and a last row for all of them."""
    rows = [measured(question, known) for question, known in book.known.items()]
    wrong = tuple(f"{row.question}/{name}" for row in rows for name in row.wrong)
    known, told, akin, right = (
        sum(getattr(row, name) for row in rows) for name in ("known", "told", "akin", "right")
    )
    return [*rows, Measured("all", known, told, akin, right, wrong)]
