"""A course of one small assignment, made up in a temporary folder."""

import os
import shutil
from pathlib import Path

import matplotlib as mpl
import pytest

from autograder.assignment import Course

TOML = """
name = "hw0_tiny"
title = "Doubling things"
summary = "Two functions and a thought."

[[questions]]
name = "q1_double"
title = "Twice as much"
defines = ["double"]

[[questions]]
name = "q2_counter"
title = "A thing that counts"
defines = ["Counter"]

[[questions]]
name = "written_why"
title = "Why does it grow?"
manual = true
points = 2
"""

MASTER = '''
# %% [markdown]
# # Doubling things
#
# A story about $2x$.

# %%
import numpy as np

from shared.notebook import when_ready

# %% [markdown]
# ## 1. Twice as much

# %% question="q1_double"
def double(x):
    """Doubles an array.

    Args:
        x: float array, shape (n,).

    Returns:
        float array, shape (n,).
    """
    # BEGIN SOLUTION
    doubled = np.add(x, x) * float(len(x) > 0 or 1)
    return np.asarray(doubled)
    # END SOLUTION

# %% tags=["otter_ignore"]
with when_ready():
    print("doubled:", double(np.array([1.0, 2.0])))

# %% [markdown]
# ## 2. A thing that counts

# %% question="q2_counter"
class Counter:
    """Counts."""

    def __init__(self):
        # BEGIN SOLUTION
        self.total = sum([0, 0, 0, 0])
        # END SOLUTION

# %% [markdown]
# And now the step.

# %% question="q2_counter"
def step(counter, by=1):
    """Counts on."""
    # BEGIN SOLUTION
    counter.total = counter.total + by * 1 + 0
    return counter.total
    # END SOLUTION

# %% [markdown]
# ## 3. Think

# %% [markdown] written="written_why"
# Why does it grow?

# %% [markdown] rubric="written_why"
# **Rubric.**
# * 2 points: says that doubling is an exponential of base two.

# %% [markdown]
# Save the notebook and hand it in.
'''

PUBLIC_DOUBLE = '''"""q1_double."""

import numpy as np

from autograder.checks import check, expect


@check(points=1)
def test_returns_an_array(student):
    """double returns an array as long as its argument."""
    expect.array(student.double(np.ones(3)), "double", shape=(3,))


@check(points=1, after="test_returns_an_array", hint="Add x to itself.")
def test_doubles(student):
    """double returns twice its argument."""
    expect.close(student.double(np.array([1.0, 2.0])), [2.0, 4.0], "double")
'''

HIDDEN_DOUBLE = '''"""q1_double, hidden."""

import numpy as np

from autograder.checks import check, expect


@check(points=2, after="test_doubles", hint="Think of the signs of numbers.")
def test_negative_numbers(student, solution, rng):
    """double also doubles numbers below zero."""
    x = -rng.uniform(3.25, 4.75, size=17)
    expect.close(student.double(x), solution.double(x), "double of negative numbers")
'''

PUBLIC_COUNTER = '''"""q2_counter."""

from autograder.checks import check, expect


@check(points=0.5)
def test_starts_at_zero(student):
    """A new Counter is at 0."""
    expect.equal(student.Counter().total, 0, "total")


@check(points=1.5, after="test_starts_at_zero")
def test_step(student):
    """step counts on."""
    counter = student.Counter()
    student.step(counter, 3)
    expect.equal(counter.total, 3, "total after step(counter, 3)")
'''


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The course; its folder can be changed at will."""
    root = tmp_path / "course"
    files = {
        "solutions/hw0_tiny/assignment.toml": TOML,
        "solutions/hw0_tiny/hw0_tiny.py": MASTER,
        "autograder/graders/hw0_tiny/public/test_q1_double.py": PUBLIC_DOUBLE,
        "autograder/graders/hw0_tiny/public/test_q2_counter.py": PUBLIC_COUNTER,
        "autograder/graders/hw0_tiny/hidden/test_q1_double.py": HIDDEN_DOUBLE,
        "shared/__init__.py": "",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    shutil.copy(Course.find().root / "shared" / "notebook.py", root / "shared" / "notebook.py")
    return Course(root)


@pytest.fixture
def clean_env(tmp_path: Path) -> dict[str, str]:
    """An environment for a student's machine: nothing of ours on the path, no plugins, no plots on a screen."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PYTEST"))}
    return kept | {
        "HOME": str(tmp_path),
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": mpl.get_cachedir(),  # where the list of fonts lies already
        "OMP_NUM_THREADS": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONSAFEPATH": "",
    }
