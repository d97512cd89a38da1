"""``chaffinch staff``: the staff room, served on this machine."""

import os
from pathlib import Path

import click
from rich.text import Text

from autograder.assignment import ChaffinchError
from autograder.cli.console import plain_console
from autograder.cli.course import current_course
from autograder.cli.options import author_option
from autograder.report.renew import renew_views

_PORT = 8765
_TIP = "Install them: pip install 'chaffinch[staff]'."


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--port", default=_PORT, show_default=True, type=click.IntRange(1, 65535), help="On 127.0.0.1.")
@click.option(
    "--readers", type=click.Path(path_type=Path), help='Who reads, as TOML: readers = ["Tina", "Tom"].'
)
@author_option
def staff(out: Path, port: int, readers: Path | None, author: str) -> None:
    """Serve pages on this machine: class, code and verdicts, written answers, publishing."""
    try:
        from autograder.staff.web.serve import open_room  # noqa: PLC0415 - an extra that may be missing
    except ModuleNotFoundError as error:
        raise ChaffinchError(f"The staff room needs packages that are missing: {error.name}.", _TIP) from None
    from autograder.staff.web.sessions import read_readers  # noqa: PLC0415

    os.umask(0o077)  # whatever is written here is about students
    console = plain_console()
    course, names = current_course(), read_readers(readers) if readers else (author,)
    with open_room(course, out, names, port) as opened:
        for name, link in opened.links:
            console.print(Text(f"{name}: {link}" if len(opened.links) > 1 else link))
        console.print(
            Text("Only this machine can open it. Stop with Ctrl-C: all that was said is kept at once.")
        )
        opened.serve()
    for name in sorted(opened.room.touched):
        with opened.room.store(name) as store:
            console.print(Text(renew_views(store, course.assignment(name))))
    console.print(Text("Stopped."))
