"""Which words of a check file may be shown for a hidden check: those that hold no value and no input."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_PROBES = Path(__file__).parent / "probes"  # they raise failures of their own
_GAP = "…"
_LONGEST = 300
_FEWEST_WORDS = 4  # of a sentence that says something
_IN_A_PROBE = 3  # of a text that is not just gaps with "the" and "of" between
_WRAPPED = re.compile(r"^(?:item \d+ of )+|(?:\[[^\[\]]*\])+$")
_ASPECT = re.compile(
    r"^(the (?:content|shape|length|dtype|device|requires_grad|gradient|class|mode|identity"
    r"|list of attributes|list of hooks|number of hooks(?: on all modules)?) of )"
)
_ARGUMENTS = re.compile(r"(?<=\w)\([^()]*(?:\([^()]*\)[^()]*)*\)")  # of a call: "conv_out(3, 6)"
_COUNTED = re.compile(
    rf"{_GAP} (?=(?:epochs|steps|points|rows|units|layers|widths|seeds|batches|networks)\b)"
)
_LEFT_OPEN = re.compile(rf"(?<=\w) (?:of|for|around|at|in|with) {_GAP}$")
_FIGURE = re.compile(r"[\[({]*[^\s\[({]*\d[^\s,;:]*(?:(?:, | × | - )[^\s,;:]*\d[^\s,;:]*)*")


@lru_cache(maxsize=512)
def safe_words(path: Path, text: str) -> str:
    """A text as its check file holds it, with … for what is filled in while the check runs and for figures.

    What stands there is what the check's author wrote for the student; what is filled in
    (``f"the weights for {x}"``) is a value, unless it is itself one of the file's words.

    Args:
        path: The check file.
        text: The subject of a failure, e.g. ``"item 2 of the losses after 5 epochs"``.

    Returns:
        For instance ``"the losses after … epochs"``; empty when nothing of it may be shown.
    """
    text = _WRAPPED.sub("", text[:_LONGEST])
    aspect = _ASPECT.match(text)
    if aspect:
        inner = safe_words(path, text[aspect.end() :])
        return aspect[1] + inner if inner else ""
    plain, patterns = _texts(path)
    if text in plain:
        return _without_figures(text)
    for pattern, parts in patterns:
        filled = pattern.fullmatch(text)
        if filled:
            values = iter(filled.groups())
            shown = (_filled_in(next(values), plain) if part is None else part for part in parts)
            return _without_figures("".join(shown)).removeprefix(_GAP).strip()
    return ""


def safe_subject(path: Path, text: str) -> str:
    """A text as its check file holds it, or a probe that the check calls; see `safe_words`.

    Returns:
        As one would say it: ``"the losses after some epochs"``, and ``"the mean"`` for ``"the mean of …"``.
    """
    probes = (safe_words(file, text) for file in sorted(_PROBES.glob("*.py")))
    words = safe_words(path, text) or next((words for words in probes if _says(words, _IN_A_PROBE)), "")
    return _LEFT_OPEN.sub("", _COUNTED.sub("some ", words))


def safe_sentence(path: Path, text: str) -> str:
    """A whole sentence, likewise; empty when hardly a word may be shown."""
    words = safe_subject(path, text)
    return words if _says(words, _FEWEST_WORDS) else ""


def _says(text: str, at_least: int) -> bool:
    return len(re.findall(r"[^\W\d]+", text)) >= at_least


def _filled_in(value: str, plain: frozenset[str]) -> str:
    return value if value in plain and len(value) < 40 else _GAP


def _without_figures(text: str) -> str:
    text = re.sub(rf"{_GAP}(?:,? {_GAP})+", _GAP, _FIGURE.sub(_GAP, _ARGUMENTS.sub(f"({_GAP})", text)))
    return re.sub(rf"{_GAP}(?:, \w+)?\)+(?!\w)", _GAP, text) if "(" not in text else text


@lru_cache(maxsize=64)
def _texts(path: Path) -> tuple[frozenset[str], tuple[tuple[re.Pattern[str], tuple[str | None, ...]], ...]]:
    """Plain texts of a file, and its f-strings: a pattern, and the parts with None for what is filled in."""
    plain: set[str] = set()
    inside: set[int] = set()
    filled: dict[tuple[str | None, ...], None] = {}
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            filled[tuple(_parts(node))] = None
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            plain.add(node.value)
    longest_first = sorted(filled, key=lambda parts: -sum(len(part or "") for part in parts))
    patterns = [
        ("".join("(.*)" if p is None else re.escape(p) for p in parts), parts) for parts in longest_first
    ]
    return frozenset(plain), tuple((re.compile(text, re.DOTALL), parts) for text, parts in patterns)


def _parts(node: ast.JoinedStr) -> Iterator[str | None]:
    for part in node.values:
        yield str(part.value) if isinstance(part, ast.Constant) else None
