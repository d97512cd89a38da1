"""``chaffinch verify --watch``: waits for saved files and says which questions they touch."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from autograder.assignment import Assignment, ChaffinchError, Course
from autograder.cells.text import cleaned
from autograder.cli.console import worded
from autograder.grading.touched import fingerprints, touched


def changed_questions(
    course: Course, assignments: Sequence[Assignment], question: str | None, console: Console
) -> Iterator[tuple[Assignment, str]]:
    """Waits until files are saved, for ever; Ctrl-C ends it.

    What is malformed while somebody still writes is told, and waited out.

    Args:
        course: Where the assignments lie.
        assignments: Those that are watched.
        question: Only this question of them; None for all.
        console: Where to say what happens.

    Yields:
        Each assignment as it is now, with a question that must be verified again.

    Raises:
        ChaffinchError: When the library that watches files is not installed.
    """
    before = {assignment.name: fingerprints(assignment) for assignment in assignments}
    for _saved in _saves(assignments, console):
        for name, known in tuple(before.items()):
            try:
                assignment = course.assignment(name)
                after = fingerprints(assignment)
            except ChaffinchError as error:
                console.print(worded("✗", "red", f"{error.message} {error.tip}"))
                continue
            names = [n for n in touched(known, after) if question in {None, n}]
            before[name] = after
            for one in names:
                console.print(Text(cleaned(f"{name}, {one}: changed")))
                yield assignment, one


def _saves(assignments: Sequence[Assignment], console: Console) -> Iterable[object]:
    try:
        from watchfiles import watch  # noqa: PLC0415 - only who watches needs it
    except ImportError:
        raise ChaffinchError(
            "--watch needs the package watchfiles.", "Install it with `pip install chaffinch[watch]`."
        ) from None
    folders = {
        folder
        for a in assignments
        for folder in (a.folder, a.graders, a.variants, a.shared)
        if folder.is_dir()
    }
    console.print("Waiting for saved files; Ctrl-C ends it.")
    return watch(*sorted(folders))
