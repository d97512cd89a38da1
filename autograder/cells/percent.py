"""Splits a submitted script into cells, in one pass over hostile text.

Masters are read with jupytext. A submission is not: its YAML header and its cell markers can keep that busy
for hours.
"""

import json
import re

from autograder.cells.cell import Cell

_MARKER = re.compile(r"#\s?%%+(?:\s(.*))?")
_KIND = re.compile(r"\[(markdown|md|raw)\]")
_TAGS = re.compile(r"tags=(\[[^\[\]]*\])")
_LONGEST_MARKER = 1000


def split_percent(text: str) -> list[Cell]:
    """Splits a script at its ``# %%`` lines.

    Args:
        text: The script; what stands before the first such line is a code cell.

    Returns:
        Its cells, in order; of their metadata only the tags.
    """
    cells: list[Cell] = []
    kind, tags, lines = "code", _tags(""), list[str]()
    for line in [*text.split("\n"), "# %%"]:
        marker = _MARKER.fullmatch(line[:_LONGEST_MARKER].rstrip())
        if marker is None:
            lines.append(line)
            continue
        source = "\n".join(lines)
        if source.strip():
            cells.append(Cell(kind, source, {"tags": tags} if tags else {}))
        options = marker[1] or ""
        kind = "markdown" if _KIND.search(options) else "code"
        tags, lines = _tags(options), []
    return cells


def _tags(options: str) -> list[str]:
    found = _TAGS.search(options)
    try:
        tags = json.loads(found[1].replace("'", '"')) if found else []
    except ValueError:
        return []
    return [tag for tag in tags if isinstance(tag, str)]
