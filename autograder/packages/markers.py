"""What follows ``# %%`` in a master: an option that nobody can read would be left out without a word."""

import difflib
import json
import re
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.cells.cell import IGNORE_TAG

_MARKER = re.compile(r"#\s?%%+\s(.*)")
_OPTION = re.compile(r'(?<!\S)"?(\w+)"?\s*=\s*("(?:[^"\\]|\\.)*"|\[[^\[\]]*\]|\S*)')
_EXAMPLES = {
    "question": 'question="q1_name"',
    "written": 'written="written_name"',
    "rubric": 'rubric="written_name"',
    "tags": f'tags=["{IGNORE_TAG}"]',
}


def require_readable_markers(path: Path, text: str) -> None:
    """Passes when the options of every cell can be read, and none is nearly one that means something.

    Args:
        path: The master, for messages.
        text: What is in it.

    Raises:
        ChaffinchError: Naming the line and the option.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        marker = _MARKER.fullmatch(line.rstrip())
        for key, value in _OPTION.findall(marker[1]) if marker else ():
            _require_option(f"{path}, line {number}", key, value)


def _require_option(where: str, key: str, value: str) -> None:
    known = difflib.get_close_matches(key, _EXAMPLES, 1, 0.75)
    if not known:  # of an editor, say
        return
    example = _EXAMPLES[known[0]]
    if key != known[0]:
        raise ChaffinchError(f"{where}: {key!r} means nothing here.", f"Did you mean {example}?")
    try:
        read = json.loads(value)
    except ValueError:
        read = None
    texts = read if key == "tags" else [read]
    if not (isinstance(texts, list) and all(isinstance(one, str) for one in texts)):
        raise ChaffinchError(f"{where}: {key}={value} cannot be read.", f"Write {example}, in double quotes.")
    for tag in texts if key == "tags" else ():
        if tag != IGNORE_TAG and difflib.get_close_matches(tag, [IGNORE_TAG]):
            raise ChaffinchError(f"{where}: the tag {tag!r} means nothing here.", f"Did you mean {example}?")
