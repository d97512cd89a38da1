"""Corrupt what is shown or kept, and confuse the loader with files that are no submissions."""

import json
import re

import pytest
from made_course import ALL, BUT_FIRST, POINTS, named, submission


def raising(what: str, before: str = "") -> str:
    return submission(before, double=f"def double(x):\n    raise {what}\n")


CORRUPT = named(
    ("terminal control characters in an error", raising("ValueError('\\x1b[2J\\x1b[31m\\x07\\x08\\r')"), BUT_FIRST),
    ("surrogates that no file can hold", raising("ValueError('\\ud800\\udfff')"), BUT_FIRST),
    ("text that runs backwards", raising("ValueError('\\u202e 0 fo 4')"), BUT_FIRST),
    ("a class name with line ends and markup", raising("type('A\\n[bold]</pre><script>', (Exception,), {})('x')"), BUT_FIRST),
    ("a function name with control characters", raising("ValueError('x')", "def double(x): pass\n") + "\ndouble.__code__ = double.__code__.replace(co_name='\\x1b[2J\\u202e')", BUT_FIRST),
    ("a type name with control characters", submission(double="def double(x):\n    return type('\\x1b[2J\\ud800', (), {})()"), BUT_FIRST),
    ("output in no encoding", submission("import os\nos.write(1, bytes(range(256)) * 10)"), ALL),
    ("dictionary keys with control characters", submission(double="def double(x):\n    return {'\\x1b\\ud800': 1}"), BUT_FIRST),
    ("hidden inputs told in errors", submission(double="def double(x):\n    raise ValueError('INPUT %r' % (x,))"), BUT_FIRST),
    ("hidden inputs told by class names", submission(double="def double(x):\n    raise type('INPUT%r' % (x.tolist(),), (Exception,), {})()"), BUT_FIRST),
    ("hidden inputs told by results", submission(double="def double(x):\n    return 'INPUT %r' % (x,)"), BUT_FIRST),
    ("hidden inputs kept for the next question", submission(double="import json\ndef double(x):\n    open('kept', 'a').write('INPUT%r' % (x,)); return 2 * x", square="import os\ndef square(x):\n    if os.path.exists('kept'): raise ValueError('INPUT ' + open('kept').read())\n    return x * x"), ALL),
    ("the checks' modules changed by what is sent back", submission(train="def train(net, optimizer, loss_fn, x, y, steps):\n    import sys\n    for name, module in list(sys.modules.items()):\n        if 'test_q' in name: module.__dict__.clear()\n    return [0.0] * steps"), {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 1.0}),
    ("the grader's inputs changed in place", submission(double="def double(x):\n    x *= 0\n    return x"), BUT_FIRST),
    ("the grader's tensors changed in place", submission(square="def square(x):\n    x.data.zero_()\n    return x"), {"q1_double": 4.0, "q3_train": 3.0}),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), CORRUPT.values(), ids=CORRUPT)
def test_what_is_shown_and_kept_stays_sound(place, source, honest):
    record = place.attack(source, honest)
    hidden = [c for q in record.questions for c in q.checks if c.hidden]
    quoted = re.compile("`[^`]*`")  # the line of the submission itself
    assert not [c.shown for c in hidden if "INPUT" in quoted.sub("", c.shown)]
    kept = json.loads(record.to_json())
    assert "kept for the next" not in json.dumps(kept)


def notebook(**changed) -> bytes:
    cells = [
        {"cell_type": "code", "source": submission(), "metadata": {}, "outputs": [], "execution_count": None}
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells} | changed).encode()


def code_cell(source, **metadata):
    return {"cell_type": "code", "source": source, "metadata": metadata, "outputs": []}


YAML_BOMB = "# ---\n# a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"# {chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)
BROKEN = {
    "empty.ipynb": b"",
    "blank.py": b" \n\t\n",
    "not_json.ipynb": b"double = 1",
    "json_list.ipynb": b"[]",
    "json_text.ipynb": b'"double"',
    "format_3.ipynb": notebook(nbformat=3),
    "no_format.ipynb": b'{"cells": []}',
    "no_cells.ipynb": notebook(cells=[]),
    "cells_are_text.ipynb": notebook(cells="double"),
    "cells_are_numbers.ipynb": notebook(cells=[1, None, "x", []]),
    "sources_are_numbers.ipynb": notebook(cells=[code_cell(5), code_cell([1, None])]),
    "markdown_only.ipynb": notebook(cells=[{"cell_type": "markdown", "source": "double"}]),
    "other_assignment.ipynb": notebook(metadata={"otter": {"assignment_name": "hw1_perceptron\x1b[2J"}}),
    "ignored_only.ipynb": notebook(cells=[code_cell(submission(), tags=["otter_ignore"])]),
    "json_bomb.ipynb": b'{"nbformat":4,"cells":' + b"[" * 500_000,
    "json_wide.ipynb": b'{"nbformat":4,"cells":[' + b"[]," * 1_200_000 + b"[]]}",
    "latin.ipynb": '{"nbformat":4,"x":"é"}'.encode("latin-1"),
    "binary.py": b"double = 1\0\0\0",
    "zip.ipynb": b"PK\x03\x04double",
    "huge.py": b"double = 1\n" + b"#" * (5 * 2**20),
    "very_many_cells.py": b"# %%\n" * 700_000,
    "other.txt": b"double = 1",
    "something_else.py": b"print('hello')\n",
}
READABLE = {
    "crlf.py": submission().replace("\n", "\r\n").encode(),
    "old_mac.py": submission().replace("\n", "\r").encode(),
    "bom.py": b"\xef\xbb\xbf" + submission().encode(),
    "bom.ipynb": b"\xef\xbb\xbf" + notebook(),
    "latin.py": ("# \xe9\n" + submission()).encode("latin-1"),
    "utf_16.py": submission().encode("utf-16"),
    "utf_16.ipynb": notebook().decode().encode("utf-16"),
    "punycode.py": b"# coding: punycode\n" + submission().encode() + b"\n# " + b"a" * 300_000 + b"-" + b"z" * 300_000,
    "unknown_coding.py": b"# coding: klingon\n" + submission().encode(),
    "latin_coding.py": b"# -*- coding: latin-1 -*-\nname = '\xe9'\n" + submission().encode(),
    "percent.py": ("# %% [markdown]\n# text\n\n# %%\n" + submission() + '\n# %% tags=["otter_ignore"]\nraise SystemExit\n').encode(),
    "source_lists.ipynb": notebook(cells=[code_cell(submission().splitlines(keepends=True))]),
    "magics.ipynb": notebook(cells=[code_cell("%matplotlib inline\n!ls\nx = 1\nx?"), code_cell("%%time\n" + submission())]),
    "yaml_bomb.py": (YAML_BOMB + "# ---\n\n# %%\n" + submission()).encode(),
    "many_cells.py": ("# %% a\n" * 50_000 + "# %%\n" + submission()).encode(),
    "wide_marker.py": ("# %% " + "[" * 20_000 + "\n" + submission()).encode(),
    "blank_lines.py": b'"""Text."""' + b"\n" * 500_000 + submission().encode(),
    "blanks.py": (submission() + "\n" + " " * 500_000 + "# x\n").encode(),
    "prose_that_never_ends.py": ("# %%\n" + submission() + '\n# %% [markdown]\n"""' + "\n" * 500_000 + "x").encode(),
    "long_markers.py": (("# %% " + "a" * 990 + "\n") * 3_000 + "# %%\n" + submission()).encode(),
    "otter.ipynb": notebook(cells=[code_cell("import otter\ngrader = otter.Notebook('x.ipynb')\nget_ipython().run_line_magic('x', '')"), code_cell(submission()), code_cell("grader.check('q1_double')\ngrader.export(pdf=True)\ndisplay(1)")]),
    "broken_cell.ipynb": notebook(cells=[code_cell("print("), code_cell("1 / 0"), code_cell(submission()), code_cell("return")]),
    "surrogates.ipynb": notebook(cells=[code_cell(submission() + "\nx = '\ud800'"), code_cell(submission())]),
    "metadata_is_text.ipynb": notebook(metadata="x", cells=[{"cell_type": "code", "source": submission(), "metadata": []}]),
    "deep_code.py": (submission() + "\nx = " + "(" * 150 + "1" + ")" * 150 + "\n").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_a_graded_zero_with_a_reason(place, tmp_path, name):
    (tmp_path / name).write_bytes(BROKEN[name])
    record = place.grader.grade_file(tmp_path / name)
    assert (record.earned, record.points) == (0, sum(POINTS.values()))
    assert name in record.problem
    assert len(record.problem) < 300
    assert not record.errors
    place.assert_no_secret(record)


@pytest.mark.parametrize("name", READABLE)
def test_an_odd_file_with_a_right_answer_gets_its_marks(place, tmp_path, name):
    (tmp_path / name).write_bytes(READABLE[name])
    record = place.grader.grade_file(tmp_path / name)
    assert record.earned == record.points, place.told(record)


CODE_BOMBS = {
    "parentheses": "(" * 200_000,
    "signs": "-" * 200_000 + "1",
    "calls": "f" + "()" * 100_000,
    "sums": "1" + "+1" * 100_000,
    "a constant": "'x' * 10**9 * 10**9",
    "a power": "2 ** 2 ** 2 ** 64",
    "indents": "\n".join(" " * i + "if 1:" for i in range(200)),
    "a null": "x = 1\0",
    "a long line": "x = '" + "y" * 3_000_000 + "'",
}


@pytest.mark.parametrize("bomb", CODE_BOMBS.values(), ids=CODE_BOMBS)
def test_code_that_breaks_compilers_breaks_its_own_cell(place, bomb):
    from autograder.cells.submission import Submission

    record = place.grader.grade(Submission.of_sources("bomb", bomb, submission()))
    assert not record.errors
    assert record.earned in {0, record.points}


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
