"""How often is a copy overlooked, and how often do two honest answers look like one? ``python -m tests.benchmarks.bench_similarity``.

With ``--compare50 PYTHON``, compare50 is asked about the same pairs; PYTHON is of an environment that has it. With
``--time 1000``, so many answers are compared with each other.

Honest pairs are different right ways to answer the same question (the wheat of the course, and its solution): a hard
test, since they do the same. Copies are made of each of them: names changed, statements and definitions reordered
where that changes nothing, laid out anew without comments, and all of it together. Prints, for each smallest share,
the part of copies that stay below it and the part of honest pairs that reach it.
"""

import argparse
import ast
import itertools
import json
import random
import statistics
import subprocess
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from autograder.assignment import Assignment, Course
from autograder.cells.script import read_percent
from autograder.cells.solution_blocks import stubbed
from autograder.grading.written.questions import master_cells
from autograder.staff import similarity
from autograder.staff.similarity import alike, fingerprint, hashes_of, share

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


@dataclass
class Question:
    """Texts of one question, which pairs of them are compared, and what each pair is."""

    stubs: list[str]
    texts: list[str]
    pairs: list[tuple[int, int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def add(self, one: int, other: int, kind: str) -> None:
        self.pairs.append((one, other))
        self.kinds.append(kind)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kgram", type=int, default=similarity.KGRAM)
    parser.add_argument("--window", type=int, default=similarity.WINDOW)
    parser.add_argument("--compare50", metavar="PYTHON")
    parser.add_argument("--time", type=int, metavar="ANSWERS")
    options = parser.parse_args()
    similarity.KGRAM, similarity.WINDOW = options.kgram, options.window
    draw = random.Random(0)
    found, short = [], 0
    for name in (course := Course.find()).names:
        assignment = course.assignment(name)
        for question, texts in _answers(assignment):
            long, left_out = _long_enough(texts, hashes_of(_stubs(assignment)))
            short += left_out
            found.append(_pairs(_stubs(assignment), long, set(assignment.question(question).defines), draw))
    if options.time:
        _time(max(found, key=lambda q: len(q.texts)), options.time, draw)
        return
    print(f"{short} answers are too short to tell")
    _print(f"copydetect, k {similarity.KGRAM} window {similarity.WINDOW}", found, [_ours(q) for q in found])
    if options.compare50:
        _print("compare50, structure", found, _theirs(options.compare50, found))


def _long_enough(texts: list[str], handed_out: frozenset[int]) -> tuple[list[str], int]:
    long = [text for text in texts if fingerprint(text, handed_out).size >= similarity._LEAST]
    return long, len(texts) - len(long)


def _pairs(stubs: list[str], texts: list[str], kept: set[str], draw: random.Random) -> Question:
    question = Question(stubs, list(texts))
    for one, other in itertools.combinations(range(len(texts)), 2):
        question.add(one, other, "honest")
    for place, text in enumerate(texts):
        for kind, copy in _copies(text, kept, draw).items():
            question.add(place, len(question.texts), kind)
            question.texts.append(copy)
    return question


def _ours(question: Question) -> list[float]:
    handed_out = hashes_of(question.stubs)
    prints = [fingerprint(text, handed_out) for text in question.texts]
    return [share(prints[one], prints[other]) for one, other in question.pairs]


def _theirs(python: str, questions: list[Question]) -> list[list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.json"
        path.write_text(json.dumps([asdict(question) for question in questions]), encoding="utf-8")
        script = Path(__file__).with_name("compare50_shares.py")
        run = subprocess.run([python, script, path], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def _print(title: str, questions: list[Question], shares: list[list[float]]) -> None:
    values: dict[str, list[float]] = {}
    for question, those in zip(questions, shares, strict=True):
        for kind, value in zip(question.kinds, those, strict=True):
            values.setdefault(kind, []).append(value)
    print(f"{title}; {len(values['honest'])} honest pairs, {len(values['renamed'])} copies of each kind")
    print(f"{'share from':>22} " + " ".join(f"{s:>7}" for s in _SHARES) + "   median")
    for kind, those in values.items():
        over = [sum(v >= s for v in those) / len(those) for s in _SHARES]
        shown = over if kind == "honest" else [1 - part for part in over]
        label = "honest pairs reach it" if kind == "honest" else f"{kind}: missed"
        row = " ".join(f"{100 * v:6.1f}%" for v in shown)
        print(f"{label:>22} {row}   {statistics.median(those):.2f}")


def _time(question: Question, answers: int, draw: random.Random) -> None:
    """A class whose answers are those of one question, each with a helper of its own."""
    handed_out = hashes_of(question.stubs)
    texts = [f"{draw.choice(question.texts)}\n\n\n{_helper(draw)}" for _ in range(answers)]
    begun = time.process_time()
    prints = [fingerprint(text, handed_out) for text in texts]
    between = time.process_time()
    pairs = alike(prints, 0.8, 200)
    ended = time.process_time()
    print(
        f"{answers} answers: {between - begun:.1f} s for fingerprints, {ended - between:.1f} s for pairs, {len(pairs)} found"
    )


def _helper(draw: random.Random) -> str:
    steps = "\n".join(
        f"    x = x {draw.choice('+-*')} {draw.choice(['x', 'y', 'len(y)', 'y[0]', 'abs(x)'])}"
        for _ in range(12)
    )
    return f"def helper(x, y):\n{steps}\n    return x\n"


def _copies(text: str, kept: set[str], draw: random.Random) -> dict[str, str]:
    return {
        "renamed": renamed(text, kept), "reordered": reordered(text, draw), "reformatted": reformatted(text),
        "all three": reformatted(reordered(renamed(text, kept), draw)),
    }  # fmt: skip


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
