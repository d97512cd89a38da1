"""A notebook's code is read, whatever its outputs are."""

import json
from pathlib import Path

import pytest

from autograder.cells.notebook import NotANotebook, TooManyParts, read_notebook

ROOT = Path(__file__).parents[2]
CODE = {"cell_type": "code", "source": ["x = 1\n", 's = "é\\n"'], "metadata": {"tags": ["a"]}, "outputs": []}


def notebook(*cells, **changed):
    return json.dumps({"metadata": {}, "cells": cells, "nbformat": 4} | changed).encode()


@pytest.mark.parametrize("path", sorted(ROOT.glob("assignments/*/*.ipynb")), ids=lambda p: p.name)
@pytest.mark.parametrize("indent", [None, 1])
def test_it_reads_what_json_reads(path, indent):
    written = json.loads(path.read_text(encoding="utf-8"))
    read = read_notebook(json.dumps(written, indent=indent, ensure_ascii=indent is None).encode())
    assert [(c.kind, c.source, c.metadata) for c in read.cells] == [
        (c["cell_type"], "".join(c["source"]), c["metadata"]) for c in written["cells"]
    ]
    assert (read.version, read.assignment) == (4, written["metadata"]["otter"]["assignment_name"])


@pytest.mark.parametrize(
    "outputs",
    [
        [{"data": {"image/png": "A" * (20 * 2**20)}}],
        [{"text": "[{" * 1_000_000}],
        [{"text": ["[1, 2]\n"] * 200_000}],
        [{"data": {"json": [[1, 2, 3]] * 200_000}}],
        ["\ud800\x00", {"a": {"b": [[], {}, None, 1e400]}}],
    ],
    ids=["a large picture", "brackets", "lines", "a matrix", "oddities"],
)
def test_outputs_never_count(outputs):
    read = read_notebook(notebook(CODE | {"outputs": outputs}, CODE))
    assert [(c.source, c.metadata, c.number) for c in read.cells] == [
        ('x = 1\ns = "é\\n"', {"tags": ["a"]}, 1), ('x = 1\ns = "é\\n"', {"tags": ["a"]}, 2)
    ]  # fmt: skip


def test_depth_in_outputs_costs_nothing():
    deep = b'{"cells": [{"cell_type": "code", "outputs": %s%s, "source": "x"}]}' % (
        b"[" * 90_000,
        b"]" * 90_000,
    )
    assert read_notebook(deep).cells[0].source == "x"


def test_code_cells_are_counted_as_a_person_counts():
    empty, text = CODE | {"source": ""}, {"cell_type": "markdown", "source": "a"}
    assert [c.number for c in read_notebook(notebook(text, empty, text, CODE, {"cell_type": "?"}, CODE)).cells] == [
        0, 1, 0, 2, 3
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'{"cells": [',
        b'{"a": "',
        b'{"a" 1}',
        b'{"a": 1 "b": 2}',
        b"{} {}",
        b'{"cells": [{]}',
        b"[" * 10**6,
    ],
)
def test_what_is_no_notebook_is_named(data):
    with pytest.raises(NotANotebook):
        read_notebook(data)


@pytest.mark.parametrize(
    "begin", [b'{"a": [', b'{"cells": [', b'{"cells": [{"cell_type": "code", "source": [']
)
def test_very_many_parts_are_refused(begin):
    with pytest.raises(TooManyParts):
        read_notebook(begin + b'[[], "a"],' * 1_000_000)
