"""What `build` refuses, `verify` refuses first, and with the same words; no mistake of an author is a traceback."""

import pytest

from autograder.assignment import Course
from autograder.cli.main import run
from autograder.packages.scaffold import new_assignment

NAME = "hw9_scale"


@pytest.fixture
def assignment(tmp_path, monkeypatch):
    root = tmp_path / "course"
    (root / "shared").mkdir(parents=True)
    (root / "shared" / "__init__.py").write_text("")
    (root / "shared" / "notebook.py").write_text("from contextlib import nullcontext as when_ready\n")
    new_assignment(Course(root), NAME)
    monkeypatch.chdir(root)
    return Course(root).assignment(NAME)


def change(path, old, new):
    """Returns the line of the change, from 1."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


PLACES = {
    "master": lambda a: a.master,
    "toml": lambda a: a.folder / "assignment.toml",
    "public": lambda a: a.check_file("q1_scale", "public"),
    "hidden": lambda a: a.check_file("q1_scale", "hidden"),
}


@pytest.mark.parametrize(
    ("place", "old", "new", "said"),
    [
        ("master", "return np.asarray(x, dtype=float) * factor", "return np.asarray(x", "hw9_scale.py, line {line}: `return np.asarray(x` '(' was never closed."),
        ("master", "# BEGIN SOLUTION", "# BEGIN SOLUTIONS", "hw9_scale.py, line {line}: `# BEGIN SOLUTIONS` is no marker."),
        ("master", "# END SOLUTION", "# the end", "this solution is not closed."),
        ("master", "A number.", "The answer is return np.asarray(x, dtype=float) * factor", "would give"),
        ("toml", 'defines = ["scale"]', 'defines = ["scael"]', "q1_scale is to define 'scael', but does not."),
        ("toml", 'defines = ["scale"]', "defines = 3", "defines is 3, not a list"),
        ("public", "def test_returns", "def test_returns(:\n\ndef test_x", "test_q1_scale.py, line {line}: `def test_returns(:`"),
        ("public", "(student)", "(student, solution)", "asks for the solution"),
        ("hidden", "solution, rng)", "answer, rng)", "asks for 'answer', which is no fixture"),
        ("hidden", "from autograder", "1 / 0\nfrom autograder", "ZeroDivisionError"),
    ],
)  # fmt: skip
def test_verify_and_build_say_the_same(assignment, capsys, monkeypatch, place, old, new, said):
    monkeypatch.setattr("autograder.cli.verify.run_verify", lambda *_: pytest.fail("it graded"))
    line = change(PLACES[place](assignment), old, new)
    told = {}
    for command in ("verify", "build"):
        assert run([command, NAME]) == 2
        told[command] = capsys.readouterr().err
    assert told["verify"] == told["build"]
    assert said.replace("{line}", str(line)) in told["build"]
    assert "Traceback" not in told["build"]
    assert not (assignment.root / "dist").exists()


@pytest.mark.parametrize("command", ["verify", "grade", "calibrate", "build"])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("import numpy as np", "import numpy as np\nraise RuntimeError('[no] good')", "line {line}: the solution does not run: RuntimeError: [no] good."),
        ("import numpy as np", "import numpy as np\nimport sys; sys.exit(3)", "line {line}: the solution does not run: SystemExit: 3."),
        ("import numpy as np", "import numpy as np\nimport not_installed", "line {line}: the solution does not run: ModuleNotFoundError"),
    ],
)  # fmt: skip
def test_a_solution_that_does_not_run_is_named_with_its_line(assignment, capfd, command, old, new, said):
    line = change(assignment.master, old, new)
    more = [str(assignment.root / "tests" / "sample_class")] if command == "grade" else []
    if command == "calibrate":
        change(
            assignment.check_file("q1_scale", "hidden"),
            "expect.close(",
            "expect.at_most(1, 2)\n    expect.close(",
        )
    assert run([command, NAME, *more]) == 2
    told = capfd.readouterr()
    assert said.replace("{line}", str(line + 1)) in told.err
    assert "Traceback" not in told.err + told.out
    assert "fault" not in told.err
