"""Answers that know the example of the docstring, and nothing else."""

import ast
import doctest
from collections.abc import Iterable, Iterator

import libcst as cst

from autograder.grading.mutate.code import Change, Code, parameters
from autograder.grading.mutate.operators.operator import Operator


def knows_the_example(code: Code) -> Iterator[Change]:
    """Whatever a function is given, it answers what its docstring's example asks."""
    for function in code.all(cst.FunctionDef):
        first, known = code.first(function), code.signatures.get(code.qualified(function))
        if first is None or known is None or code.function(function) is not None:
            continue
        names = [parameter.name.value for parameter in parameters(function)]
        for before, call in _calls(known.text, function.name.value):
            given = _given(call, names)
            if given:
                texts = [*before, f"{_tuple(map(ast.Name, given))} = {_tuple(given.values())}"]
                yield (code.before(first, "\n".join(texts)),)


def _calls(docstring: str, name: str) -> Iterator[tuple[list[str], ast.Call]]:
    """Each call of a function in the examples of a docstring, with the lines before it."""
    before: list[str] = []
    for example in doctest.DocTestParser().get_examples(docstring):
        tree = ast.parse(example.source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield list(before), node
        before += [
            ast.unparse(line) for line in tree.body if isinstance(line, ast.Assign) and not _uses(line, name)
        ]


def _tuple(entries: Iterable[ast.expr]) -> str:
    return ast.unparse(ast.Tuple([*entries], ast.Load()))


def _uses(line: ast.stmt, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(line))


def _given(call: ast.Call, names: list[str]) -> dict[str, ast.expr]:
    """What a call gives for which parameter; nothing where that cannot be told."""
    if any(isinstance(value, ast.Starred) for value in call.args) or len(call.args) > len(names):
        return {}
    given = dict(zip(names, call.args, strict=False))
    return given | {k.arg: k.value for k in call.keywords if k.arg in names}


OPERATORS = (
    Operator(
        "knows-the-example",
        "the answer to the docstring's example, whatever is given",
        "The answer is that of the example, whatever your function is given.",
        knows_the_example,
    ),
)
