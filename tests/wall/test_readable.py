"""What a student process may read."""

import sys

from autograder.wall.outside.readable import readable_paths


def test_libraries_of_another_environment_are_readable(tmp_path, monkeypatch):
    folder = tmp_path / "other" / "site-packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder), str(tmp_path)])
    found = readable_paths([], device="cpu")
    assert folder in found
    assert tmp_path not in found


def test_what_is_protected_is_not(tmp_path, monkeypatch):
    library = tmp_path / "site-packages"
    (library / "secret").mkdir(parents=True)
    (library / "torch").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(library)])
    found = readable_paths([library / "secret"], device="cpu")
    assert library / "torch" in found
    assert not {library, library / "secret"} & set(found)
