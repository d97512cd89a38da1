"""Source that is searched as a tree and changed as text: what is not changed stays as it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import libcst as cst
from libcst import matchers as m
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper, ParentNodeProvider

Node = TypeVar("Node", bound=cst.CSTNode)
Statement = cst.BaseStatement
_ATOMS = (cst.Name, cst.Call, cst.Attribute, cst.Subscript, cst.Integer, cst.Float, cst.List)


@dataclass(frozen=True)
class Edit:
    """One piece of text in the place of another.

    Attributes:
        start: Where the old piece begins, in bytes.
        end: Where it ends.
        text: What stands there instead.
    """

    start: int
    end: int
    text: str


Change = tuple[Edit, ...]
"""Edits that together make one mutant."""


@dataclass(frozen=True)
class Signature:
    """What the text of an assignment says about a function.

    Attributes:
        notes: What the docstring says about each argument, by name.
        text: The docstring.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


class Code:
    """A cell, as a tree with the place of everything in its text.

    Args:
        source: Its text; must be Python.
        signatures: What is known of the functions that it defines, by name.
    """

    def __init__(self, source: str, signatures: Mapping[str, Signature] | None = None) -> None:
        self.source = source
        self.signatures = signatures or {}
        self._bytes = source.encode()
        wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
        self.module = wrapper.module
        self._spans = wrapper.resolve(ByteSpanPositionProvider)
        self._parents = wrapper.resolve(ParentNodeProvider)
        self._nodes = sorted(_walk(self.module), key=self._start)

    # --- looking ----------------------------------------------------------------------------------------

    def all(self, kind: type[Node], inside: cst.CSTNode | None = None) -> Iterator[Node]:
        """Every node of a kind, in the order of the text."""
        for node in self._nodes:
            if isinstance(node, kind) and (inside is None or self._within(node, inside)):
                yield node

    def find(self, matcher: m.BaseMatcherNode, inside: cst.CSTNode | None = None) -> Iterator[cst.CSTNode]:
        """Every node that a matcher of libcst fits, in the order of the text."""
        for node in self.all(cst.CSTNode, inside):  # type: ignore[type-abstract]
            if m.matches(node, matcher):
                yield node

    def _within(self, node: cst.CSTNode, inside: cst.CSTNode) -> bool:
        return node is inside or any(one is inside for one in self.above(node))

    def text(self, node: cst.CSTNode) -> str:
        """A node's text, without the parentheses around it."""
        return self._bytes[self._start(node) : self._end(node)].decode()

    def grouped(self, node: cst.CSTNode) -> str:
        """A node's text, in parentheses where it is more than a name or a call."""
        return self.text(node) if isinstance(node, _ATOMS) else f"({self.text(node)})"

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node that it lies in."""
        return self._parents.get(node)

    def above(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """All nodes that it lies in, from within."""
        current = self.parent(node)
        while current is not None:
            yield current
            current = self.parent(current)

    def statement(self, node: cst.CSTNode) -> Statement | None:
        """The whole line or compound statement that it belongs to."""
        for one in (node, *self.above(node)):
            if isinstance(one, cst.SimpleStatementLine | cst.BaseCompoundStatement):
                return one
        return None

    def function(self, node: cst.CSTNode) -> cst.FunctionDef | None:
        """The innermost function around it."""
        return next((one for one in self.above(node) if isinstance(one, cst.FunctionDef)), None)

    def qualified(self, function: cst.FunctionDef) -> str:
        """A function's name with those of the classes and functions around it."""
        kinds = (cst.FunctionDef, cst.ClassDef)
        around = [one.name.value for one in self.above(function) if isinstance(one, kinds)]
        return ".".join([*reversed(around), function.name.value])

    def loop(self, node: cst.CSTNode) -> cst.For | cst.While | None:
        """The innermost loop of its function around it."""
        for one in self.above(node):
            if isinstance(one, cst.For | cst.While):
                return one
            if isinstance(one, cst.FunctionDef):
                return None
        return None

    def siblings(self, statement: cst.CSTNode) -> list[Statement]:
        """The statements of the block that one lies in."""
        block = self.parent(statement)
        body = getattr(block, "body", ())
        return list(body) if isinstance(body, tuple | list) else []

    def line(self, node: cst.CSTNode) -> int:
        """Its first line, from 1."""
        return self._bytes.count(b"\n", 0, self._start(node)) + 1

    # --- changing ---------------------------------------------------------------------------------------

    def replace(self, node: cst.CSTNode, text: str) -> Edit:
        """Other text in the place of a node."""
        return Edit(self._start(node), self._end(node), text)

    def drop(self, statement: cst.CSTNode) -> Edit:
        """Takes a statement out; ``pass`` stands where it was the only one."""
        if len(self.siblings(statement)) == 1:
            return self.replace(statement, "pass")
        return Edit(self._line_start(statement), self._line_end(statement), "")

    def before(self, statement: cst.CSTNode, text: str) -> Edit:
        """Lines above a statement, as deep as it is."""
        place = self._line_start(statement)
        return Edit(place, place, _indented(text, self.indent(statement)))

    def after(self, statement: cst.CSTNode, text: str) -> Edit:
        """Lines below a statement, as deep as it is."""
        place = self._line_end(statement)
        newline = "" if self._bytes[:place].endswith(b"\n") else "\n"
        return Edit(place, place, newline + _indented(text, self.indent(statement)))

    def indent(self, statement: cst.CSTNode) -> str:
        """The white space before it on its line."""
        return self._bytes[self._line_start(statement) : self._start(statement)].decode()

    def dedented(self, statement: cst.CSTNode) -> str:
        """A statement's text as if it stood at the left margin."""
        space = self.indent(statement)
        return "\n".join(line.removeprefix(space) for line in self.text(statement).rstrip("\n").split("\n"))

    def first(self, function: cst.FunctionDef) -> Statement | None:
        """The first statement of a function after its docstring; None when all is on one line."""
        if not isinstance(function.body, cst.IndentedBlock):
            return None
        body = list(function.body.body)
        if m.matches(body[0], _DOCSTRING):
            body = body[1:]
        return body[0] if body else None

    def changed(self, change: Change) -> str:
        """The text with edits made."""
        done = self._bytes
        for edit in sorted(change, key=lambda one: (one.start, one.end), reverse=True):
            done = done[: edit.start] + edit.text.encode() + done[edit.end :]
        return done.decode()

    def span(self, node: cst.CSTNode) -> tuple[int, int]:
        """Where a node begins and ends, in bytes."""
        return self._start(node), self._end(node)

    def _start(self, node: cst.CSTNode) -> int:
        span = self._spans.get(node)
        return span.start if span is not None else 0

    def _end(self, node: cst.CSTNode) -> int:
        span = self._spans.get(node)
        return span.start + span.length if span is not None else 0

    def _line_start(self, node: cst.CSTNode) -> int:
        return self._bytes.rfind(b"\n", 0, self._start(node)) + 1

    def _line_end(self, node: cst.CSTNode) -> int:
        found = self._bytes.find(b"\n", max(self._end(node) - 1, 0))
        return found + 1 if found >= 0 else len(self._bytes)


_DOCSTRING = m.SimpleStatementLine([m.Expr(m.SimpleString() | m.ConcatenatedString())])


def is_docstring(statement: cst.CSTNode) -> bool:
    """Whether a statement is nothing but text."""
    return m.matches(statement, _DOCSTRING)


def parameters(function: cst.FunctionDef) -> list[cst.Param]:
    """A function's parameters, without ``self``."""
    them = [*function.params.posonly_params, *function.params.params, *function.params.kwonly_params]
    return [p for p in them if p.name.value not in {"self", "cls"}]


def loads(node: cst.CSTNode) -> set[str]:
    """All names in a piece of code."""
    return {n.value for n in _walk(node) if isinstance(n, cst.Name)}


def stores(statement: cst.CSTNode) -> set[str]:
    """Names that a simple statement binds."""
    found: set[str] = set()
    for node in _walk(statement):
        if isinstance(node, cst.AssignTarget | cst.AnnAssign | cst.AugAssign | cst.NamedExpr):
            target = node.target
            found |= {n.value for n in _walk(target) if isinstance(n, cst.Name)}
    return found


_CONVERSIONS = ("asarray", "as_tensor", "from_numpy", "array")
_CONVERSION = m.Call(func=m.Attribute(attr=m.OneOf(*(m.Name(name) for name in _CONVERSIONS))))


def is_conversion(value: cst.CSTNode | None) -> bool:
    """Whether a value is an argument made an array or a tensor: without it most callers see no difference."""
    if value is None or not m.matches(value, _CONVERSION):
        return False
    return loads(value) <= {"np", "numpy", "torch", "dtype", "float", *_CONVERSIONS, *_arguments(value)}


def _arguments(value: cst.CSTNode) -> set[str]:
    call = cst.ensure_type(value, cst.Call)
    return {a.value.value for a in call.args if isinstance(a.value, cst.Name)}


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _indented(text: str, space: str) -> str:
    return "".join(f"{space}{line}\n" if line else "\n" for line in text.split("\n"))
