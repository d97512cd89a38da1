"""The Otter plugin: no student code runs in Otter's kernel; verdicts come from behind the wall.

Otter loads it in its main process. Before Otter executes anything the submission's folder is emptied of all
but the submission (a student's ``otter.py`` or pickled log must not be loaded), the notebook is replaced by
an empty one, and a grader process of our own is started, which grades the real file while Otter starts its
kernel. Afterwards its verdicts take the place of what the placeholder tests came to.
"""

import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from otter.plugins import AbstractOtterPlugin
from otter.test_files import GradingResults
from otter.test_files.abstract_test import TestCase, TestCaseResult
from otter.test_files.exception_test import ExceptionTestFile

from autograder.assignment import CheckResult, QuestionResult, Verdict
from autograder.cells.text import cleaned
from autograder.grading.record import Record
from autograder.packages.gradescope import leave_feedback, test_name
from autograder.process.environment import passed_on

_KEPT = {"__init__.py", "tests"}  # what Otter itself put beside the submission


class ChaffinchPlugin(AbstractOtterPlugin):  # type: ignore[misc]
    """Grades inside Otter. Its configuration: ``{"assignment": "hw1_perceptron", "device": "cpu"}``."""

    def before_grading(self, config: Any) -> None:
        """Empties the folder of everything but the submission and starts grading it."""
        del config
        submission = Path(self.submission_path)
        self._root = submission.parent.parent
        self._home = self._root / "source" / "files" / "chaffinch"
        self._folder = Path(tempfile.mkdtemp(prefix="chaffinch-otter-"))
        real = self._folder / submission.name
        shutil.copyfile(submission, real, follow_symlinks=False)  # a link would read whatever Otter may
        for entry in submission.parent.iterdir():
            if entry.name not in _KEPT and entry != submission:
                _remove(entry)
        submission.write_text(_empty(submission.suffix), encoding="utf-8")
        self._result = self._folder / "result.json"
        self._process = self._start(real, self._result, (self._root, self._folder))

    def before_execution(self, submission: Any) -> Any:
        """Otter executes an empty notebook."""
        del submission
        return nbformat.v4.new_notebook()

    def after_grading(self, results: GradingResults) -> None:
        """Puts our verdicts in the place of the placeholders'.

        Raises:
            RuntimeError: When grading itself failed, so that nobody gets a silent zero.
        """
        code = self._process.wait()
        try:
            record = Record.from_json(self._result.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise RuntimeError(f"Chaffinch could not grade this submission (exit code {code}).") from None
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
        if any(check.verdict is not Verdict.PASSED for q in record.questions for check in q.checks):
            leave_feedback(self._root, record.questions)
        results.results = {question.name: _test_file(question) for question in record.questions}
        if record.problem:
            results.set_output(record.problem)
        elif record.notes:
            results.set_output("\n".join(["About the cells:", *record.notes]))
        for check in record.errors:
            sys.stdout.write(f"GRADER ERROR in {check.question}/{check.name}: {check.message}\n")
        sys.stdout.write(f"Isolation: {'; '.join(record.isolation) or 'no student process was started'}\n")

    def _start(
        self, submission: Path, result: Path, protected: tuple[Path, ...]
    ) -> "subprocess.Popen[bytes]":
        paths = [str(self._home)]
        code = f"import sys; sys.path[:0] = {paths!r}; from autograder.grading.single import main; main()"
        arguments = [
            self._home,
            self.plugin_config["assignment"],
            submission,
            result,
            self._device(),
            *protected,
        ]
        environment = passed_on("LANG", "TMPDIR")
        return subprocess.Popen(
            [sys.executable, "-P", "-s", "-B", "-c", code, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            env=environment | {"OMP_NUM_THREADS": "1", "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0"},
            cwd=self._folder,
        )

    def _device(self) -> str:
        device = str(self.plugin_config.get("device", "cpu"))
        if device != "auto":
            return device
        return "cuda" if shutil.which("nvidia-smi") else "cpu"


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        with contextlib.suppress(FileNotFoundError):
            entry.unlink()


def _empty(suffix: str) -> str:
    return json.dumps(nbformat.v4.new_notebook()) if suffix == ".ipynb" else ""


def _test_file(question: QuestionResult) -> ExceptionTestFile:
    """A question's verdicts in Otter's own classes, which its host can load without Chaffinch."""
    cases = [_test_case(check) for check in question.checks]
    file = ExceptionTestFile(test_name(question), f"{question.name}.py", cases, all_or_nothing=False)
    file.test_case_results = [
        TestCaseResult(case, _message(check), passed=check.verdict is Verdict.PASSED)
        for case, check in zip(cases, question.checks, strict=True)
    ]
    return file


def _test_case(check: CheckResult) -> TestCase:
    return TestCase(check.rule, None, check.hidden, check.points, None, None)


def _message(check: CheckResult) -> str:
    if check.verdict is Verdict.PASSED:
        return f"{check.verdict.emoji} passed"
    hint = f"\nHint: {check.advice}" if check.advice else ""
    shows = f"\nPicture: {check.picture.alt}" if check.picture else ""
    return cleaned(f"{check.verdict.emoji} {check.shown}{hint}{shows}")
