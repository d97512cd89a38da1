"""Several workers share the tests so that none is left alone with what takes longest."""

from tests.order import longest_first, unit_of

HW6 = (
    "tests/course/test_assignments.py::test_wheat_passes_chaff_is_caught_and_the_stub_earns_nothing[hw6_cnn]"
)


def test_a_file_stays_together_and_the_assignments_do_not():
    assert unit_of("tests/cli/test_help.py::test_a[x::y]") == "tests/cli/test_help.py"
    assert unit_of(HW6) == HW6


def test_the_longest_begin_and_the_rest_stays_in_order():
    others = ["tests/a.py::test_b", "tests/a.py::test_a", "tests/grading/test_kill.py::test_x", HW6]
    assert longest_first(others) == [*reversed(others[2:]), *others[:2]]


def test_what_is_called_long_is_there(request):
    """A test that was renamed would begin last."""
    root = request.config.rootpath
    from tests.order import _LONG

    for name in _LONG:
        file, _, test = name.partition("::")
        assert f"def {test.partition('[')[0]}" in (root / file).read_text(encoding="utf-8")
