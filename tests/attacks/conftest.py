"""The made-up course, one warm grader for all attacks, and what must hold after each of them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pytest's import mode puts no test folder there
import made_course

from autograder.assignment import Course
from autograder.cells.submission import Submission
from autograder.grading.grader import Grader, Options
from autograder.grading.record import Record


class Range:
    """Grades attacks on one warm grader and watches what they leave behind."""

    def __init__(self, grader: Grader, root: Path) -> None:
        self.grader, self.root = grader, root

    def grade(self, source: str) -> Record:
        """Grades a submission's text."""
        return self.grader.grade(Submission.of_sources("attack", source))

    def attack(self, source: str, honest: dict[str, float]) -> Record:
        """Grades an attack; asserts that it gained nothing, learned nothing and left nothing behind.

        That it ends is for the made-up course's limits to see to; pytest's timeout tells when they do not.

        Args:
            source: The submission.
            honest: Points per question that its honest part has earned; 0 for what is not named.
        """
        before = self.children()
        record = self.grade(source)
        earned = {question.name: question.earned for question in record.questions}
        for name, points in earned.items():
            assert points <= honest.get(name, 0.0), f"{name} earned {points}: {self.told(record)}"
        assert not record.errors, record.errors
        self.assert_no_secret(record)
        assert len(self.children() - before) <= 1  # a zygote that had to be replaced
        assert not list(self.scratch().iterdir())
        return record

    def assert_unharmed(self) -> None:
        """The next submission, a right one, gets full marks."""
        record = self.grade(made_course.submission())
        assert record.earned == record.points == sum(made_course.POINTS.values()), self.told(record)

    def assert_no_secret(self, record: Record) -> None:
        """Nothing that a student may see holds a secret; all of it can be written to a file."""
        shown = "\n".join(self.told(record))
        assert not [secret for secret in made_course.SECRETS if secret in shown]
        assert record.to_json().encode("utf-8")
        assert not {"\x1b", "\x00", "\u202e", "\x08", "\r"} & set(shown)

    @staticmethod
    def told(record: Record) -> list[str]:
        """All that a student may see."""
        checks = [check for question in record.questions for check in question.checks]
        return [f"{check.rule} {check.verdict} {check.shown}" for check in checks] + [record.problem]

    @staticmethod
    def children() -> set[int]:
        """This process's descendants."""
        parents = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                stat = (
                    (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                )
                parents[int(entry.name)] = int(stat[1])
            except OSError:
                continue
        found, waiting = set(), [os.getpid()]
        while waiting:
            parent = waiting.pop()
            mine = {pid for pid, its in parents.items() if its == parent} - found
            found |= mine
            waiting += mine
        return found

    def scratch(self) -> Path:
        """The student process's folder."""
        return self.grader._zygote.scratch


@pytest.fixture(scope="session")
def course_root(tmp_path_factory) -> Path:
    """The made-up course's folder."""
    root = tmp_path_factory.mktemp("course")
    made_course.write_course(root)
    return root


@pytest.fixture(scope="session")
def place(course_root) -> Iterator[Range]:
    """A warm grader on the made-up course."""
    course = Course(course_root)
    with Grader(course.assignment("hw9_made"), Options()) as grader:
        yield Range(grader, course_root)


@pytest.fixture(scope="session")
def isolation(place) -> tuple[str, ...]:
    """What holds student processes back here."""
    return place.grade(made_course.submission()).isolation


@pytest.fixture
def needs(isolation):
    """``needs("landlock")`` skips a test whose promise holds only under that isolation."""

    def require(*words: str) -> None:
        for word in words:
            if not any(word in held for held in isolation):
                pytest.skip(f"not promised without {word}")

    return require
