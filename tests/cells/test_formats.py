"""What a file is, its content tells."""

import pytest

from autograder.cells.formats import Format, look, look_at

NOTEBOOK = b'{"cells": [], "nbformat": 4}'


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.ipynb", NOTEBOOK, Format.NOTEBOOK),
        ("a.IPYNB", NOTEBOOK, Format.NOTEBOOK),
        ("a.ipynb.txt", NOTEBOOK, Format.NOTEBOOK),
        ("a.ipynb.json", NOTEBOOK, Format.NOTEBOOK),
        ("a.json", NOTEBOOK, Format.NOTEBOOK),
        ("a.py", NOTEBOOK, Format.NOTEBOOK),
        ("a", b"\xef\xbb\xbf\n" + NOTEBOOK, Format.NOTEBOOK),
        ("a.ipynb", b"{", Format.NOTEBOOK),
        ("a.ipynb", b"not JSON", Format.NOTEBOOK),
        ("a.json", b'{"a": 1}', Format.OTHER),
        ("a.py", b"x = 1", Format.SCRIPT),
        ("a.PY", b"x = 1", Format.SCRIPT),
        ("a.py.txt", b"x = 1", Format.SCRIPT),
        ("a.txt", b"import torch\n", Format.SCRIPT),
        ("a.ipynb", b"import torch\n\ndef f(): pass\n", Format.SCRIPT),
        ("a.py", "x = 1".encode("utf-16"), Format.SCRIPT),
        ("a.txt", b"Dear all,\n", Format.OTHER),
        ("a.md", b"def f(): pass", Format.OTHER),
        ("a.ipynb", b"PK\x03\x04", Format.ARCHIVE),
        ("a.tar", b"a" * 257 + b"ustar", Format.ARCHIVE),
        ("a.py", b"\x1f\x8b\x08", Format.ARCHIVE),
        ("a.ipynb", b"%PDF-1.7", Format.OTHER),
        ("a.html", b"<!DOCTYPE html><html>", Format.OTHER),
        ("a.ipynb", b" \n", Format.EMPTY),
        ("a.py", b"", Format.EMPTY),
    ],
)
def test_content_decides(tmp_path, name, data, kind):
    assert look(data, name).format is kind
    (tmp_path / name).write_bytes(data)
    assert look_at(tmp_path / name).format is kind
