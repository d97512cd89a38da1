"""What people see while a command works: colours and a bar on a terminal, plain lines elsewhere.

Names and messages are other people's text, so no text is ever read as markup: what has a style is a
`rich.text.Text`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from autograder.cells.text import cleaned

Item = TypeVar("Item")
_WIDE = 160  # columns where there is no terminal to ask
_PLAIN_LINES = 10


class _PlainConsole(Console):
    """Guesses nothing to be markup, a number, a path or a name of an emoji."""

    def __init__(self, *, stderr: bool = False, width: int | None = None) -> None:
        super().__init__(
            stderr=stderr, width=width, soft_wrap=True, highlight=False, markup=False, emoji=False
        )

    def on_broken_pipe(self) -> NoReturn:
        """Leaves it to the one place that maps errors to exit codes."""
        raise BrokenPipeError


def plain_console() -> Console:
    """For results, on standard output."""
    return _PlainConsole(width=None if _PlainConsole().is_terminal else _WIDE)


def message_console() -> Console:
    """For errors, on standard error."""
    return _PlainConsole(stderr=True)


def worded(word: str, style: str, text: str) -> Text:
    """A word in a style, and after it somebody's text as it is, fit for a terminal.

    Args:
        word: Ours, e.g. ``"ERROR"``.
        style: As rich names it, e.g. ``"bold red"``.
        text: Anything; what could rewrite a terminal is shown as U+FFFD.
    """
    return Text.assemble((word, style), " ", cleaned(text))


def tracked(
    items: Iterable[Item], title: str, total: int, count: Callable[[Item], str] = lambda _item: ""
) -> Iterator[Item]:
    """Yields items and shows how far it is, with the time left.

    Args:
        items: What is being produced.
        title: What the bar is called.
        total: How many there will be; 0 when that is not known.
        count: Names a kind to be counted beside the bar, e.g. ``"failed"``; empty for none.
    """
    console = message_console()
    counts: dict[str, int] = {}
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[kinds]}", markup=False),
    )
    times = (TextColumn("{task.fields[rate]}"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, *times, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task(title, total=total or None, kinds="", rate="")
        for done, item in enumerate(items, start=1):
            if kind := count(item):
                counts[kind] = counts.get(kind, 0) + 1
            kinds = ", ".join(f"{n} {name}" for name, n in sorted(counts.items()))
            speed = progress.tasks[0].speed
            rate = f"{60 * speed:.0f}/min" if speed else ""
            progress.update(bar, advance=1, kinds=kinds, rate=rate)
            if not console.is_terminal and total and done % max(total // _PLAIN_LINES, 1) == 0:
                console.print(f"{title}: {done}/{total} {kinds}".rstrip())
            yield item
