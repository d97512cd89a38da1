"""Which questions a saved file touches."""

import pytest

from autograder.assignment import Course
from autograder.cli.console import plain_console
from autograder.cli.watch import changed_questions
from autograder.grading.touched import fingerprints, touched
from autograder.packages.scaffold import new_assignment

NAME = "hw8_two"


@pytest.fixture
def course(tmp_path):
    course = Course(tmp_path)
    new_assignment(course, NAME, ("q1_scale", "q2_fit"))
    return course


def edit(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("path", "old", "new", "names"),
    [
        ("autograder/graders/{}/hidden/test_q2_fit.py", "0.15", "0.2", ["q2_fit"]),
        ("tests/submissions/{}/q1_scale/wheat_loop.py", "out", "found", ["q1_scale"]),
        ("solutions/{0}/{0}.py", "w, b = 0.0, 0.0", "w, b = 0, 0", ["q2_fit"]),
        ("solutions/{0}/{0}.py", "Tell a short story", "Once upon a time", []),
        ("solutions/{0}/assignment.toml", "[[questions]]", "[limits]\ncall_seconds = 3\n[[questions]]", ["q1_scale", "q2_fit"]),
    ],
)  # fmt: skip
def test_a_saved_file_touches_the_questions_that_rest_on_it(course, path, old, new, names):
    before = fingerprints(course.assignment(NAME))
    edit(course.root / path.format(NAME), old, new)
    assert touched(before, fingerprints(course.assignment(NAME))) == names


def test_watching_tells_what_is_malformed_and_goes_on(course, monkeypatch, capsys):
    check = course.assignment(NAME).check_file("q1_scale", "public")
    master = course.assignment(NAME).folder / "assignment.toml"
    text = master.read_text()

    def saves(*_):
        master.write_text("name = ")
        yield "half written"
        master.write_text(text)
        edit(check, "same shape", "shape")
        yield "mended"

    monkeypatch.setattr("autograder.cli.watch._saves", saves)
    found = changed_questions(course, [course.assignment(NAME)], None, plain_console())
    assert [name for _, name in found] == ["q1_scale"]
    assert "is not valid TOML" in " ".join(capsys.readouterr().out.split())
