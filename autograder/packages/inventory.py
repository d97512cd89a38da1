"""Which checks there are and what they are worth, told from the files without running one."""

import importlib.util
import inspect
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from autograder.assignment import Assignment, ChaffinchError, Course, Question
from autograder.checks.check import CheckSpec, spec_of


@dataclass(frozen=True)
class CheckList:
    """The checks of one question.

    Attributes:
        question: The question.
        public: Those that students have at home, in the order of the file.
        hidden: The others.
    """

    question: Question
    public: tuple[CheckSpec, ...]
    hidden: tuple[CheckSpec, ...]

    @property
    def points(self) -> float:
        """What the question is worth."""
        return sum(spec.points for spec in (*self.public, *self.hidden))

    @property
    def public_points(self) -> float:
        """What a student can see for sure at home."""
        return sum(spec.points for spec in self.public)


def list_checks(course: Course, assignment: Assignment) -> tuple[CheckList, ...]:
    """Lists the checks of all graded questions.

    Raises:
        ChaffinchError: When a file cannot be imported, a check has no points, two share a name, or a public
            check needs what only graders have.
    """
    return tuple(_check_list(course.graders(assignment.name), question) for question in assignment.graded)


def _check_list(folder: Path, question: Question) -> CheckList:
    public, hidden = (_specs(folder / kind / f"test_{question.name}.py") for kind in ("public", "hidden"))
    names = [spec.name for spec in (*public, *hidden)]
    for name in names:
        if names.count(name) > 1:
            raise ChaffinchError(f"{question.name} has two checks named {name}.", "Rename one.")
    if not public:
        path = folder / "public" / f"test_{question.name}.py"
        raise ChaffinchError(
            f"{question.name} has no public check.", f"Students need one to go by: write {path}."
        )
    for spec in public:
        for name in set(spec.after) - {other.name for other in public}:
            where = f"{question.name}: the public check {spec.name}"
            tip = "Let public checks wait for public ones only."
            raise ChaffinchError(f"{where} waits for {name}, which students do not have.", tip)
    return CheckList(question, public, hidden)


def _specs(path: Path) -> tuple[CheckSpec, ...]:
    if not path.is_file():
        return ()
    found = []
    for name, value in vars(_imported(path)).items():
        if not (name.startswith("test") and inspect.isfunction(value)):
            continue
        spec = spec_of(value)
        if spec is None:
            raise ChaffinchError(f"{path.name}: {name} has no points.", "Put @check(points=…) above it.")
        if path.parent.name == "public" and "solution" in inspect.signature(value).parameters:
            tip = "Write the expected value out, or make the check hidden."
            raise ChaffinchError(f"{path.name}: the public check {name} asks for the solution.", tip)
        found.append(spec)
    return tuple(found)


def _imported(path: Path) -> ModuleType:
    name = f"chaffinch_inventory_{path.parent.name}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:  # pragma: no cover - a .py file always has a loader
        raise ChaffinchError(f"{path} is no Python file.", "Rename it.")
    module = importlib.util.module_from_spec(spec)
    writes_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.modules[name] = module  # dataclasses look their module up
    try:
        spec.loader.exec_module(module)
    except ChaffinchError:
        raise
    except Exception as error:
        raise ChaffinchError(
            f"{path} cannot be imported: {type(error).__name__}: {error}.", "Mend it."
        ) from error
    finally:
        sys.dont_write_bytecode = writes_bytecode
        del sys.modules[name]
    return module
