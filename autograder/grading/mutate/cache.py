"""What mutants came to, kept from run to run: one file per question, one line per mutant."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from autograder.assignment import Assignment
from autograder.grading.mutate.trial import Red, Trial
from autograder.grading.question_package import QuestionPackage
from autograder.grading.variants import Variant

_PARTS = ("checks", "solution", "shared", "settings")


class Cache:
    """Trials of one question.

    A line counts as long as the question's checks, the lines of the master that it can reach, ``shared`` and
    the limits are what they were. The framework is left out: mutants measure checks. Remove the folder to
    have everything run anew.

    Args:
        path: The file.
        package: What decides the question's verdicts.
    """

    def __init__(self, path: Path, package: QuestionPackage) -> None:
        self._path = path
        self._salt = "\n".join(package.parts[part] for part in _PARTS)
        self._known = dict(_read(path))

    def get(self, variant: Variant) -> Trial | None:
        """What it came to, or None."""
        return self._known.get(self._key(variant))

    def put(self, variant: Variant, trial: Trial) -> None:
        """Keeps what it came to, on the disk at once."""
        key = self._key(variant)
        self._known[key] = trial
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"key": key, **asdict(trial)}) + "\n")

    def _key(self, variant: Variant) -> str:
        return hashlib.sha256("\0".join([self._salt, *variant.cells]).encode()).hexdigest()


def cache_file(assignment: Assignment, question: str) -> Path:
    """Where a question's trials are kept; git ignores it."""
    return assignment.root / ".chaffinch" / "mutate" / assignment.name / f"{question}.jsonl"


def _read(path: Path) -> list[tuple[str, Trial]]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        try:
            value = json.loads(line)
            key, first = value.pop("key"), value.pop("first")
            trial = Trial(
                value["state"], value["how"], tuple(value["failed"]), Red(**first) if first else None
            )
        except (ValueError, TypeError, KeyError):
            continue  # the line that an interrupted run was writing
        found.append((key, trial))
    return found
