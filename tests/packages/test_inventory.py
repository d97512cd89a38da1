"""Which checks there are is told from the files, and what students cannot run at home is refused."""

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.packages.inventory import CheckList, inventory


def lists(course: Course) -> tuple[CheckList, ...]:
    return inventory(course.assignment("hw0_tiny"))


def write(course: Course, kind: str, text: str) -> None:
    head = "from autograder.checks import check\n\n"
    (course.assignment("hw0_tiny").graders / kind / "test_q1_double.py").write_text(head + text)


def test_points_are_those_of_the_checks(course: Course) -> None:
    double, counter = lists(course)
    assert (double.points, double.public_points) == (4, 2)
    assert (counter.points, counter.public_points) == (2, 2)
    assert [spec.name for spec in double.public] == ["test_returns_an_array", "test_doubles"]


def test_a_question_without_a_public_check_is_refused(course: Course) -> None:
    (course.assignment("hw0_tiny").graders / "public" / "test_q2_counter.py").unlink()
    with pytest.raises(ChaffinchError, match="q2_counter has no public check"):
        lists(course)


def test_a_public_check_that_waits_for_a_hidden_one_is_refused(course: Course) -> None:
    write(
        course,
        "public",
        '@check(points=1, after="test_negative_numbers")\ndef test_a(student):\n    """A."""\n',
    )
    with pytest.raises(ChaffinchError, match="test_a comes after test_negative_numbers, which runs later"):
        lists(course)


def test_a_public_check_that_asks_for_the_solution_is_refused(course: Course) -> None:
    write(course, "public", '@check(points=1)\ndef test_a(student, solution):\n    """A."""\n')
    with pytest.raises(ChaffinchError, match="asks for the solution"):
        lists(course)


def test_two_checks_of_one_name_are_refused(course: Course) -> None:
    write(course, "hidden", '@check(points=1)\ndef test_doubles(student):\n    """A."""\n')
    with pytest.raises(ChaffinchError, match="two checks named test_doubles"):
        lists(course)


def test_a_test_without_points_is_refused(course: Course) -> None:
    write(course, "public", "def test_a(student):\n    pass\n")
    with pytest.raises(ChaffinchError, match="test_a has no points"):
        lists(course)


def test_a_check_that_pytest_would_not_find_is_refused(course: Course) -> None:
    write(course, "hidden", '@check(points=1)\ndef leaves_x_alone(student):\n    """A."""\n')
    with pytest.raises(ChaffinchError, match=r"test_q1_double\.py, line \d+: leaves_x_alone would never run"):
        inventory(course.assignment("hw0_tiny"))


def test_a_check_file_that_belongs_to_no_question_is_refused(course: Course) -> None:
    write(course, "hidden", '@check(points=1)\ndef test_a(student):\n    """A."""\n')
    path = course.assignment("hw0_tiny").graders / "hidden" / "test_q1_double.py"
    path.rename(path.with_name("test_q1_dobule.py"))
    with pytest.raises(ChaffinchError, match=r"test_q1_dobule\.py belongs to no question"):
        inventory(course.assignment("hw0_tiny"))


def test_a_check_file_that_pytest_would_not_find_is_refused(course: Course) -> None:
    path = course.assignment("hw0_tiny").check_file("q1_double", "hidden")
    path.rename(path.with_name("q1_double.py"))
    with pytest.raises(
        ChaffinchError, match=r"hidden/q1_double\.py belongs to no question .*test_q1_double\.py"
    ):
        lists(course)


def test_a_check_that_comes_after_nothing_is_named_with_its_line(course: Course) -> None:
    write(course, "hidden", '@check(points=1, after="test_b")\ndef test_a(student):\n    """A."""\n')
    with pytest.raises(
        ChaffinchError, match=r"test_q1_double\.py, line \d+: test_a comes after test_b, which is no"
    ):
        inventory(course.assignment("hw0_tiny"))


def test_a_file_that_cannot_be_imported_is_refused(course: Course) -> None:
    write(course, "public", "import there_is_no_such_module\n")
    with pytest.raises(ChaffinchError, match="there_is_no_such_module"):
        lists(course)
