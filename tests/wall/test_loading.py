"""Cells run one by one; what fails is told and costs only itself."""

import signal
from types import SimpleNamespace

import pytest

from autograder.cells.dialect import parse_cell
from autograder.cells.run import CutShort
from autograder.cells.script import split_script
from autograder.checks import StudentError
from autograder.wall.inside import clock, loading


def problems(sit, *cells, **limits):
    subject = sit(*cells, **limits).student_for("q")
    return tuple(problem.told for problem in subject._problems), subject


def test_a_cell_that_fails_is_told_and_the_others_run(sit):
    told, student = problems(
        sit, "a = 1", "b = nope", "def f(:", "raise SystemExit", "raise KeyboardInterrupt", "c = 3"
    )
    assert (student.a, student.c) == (1, 3)
    assert [line.split(" (")[0] for line in told] == ["cell [2]", "cell [3]", "cell [4]", "cell [5]"]
    assert told[0] == "cell [2] (`b = nope`) stopped in line 1: NameError: name 'nope' is not defined"
    assert "stopped in line 1: SyntaxError" in told[1]


def test_a_missing_name_tells_which_cell_stopped(sit):
    _, student = problems(sit, "1 / 0", "x = 1")
    with pytest.raises(StudentError, match=r"cell \[1\] \(`1 / 0`\) stopped in line 1: ZeroDivisionError"):
        student.f


def test_magics_and_shell_lines_are_dropped(sit):
    told, student = problems(
        sit, "%matplotlib inline\n!pip install x\n?print\nprint??\nx = 1", "%%time\ny = x + 1"
    )
    assert told == ()
    assert (student.x, student.y) == (1, 2)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("if 1:\n    !ls\n    x = 1", "if 1:\n    get_ipython().system('ls')\n    x = 1\n"),
        ("x = 5 % 3", "x = 5 % 3\n"),
        ("x = (5\n% 3)", "x = (5\n% 3)\n"),
        ("\n%%time\nx = 1", "\n\nx = 1\n"),
        ("s = '''\n%not a magic\n'''", "s = '''\n%not a magic\n'''\n"),
    ],
)
def test_only_magics_are_dropped(cell, text):
    assert parse_cell(cell)[0] == text


def test_otter_and_ipython_are_inert(sit):
    told, _ = problems(
        sit,
        "import otter\ngrader = otter.Notebook('hw.ipynb')",
        "grader.check('q1')\ngrader.check_all()\ngrader.export(pdf=False)",
        "get_ipython().run_line_magic('matplotlib', 'inline')\ndisplay(1)",
        "from otter import Notebook\nimport inspect\ninspect.stack()\ninspect.getmodule(Notebook)",
    )
    assert told == ()


def test_an_endless_cell_is_stopped_and_the_others_run(sit):
    told, student = problems(sit, "while True: pass", "x = 1", load_seconds=2)
    assert told == ("cell [1] (`while True: pass`) stopped in line 1: it took too long",)
    assert student.x == 1


def test_what_stands_below_an_endless_loop_still_runs(sit):
    told, student = problems(sit, "while True: pass\ndef f(): return 1\nx = f()", load_seconds=2)
    assert told == ("cell [1] could not `while True:`: it took too long",)
    assert student.x == 1


def test_a_cell_that_cannot_be_stopped_ends_the_submission(sit):
    sitting = sit("import signal\nfor s in (signal.SIGALRM, signal.SIGPROF): signal.signal(s, signal.SIG_IGN)\nwhile True:\n  try:\n    while True: pass\n  except BaseException: pass", load_seconds=1)  # fmt: skip
    with pytest.raises(StudentError, match="could not be run to its end"):
        sitting.student_for("q")


def test_classes_know_their_module(sit):
    code = "import dataclasses, pickle\n@dataclasses.dataclass\nclass A:\n    x: int = 1\nround = pickle.loads(pickle.dumps(A(3))).x"
    told, student = problems(sit, code)
    assert told == ()
    assert student.round == 3


def test_plots_are_drawn_nowhere(sit):
    told, _ = problems(sit, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    assert told == ()


def test_what_an_error_says_is_cut(sit):
    told, student = problems(sit, "raise ValueError('x' * 10_000)", "name = __name__")
    assert len(told[0]) < 600
    assert student.name == "__main__"


PERCENT = """import a
# %% [markdown]
# # A title

# %% question="q1" tags=["x"]
def f(): pass
# %% tags=["otter_ignore"]
f()
#%%
g = 1
# %%%% deeper
h = "# %% not at the start"
 # %% nor here
# %%time
"""


def test_percent_scripts_are_split_as_jupytext_splits_them():
    cells = split_script(PERCENT)
    assert [(cell.kind, cell.graded) for cell in cells] == [
        ("code", True), ("markdown", False), ("code", True), ("code", False), ("code", True), ("code", True),
    ]  # fmt: skip
    assert cells[2].source == "def f(): pass"
    assert cells[2].metadata == {"question": "q1", "tags": ["x"]}
    assert "nor here" in cells[5].source


def test_a_script_without_cells_is_one_cell():
    assert [cell.source for cell in split_script("x = 1\n\ny = 2")] == ["x = 1\n\ny = 2"]
    assert split_script("\n\n") == []


def test_time_without_a_processor_does_not_end_a_cell(monkeypatch):
    armed = []
    monkeypatch.setattr(loading.signal, "setitimer", lambda which, seconds: armed.append((which, seconds)))
    clock = SimpleNamespace(seconds=lambda: 100.0)
    limit = loading.Limit(clock, 30.0)
    with limit.of_a_cell():
        clock.seconds = lambda: 104.0  # of 15 seconds on the wall
        limit.look(signal.SIGALRM, None)
        clock.seconds = lambda: 115.0
        with pytest.raises(CutShort):
            limit.look(signal.SIGALRM, None)
    real = [seconds for which, seconds in armed if which == signal.ITIMER_REAL]
    assert real == [15.0, 11.0, 0]


def test_the_clock_stands_still_without_a_processor_but_not_for_ever(monkeypatch):
    told = {"wall": 50.0, "waited": 7.0}
    monkeypatch.setattr(clock.time, "monotonic", lambda: told["wall"])
    monkeypatch.setattr(clock.schedule, "waited", lambda _descriptor: told["waited"])
    mine = clock.Clock()
    told.update(wall=58.0, waited=13.0)
    assert mine.seconds() == pytest.approx(2.0)
    told.update(wall=150.0, waited=107.0)
    assert mine.seconds() == pytest.approx(10.0)
    mine.close()
