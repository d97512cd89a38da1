"""What a cell that fails costs, and what a person reads of it."""

import math
import sys
from pathlib import Path

import pytest

from autograder.cells.environment import Environment
from autograder.cells.problem import problems_of, told_missing
from autograder.cells.run import run_cells
from autograder.cells.submission import code_cells


def run(*sources, **where):
    return run_cells(code_cells(*sources), Environment(**where))


def told(*sources, **where):
    return [problem.told for problem in run(*sources, **where).problems]


def test_a_cell_that_fails_keeps_what_it_had_bound():
    loaded = run("a = 1\nb = a + nope\nc = 3", "d = a")
    assert (loaded.names["a"], loaded.names["d"]) == (1, 1)
    assert "c" not in loaded.names
    assert [p.told for p in loaded.problems] == [
        "cell [1] (`a = 1`) stopped in line 2: NameError: name 'nope' is not defined"
    ]


@pytest.mark.parametrize(
    ("line", "kept", "lost"),
    [
        ("import nosuch", "", "nosuch"),
        ("import nosuch as ns, math", "math", "ns"),
        ("import math, nosuch.inner", "math", "nosuch"),
        ("from nosuch import a, b as c", "", "a c"),
        ("from math import pi, nosuch, sqrt as root", "pi root", "nosuch"),
        ("from math.nosuch import a", "", "a"),
    ],
)
def test_an_import_line_that_fails_costs_its_own_names_only(line, kept, lost):
    loaded = run(f"{line}\nx = 1\ndef f(): return x", "y = f()")
    assert loaded.names["y"] == 1
    assert all(name in loaded.names for name in kept.split())
    assert not any(name in loaded.names for name in lost.split())
    assert [name for p in loaded.problems for name in p.names] == lost.split()


def test_a_lost_name_tells_the_first_cause():
    loaded = run(
        "import seaborn_ as sns\nx = 1", "sns.set()\ndef f(): return 1", "g = f", place="where this is graded"
    )
    first = "`sns` is missing because cell [1] could not `import seaborn_`: it is not installed where this is graded"
    assert loaded.cause("sns") == first
    assert loaded.cause("f") == f"`f` is missing because cell [2] (`sns.set()`) stopped in line 1: {first}"
    assert loaded.cause("g").endswith(first)
    assert loaded.cause("x") == loaded.cause("nobody") == ""


def test_an_import_in_a_try_fails_as_everywhere():
    loaded = run(
        "try:\n    import nosuch\nexcept ImportError:\n    nosuch = None\ntry:\n    import google.colab\nexcept ImportError:\n    here = True"
    )
    assert (loaded.names["nosuch"], loaded.names["here"], loaded.problems) == (None, True, ())


def test_an_import_that_fails_in_a_function_is_raised_when_it_is_called():
    loaded = run("def f():\n    import nosuch")
    with pytest.raises(ModuleNotFoundError):
        loaded.names["f"]()


def test_what_a_star_would_have_brought_may_be_missing():
    assert (
        run("from nosuch import *")
        .cause("relu")
        .startswith("`relu` may be missing because cell [1] could not")
    )


@pytest.mark.parametrize(
    "cell",
    [
        "from google.colab import drive\ndrive.mount('/content/drive')",
        "import google.colab",
        "import google.colab.drive as d\nd.mount('/x', force_remount=True)",
        "import piplite\nawait piplite.install(['numpy'])",
        "import os\nos.chdir('/content/drive/MyDrive')",
    ],
)
def test_lines_that_only_set_the_stage_elsewhere_cost_nothing(cell):
    assert run(f"{cell}\nx = 1").names["x"] == 1


def test_cells_are_counted_as_a_person_counts():
    cells = code_cells("x = 1", "", "1 / 0")
    assert [p.cell for p in run_cells(cells).problems] == [3]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("import sys\nsys.exit(3)", "it ends the program (`exit`)"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("def f(:\n    pass", "SyntaxError: invalid syntax"),
        ("x = input('name? ')", "`input()` asks a person"),
        ("%run other.py", "only the one file was handed in"),
        ("%%nosuch\nx", "Cell magic `%%nosuch` not found"),
        ("class E(Exception):\n    def __str__(self): return 1 / 0\nraise E", "E"),
    ],
)
def test_a_cell_that_is_stopped_is_told(cell, said):
    (line,) = told(cell, "y = 1")
    assert said in line
    assert line.startswith(f"cell [1] (`{cell.splitlines()[0]}`) stopped")


def test_names_of_a_cell_that_is_no_python_are_missing_because_of_it():
    loaded = run("import math\ndef f(x):\n    return (x\n\ny: int = 3\nclass A: pass")
    assert all("SyntaxError" in loaded.cause(name) for name in ("f", "y", "A"))


def test_a_variable_called_otter_or_grader_stays_what_it_is():
    loaded = run(
        "import otter, math\ngrader = otter.Notebook('x.ipynb')\ngrader.check('q1')",
        "def f():\n    otter = grader = 5\n    return otter + grader",
        "x = f()\notter = 3\ny = math.pi",
    )
    assert (loaded.names["x"], loaded.names["otter"], loaded.problems) == (10, 3, ())


def test_a_script_knows_its_file_and_a_notebook_has_none():
    assert Path(run("x = __file__", file="mine.py").names["x"]) == Path.cwd() / "mine.py"
    assert "NameError" in told("x = __file__")[0]


def test_problems_travel_as_plain_data_and_bad_ones_are_dropped():
    loaded = run("1 / 0", "import nosuch")
    plain = [problem.plain() for problem in loaded.problems]
    assert problems_of(plain) == loaded.problems
    assert (
        problems_of([*plain, 3, ["x"], [1, "\x1b[2J", "error", "t", "", ["a", 3], 1]])[2].told
        == "cell [1] (`\ufffd[2J`) stopped in line 1: t"
    )
    assert problems_of("nonsense") == ()


def test_a_name_that_nobody_defines_names_what_happened_before():
    loaded = run("1 / 0")
    assert (
        told_missing("f", loaded.problems)
        == "`f` is not defined. One thing that happened before: cell [1] (`1 / 0`) stopped in line 1: ZeroDivisionError: division by zero."
    )
    assert told_missing("f", ()) == "`f` is not defined."


def test_trusted_cells_raise_and_are_called_solution():
    with pytest.raises(ZeroDivisionError):
        run("1 / 0", forgiving=False)
    with pytest.raises(ModuleNotFoundError):
        run("import nosuch", forgiving=False)
    loaded = run(
        "class A: pass\nif __name__ == '__main__':\n    x = A.__module__", forgiving=False, module="solution"
    )
    assert loaded.names["x"] == "solution"


def test_this_process_is_as_before(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def state():
        return Path.cwd(), sys.argv, list(sys.path), sys.modules["__main__"], sys.modules.get("otter"), input

    before = state()
    run("import os\nos.mkdir('d')\nos.chdir('d')", "import asyncio\nawait asyncio.sleep(0)")
    assert state() == before


def test_what_is_passed_on_ends_everything():
    with pytest.raises(KeyboardInterrupt):
        run("raise KeyboardInterrupt", passed_on=(KeyboardInterrupt,))


@pytest.mark.parametrize(
    "head", ["%%script false", "%%bash", "%%sh", "%%html", "%%javascript", "%%latex", "%%perl"]
)
def test_a_magic_for_another_program_does_nothing(head):
    """A kernel would say that `false` failed; no program may be started here, so none can fail."""
    loaded = run("def f(): return 1", f"{head}\ndef f(): return 2")
    assert (loaded.names["f"](), loaded.problems) == (1, ())


def test_folders_are_made_since_pictures_are_saved_into_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("!mkdir -p figures/small data", "%mkdir more", "!mkdir 'unbalanced")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "figures", "more"]


def test_what_follows_a_statement_that_takes_too_long_still_runs():
    cells = code_cells(
        "def cut(): raise CutShort\nimport math\nx = cut()\ny = math.pi\nz = x\nw = 1", "v = y"
    )
    namespace = Environment(explain=lambda _: "")
    loaded = run_cells([*code_cells("from autograder.cells.run import CutShort"), *cells], namespace)
    assert loaded.names["v"] == math.pi
    cut, after = (p.told for p in loaded.problems)
    assert cut == "cell [1] could not `x = cut()`: it took too long"
    assert after.endswith(f"stopped in line 5: `x` is missing because {cut}")


def test_in_a_script_without_cells_each_statement_costs_only_itself():
    loaded = run("a = nope\ndef f():\n    return 1\nb = a\nraise SystemExit\nc = f()", file="a.py")
    assert loaded.names["c"] == 1
    assert loaded.cause("b") == (
        "`b` is missing because cell [1] could not `b = a`:"
        " `a` is missing because cell [1] could not `a = nope`: NameError: name 'nope' is not defined"
    )


def test_a_script_that_fails_in_every_line_comes_to_its_end():
    assert len(run("1 / 0\n" * 3000, file="a.py").problems) < 100


def test_what_only_records_or_draws_may_be_missing():
    cell = (
        "import wandb\nfrom torch.utils.tensorboard import SummaryWriter\nwandb.init(project='x')\n"
        "writer = SummaryWriter()\ndef answer():\n    writer.add_scalar('loss', 1.0, 1)\n    return 2"
    )
    loaded = run(cell)
    assert (loaded.problems, loaded.names["answer"]()) == ((), 2)
