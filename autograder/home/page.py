"""What a notebook shows of a question's checks: HTML that reads well on dark and on light."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from autograder.assignment import Picture
from autograder.cells.text import cleaned

# styles stand at the elements: JupyterLab takes a style sheet out of a notebook that it does not trust
_ALL = "max-width: 46em; line-height: 1.5; overflow-wrap: anywhere"
_OPEN = "border-left: 3px solid #d55e00; padding: 0 0 0 .8em; margin: .8em 0"
_SAID = "white-space: pre-wrap; margin: .2em 0"
_CODE = f"{_SAID}; overflow-wrap: anywhere; font-size: .9em; background: none; color: inherit"
_PICTURE = "width: 34em; max-width: 100%; height: auto; background: #fff; margin: .3em 0"
_REST = "margin: .4em 0"


@dataclass(frozen=True)
class Line:
    """What is told of one check.

    Attributes:
        mark: An emoji.
        rule: The rule.
        said: What happened; empty when it passes.
        hint: Where to look; may be empty.
        picture: One that shows it, or None.
    """

    mark: str
    rule: str
    said: str = ""
    hint: str = ""
    picture: Picture | None = None


def page(
    headline: str,
    open_ones: Sequence[Line],
    waiting: Sequence[Line],
    passed: Sequence[Line],
    outlook: str = "",
) -> str:
    """A fragment of HTML: what does not hold yet stands open, the rest is folded away.

    Args:
        headline: How it stands.
        open_ones: Checks that do not pass.
        waiting: Checks that wait for those.
        passed: Checks that pass.
        outlook: What hidden checks will decide; empty when that is not known.
    """
    parts = [f"<p><strong>{_text(headline)}</strong></p>", *map(_open, open_ones)]
    if waiting:
        rows = "".join(
            f"<div>{_text(line.rule)}<br><small>{_text(line.said)}</small></div>" for line in waiting
        )
        parts.append(_folded(f"{waiting[0].mark} {_counted(waiting)} for the above", rows))
    if passed:
        rows = "".join(f"<div>{_text(line.rule)}</div>" for line in passed)
        parts.append(_folded(f"{passed[0].mark} {_counted(passed, 'passes', 'pass')}", rows))
    if outlook:
        parts.append(f"<p>{_text(outlook)}</p>")
    return f'<div lang="en" style="{_ALL}">{"".join(parts)}</div>'


def _open(line: Line) -> str:
    said, _, more = line.said.partition("\n")
    parts = [f"<div>{line.mark} <strong>{_with_code(line.rule)}</strong></div>"]
    parts.append(f'<div style="{_SAID}">{_text(said)}</div>')
    if more:
        parts.append(f'<pre style="{_CODE}">{_text(more)}</pre>')
    if line.hint:
        parts.append(f'<div style="{_SAID}"><em>Hint:</em> {_with_code(line.hint)}</div>')
    if line.picture is not None and line.picture.data:
        data = base64.b64encode(line.picture.data).decode()
        source = f"data:{line.picture.media_type};base64,{data}"
        image = f'<img src="{source}" alt="{_text(line.picture.alt)}" style="{_PICTURE}">'
        parts.append(f'<details open style="{_REST}"><summary>Picture</summary>{image}</details>')
    return f'<div style="{_OPEN}">{"".join(parts)}</div>'


def _folded(summary: str, rows: str) -> str:
    inner = f'<div style="margin-left: 1.2em">{rows}</div>'
    return f'<details style="{_REST}"><summary>{_text(summary)}</summary>{inner}</details>'


def _counted(lines: Sequence[Line], one: str = "waits", many: str = "wait") -> str:
    return f"1 check {one}" if len(lines) == 1 else f"{len(lines)} checks {many}"


def _text(text: str) -> str:
    return escape(cleaned(text))


def _with_code(text: str) -> str:
    """What stands between backticks is set as code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", _text(text))
