"""Which later cells give another meaning to what an answer uses."""

import pytest

from autograder.cells.rebound import rebound
from autograder.cells.submission import code_cells

HELPER = "def mean(x):\n    return sum(x) / len(x)"
ANSWER = "def centred(x):\n    return [v - mean(x) for v in x]"
CHECK = 'grader.check("q1_centred")'


def found(*sources):
    return rebound(code_cells(*sources), "q1_centred", ("centred",))


@pytest.mark.parametrize(
    "later",
    ["def mean(x, y):\n    return x", "mean = 3", "sum = 0\nfor v in [1]:\n    sum += v", "for len in [1]: pass",
     "with open('x') as mean: pass", "class mean: pass", "%%time\nmean = 3", "if 1:\n    mean.y = 3", "mean[0].x += 1", "mean.set_grad_enabled(False)",
     "from other import mean", "import mean", "if 1:\n    del mean", "del centred"],
)  # fmt: skip
def test_what_the_answer_or_its_helper_looks_up_is_found_when_a_later_cell_binds_it(later):
    assert found(HELPER, ANSWER, CHECK, "1 + 1", later).by.number == 5
    assert [cell.number for cell in found(HELPER, ANSWER, CHECK, later).until] == [1, 2, 3]


@pytest.mark.parametrize(
    "later",
    [
        "x = v = 3",
        "other = mean([1])",
        "import math",
        "def f(mean):\n    mean = len.x = 3",
        "other.y = 3",
        "def f(:",
    ],
)
def test_other_names_and_what_is_bound_inside_of_a_function_are_not(later):
    assert found(HELPER, ANSWER, CHECK, later) is None


@pytest.mark.parametrize(
    "later",
    ["%reset -f", "globals().clear()", "from numpy import *", "np.set_printoptions(3)", "np.seterr()"],
)
def test_a_cell_that_may_change_anything_is_found_too(later):
    assert found("import numpy as np", ANSWER, CHECK, "import numpy as np", later).told == (
        "cell [5] changes what stands above it"
    )


def test_what_stands_between_the_answer_and_its_check_counts_for_the_answer():
    assert found(HELPER, ANSWER, "def mean(x):\n    return x[0]", CHECK) is None
    assert found(HELPER, ANSWER, "mean = 3").by.number == 3  # no check cell: it ends with the answer


def test_a_name_of_the_answer_that_means_something_else_further_down_is_found():
    for later in ("centred = 3", "def centred(x): pass", "for centred in [1]: pass"):
        assert [cell.number for cell in found(HELPER, ANSWER, CHECK, later).until] == [1, 2, 3]


def test_the_last_check_counts():
    assert found(HELPER, ANSWER, CHECK, "mean = max", ANSWER, CHECK) is None


def test_a_name_of_a_method_or_a_default_is_looked_up_too():
    answer = (
        "class centred:\n    def __call__(self, x, f=mean):\n        global rest\n        return f(x) + rest"
    )
    assert found(HELPER, answer, CHECK, "rest = 1") is None  # nothing of that name was there
    assert found(HELPER, "rest = 2", answer, CHECK, "rest = 1").told == "cell [5] changes `rest`"
    assert found(HELPER, answer, CHECK, "mean = 1") is not None


@pytest.mark.parametrize(
    "later",
    ["CONFIG.update(one=2)", "CONFIG['a'].append(1)", "experiment(CONFIG)", "experiment(c=CONFIG)", "random.shuffle(CONFIG)", "init.zeros_(CONFIG)", "change()",
     "tool.changes()", "next(CONFIG)", "exec('CONFIG = 1')", "setattr(CONFIG, 'one', 2)", "@CONFIG.add\ndef f(): pass"],
)  # fmt: skip
def test_an_object_that_a_later_call_may_change_is_not_what_it_was(later):
    above = (
        "CONFIG = {}\ndef change():\n    other()\ndef other():\n    global CONFIG\n    CONFIG = 1\n"
        "class Tool:\n    def changes(self):\n        CONFIG.one = 3\n"
    )
    answer = "def centred(x):\n    return CONFIG[x]"
    assert found(above, answer, CHECK, later).by.number == 4


def test_to_import_one_of_two_names_again_changes_nothing():
    above = "from statistics import fmean, mean"
    assert found(above, ANSWER, CHECK, "from statistics import mean") is None


def test_a_call_changes_no_module_and_no_function():
    above = "import numpy as np\nfrom torch import nn\ndata = 1\n" + HELPER
    answer = ANSWER + " + nn.f(np.x, data)"
    later = "np.random.seed(3)\nnn.ReLU()\nprint(mean, centred([1]), np)\nplot(mean(x))\nnp.array(data)\nprint(data)"
    assert found(above, answer, CHECK, later) is None


def test_too_much_code_is_not_looked_through():
    assert found(HELPER, ANSWER, CHECK, "mean = 3", "#" * 600_000) is None
