"""Prompts in a cell: those in docstrings stay, as in a kernel, and are read without IPython."""

import random
import subprocess
import sys

from IPython.core import inputtransformer2 as ipython

from autograder.cells.dialect import without_prompts

QUESTION = 'def f(x):\n    """Doubles.\n\n    >>> f(2)\n    4\n    """\n    return 2 * x\n'
LINES = (
    '"""', '    """Doc.', '    """', '"""One line."""', 'r"""Raw', "'''", 'a = """', 'a = """b"""', '\\"""', '# """',
    'x = "\\""" "', ">>> f(2)", "    >>> f(2)", 'a = ">>>"', "...", "    ... b", "   ...: b", "In [1]: a", "In[1]: a", "a = 1",
    '    >>> """', '"""end""" + """', "",
)  # fmt: skip


def test_an_example_in_a_docstring_needs_no_ipython():
    code = f"import sys; from autograder.cells.dialect import parse_cell; parse_cell({QUESTION!r}); print('IPython' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_is_called_plain_is_what_ipython_leaves_alone():
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    for _ in range(20_000):
        some = draw.sample(LINES, 4)  # few kinds, so that strings are closed now and then
        source = "\n".join(draw.choices([*some, '    """', "a = 1"], k=draw.randint(1, 8))) + "\n"
        lines = source.splitlines(keepends=True)
        if ">>>" in source and without_prompts(source) is not None:
            assert ipython.ipython_prompt(ipython.classic_prompt(list(lines))) == lines, source
