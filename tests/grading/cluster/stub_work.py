"""Grading that only looks at a file's bytes, in real processes: some of the files do harm when they are graded.

Imported by workers, so without PyTorch. A submission says what it gets (``q1=pf q2=p``) and what it does:
``takes=0.1``: seconds. ``dies``: it ends the process that grades it. ``kills``: it ends the whole worker.
``hangs``: it never comes to an end.
"""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, CheckResult, QuestionResult, Verdict
from autograder.grading.file_task import FileTask
from autograder.grading.record import Record

CHECKS = {"q1": 2, "q2": 1}
_LETTERS = {"p": Verdict.PASSED, "f": Verdict.FAILED}


@dataclass(frozen=True)
class HarmfulWork:
    """Grades such files.

    Attributes:
        assignment: The assignment.
        device: Where, as it is said.
        opens: Whether it can be opened.
    """

    assignment: Assignment
    device: str = "cpu"
    opens: bool = True

    def at(self, assignment: Assignment, protected: tuple[Path, ...]) -> "HarmfulWork":
        assert all(assignment.master.is_relative_to(path) for path in protected)
        return replace(self, assignment=assignment)

    @contextmanager
    def __call__(self) -> Iterator[Callable[[FileTask], Record]]:
        if not self.opens:
            raise ChaffinchError("It cannot be opened.", "Mend it.")
        assert self.assignment.master.is_file()
        yield self.grade

    def grade(self, task: FileTask) -> Record:
        text = task.path.read_text()
        if "kills" in text:
            os.kill(os.getppid(), signal.SIGKILL)
        if "dies" in text or "kills" in text:
            os._exit(7)
        while "hangs" in text:
            time.sleep(1)
        time.sleep(float((re.findall(r"takes=([0-9.]+)", text) or ["0"])[0]))
        said = dict(re.findall(r"(q\d)=([pf]+)", text))
        wanted = task.questions or tuple(CHECKS)
        questions = tuple(_question(q, said.get(q, "p" * CHECKS[q])) for q in wanted)
        return Record(task.name, task.sha256, self.assignment.name, questions, device=self.device)


def _question(name: str, letters: str) -> QuestionResult:
    checks = [
        CheckResult(name, f"test_{n}", f"Rule {n}.", _LETTERS[letter], 1.5, hidden=bool(n),
                    message="" if letter == "p" else "It is 3.")
        for n, letter in enumerate(letters)
    ]  # fmt: skip
    return QuestionResult(name, f"Question {name}", tuple(checks), output=os.environ.get("WHERE", ""))
