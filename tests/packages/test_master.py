"""A master is held against its assignment.toml before anything is made of it."""

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.packages.master import Master, read_master


def read(course: Course) -> Master:
    return read_master(course.assignment("hw0_tiny"))


def change(course: Course, old: str, new: str) -> None:
    path = course.assignment("hw0_tiny").master
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_master_is_read(course: Course) -> None:
    assert read(course).cells[0].source.startswith("# Doubling things")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('question="q1_double"', 'question="q9"', "'q9', which is no question"),
        ('rubric="written_why"', 'rubric="q1_double"', "not a manual question"),
        ('# %% [markdown] rubric="written_why"', "# %% [markdown]\n# x\n\n" + '# %% [markdown] rubric="written_why"', "written, rubric"),
        ('# %% [markdown] written="written_why"', '# %% [markdown]', "has the cells rubric"),
        ('# %% question="q1_double"', "# %%", "a solution outside any question"),
        ('# %% question="q1_double"', '# %% question="q1_double" tags=["otter_ignore"]', "grading ignores"),
        ("# # Doubling things", "# Doubling things", "does not begin with a title"),
        ('# %% tags=["otter_ignore"]', '# %% question="q2_counter"', "interrupted by q2_counter, q1_double"),
    ],
)  # fmt: skip
def test_a_cell_that_does_not_fit_is_refused_by_name(course: Course, old: str, new: str, said: str) -> None:
    if "interrupted" in said:
        change(
            course,
            "## 2. A thing",
            'x\n\n# %% question="q1_double"\nimport math\n\n# %% [markdown]\n# y',
        )
        said = "q1_double is interrupted by q2_counter"
    change(course, old, new)
    with pytest.raises(ChaffinchError, match=r"hw0_tiny\.py") as caught:
        read(course)
    assert said in caught.value.message
    assert caught.value.tip


def test_a_question_without_a_solution_is_refused(course: Course) -> None:
    change(course, "# BEGIN SOLUTION\n    doubled", "doubled")
    change(course, "return np.asarray(doubled)\n    # END SOLUTION", "return doubled")
    with pytest.raises(ChaffinchError, match="q1_double has no solution"):
        read(course)


def test_a_question_without_a_cell_is_refused(course: Course) -> None:
    toml = course.assignment("hw0_tiny").master.with_name("assignment.toml")
    toml.write_text(toml.read_text() + '\n[[questions]]\nname = "q3"\ntitle = "More"\ndefines = ["f"]\n')
    with pytest.raises(ChaffinchError, match="no cell for q3"):
        read(course)


def test_a_master_that_is_not_utf8_is_refused(course: Course) -> None:
    course.assignment("hw0_tiny").master.write_bytes("# %% [markdown]\n# # Größe".encode("latin-1"))
    with pytest.raises(ChaffinchError, match="not UTF-8"):
        read(course)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    return np.asarray(doubled)", "    return np.asarray(doubled", "line 27: `return np.asarray(doubled` '(' was never closed"),
        ("    # BEGIN SOLUTION\n    doubled", "    # BEGIN SOLUTON\n    doubled", "line 25: `# BEGIN SOLUTON` is no marker. Write `# BEGIN SOLUTION`."),
        ("    # BEGIN SOLUTION\n    doubled", "    #begin solution\n    doubled", "line 25: `#begin solution` is no marker"),
        ("(doubled)\n    # END SOLUTION", "(doubled)\n    # END SOLUTIONS", "line 28: `# END SOLUTIONS` is no marker"),
        ("(doubled)\n    # END SOLUTION", "(doubled)", "line 25: this solution is not closed"),
        ("    # BEGIN SOLUTION\n    doubled", "    doubled", "line 27: # END SOLUTION without a beginning"),
        ("    doubled = np", "    # BEGIN SOLUTION\n    doubled = np", "line 26: # BEGIN SOLUTION inside a solution"),
        ('print("doubled:",', 'print("doubled:"', "line 32"),
        ('question="q1_double"', "question='q1_double'", """question='q1_double' cannot be read. Write question="q1_name", in double quotes."""),
        ('question="q1_double"', "question=q1_double", "question=q1_double cannot be read"),
        ('question="q1_double"', 'qestion="q1_double"', """'qestion' means nothing here. Did you mean question="q1_name"?"""),
        ('tags=["otter_ignore"]', 'tags="otter_ignore"', """tags="otter_ignore" cannot be read. Write tags=["otter_ignore"]"""),
        ('tags=["otter_ignore"]', "tags=[otter_ignore]", "tags=[otter_ignore] cannot be read"),
        ('tags=["otter_ignore"]', 'tags=["otter_ignored"]', "the tag 'otter_ignored' means nothing here"),
        ('rubric="written_why"', 'rubrik="written_why"', "'rubrik' means nothing here"),
        ('    """Doubles', '    text = """Doubles', "line 16: double has no docstring"),
        ("def double(x)", "def duoble(x)", "is to define 'double', but does not. Mend `defines` in assignment.toml; its cells define duoble."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_cell_is_named_with_its_line(
    course: Course, old: str, new: str, said: str
) -> None:
    change(course, old, new)
    with pytest.raises(ChaffinchError, match=r"hw0_tiny\.py") as caught:
        read(course)
    assert said in str(caught.value)


def test_a_marker_that_would_leave_a_stub_that_is_no_python_is_named(course: Course) -> None:
    change(course, "    # BEGIN SOLUTION\n    doubled", "\t# BEGIN SOLUTION\n    doubled")
    with pytest.raises(
        ChaffinchError, match=r"line \d+: without its solution .* no Python: .*same white space"
    ):
        read(course)


@pytest.mark.parametrize("line", ["from autograder.checks import expect", "import autograder.checks as c"])
def test_a_master_may_not_import_what_submissions_cannot(course: Course, line: str) -> None:
    change(course, "import numpy as np\n", f"import numpy as np\n{line}\n")
    with pytest.raises(ChaffinchError, match=r"line 9: submissions cannot import autograder\. .* shared/"):
        read(course)


def test_what_is_asked_for_twice_is_named_with_both_lines(course: Course) -> None:
    text = course.assignment("hw0_tiny").master.read_text(encoding="utf-8")
    start, end = text.index('# %% question="q1_double"'), text.index('# %% tags=["otter_ignore"]')
    change(course, text[start:end], text[start:end] * 2)
    first, second = (
        n for n, line in enumerate((text[:end] + text[start:end]).splitlines(), 1) if "def double" in line
    )
    with pytest.raises(
        ChaffinchError, match=rf"line {second}: double is defined once more; .*, line {first}\."
    ):
        read(course)


def test_a_missing_master_is_named(course: Course) -> None:
    course.assignment("hw0_tiny").master.unlink()
    with pytest.raises(ChaffinchError, match=r"hw0_tiny\.py is missing"):
        read(course)


def test_what_an_editor_writes_behind_a_marker_does_no_harm(course: Course) -> None:
    change(course, "# %% [markdown]\n", '# %% [markdown] editable=true slideshow={"slide_type": ""}\n')
    assert read(course).cells[0].source.startswith("# Doubling things")


def test_a_master_with_a_null_byte_is_refused_with_its_line(course: Course) -> None:
    change(course, "# # Doubling things", "# # Doubling\0things")
    with pytest.raises(ChaffinchError, match=r"hw0_tiny\.py, line 3: a null byte"):
        read(course)
