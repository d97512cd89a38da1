"""All mutants of a target, each once."""

import ast
import warnings
from collections.abc import Iterator, Sequence

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code
from autograder.grading.mutate.mutant import Mutant, changed_lines
from autograder.grading.mutate.operators import OPERATORS
from autograder.grading.mutate.operators.operator import Operator
from autograder.grading.mutate.targets import Region, Target


def mutants(target: Target, operators: Sequence[Operator] = OPERATORS) -> list[Mutant]:
    """Mutants of what a student wrote, in the order of the operators.

    Two that Python parses alike are one, and what it parses like the original is none.

    Args:
        target: What to mutate.
        operators: By which mistakes.
    """
    code = Code(target.source, target.signatures)
    words = _only_said(code)
    seen = {_parsed(target.source)}
    found: list[Mutant] = []
    times: dict[tuple[str, str, str], int] = {}
    for operator in operators:
        for change in operator.changes(code):
            if not _inside(change, target.regions) or _inside(change, words):
                continue
            source = code.changed(change)
            tree = _parsed(source)
            if tree is None or tree in seen:
                continue
            seen.add(tree)
            before, after = changed_lines(target.source, source)
            place = min(edit.start for edit in change)
            key = (_function(code, place), before, after)
            times[key] = times.get(key, 0) + 1
            found.append(
                Mutant(
                    target.question, target.of, operator.name, operator.lesson, key[0],
                    target.source.encode()[:place].count(b"\n") + 1, before, after, times[key],
                    target.source, source, target.cell, target.cells,
                )
            )  # fmt: skip
    return found


def _only_said(code: Code) -> list[Region]:
    """What errors say, assertions, and what is printed: no answer depends on it."""
    said = [code.span(raised.exc) for raised in code.all(cst.Raise) if raised.exc is not None]
    said += [code.span(assertion) for assertion in code.all(cst.Assert)]
    return said + [code.span(call) for call in code.find(m.Call(m.Name("print")))]


def spread(all_of_them: Sequence[Mutant], most: int) -> list[Mutant]:
    """At most so many, about equally many of each operator and right answer; always the same ones."""
    if not most or len(all_of_them) <= most:
        return list(all_of_them)
    groups: dict[tuple[str, str], list[Mutant]] = {}
    for mutant in sorted(all_of_them, key=lambda one: one.name[-8:]):
        groups.setdefault((mutant.operator, mutant.of), []).append(mutant)
    chosen: set[int] = set()
    for mutant in _in_turn(sorted(groups.values(), key=lambda group: group[0].of != "solution")):
        chosen.add(id(mutant))
        if len(chosen) == most:
            break
    return [mutant for mutant in all_of_them if id(mutant) in chosen]


def _in_turn(groups: Sequence[Sequence[Mutant]]) -> Iterator[Mutant]:
    for place in range(max(map(len, groups), default=0)):
        yield from (group[place] for group in groups if place < len(group))


def _inside(change: Change, regions: Sequence[Region]) -> bool:
    return all(any(start <= e.start and e.end <= end for start, end in regions) for e in change)


def _parsed(source: str) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `1 is x`, say: a mutant's own nonsense
        try:
            tree = ast.parse(source)
            compile(tree, "mutant", "exec")
        except (SyntaxError, ValueError):
            return None
    return ast.dump(tree)


def _function(code: Code, place: int) -> str:
    around = [f for f in code.all(cst.FunctionDef) if code.span(f)[0] <= place <= code.span(f)[1] + 1]
    return code.qualified(around[-1]) if around else ""
