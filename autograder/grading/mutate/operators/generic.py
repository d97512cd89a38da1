"""What can go wrong in any program: constants, signs, comparisons, conditions, statements."""

from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code, is_conversion, is_docstring
from autograder.grading.mutate.operators.operator import Operator
from autograder.grading.mutate.operators.words import IDLE_KEYWORDS

_SIGNS: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.Add: ("-", "*"), cst.Subtract: ("+",), cst.Multiply: ("/", "+"), cst.Divide: ("*", "//"),
    cst.FloorDivide: ("/",), cst.Power: ("*",), cst.Modulo: ("//",),
    cst.BitAnd: ("|",), cst.BitOr: ("&",), cst.BitXor: ("|",),
}  # fmt: skip
_COMPARISONS: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.LessThan: ("<=", ">"), cst.LessThanEqual: ("<", ">="), cst.GreaterThan: (">=", "<"),
    cst.GreaterThanEqual: (">", "<="), cst.Equal: ("!=",), cst.NotEqual: ("==",), cst.In: ("not in",),
    cst.NotIn: ("in",), cst.Is: ("is not",), cst.IsNot: ("is",),
}  # fmt: skip


def constant(code: Code) -> Iterator[Change]:
    """A number that is one more, one less, twice as large, or 0."""
    for number in code.all(cst.Integer):
        value = number.evaluated_value
        for other in dict.fromkeys([value + 1, value - 1]):
            if other >= 0 or not isinstance(code.parent(number), cst.UnaryOperation):
                yield (code.replace(number, str(other) if other >= 0 else f"({other})"),)
    for real in code.all(cst.Float):
        value_ = float(real.value)
        for other_ in dict.fromkeys([value_ * 2, value_ / 2, 0.0]):
            if other_ != value_:
                yield (code.replace(real, repr(other_)),)
        if value_ == 0:
            yield (code.replace(real, "1.0"),)


def truth(code: Code) -> Iterator[Change]:
    """``True`` for ``False`` and the other way round."""
    for name in code.find(m.OneOf(m.Name("True"), m.Name("False"))):
        argument = code.parent(name)
        if isinstance(argument, cst.Arg) and argument.keyword and argument.keyword.value in IDLE_KEYWORDS:
            continue
        yield (code.replace(name, "False" if code.text(name) == "True" else "True"),)


def arithmetic(code: Code) -> Iterator[Change]:
    """Another sign between two numbers."""
    for made in code.all(cst.BinaryOperation):
        for sign in _SIGNS.get(type(made.operator), ()):
            yield (code.replace(made, f"{code.grouped(made.left)} {sign} {code.grouped(made.right)}"),)


def term(code: Code) -> Iterator[Change]:
    """One of two terms or factors is left out."""
    for made in code.all(cst.BinaryOperation):
        if not isinstance(made.operator, cst.MatrixMultiply):
            yield (code.replace(made, code.grouped(made.left)),)
            yield (code.replace(made, code.grouped(made.right)),)


def minus(code: Code) -> Iterator[Change]:
    """A minus too few, or one too many."""
    for made in code.find(m.UnaryOperation(operator=m.Minus())):
        yield (code.replace(made, code.grouped(cst.ensure_type(made, cst.UnaryOperation).expression)),)
    for statement in code.all(cst.Return):
        kinds = cst.BinaryOperation | cst.Call | cst.Name
        if isinstance(statement.value, kinds):
            yield (code.replace(statement.value, f"-{code.grouped(statement.value)}"),)


def comparison(code: Code) -> Iterator[Change]:
    """``<`` for ``<=``, and the other way round."""
    for target in code.all(cst.ComparisonTarget):
        for sign in _COMPARISONS.get(type(target.operator), ()):
            yield (code.replace(target.operator, sign),)


def logic(code: Code) -> Iterator[Change]:
    """``and`` for ``or``, one of two conditions, ``not`` left out."""
    for made in code.all(cst.BooleanOperation):
        other = "or" if isinstance(made.operator, cst.And) else "and"
        left, right = code.grouped(made.left), code.grouped(made.right)
        for text in (f"{left} {other} {right}", left, right):
            yield (code.replace(made, text),)
    for negated in code.find(m.UnaryOperation(operator=m.OneOf(m.Not(), m.BitInvert()))):
        yield (code.replace(negated, code.grouped(cst.ensure_type(negated, cst.UnaryOperation).expression)),)


def condition(code: Code) -> Iterator[Change]:
    """A branch that is always taken, or never."""
    branches: list[cst.If | cst.IfExp | cst.While | cst.CompIf] = [
        *code.all(cst.If), *code.all(cst.IfExp), *code.all(cst.CompIf),
    ]  # fmt: skip
    for branch in branches:
        for text in ("True", "False"):
            yield (code.replace(branch.test, text),)


def drop_statement(code: Code) -> Iterator[Change]:
    """A line is left out."""
    for line in code.all(cst.SimpleStatementLine):
        if code.function(line) is None or is_docstring(line):
            continue
        if isinstance(line.body[0], cst.Assign) and is_conversion(line.body[0].value):
            continue
        if isinstance(line.body[0], cst.Pass | cst.Import | cst.ImportFrom | cst.Break | cst.Continue):
            continue
        yield (code.drop(line),)


def augmented(code: Code) -> Iterator[Change]:
    """``=`` for ``+=``, ``-=`` for ``+=``, ``+=`` for ``=``."""
    for line in code.all(cst.AugAssign):
        name, value = code.text(line.target), code.text(line.value)
        yield (code.replace(line, f"{name} = {value}"),)
        sign = code.text(line.operator).strip()
        for other in {"+=": ("-=",), "-=": ("+=",), "*=": ("/=",), "/=": ("*=",)}.get(sign, ()):
            yield (code.replace(line, f"{name} {other} {value}"),)


def index(code: Code) -> Iterator[Change]:
    """Another place of a list, or all of it."""
    for part in code.all(cst.Subscript):
        if isinstance(code.parent(part), cst.Annotation | cst.Param):
            continue
        slices = [e.slice for e in part.slice]
        if any(isinstance(s, cst.Slice) for s in slices):
            yield (code.replace(part, code.text(part.value)),)
        elif len(slices) == 1 and isinstance(slices[0], cst.Index) and isinstance(slices[0].value, cst.Name):
            yield (code.replace(slices[0].value, f"{slices[0].value.value} - 1"),)


def swap_results(code: Code) -> Iterator[Change]:
    """Two results change places."""
    for statement in code.all(cst.Return):
        if isinstance(statement.value, cst.Tuple) and len(statement.value.elements) > 1:
            texts = [code.text(e.value) for e in statement.value.elements]
            for i in range(len(texts) - 1):
                swapped = [*texts[:i], texts[i + 1], texts[i], *texts[i + 2 :]]
                yield (code.replace(statement, f"return {', '.join(swapped)}"),)


def return_none(code: Code) -> Iterator[Change]:
    """Nothing is returned."""
    for statement in code.all(cst.Return):
        if statement.value is not None:
            yield (code.replace(statement, "return None"),)


OPERATORS = (
    Operator("constant", "another number", "A number is not the one that is asked for.", constant),
    Operator("truth", "True for False", "A switch is the other way round.", truth),
    Operator("arithmetic", "another sign between two numbers", "An arithmetic sign is wrong.", arithmetic),
    Operator("drop-term", "a term or factor is left out", "A term or a factor is missing.", term),
    Operator("minus", "a minus too few or too many", "A sign is wrong.", minus),
    Operator("comparison", "< for <=, …", "A comparison is wrong: mind equality.", comparison),
    Operator("logic", "and for or, not left out", "A condition is wrong.", logic),
    Operator("condition", "a branch always or never taken", "A case is missing.", condition),
    Operator("drop-statement", "a line is left out", "A step is missing.", drop_statement),
    Operator(
        "augmented", "= for +=, -= for +=", "Something is replaced where it should be added up.", augmented
    ),
    Operator("index", "another place of a list, or all of it", "An index is wrong.", index),
    Operator("swap-results", "two results change places", "Results are in the wrong order.", swap_results),
    Operator("return-none", "nothing is returned", "Nothing is returned.", return_none),
)
