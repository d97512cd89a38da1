"""Which words of a check file may be shown for a hidden check: those that hold no value and no input."""

import ast
import re
from functools import lru_cache
from pathlib import Path

_WRAPPED = re.compile(r"^(?:item \d+ of )+|(?:\[[^\[\]]*\])+$")
_ASPECT = re.compile(
    r"^(the (?:content|shape|length|dtype|device|requires_grad|gradient|class|mode|number of hooks) of )"
)
_LAST_WORDS = re.compile(
    r"(?:\b\w+=|[\s,:;(\[{='\"`–-]|\b(?:of|for|with|after|before|in|at|on|to|from|by|as|is|the|a|an|and|or|where|when"
    r"|has|than|its|their|only|over))+$"
)


@lru_cache(maxsize=256)
def safe_words(path: Path, text: str) -> str:
    """As much of a text as its check file holds as it stands, up to the first figure.

    What stands there is what the check's author wrote for the student; what is filled in while the check
    runs (``f"the weights for {x}"``) is a value, and so is a figure.

    Args:
        path: The check file.
        text: The subject of a failure, e.g. ``"item 2 of the losses after 5 epochs"``.

    Returns:
        For instance ``"the losses"``; empty when nothing of it may be shown.
    """
    text = _WRAPPED.sub("", text)
    aspect = _ASPECT.match(text)
    if aspect:
        inner = safe_words(path, text[aspect.end() :])
        return aspect[1] + inner if inner else ""
    plain, heads = _texts(path)
    if text in plain:
        return _up_to_a_figure(text)
    known = [head for head in heads if text.startswith(head)]
    return _cut(_up_to_a_figure(max(known, key=len))) if known else ""


def safe_sentence(path: Path, text: str) -> str:
    """A whole sentence that the check file holds as it stands, without a figure; else nothing."""
    return text if text in _texts(path)[0] and _up_to_a_figure(text) == text else ""


def _up_to_a_figure(text: str) -> str:
    figure = re.search(r"\S*\d", text)
    return _cut(text[: figure.start()]) if figure else text


def _cut(text: str) -> str:
    return _LAST_WORDS.sub("", text)


@lru_cache(maxsize=64)
def _texts(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Plain texts of a file, and what its f-strings begin with."""
    plain: set[str] = set()
    heads: set[str] = set()
    inside: set[int] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            first = node.values[0] if node.values else None
            if isinstance(first, ast.Constant) and str(first.value).strip():
                heads.add(str(first.value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            plain.add(node.value)
    return frozenset(plain), frozenset(heads)
