"""How often is a copy overlooked, and how often do two honest answers look like one? ``python -m tests.benchmarks.bench_similarity``.

Honest pairs are different right ways to answer the same question (the wheat of the course, and its solution): a hard
test, since they do the same. Copies are made of each of them: names changed, statements and definitions reordered
where that changes nothing, laid out anew without comments, and all of it together. Prints, for each smallest share,
the part of copies that stay below it and the part of honest pairs that reach it.
"""

import ast
import itertools
import random
import statistics
import sys

from autograder.assignment import Assignment, Course
from autograder.cells.script import read_percent
from autograder.cells.solution_blocks import stubbed
from autograder.grading.written.questions import master_cells
from autograder.staff import similarity
from autograder.staff.similarity import Fingerprint, fingerprint, hashes_of, share

_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)


class _Renamed(ast.NodeTransformer):
    """Other names for everything that the answer itself binds, except what the question asks for."""

    def __init__(self, tree: ast.AST, kept: set[str]) -> None:
        bound = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        bound |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
        self._names = {name: f"value_{i}" for i, name in enumerate(sorted(bound - kept - {"self"}))}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self._names.get(node.id, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = self._names.get(node.arg, node.arg)
        return node


def renamed(text: str, kept: set[str]) -> str:
    tree = ast.parse(text)
    return ast.unparse(_Renamed(tree, kept).visit(tree))


def reordered(text: str, draw: random.Random) -> str:
    """Definitions in another order, and neighbouring assignments that do not need each other exchanged."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        if isinstance(node, ast.Module | ast.ClassDef):
            rest = [n for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
            draw.shuffle(rest)
            node.body = [n for n in body if n not in rest] + rest
            continue
        for i in range(len(body) - 1):
            if _free(body[i], body[i + 1]):
                body[i], body[i + 1] = body[i + 1], body[i]
    return ast.unparse(tree)


def _free(one: ast.stmt, other: ast.stmt) -> bool:
    if not (isinstance(one, ast.Assign) and isinstance(other, ast.Assign)):
        return False
    names = [{n.id for n in ast.walk(s) if isinstance(n, ast.Name) and isinstance(n.ctx, c)}
             for s in (one, other) for c in (ast.Store, ast.Load)]  # fmt: skip
    return not (names[0] & names[3] or names[1] & names[2] or names[0] & names[2])


def reformatted(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FunctionDef | ast.ClassDef)
            and ast.get_docstring(node)
            and len(node.body) > 1
        ):
            node.body = node.body[1:]
    return ast.unparse(tree).replace("    ", "  ")


def main() -> None:
    """Measures and prints."""
    if len(sys.argv) > 2:
        similarity.KGRAM, similarity.WINDOW = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(0)
    course = Course.find()
    honest, copies, short = [], {}, 0
    for name in course.names:
        for question, texts in _answers(course.assignment(name)):
            handed_out = hashes_of(_stubs(course.assignment(name)))
            prints = [fingerprint(text, handed_out) for text in texts]
            kept = set(course.assignment(name).question(question).defines)
            long = [(t, p) for t, p in zip(texts, prints, strict=True) if p.size >= similarity._LEAST]
            short += len(texts) - len(long)
            honest += [share(a, b) for (_, a), (_, b) in itertools.combinations(long, 2)]
            for text, mine in long:
                for kind, other in _copies(text, kept, draw, handed_out).items():
                    copies.setdefault(kind, []).append(share(mine, other))
    print(
        f"k {similarity.KGRAM} window {similarity.WINDOW}; {len(honest)} honest pairs, {short} answers are too short to tell"
    )
    print(f"{'share from':>22} " + " ".join(f"{s:>7}" for s in _SHARES) + "   median")
    for kind, values in [("honest pairs reach it", honest), *copies.items()]:
        over = [sum(v >= s for v in values) / len(values) for s in _SHARES]
        shown = over if kind.startswith("honest") else [1 - part for part in over]
        label = kind if kind.startswith("honest") else f"{kind}: missed"
        print(
            f"{label:>22} "
            + " ".join(f"{100 * v:6.1f}%" for v in shown)
            + f"   {statistics.median(values):.2f}"
        )


def _copies(
    text: str, kept: set[str], draw: random.Random, handed_out: frozenset[int]
) -> dict[str, Fingerprint]:
    made = {
        "renamed": renamed(text, kept), "reordered": reordered(text, draw), "reformatted": reformatted(text),
        "all three": reformatted(reordered(renamed(text, kept), draw)),
    }  # fmt: skip
    return {kind: fingerprint(copy, handed_out) for kind, copy in made.items()}


def _answers(assignment: Assignment):
    for question in assignment.graded:
        texts = []
        for path in sorted((assignment.variants / question.name).glob("wheat_*.py")):
            cells = read_percent(path.read_text(encoding="utf-8"))
            text = "\n\n".join(c.source for c in cells if c.kind == "code")
            try:
                ast.parse(text)
            except SyntaxError:
                continue
            texts.append(text)
        solution = "\n\n".join(
            c.source for c in master_cells(assignment) if c.metadata.get("question") == question.name
        )
        yield question.name, [solution, *texts]


def _stubs(assignment: Assignment) -> list[str]:
    return [stubbed(cell).source for cell in master_cells(assignment) if "question" in cell.metadata]


if __name__ == "__main__":
    main()
