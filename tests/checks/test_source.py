"""source and calls read the submission's text and cannot be talked out of it."""

import pytest

from autograder.checks import StudentError
from autograder.checks.source import Source

CLASS = "class Net:\n    def forward(self, x):\n        return torch.relu(self.a(x))\n"


def test_a_definition_is_found_by_dotted_name():
    assert Source(CLASS).definition("Net.forward").startswith("def forward")
    assert Source(CLASS).definition("Net") == CLASS.rstrip()
    assert Source(CLASS).definition("Net.backward") is None


def test_calls_are_dotted_names():
    assert Source(CLASS).calls("Net.forward") == {"torch.relu", "self.a"}
    assert Source(CLASS).calls("nothing") == frozenset()


def test_the_last_definition_counts():
    assert Source("def f(): a()", "def f(): b()\nf = deco(f)").calls("f") == {"deco"}


@pytest.mark.parametrize(
    "bad", ["%matplotlib inline", "!pip install x", "print(", "\0", "(" * 10_000, "torch?"]
)
def test_a_cell_that_is_no_python_hides_no_other(bad):
    assert Source(bad, "def f(): forbidden()").calls("f") == {"forbidden"}


def test_a_magic_line_hides_nothing_in_its_own_cell():
    assert Source("%time\n!ls\ndef f():\n    !ls\n    forbidden()").calls("f") == {"forbidden"}


@pytest.mark.parametrize(
    "text", ["if True:\n    {}", "try:\n    pass\nfinally:\n    {}", "with a:\n    {}", "for _ in a:\n    {}"]
)
def test_a_definition_inside_a_block_is_found(text):
    assert Source(text.format("def f(): forbidden()")).calls("f") == {"forbidden"}


def test_a_lambda_counts_as_a_definition():
    assert Source("f = lambda x: forbidden(x)").calls("f") == {"forbidden"}


def test_padding_cannot_hide_a_call():
    with pytest.raises(StudentError, match="characters"):
        Source("def f(): forbidden()\n" + "#" * 600_000).calls("f")


def test_magics_without_end_are_refused_in_one_look():
    with pytest.raises(StudentError, match="too many magics"):
        Source(*["%a\n" * 500] * 100, "def f(): forbidden()").calls("f")


@pytest.mark.parametrize(
    "deep", ["-" * 100_000 + "1", "f" + "()" * 50_000, "a" + ".a" * 50_000, "1" + "+1" * 50_000]
)
def test_code_nested_without_end_defines_nothing(deep):
    assert Source(f"x = {deep}", "def f(): g()").calls("f") == {"g"}
