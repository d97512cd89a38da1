"""The leak gate opens every byte that students get, and names file, cell and line of what it finds."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.packages.archive import zipped
from autograder.packages.build import assemble, build_assignment
from autograder.packages.inventory import inventory
from autograder.packages.leaks import find_leaks
from autograder.packages.master import read_master
from autograder.packages.rendering import Files
from autograder.packages.secret_lines import Secret, is_telling, secrets_of

SOLUTION = "doubled = np.add(x, x) * float(len(x) > 0 or 1)"
RUBRIC = "says that doubling is an exponential of base two."
HIDDEN = 'expect.close(student.double(x), solution.double(x), "double of negative numbers")'
RULE = "double also doubles numbers below zero."
HINT = "Think of the signs of numbers."


@pytest.fixture
def secrets(course: Course) -> list[Secret]:
    master = read_master(course.assignment("hw0_tiny"))
    generated = assemble(course.assignment("hw0_tiny")).generated
    public = {path: data for path, data in generated.items() if path.startswith("checks/")}
    return secrets_of(master, inventory(master.assignment), public)


def leaks(secrets: list[Secret], files: Files) -> list[str]:
    return [leak.where for leak in find_leaks(zipped(files, "hw"), secrets)]


@pytest.mark.parametrize("secret", [SOLUTION, RUBRIC, HIDDEN, RULE, HINT])
def test_solutions_rubrics_and_hidden_checks_are_secret(secrets: list[Secret], secret: str) -> None:
    assert any(secret in known.text for known in secrets)


def test_what_stubs_public_checks_and_everybody_say_is_no_secret(secrets: list[Secret]) -> None:
    texts = " ".join(secret.text for secret in secrets)
    assert "import" not in texts
    assert "expect.close(student.double(np.array" not in texts
    assert not is_telling("    return total")
    assert not is_telling("for x, y in zip(xs, ys, strict=True):")


@pytest.mark.parametrize("secret", [SOLUTION, RUBRIC, HIDDEN, RULE])
@pytest.mark.parametrize("place", ["source", "output", "metadata", "notebook metadata"])
def test_a_secret_anywhere_in_a_notebook_is_found(secrets: list[Secret], secret: str, place: str) -> None:
    cell = {"cell_type": "code", "source": ["a = 1\n", "b = 2"], "metadata": {}, "outputs": []}
    notebook = {"cells": [{"cell_type": "markdown", "source": "text", "metadata": {}}, cell], "metadata": {}}
    if place == "source":
        cell["source"] = ["a = 1\n", f"    {secret}\n"]
    elif place == "output":
        cell["outputs"] = [{"data": {"text/plain": [f"1\n{secret}"]}}]
    elif place == "metadata":
        cell["metadata"] = {"tags": [secret]}
    else:
        notebook["metadata"] = {"deep": [{"er": secret}]}
    where = leaks(secrets, {"hw.ipynb": json.dumps(notebook).encode()})
    expected = {"source": "hw/hw.ipynb, cell 2, line 2", "notebook metadata": "hw/hw.ipynb, metadata, line"}
    assert where
    assert where[0].startswith(expected.get(place, "hw/hw.ipynb, cell 2, outputs and metadata, line"))


@pytest.mark.parametrize(
    "disguise",
    [
        lambda line: f"intro\n\n> `{line}`",
        lambda line: line.replace(" ", "  ").replace("(", "( "),
        lambda line: line.replace(" ", "\n"),
        lambda line: f"data = '''{line}'''",
    ],
)
def test_white_space_and_wrapping_hide_nothing(secrets: list[Secret], disguise) -> None:
    assert leaks(secrets, {"README.md": disguise(SOLUTION).encode()})


def test_longer_words_around_a_line_are_no_leak() -> None:
    secret = Secret("y = a * x + b", "the solution of q")
    assert leaks([secret], {"a.py": b"\n  y = a*x + b\n"}) == ["hw/a.py, line 2"]
    assert leaks([secret], {"a.py": b"my = a * x + b\ny = a * x + bias\n"}) == []


def test_a_secret_inside_a_zip_inside_the_zip_is_found(secrets: list[Secret]) -> None:
    inner = zipped({"notes.txt": zipped({"deep.txt": HIDDEN.encode()})})
    assert leaks(secrets, {"data.npz": inner}) == ["hw/data.npz!notes.txt!deep.txt, line 1"]


def test_a_comment_in_the_zip_is_read_too(secrets: list[Secret]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = SOLUTION.encode()
    assert [leak.where for leak in find_leaks(buffer.getvalue(), secrets)] == ["(zip comment), line 1"]


def test_a_file_of_the_hidden_half_is_refused_by_place_and_by_contents(secrets: list[Secret]) -> None:
    assert leaks([], {"autograder/graders/hw/x.txt": b"harmless"}) == ["hw/autograder/graders/hw/x.txt"]
    found = find_leaks(zipped({"tool.py": b"x = 1\n"}), [], private=[b"x = 1\n"])
    assert [leak.where for leak in found] == ["tool.py"]


@pytest.mark.parametrize("secret", [SOLUTION, HIDDEN, f'"""{RULE}"""'])
@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("shared/notebook.py", "hw0_tiny/shared/notebook.py"),
        ("solutions/hw0_tiny/hw0_tiny.py", "hw0_tiny.ipynb, cell"),
    ],
)
def test_a_secret_in_the_sources_stops_the_build_and_leaves_the_old_files(
    course: Course, tmp_path: Path, secret: str, path: str, place: str
) -> None:
    before = build_assignment(course.assignment("hw0_tiny"), tmp_path / "dist")
    source = course.root / path
    mark = '# %% tags=["otter_ignore"]\n'
    text = source.read_text()
    source.write_text(text.replace(mark, f"{mark}{secret}\n") if mark in text else f"{text}\n{secret}\n")
    with pytest.raises(ChaffinchError) as caught:
        build_assignment(course.assignment("hw0_tiny"), tmp_path / "dist")
    assert place in caught.value.message
    assert "line" in caught.value.message
    assert (tmp_path / "dist" / "hw0_tiny-student.zip").read_bytes() == before.student.data


def test_a_secret_in_the_readme_stops_the_build(course: Course) -> None:
    toml = course.assignment("hw0_tiny").master.with_name("assignment.toml")
    toml.write_text(toml.read_text().replace("Two functions and a thought.", f"Like so: {SOLUTION}"))
    with pytest.raises(ChaffinchError, match=r"hw0_tiny/README\.md, line 3: the solution of q1_double"):
        assemble(course.assignment("hw0_tiny"))


DOCUMENTED = "    Returns:\n        float array, shape (n,).\n"


@pytest.mark.parametrize(
    ("said", "leaks"),
    [
        (f"        {SOLUTION}\n", True),
        (f"        For instance `{SOLUTION}`.\n", True),
        (f"        >>> {SOLUTION}\n", False),
        (f"        >>> double(x)\n        {SOLUTION}\n", False),
        ("        Add x to itself with np.add.\n", False),
    ],
)
def test_a_line_of_the_solution_in_its_own_stubs_docstring_is_found(
    course: Course, said: str, leaks: bool
) -> None:
    path = course.assignment("hw0_tiny").master
    path.write_text(path.read_text().replace(DOCUMENTED, f"{DOCUMENTED}\n{said}"))
    if not leaks:
        assemble(course.assignment("hw0_tiny"))
        return
    with pytest.raises(
        ChaffinchError, match=r"hw0_tiny\.ipynb, cell \d+, line \d+: the solution of q1_double"
    ):
        assemble(course.assignment("hw0_tiny"))


def test_what_a_stub_gives_as_code_is_no_secret(course: Course) -> None:
    path = course.assignment("hw0_tiny").master
    path.write_text(
        path.read_text().replace(
            "    # BEGIN SOLUTION\n    doubled",
            f"    if x is None:\n        {SOLUTION}\n    # BEGIN SOLUTION\n    doubled",
        )
    )
    assemble(course.assignment("hw0_tiny"))
