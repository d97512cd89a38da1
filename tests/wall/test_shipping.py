"""What goes over to a student process, pickled."""

from autograder.wall.outside.shipping import shipped


def test_a_submodule_goes_along_as_soon_as_it_is_imported(tmp_path, monkeypatch):
    (tmp_path / "parcel").mkdir()
    (tmp_path / "parcel" / "__init__.py").touch()
    (tmp_path / "parcel" / "inner.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    import parcel

    def uses() -> object:
        return parcel.inner

    assert b"parcel.inner" not in shipped(uses)
    import parcel.inner

    assert b"parcel.inner" in shipped(uses)
