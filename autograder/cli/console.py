"""What people see while a command works: colours and a bar on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

Item = TypeVar("Item")
_WIDE = 160  # columns where there is no terminal to ask
_PLAIN_LINES = 10


def plain_console() -> Console:
    """For results: nothing is guessed to be a number or a path and coloured."""
    probe = Console()
    return Console(soft_wrap=True, highlight=False, width=None if probe.is_terminal else _WIDE)


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
    console = Console(stderr=True)
    counts: dict[str, int] = {}
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[kinds]}"),
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
                console.print(f"{title}: {done}/{total} {kinds}".rstrip(), highlight=False)
            yield item
