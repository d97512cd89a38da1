"""Cell magics: those that run their body, those that write a file, and the names of those that do nothing."""

import contextlib
import io
import os
import shlex
from collections.abc import Awaitable, Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from autograder.cells.dialect import CellMagic
from autograder.cells.line_magics import timeit

_LANGUAGES = frozenset(
    [
        "bash",
        "cmd",
        "perl",
        "pypy",
        "python",
        "python2",
        "python3",
        "ruby",
        "script",
        "sh",
        "sx",
        "system",
        "!",
    ]
)
NOTHING = _LANGUAGES | frozenset(
    ["html", "HTML", "javascript", "js", "latex", "markdown", "svg", "SVG", "debug", "code_wrap", "ipytest"]
)
"""Magics whose body runs in another program or in the browser: here they do nothing."""


async def run_body(shell: Any, magic: CellMagic, body: Callable[[], Awaitable[Any]]) -> Any:
    """Runs a magic's body once.

    Args:
        shell: What ``get_ipython()`` gives.
        magic: ``time``, ``timeit``, ``capture`` or ``prun``.
        body: Runs it in the notebook's namespace.

    Returns:
        What the magic returns in a kernel.
    """
    if magic.name == "timeit":
        return timeit(shell, magic.line, magic.body)
    if magic.name == "capture":
        return await _capture(shell, magic, body)
    value = await body()
    return value if magic.name == "time" else None


async def _capture(shell: Any, magic: CellMagic, body: Callable[[], Awaitable[Any]]) -> None:
    """``%%capture out``: what the body prints becomes ``out.stdout`` and ``out.stderr``."""
    from IPython.utils.capture import CapturedIO  # noqa: PLC0415 - only for those who ask

    out, err = io.StringIO(), io.StringIO()
    name = next((word for word in magic.line.split() if not word.startswith("-")), "")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            await body()
    finally:
        if name:
            shell.user_ns[name] = CapturedIO(out, err)


def write_file(shell: Any, magic: CellMagic) -> None:
    """``%%writefile [-a] name``: writes the body into the working folder."""
    words = shlex.split(shell.var_expand(magic.line))
    names = [word for word in words if word not in {"-a", "--append"}]
    if len(names) != 1:
        raise ValueError(f"`%%{magic.name}` needs the name of one file")
    path = Path(os.path.expanduser(names[0]))  # noqa: PTH111 - of any user, as in IPython
    with path.open("a" if len(words) > 1 else "w", encoding="utf-8") as file:
        file.write(magic.body)


def no_output(shell: Any, magic: CellMagic) -> None:
    """``%%bash --out text``: nothing runs, so the text is empty."""
    words = magic.line.split()
    for option, name in pairwise(words):
        if option in {"--out", "--err"}:
            shell.user_ns[name] = ""


WRITES = frozenset({"writefile", "file"})
