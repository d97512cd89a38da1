"""Reading a submission's file: text in, cells out, one named error."""

import json
import os

import pytest

from autograder.assignment import Assignment, Limits, Question
from autograder.cells.submission import SubmissionError, read_submission

HW = Assignment("hw9", "T", "S", (Question("q1_f", "F", ("f",)),), Limits(file_mb=1))


def notebook(*cells, **changed):
    made = [{"cell_type": "code", "source": source, "metadata": {}} for source in cells]
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": made} | changed).encode()


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    return read_submission(tmp_path / name, HW)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.ipynb", b"", "is empty"),
        ("a.ipynb", b"{", "not JSON"),
        ("a.ipynb", b'{\n<<<<<<< HEAD\n "cells": []\n=======\n>>>>>>> x\n}', "a merge that was not finished"),
        ("a.ipynb", b"[" * 300_000, "not JSON"),
        ("a.ipynb", b"1", "not a notebook"),
        ("a.ipynb", notebook("def f(): pass", nbformat=3), "format 3"),
        ("a.ipynb", notebook(), "no code cells"),
        ("a.ipynb", notebook("def f(): pass", cells=None), "no cells"),
        ("a.ipynb", notebook("g = 1"), "defines nothing"),
        ("a.ipynb", notebook("f = 1", metadata={"otter": {"assignment_name": "hw1"}}), "'hw1'"),
        ("a.ipynb", b'{"cells": [' + b"[[]," * 900_000, "too many parts"),
        ("a.ipynb", b"{" + b" " * 2**23, "larger than 8 MiB"),
        ("a.py", b"f = 1\n" + b"#" * 2**20, "larger than 1 MiB"),
        ("a.py", b"f = 1\0", "binary"),
        ("a.txt", b"f = 1", "neither"),
    ],
)
def test_a_broken_file_is_one_named_error(tmp_path, name, data, said):
    with pytest.raises(SubmissionError, match=said) as caught:
        read(tmp_path, name, data)
    assert name in caught.value.message
    assert caught.value.tip


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SubmissionError, match=r"x\.py is not a file"):
        read_submission(tmp_path / "x.py", HW)


@pytest.mark.parametrize(
    "data",
    [
        b"f = '\xc3\xa9'",
        b"\xef\xbb\xbff = '\xc3\xa9'",
        b"# coding: latin-1\nf = '\xe9'",
        b"# -*- coding: utf8 -*-\nf = '\xc3\xa9'",
        b"f = '\xc3\xa9'\r\n\r\ng = 1\r\n",
    ],
)
def test_a_script_is_read_in_the_encoding_that_it_names(tmp_path, data):
    (cell,) = read(tmp_path, "a.py", data).cells
    assert "f = 'é'" in cell.source
    assert "\r" not in cell.source


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252", "latin-1"])
def test_what_another_program_saved_in_its_own_encoding_is_read(tmp_path, encoding):
    for name, text in (("a.py", "f = 'é'\r\n"), ("a.ipynb", notebook("f = 'é'").decode("unicode_escape"))):
        (cell,) = read(tmp_path, name, text.encode(encoding)).cells
        assert cell.source.strip() == "f = 'é'"


@pytest.mark.parametrize("coding", ["nope", "punycode", "utf-7", "ascii"])
def test_an_encoding_that_does_not_fit_costs_nothing(tmp_path, coding):
    (cell,) = read(tmp_path, "a.py", f"# coding: {coding}\nf = 'é'".encode()).cells
    assert "f = 'é'" in cell.source


def test_cells_that_grading_does_not_execute_are_left_out(tmp_path):
    cells = [
        {"cell_type": "code", "source": ["f = 1\n", "g = 2"], "metadata": {}},
        {"cell_type": "code", "source": "plot()", "metadata": {"tags": ["otter_ignore"]}},
        {"cell_type": "markdown", "source": "text"},
        {"cell_type": "code", "source": "  \n"},
    ]
    found = read(tmp_path, "a.ipynb", notebook(cells=cells))
    assert [(cell.source, cell.number) for cell in found.cells] == [("f = 1\ng = 2", 1)]
    assert found.name == "a.ipynb"
    assert len(found.sha256) == 64


def test_a_link_stands_for_no_submission(tmp_path):
    (tmp_path / "solution.py").write_bytes(b"def f(): pass")
    (tmp_path / "a.py").symlink_to(tmp_path / "solution.py")
    with pytest.raises(SubmissionError, match=r"a\.py is not a file"):
        read_submission(tmp_path / "a.py", HW)


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.py")
    with pytest.raises(SubmissionError, match=r"a\.py is not a file"):
        read_submission(tmp_path / "a.py", HW)
