"""A course of two questions whose grading only looks at a file's bytes: what the store does is the same, at once.

A submission says what it gets: ``q1=pf q2=p`` passes the first check of q1, fails the second, and passes q2's.
"""

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, CheckResult, Course, QuestionResult, Verdict
from autograder.grading.classroom import grade_class, plan_class
from autograder.grading.grader import Options
from autograder.grading.lateness import note_lateness
from autograder.grading.pool import Work
from autograder.grading.record import Record
from autograder.grading.store.database import open_store
from autograder.grading.store.people import HandedIn, Student
from autograder.grading.store.writing import end_run
from autograder.grading.totals import totals
from autograder.grading.work import FileTask
from autograder.report.views import write_views

NAME = "hw8_stub"
CHECKS = {"q1": 2, "q2": 1}
PROMPT = "Why does it grow, and what would you do about it?"
_LETTERS = {"p": Verdict.PASSED, "f": Verdict.FAILED, "s": Verdict.SKIPPED, "e": Verdict.ERROR}


@dataclass(frozen=True)
class StubGrading:
    """Reads verdicts from the file.

    Attributes:
        seconds: What grading a file takes.
    """

    seconds: float = 0.0

    @contextmanager
    def __call__(self) -> Iterator[Callable[[FileTask], Record]]:
        yield self.grade

    def grade(self, task: FileTask) -> Record:
        time.sleep(self.seconds)
        said = dict(re.findall(r"(q\d)=([pfse]+)", task.path.read_text()))
        wanted = task.questions or tuple(CHECKS)
        return Record(
            task.name, task.sha256, NAME, tuple(question(q, said.get(q, "p" * CHECKS[q])) for q in wanted)
        )


def question(name: str, letters: str) -> QuestionResult:
    checks = [
        CheckResult(
            name,
            f"test_{n}",
            f"Rule {n}.",
            _LETTERS[letter],
            1.5,
            hidden=bool(n),
            message="" if letter == "p" else "It is 3.",
        )
        for n, letter in enumerate(letters)
    ]
    return QuestionResult(name, f"Question {name}", tuple(checks))


def make_course(root: Path) -> Assignment:
    """Files of a course with two graded questions and a written one."""
    folder = root / "solutions" / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.py").write_text(
        "# %%\ndef q1():\n    return helper()\n\n\ndef helper():\n    return 1\n\n\n# %%\ndef q2():\n    return 2\n\n\n"
        f'# %% [markdown] written="w1"\n# {PROMPT}\n\n# %% [markdown] rubric="w1"\n# **Model answer.** It doubles.\n#\n'
        "# **Rubric.**\n# * ½: doubles\n# * 1½: says why\n#   * 1: says how\n"
    )
    questions = [f'[[questions]]\nname = "{q}"\ntitle = "Question {q}"\ndefines = ["{q}"]\n' for q in CHECKS]
    written = '[[questions]]\nname = "w1"\ntitle = "Why?"\nmanual = true\npoints = 2\n'
    (folder / "assignment.toml").write_text(
        f'name = "{NAME}"\ntitle = "A stub"\n{"".join(questions)}{written}'
    )
    for q, count in CHECKS.items():
        for kind, numbers in (("public", [0]), ("hidden", range(1, count))):
            path = root / "autograder" / "graders" / NAME / kind / f"test_{q}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            tests = [
                f'@check(points=1.5)\ndef test_{n}(student):\n    """Rule {n}."""\n    assert student.{q}()\n'
                for n in numbers
            ]
            if tests:
                path.write_text("from autograder.checks import check\n\n" + "\n".join(tests))
    return Course(root).assignment(NAME)


class StubClass:
    """A folder of results and who handed in what."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out" / NAME
        self.assignment = make_course(folder / "course")
        self.handed: dict[str, HandedIn] = {}

    def hand_in(self, person: str, text: str, **more: object) -> None:
        path = self.folder / "in" / f"{person}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        student = Student(person, person, person, email=f"{person}@x.org")
        self.handed[person] = HandedIn(student, path, sha256, path.name, path.name, **more)

    def grade(
        self,
        views: bool = True,
        question: str | None = None,
        ended: bool = True,
        work: Work | None = None,
        **more: object,
    ) -> list[str]:
        """Names of the files that were graded."""
        self.assignment = Course(self.folder / "course").assignment(NAME)
        with open_store(self.out) as store:
            options = Options(question=question)
            run = plan_class(self.assignment, store, list(self.handed.values()), options, **more)
            graded = sorted(r.submission for r in grade_class(run, work=work or StubGrading()))
            if ended:
                end_run(store, run.number, [])
                note_lateness(store, run.number, self.assignment)
            if views:
                write_views(store, self.assignment)
        return graded

    def rows(self) -> dict[str, dict[str, float | None]]:
        """Points of each question, by person."""
        with open_store(self.out) as store:
            return {t.standing.student.name: dict(t.questions) for t in totals(store, self.assignment)}

    def total(self, person: str):
        with open_store(self.out) as store:
            return next(t for t in totals(store, self.assignment) if t.standing.student.name == person)

    def table(self, name: str = "final_grades.csv") -> list[list[str]]:
        import csv

        return list(csv.reader((self.out / name).read_text(encoding="utf-8-sig").splitlines()))

    def change_course(self, path: str, old: str, new: str) -> None:
        file = self.folder / "course" / path.format(NAME)
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
