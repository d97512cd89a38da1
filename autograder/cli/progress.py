"""A progress bar on a terminal, plain lines elsewhere."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

Item = TypeVar("Item")


def tracked(items: Iterable[Item], title: str, total: int) -> Iterator[Item]:
    """Yields items and shows how far it is.

    Args:
        items: What is being produced.
        title: What the bar is called.
        total: How many there will be.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task(title, total=total)
        for item in items:
            progress.advance(bar)
            yield item
