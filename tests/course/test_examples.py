"""What a docstring shows a student is what the solution does, and a public check looks at it."""

import doctest
import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import torch

from autograder.assignment import Course, Verdict
from autograder.cells.trusted import defined_names
from autograder.checks.bench import Bench
from autograder.checks.runner import CheckSession
from autograder.checks.solution import solution_cells
from autograder.checks.subject import LocalSubject, run_cells

COURSE = Course.find()
OBJECT = "a network, a dataset, …"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.REPORT_ONLY_FIRST_FAILURE
QUESTIONS = [(hw, question.name) for hw in COURSE.names for question in COURSE.assignment(hw).graded]


@pytest.mark.parametrize("hw", COURSE.names)
def test_examples_in_docstrings_are_true(hw, capsys):
    solution = run_cells([cell.source for cell in solution_cells(COURSE.assignment(hw).master)], "solution")
    functions = [name for name, value in solution.items() if getattr(value, "__module__", "") == "solution"]
    for name in functions:
        for test in doctest.DocTestFinder(recurse=False).find(solution[name], name, globs=solution):
            doctest.DocTestRunner(optionflags=FLAGS).run(test)
    assert capsys.readouterr().out == ""


@dataclass(frozen=True)
class Example:
    """A call that a docstring shows: its function's name, and its arguments as plain values by name."""

    name: str
    arguments: dict[str, Any]


@pytest.mark.parametrize(("hw", "question"), QUESTIONS, ids=[f"{hw[:3]}-{name}" for hw, name in QUESTIONS])
def test_whoever_is_wrong_in_an_example_alone_sees_it_at_home(hw, question):
    assignment = COURSE.assignment(hw)
    cells = solution_cells(assignment.master)
    names = defined_names([cell for cell in cells if cell.metadata.get("question") == question])
    session = CheckSession([assignment.check_file(question, "public")])
    missed = []
    for example in shown(cells, names):
        for leaf in range(20):
            solution = run_cells([cell.source for cell in cells], "solution")
            once = wrong_in(solution, example, leaf)
            subject = LocalSubject(solution, "")
            results = session.run(Bench(lambda _question, subject=subject: subject), question)
            if not once.reached:
                break
            if all(result.verdict is Verdict.PASSED for result in results):
                missed.append(f"{example}, part {leaf} of the result")
    assert missed == []


def shown(cells: Any, names: set[str]) -> Iterator[Example]:
    """The calls in the docstrings of a question that are the same each time, with arguments that are data."""
    first, second = (calls_in_docstrings(cells, names, seed) for seed in (1, 2))
    for one, other in zip(first, second, strict=True):
        if one == other and OBJECT not in one.arguments.values() and one.name != "fit_dragons":  # too much
            yield one


def calls_in_docstrings(cells: Any, names: set[str], seed: int) -> list[Example]:
    solution = run_cells([cell.source for cell in cells], "solution")
    torch.manual_seed(seed)
    calls: list[Example] = []
    for name in sorted(names):
        function = solution.get(name)
        if not inspect.isfunction(function):
            continue
        here = dict(solution)
        here[name] = noting(function, name, calls)
        for test in doctest.DocTestFinder(recurse=False).find(function, name, globs=here):
            for example in test.examples:
                exec(compile(example.source, name, "exec"), test.globs)
    return calls


def noting(function: Callable[..., Any], name: str, calls: list[Example]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        calls.append(Example(name, bound(function, args, kwargs)))
        return function(*args, **kwargs)

    return call


def bound(function: Callable[..., Any], args: Any, kwargs: Any) -> dict[str, Any]:
    """Arguments by name as plain values; functions do not count."""
    known = inspect.signature(function).bind(*args, **kwargs)
    known.apply_defaults()
    found = {name: plain(value) for name, value in known.arguments.items()}
    return {name: value for name, value in found.items() if value is not None}


def plain(value: Any) -> Any:
    if isinstance(value, np.ndarray | torch.Tensor):
        return value.tolist()
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if inspect.isfunction(value):
        return None
    return value if isinstance(value, bool | int | float) else OBJECT


class WrongIn:
    """A function that is right but for one part of its result in one call."""

    def __init__(self, function: Callable[..., Any], example: Example, leaf: int) -> None:
        self.function, self.example, self.leaf = function, example, leaf
        self.reached = False

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        arguments = bound(self.function, args, kwargs)
        result = self.function(*args, **kwargs)
        if arguments != self.example.arguments:
            return result
        self.left = self.leaf
        return self.spoilt(result)

    def spoilt(self, value: Any) -> Any:
        if isinstance(value, tuple | list):
            return type(value)([self.spoilt(entry) for entry in value])
        self.left -= 1
        if self.left != -1:
            return value
        self.reached = True
        if isinstance(value, np.ndarray | torch.Tensor):
            return ~value if value.dtype in (np.bool_, torch.bool) else value + 1
        return not value if isinstance(value, bool) else value + 1 if np.isfinite(value) else 0.0


def wrong_in(solution: dict[str, Any], example: Example, leaf: int) -> WrongIn:
    once = WrongIn(solution[example.name], example, leaf)
    solution[example.name] = functools.wraps(once.function)(once)
    return once
