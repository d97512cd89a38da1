"""What decides a question's verdicts besides the submission, hashed question by question.

So that a changed check costs only its own question's gradings. The parts, and how each is known:

``checks``     the question's check files, public and hidden, and every other file in the assignment's
               folder of graders that is no other question's check file. A check file that could read or
               import something in a way that cannot be seen (``open``, ``importlib``, ``__file__``, …)
               stands for the whole folder. Signatures of mistakes change no verdict.
``solution``   the lines of the master that grading executes and that the question can reach: what it
               ``defines``, every name of the master that its check files mention, whatever these use, and
               all lines that are more than a definition. A master that cannot be parsed counts as a whole,
               and so does any master where a check file looks names up at run time.
``framework``  all of the rooms of ``autograder`` that grading runs.
``shared``     the whole package: submissions import it, too.
``settings``   the limits of the assignment, and what the question says that the student defines.
"""

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from autograder.assignment import Assignment, Question
from autograder.grading.recognition.place import path_of
from autograder.rooms import FRAMEWORK, ROOMS

# of the room of grading: no verdict depends on how a submission is found, kept, sent and told of
_BESIDE = ("store", "intake", "recognition", "mutate", "cluster")
# what could read or import a file that no import statement names
_OPAQUE_NAMES = {
    "open",
    "exec",
    "eval",
    "compile",
    "__import__",
    "importlib",
    "runpy",
    "__file__",
    "__spec__",
    "Path",
}
_OPAQUE_ATTRIBUTES = {"import_module", "read_text", "read_bytes", "load", "loadtxt", "genfromtxt", "fromfile"}
_DYNAMIC = {"getattr", "vars", "globals", "eval", "exec"}  # what could reach a name that is not written out


@dataclass(frozen=True)
class QuestionPackage:
    """What decides one question's verdicts.

    Attributes:
        question: Its name.
        parts: A SHA-256 in hex per part; see the module's docstring.
    """

    question: str
    parts: Mapping[str, str]

    @property
    def hash(self) -> str:
        """Over all parts."""
        return _hash(f"{name} {self.parts[name]}".encode() for name in sorted(self.parts))


def question_packages(assignment: Assignment) -> dict[str, QuestionPackage]:
    """The packages of all graded questions, by name."""
    framework = framework_hash()
    shared = files_hash(assignment.shared)
    master = _Master.read(assignment.master)
    packages = {}
    for question in assignment.graded:
        files = _check_files(question, assignment)
        settings = {"limits": asdict(assignment.limits), "defines": question.defines}
        packages[question.name] = QuestionPackage(
            question.name,
            {
                "checks": files_hash(assignment.graders, files),
                "solution": master.part(question, files),
                "framework": framework,
                "shared": shared,
                "settings": _hash([json.dumps(settings, sort_keys=True, default=str).encode()]),
            },
        )
    return packages


def _check_files(question: Question, assignment: Assignment) -> list[Path]:
    others = {f"test_{q.name}.py" for q in assignment.questions if q.name != question.name}
    everything = [path for path in _files_in(assignment.graders) if path != path_of(assignment)]
    mine = [path for path in everything if path.name not in others]
    return everything if any(_Code.of(path).opaque for path in mine) else mine


@dataclass(frozen=True)
class _Code:
    """What matters of a check file.

    Attributes:
        opaque: Whether it could read or import another one in a way that nobody sees from its imports.
        dynamic: Whether it looks names up that are not written in it.
        names: What it mentions.
    """

    opaque: bool
    dynamic: bool
    names: frozenset[str]

    @classmethod
    def of(cls, path: Path) -> "_Code":
        """What matters of a file, which need not hold Python."""
        if path.suffix != ".py":
            return cls(opaque=False, dynamic=False, names=frozenset())
        return _read(path.read_text(encoding="utf-8", errors="replace"))


@lru_cache(maxsize=1024)
def _read(text: str) -> _Code:
    """Reads a text once: several questions ask, and what plans a grading asks again."""
    tree = _parsed(text)
    if tree is None:
        return _Code(opaque=True, dynamic=False, names=frozenset())
    nodes = list(ast.walk(tree))
    return _Code(any(map(_reaches_out, nodes)), any(map(_looks_up, nodes)), _mentioned(nodes))


def _reaches_out(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return bool(node.level) or node.module in _OPAQUE_NAMES
    if isinstance(node, ast.Import):
        return any(alias.name in _OPAQUE_NAMES for alias in node.names)
    if isinstance(node, ast.Name):
        return node.id in _OPAQUE_NAMES
    return isinstance(node, ast.Attribute) and node.attr in _OPAQUE_ATTRIBUTES


@dataclass(frozen=True)
class _Statement:
    """A statement: how it reads, which names it binds and uses, and whether giving names is all it does."""

    dump: bytes
    binds: frozenset[str]
    uses: frozenset[str]
    only_defines: bool

    @classmethod
    def of(cls, node: ast.stmt) -> "_Statement":
        uses = _mentioned(ast.walk(node))
        return cls(ast.dump(node).encode(), frozenset(_bound(node)), uses, _defines_only(node))


@dataclass(frozen=True)
class _Master:
    """A master's lines that grading executes, each with the names that it binds and uses."""

    text: str
    statements: tuple[_Statement, ...] | None  # None when it cannot be parsed

    @classmethod
    def read(cls, path: Path) -> "_Master":
        from autograder.checks.solution import solution_cells  # noqa: PLC0415 - jupytext: .3 s

        text = "\n\n".join(cell.source for cell in solution_cells(path))
        tree = _parsed(text)
        return cls(text, None if tree is None else tuple(map(_Statement.of, tree.body)))

    def part(self, question: Question, files: Iterable[Path]) -> str:
        """Hash of what a question can reach."""
        if self.statements is None:
            return _hash([self.text.encode()])
        wanted = set(question.defines)
        for code in map(_Code.of, files):
            if code.dynamic:
                return _hash(statement.dump for statement in self.statements)
            wanted |= code.names
        chosen = [not statement.only_defines for statement in self.statements]
        for place, statement in enumerate(self.statements):
            wanted |= statement.uses if chosen[place] else set()
        changed = True
        while changed:
            changed = False
            for place, statement in enumerate(self.statements):
                if not chosen[place] and statement.binds & wanted:
                    chosen[place] = changed = True
                    wanted |= statement.uses
        reached = (s for s, yes in zip(self.statements, chosen, strict=True) if yes)
        return _hash(statement.dump for statement in reached)


def _looks_up(node: ast.AST) -> bool:
    """Whether a call may reach a name that is not written out."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _DYNAMIC:
        is_written_out = len(node.args) > 1 and isinstance(node.args[1], ast.Constant)
        return node.func.id != "getattr" or not is_written_out
    return False


def _defines_only(statement: ast.stmt) -> bool:
    """Whether a statement only gives names: executing it has no other effect that a check could see."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        defaults = [*statement.args.defaults, *(d for d in statement.args.kw_defaults if d is not None)]
        return not statement.decorator_list and not any(_calls(default) for default in defaults)
    if isinstance(statement, ast.ClassDef):
        functions = ast.FunctionDef | ast.AsyncFunctionDef
        return not statement.decorator_list and not any(
            _calls(inner) for inner in statement.body if not isinstance(inner, functions)
        )
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return "*" not in {alias.name for alias in statement.names}
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        return not _calls(statement)
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _calls(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.Call | ast.Await | ast.Subscript) for node in ast.walk(tree))


def _bound(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).split(".")[0] for alias in statement.names}
    return {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _mentioned(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Every name in a piece of code: variables, attributes, arguments, imports, and words in strings."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            names.add(node.value)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {part for alias in node.names for part in alias.name.split(".")}
            names |= set((node.module or "").split(".")) if isinstance(node, ast.ImportFrom) else set()
    return frozenset(names)


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return None


def framework_hash() -> str:
    """Hash of all of the framework that a verdict may depend on."""
    folders = [FRAMEWORK / room.folder for room in ROOMS if room.decides]
    beside = [FRAMEWORK / "grading" / name for name in _BESIDE]
    files = (path for folder in folders for path in _files_in(folder))
    return files_hash(FRAMEWORK, [path for path in files if not any(path.is_relative_to(b) for b in beside)])


def files_hash(root: Path, files: Iterable[Path] | None = None) -> str:
    """Hash of names below a folder and contents: of some files, or of all that are there."""

    def parts() -> Iterator[bytes]:
        for path in _files_in(root) if files is None else files:
            yield path.relative_to(root).as_posix().encode()
            yield hashlib.sha256(path.read_bytes()).digest()

    return _hash(parts())


def _files_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
            yield path


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.hexdigest()
