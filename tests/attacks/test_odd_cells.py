"""Odd cells: notebooks whose cells, magics, outputs and metadata are made to gain something, beside honest ones."""

import json
import random

import pytest
from made_course import HONEST, POINTS, SECRETS, submission

WRONG = "def double(x):\n    return 3 * x\n"
WHOLE = sum(POINTS.values())
BUT_DOUBLE = WHOLE - POINTS["q1_double"]
RIGHT, FALSE = submission(), submission(double=WRONG)
OUTPUT = {"output_type": "stream", "name": "stdout", "text": f"all points\n{' '.join(SECRETS)}"}


def code(source, **fields):
    """A code cell."""
    blank = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    return blank | {"source": source} | fields


def notebook(*cells, **fields) -> bytes:
    """A notebook's bytes."""
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}
    return json.dumps(whole | fields).encode()


def around(before: str, body: str = FALSE, after: str = "") -> bytes:
    """A notebook with something in cells of its own before and after the answers."""
    return notebook(code(before), code(body), code(after))


SHELL = "get_ipython()"
GAINLESS = {
    "the worksheets of format 3": (notebook(nbformat=3, cells=[], worksheets=[{"cells": [code(RIGHT)]}]), 0),
    "answers in a raw cell": (notebook(code(FALSE), code(RIGHT, cell_type="raw")), BUT_DOUBLE),
    "answers in a Markdown cell": (notebook(code(FALSE), code(RIGHT, cell_type="markdown")), BUT_DOUBLE),
    "answers in a cell of no kind": (notebook(code(FALSE), code(RIGHT, cell_type=["code"])), BUT_DOUBLE),
    "answers in outputs": (notebook(code(FALSE, outputs=[OUTPUT], execution_count=-1)), BUT_DOUBLE),
    "answers in attachments": (notebook(code(FALSE, attachments={"a.py": {"text/x-python": RIGHT}})), BUT_DOUBLE),
    "answers in metadata": (notebook(code(FALSE, metadata={"source": RIGHT, "otter": {"points": 9}}), metadata={"otter": {"points": 9, "tests": RIGHT}}), BUT_DOUBLE),
    "the same question twice, wrong at last": (notebook(code(RIGHT), code(WRONG)), BUT_DOUBLE),
    "ids that are the same, long and odd": (notebook(*[code(part, id="\x1b[2J" * 999) for part in (FALSE, "x = 1")]), BUT_DOUBLE),
    "two sources in one cell": (notebook(code(FALSE)).replace(b'"source":', b'"source": ' + json.dumps(RIGHT).encode() + b', "source":'), BUT_DOUBLE),
    "two lists of cells": (notebook(code(RIGHT)).rstrip(b"}") + b', "cells": ' + json.dumps([code(FALSE)]).encode() + b"}", BUT_DOUBLE),
    "a kernel of another language": (notebook(code(FALSE), metadata={"kernelspec": {"language": "R", "name": "\x1b[2J"}, "language_info": {"name": "R"}}), BUT_DOUBLE),
    "outputs of 20 MiB": (notebook(code(FALSE, outputs=[OUTPUT | {"text": "<script>" * 2_600_000}])), BUT_DOUBLE),
    "outputs of odd kinds": (notebook(code(FALSE, outputs=[{"output_type": "display_data", "data": {"text/html": "<script>alert(1)</script>", "application/x-evil": [[]] * 999}}, 7, None])), BUT_DOUBLE),
    "a checks' package, written": (notebook(code("%%writefile autograder.py\nraise SystemExit"), code("%%writefile conftest.py\nraise SystemExit"), code(FALSE)), BUT_DOUBLE),
    "a script for another program": (around("%%script python\nraise SystemExit\n"), BUT_DOUBLE),
    "the names thrown away": (around("%reset -f\n%xdel np\n%store -z", FALSE, "%reset_selective -f ."), None),
    "another folder": (around("%cd /\n%pushd /tmp\n%env HOME=/\n%set_env PYTHONPATH=/tmp"), BUT_DOUBLE),
    "packages to install": (around("%pip install evil\n!pip install evil\n%conda install evil\nimport evil"), BUT_DOUBLE),
    "extensions, aliases and settings": (around("%load_ext evil\n%autoreload 2\n%alias x id\n%config X.y = 1\n%pdb on\n%debug"), BUT_DOUBLE),
    "pages and scripts of a browser": (notebook(code("%%html\n<script>alert(1)</script>"), code("%%javascript\nalert(1)"), code("%%latex\n$$"), code(FALSE)), BUT_DOUBLE),
    "transformers of the shell": (around(f"s = {SHELL}\ntry:\n    s.ast_transformers.append(7); s.input_transformers_post.append(lambda l: ['double = square'])\n    s.events.register('post_run_cell', lambda *a: exit())\nexcept Exception: pass"), BUT_DOUBLE),
    "a shell that runs cells of its own": (around(f"try: {SHELL}.run_cell('double = 1'); {SHELL}.user_ns.clear(); {SHELL}.reset()\nexcept Exception: pass"), None),
    "no builtins": (around("__builtins__ = {}\n__name__ = 'autograder'\n__loader__ = __spec__ = None"), None),
    "the end of the interpreter": (around("import builtins\nfor name in ('print', 'repr', 'str', 'super'):\n    setattr(builtins, name, None)", FALSE, "del __builtins__"), None),
    "a loop of events that goes on": (around("import asyncio\nawait asyncio.sleep(0)\nasyncio.ensure_future(asyncio.sleep(99))"), BUT_DOUBLE),
    "definitions by `exec` at the end": (around("", FALSE, "exec(compile('def double(x):\\n    return 3 * x', '<cell [1]>', 'exec'))"), BUT_DOUBLE),
    "what grading asks for, deleted": (around("", RIGHT, "del double, square"), WHOLE),
    "functions that are classes": (around("", RIGHT, "class double:\n    __new__ = lambda cls, x: 3 * x"), BUT_DOUBLE),
    "names that look like others": (around("", FALSE, "doubl\u0435 = lambda x: 2 * x"), BUT_DOUBLE),
}  # fmt: skip


def told(record) -> str:
    """All that a student may see."""
    return "\n".join(c.shown for question in record.questions for c in question.checks) + record.problem


@pytest.mark.parametrize("name", GAINLESS)
def test_an_odd_notebook_earns_what_its_answers_are_worth(place, tmp_path, name):
    """Some of them spoil their own answers: there the points have a bound only (None)."""
    data, points = GAINLESS[name]
    (tmp_path / "odd.ipynb").write_bytes(data)
    record = place.grader.grade_file(tmp_path / "odd.ipynb")
    assert record.earned <= BUT_DOUBLE if points is None else record.earned == points, place.told(record)
    assert not record.errors
    place.assert_no_secret(record)
    assert "<script" not in told(record)


def test_a_name_that_is_the_same_to_python_is_the_same_to_us(place, tmp_path):
    """Python takes compatible letters for one another: `doub𝚕e` is `double`."""
    (tmp_path / "same.ipynb").write_bytes(
        around("", FALSE, HONEST["double"].replace("double", "doub\U0001d695e"))
    )
    assert place.grader.grade_file(tmp_path / "same.ipynb").earned == WHOLE


def test_random_metadata_and_outputs_change_no_points(place, tmp_path):
    """Whatever stands around the code."""
    seed = random.randrange(10**6)
    print("seed", seed)
    draw = random.Random(seed)
    odd = [None, -1, 10**30, "\ud800", "", [], {}, [[]], {"a": []}, True, 1e308, "\x1b[2J", "<b>"]

    def shaken(cell):
        return cell | {
            name: draw.choice(odd)
            for name in ("id", "execution_count", "outputs", "attachments", "collapsed")
            if draw.random() < 0.5
        }

    for number in range(5):
        cells = [shaken(code(part)) for part in (FALSE, "x = 1", "# %%")]
        path = tmp_path / f"shaken{number}.ipynb"
        path.write_bytes(notebook(*cells, nbformat_minor=draw.choice([0, 4, 5, 99])))
        record = place.grader.grade_file(path)
        assert record.earned == BUT_DOUBLE, (seed, number, record.problem)


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
