"""``chaffinch new``: a small assignment that works, to be changed."""

import builtins
import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from autograder.assignment import ChaffinchError, Course
from autograder.grading.files import write_text

_TEMPLATES = Path(__file__).parent / "templates" / "new"
_OF_ASSIGNMENT = {
    "master.py.txt": "solutions/{name}/{name}.py",
    "assignment.toml.txt": "solutions/{name}/assignment.toml",
}
_OF_QUESTION = {
    "public.py.txt": "autograder/graders/{name}/public/test_{question}.py",
    "hidden.py.txt": "autograder/graders/{name}/hidden/test_{question}.py",
}
_OF_CLASS = {
    "right.py.txt": "tests/sample_class/{name}/ada_right.py",
    "expected.toml.txt": "tests/sample_class/{name}/expected.toml",
}
_VARIANT = "tests/submissions/{name}/{question}/{file}"
_POINTS = 3.0  # of the checks of each template


def new_assignment(course: Course, name: str, questions: Sequence[str] = ("q1_scale",)) -> list[Path]:
    """Writes a new assignment with checks, wheat, chaff and a sample submission.

    Of several questions the last one trains something, so that there is a threshold to calibrate.

    Args:
        course: Where it goes.
        name: For instance ``"hw7_attention"``.
        questions: Their names, for instance ``"q1_scale"``, for which a student writes ``scale``.

    Returns:
        The files that were written.

    Raises:
        ChaffinchError: When a name is no good or taken.
    """
    if not re.fullmatch(r"hw\d+_[a-z][a-z0-9_]*", name):
        raise ChaffinchError(
            f"{name!r} is no name for an assignment.", "Use hw, a number, _ and a word: hw7_topic."
        )
    _require_names(questions)
    texts = {course.root / place: text for place, text in _files(name, questions)}
    for path in texts:
        if path.exists():
            raise ChaffinchError(f"{path} exists already.", "Choose another name, or change what is there.")
    for path, text in texts.items():
        write_text(path, text)
    return list(texts)


def _require_names(questions: Sequence[str]) -> None:
    functions = [question.partition("_")[2] for question in questions]
    for question, function in zip(questions, functions, strict=True):
        if not re.fullmatch(r"q\d+_[a-z][a-z0-9_]*", question) or functions.count(function) > 1:
            raise ChaffinchError(
                f"{question!r} is no name for a question here.",
                "Use q, a number, _ and a word, each word once: q1_scale q2_train.",
            )
        if keyword.iskeyword(function) or hasattr(builtins, function) or function == "np":
            raise ChaffinchError(
                f"{question!r} is no name for a question here: students would write a function {function!r}, "
                "and Python has that name already.",
                f"Another word, such as {question}_it.",
            )


def _files(name: str, questions: Sequence[str]) -> Iterator[tuple[str, str]]:
    values = [
        {"name": name, "question": question, "function": question.partition("_")[2], "number": str(number)}
        for number, question in enumerate(questions, start=1)
    ]
    kinds = ["values"] * len(values)
    if len(values) > 1:
        kinds[-1] = "training"
    parts = list(zip(kinds, values, strict=True))
    whole = {"name": name, "first": values[0]["function"], "last": str(len(values) + 1)}
    points = {"points": ", ".join(f"{question} = {_POINTS}" for question in questions)}
    for template, place in _OF_ASSIGNMENT.items():
        piece = "part.py.txt" if template == "master.py.txt" else "question.toml.txt"
        yield place.format(name=name), _filled(template, whole | {"questions": _joined(piece, parts)})
    for kind, own in parts:
        for template, place in _OF_QUESTION.items():
            yield place.format(**own), _filled(f"{kind}/{template}", own)
        for variant in sorted((_TEMPLATES / kind).glob("*_*.py.txt"), reverse=True):
            file = variant.name.removesuffix(".txt")
            yield _VARIANT.format(file=file, **own), _filled(f"{kind}/{variant.name}", own)
    answers = "".join(f"\n\n{_filled(f'{kind}/right.py.txt', own)}" for kind, own in parts)
    for template, place in _OF_CLASS.items():
        yield place.format(name=name), _filled(template, whole | points | {"questions": answers})


def _joined(template: str, parts: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    return "".join(_filled(f"{kind}/{template}", own) for kind, own in parts)


def _filled(template: str, values: Mapping[str, str]) -> str:
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"{{{{{key}}}}}", value)
    return text
