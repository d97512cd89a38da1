"""A check sees the same thing behind the wall and beside it."""

import numpy as np
import pytest
import torch
from torch import nn

from autograder.assignment import ChaffinchError
from autograder.checks import StudentError, calls, expect, probes
from autograder.checks.outcomes import outcome_of_student_error
from autograder.checks.subject import LocalSubject, run_cells
from autograder.home.subject import HomeSubject

CODE = """
import numpy as np, torch
from torch import nn

class Net(nn.Module):
    def __init__(self, n=2):
        super().__init__()
        self.lin = nn.Linear(n, 1)
        self.register_buffer("seen", torch.zeros(1))
    def forward(self, x):
        self.seen += 1
        return self.lin(x)

def itself(x): return x
def plus(a, b=1, *, c=0): return a + b + c
def numbers(): yield 1; yield np.ones(2)
def fill(a): a[...] = 7
def bad(x): raise ValueError("x is bad")
def fit(net, opt, x, y):
    opt.zero_grad(); loss = ((net(x) - y) ** 2).mean(); loss.backward(); opt.step(); return net
class Counter:
    def __init__(self): self.n = 0
    def up(self, by=1): self.n += by; return self
    def __len__(self): return self.n
    def __getitem__(self, i): return i * 2 if i < self.n else [][i]
    def __setitem__(self, i, v): self.n = v
big = {"a": [1, (2.5, None)], "b": np.arange(3), "c": torch.ones(2)}
"""


def test_values_and_functions(anywhere):
    student = anywhere(CODE)
    assert student.plus(1, 2, c=3) == 6
    assert np.array_equal(student.plus(np.ones(2), b=2.0), [3.0, 3.0])
    assert student.big["a"] == [1, (2.5, None)]
    assert torch.equal(student.big["c"], torch.ones(2))


def test_a_name_that_the_submission_rebinds_means_the_new_object(anywhere):
    student = anywhere(
        "def f(): return 1\ndef swap():\n    global f\n    f = lambda: 2\n    raise ValueError"
    )
    assert student.f() == 1
    with pytest.raises((StudentError, ValueError)):
        student.swap()
    assert student.f() == 2


def test_an_object_can_be_called_indexed_measured_walked_and_changed(anywhere):
    counter = anywhere(CODE).Counter()
    assert counter.up(3).n == 3
    assert (len(counter), counter[1], list(counter)) == (3, 2, [0, 2, 4])
    counter[0] = 5
    counter.m = 9
    assert (counter.n, counter.m) == (5, 9)
    with pytest.raises((StudentError, AttributeError)):
        counter.nothing


def test_a_generator_is_walked(anywhere):
    first, second = anywhere(CODE).numbers()
    assert first == 1
    assert np.array_equal(second, np.ones(2))


def test_a_missing_name_is_a_calm_failure(anywhere):
    with pytest.raises(StudentError, match="`nope` is not defined"):
        anywhere(CODE).nope


def test_refusals_are_seen(anywhere):
    student = anywhere(CODE)
    expect.refuses(lambda: student.bad(1), ValueError)


def test_put_make_run_fetch_and_same_work_together(anywhere):
    student = anywhere(CODE)
    net = student.put(nn.Linear(2, 1))
    opt = student.make(torch.optim.SGD, net.parameters(), lr=0.1)
    before = student.fetch(net.weight)
    returned = student.fit(net, opt, torch.ones(3, 2), torch.zeros(3, 1))
    assert student.same(returned, net)
    assert not student.same(opt, net)
    assert not torch.equal(student.fetch(net.weight), before)
    assert student.run(lambda module: type(module).__name__, net) == "Linear"
    assert student.run(lambda x: np.arange(x)[::-1].sum(), 3) == 3


def test_a_mutation_of_what_was_put_is_seen(anywhere):
    student = anywhere(CODE)
    array = student.put(np.zeros(3))
    student.fill(array)
    assert np.array_equal(student.fetch(array), [7.0, 7.0, 7.0])
    box = student.put([1, 2])
    assert student.fetch(student.run(lambda items: items.append(3) or items, box)) == [1, 2, 3]


def test_fetch_gives_a_copy(anywhere):
    student = anywhere(CODE)
    there = student.put({"x": np.zeros(2), "y": [torch.zeros(1)], "z": {3, 4}})
    copy = student.fetch(there)
    copy["x"][0] = 5
    assert student.fetch(there)["x"][0] == 0
    assert sorted(student.fetch(student.put({3, 4}))) == [3, 4]


def test_module_defined_in_the_check_goes_over_by_value(anywhere):
    class Counting(nn.Module):
        def __init__(self):
            super().__init__()
            self.calls = 0

        def forward(self, x):
            self.calls += 1
            return 2 * x

    student = anywhere(CODE)
    there = student.put(Counting())
    assert torch.equal(student.run(lambda f, x: f(x), there, torch.ones(2)), 2 * torch.ones(2))
    assert there.calls == 1


def test_a_handle_may_hide_inside_what_is_sent(anywhere):
    student = anywhere(CODE)
    net = student.put(nn.Linear(2, 1))
    assert student.run(lambda pair: pair[0]["net"].in_features, [{"net": net}]) == 2
    assert student.run(lambda: net.in_features) == 2


def test_a_submissions_tensor_subclass_comes_as_a_tensor(anywhere):
    student = anywhere(
        "import torch\nclass T(torch.Tensor): pass\ndef f(): return torch.ones(2).as_subclass(T)"
    )
    expect.tensor(student.f(), shape=(2,), dtype=torch.float32)


def test_source_and_calls_answer_alike(anywhere):
    student = anywhere(CODE)
    assert "torch.zeros" in student.calls("Net.__init__")
    assert student.source("itself") == "def itself(x): return x"
    assert student.source("nothing") is None


# --- only behind the wall -----------------------------------------------------------------------------------------


def test_values_over_there_are_snapshots(behind):
    student = behind(CODE)
    net = student.Net()
    weight = net.lin.weight
    student.run(lambda module: [module.lin.weight.data.zero_(), None][1], net)
    assert not torch.equal(weight, net.lin.weight)


def test_what_the_student_changed_in_place_comes_back_changed_and_changes_nothing_here(behind):
    student = behind("import torch\ndef step(w):\n    with torch.no_grad():\n        w -= 1\n    return w")
    w = torch.ones(2, requires_grad=True)
    assert torch.equal(student.step(w), torch.zeros(2))
    assert torch.equal(w, torch.ones(2))


def test_a_handle_outlives_its_copies(behind):
    student = behind(CODE)
    net = student.put(nn.Linear(2, 1))
    for _ in range(3):
        student.run(lambda x: x, net)
    assert net.in_features == 2


def table_size(student):
    """Number of objects that the student process keeps alive for the grader."""

    def count():
        import gc

        return next(len(o._objects) for o in gc.get_objects() if type(o).__name__ == "Worker")

    return student.run(count)


def test_the_students_table_does_not_grow_over_many_calls(behind):
    student = behind(CODE)
    net, x = student.Net(), torch.ones(3, 2, requires_grad=True)
    itself, counter = student.itself, student.Counter()
    net(x).sum().backward()
    before = table_size(student)
    for _ in range(1000):
        counter.up()
        net(x)
        list(net.parameters())
        student.put([1])
        itself(x)
    assert table_size(student) <= before + 30


def test_the_graders_side_does_not_grow_either(behind):
    student = behind(CODE)
    x = torch.ones(2, requires_grad=True)
    for _ in range(200):
        student.plus(x)
    link = student._link
    student.plus(1)
    known = link._references
    assert max(len(known._mine), len(known._named), len(known._leases), len(known._dropped)) < 20


def test_handles_are_equal_when_they_stand_for_the_same_object(behind):
    student = behind(CODE)
    one, other = student.put(nn.Linear(1, 1)), student.put(nn.Linear(1, 1))
    assert one == student.run(lambda x: x, one)
    assert one != other
    assert len({one, other}) == 2


def test_same_needs_something_from_over_there(behind):
    with pytest.raises(TypeError):
        behind(CODE).same(1, 1)


def test_the_solution_and_expect_never_cross(behind, tmp_path):
    from autograder.checks.subject import LocalSubject, run_cells

    solution = LocalSubject(
        run_cells(["class Secret: pass\ndef answer(): return 42\nheld = Secret()"], "solution")
    )
    student = behind(CODE)
    for secret in (
        solution,
        solution.answer,
        solution.Secret,
        solution.held,
        [solution.held],
        lambda: expect.close,
    ):
        with pytest.raises(ChaffinchError, match="to the student process"):
            student.put([secret] if secret is solution.held else secret)


def test_what_cannot_be_pickled_is_the_checks_fault(behind):
    import threading

    with pytest.raises(ChaffinchError, match="cannot be pickled"):
        behind(CODE).put(threading.Lock())


def test_errors_say_where_in_the_submission(behind):
    with pytest.raises(StudentError) as caught:
        behind("x = 1", "def f():\n    return g()\n\ndef g():\n    raise KeyError('k')").f()
    assert caught.value.kind == "KeyError"
    assert caught.value.trace.splitlines() == ["  in cell [2], line 2, in f", "  in cell [2], line 5, in g"]


@pytest.mark.parametrize("name", ["timeout", "ended", "malformed", "missing", "limit"])
def test_a_class_cannot_pass_for_one_of_the_walls_own_words(behind, name):
    with pytest.raises(StudentError) as caught:
        behind(f"def f(): raise type({name!r}, (Exception,), {{}})('SPY')").f()
    assert caught.value.kind != name
    assert outcome_of_student_error(caught.value, {}) == "Your code raised an error."


def test_text_of_the_submission_is_cleaned(behind):
    student = behind("def f(): raise type('A\\x1b[31m', (Exception,), {})('\\ud800 \\x1b[2J \\u202e x')")
    with pytest.raises(StudentError) as caught:
        student.f()
    assert str(caught.value).encode("utf-8")
    assert not set("\x1b\u202e") & set(str(caught.value))


def test_a_handle_is_named_by_its_class_in_messages(behind):
    with pytest.raises(AssertionError, match="a Counter"):
        expect.tensor(behind(CODE).Counter())


def test_probes_go_over_by_value_and_bring_no_checks_along(anywhere):
    student = anywhere(
        "import sys, torch\n"
        "def look(make, net): net(make()(torch.ones(3, 1)))\n"
        "def modules(): return [name for name in sys.modules if name.startswith('autograder.checks')]"
    )
    factory = student.put(probes.Factory(4, torch.device("cpu")))
    net = student.put(probes.WatchedModule(nn.Linear(1, 1)))
    with probes.unchanged(student, net, "the network"):
        student.look(factory, net)
    assert len(student.fetch(factory.made)) == 1
    assert net.modes == ["training"]
    assert "addmm" in student.run(probes.operations_during, net, torch.ones(1, 1))
    if not isinstance(student, LocalSubject):
        assert student.modules() == []


def test_an_error_of_the_checks_own_helper_is_not_called_the_students(behind):
    student = behind(CODE)
    with pytest.raises(StudentError, match="could not work with what your code gave it"):
        student.run(lambda net: net.no_such_layer, student.Net())
    with pytest.raises(StudentError, match="Your code raised ValueError: x is bad"):
        student.run(lambda bad: bad(1), student.bad)


@pytest.mark.parametrize("where", ["wall", "home"])
def test_messages_tell_the_last_call_of_a_function_as_one_would_type_it(where, behind):
    code = "def f(x, y=0):\n    return x + y\n\nclass C:\n    pass\n"
    student = behind(code) if where == "wall" else HomeSubject(run_cells([code], "submission"))
    calls.starting()
    assert student.f(2, y=3) == 5
    student.C()
    assert calls.told() == "\ncalled:   f(2, y=3)\nit gave:  5"


def test_what_an_earlier_call_with_other_arguments_gave_too_is_told(behind):
    student = behind(
        "import numpy as np\ndef f(x):\n    return np.float64(0.5), 2.0\ndef g(x):\n    return x, 2.0"
    )
    calls.forgotten()
    for function, x in ((student.f, 1.5), (student.g, 1.5), (student.f, 2.5)):
        calls.starting()
        assert function(x)[1] == 2.0
    assert calls.told() == "\ncalled:   f(2.5)\nit gave:  (0.5, 2.0)\nsame as:  f(1.5)"
    student.g(2.5)
    assert "same as" not in calls.told()
    calls.forgotten()
    student.f(3.5)
    assert "same as" not in calls.told()


def test_of_a_call_that_raises_the_call_alone_is_told(behind):
    student = behind("def bad(x):\n    raise ValueError")
    calls.starting()
    with pytest.raises(StudentError):
        student.bad([1.0, 2.0])
    assert calls.told() == "\ncalled:   bad([1.0, 2.0])"
