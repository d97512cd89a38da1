"""A scratch folder is removed, whatever a submission made of it."""

import pytest

from autograder.wall.contract.scratch import of_branch, remove


@pytest.mark.parametrize("depth", [0, 1, 2, 3, 300])
def test_it_is_gone_however_deep_it_is(tmp_path, depth):
    folder = tmp_path / "scratch"
    inner = folder
    for _ in range(depth):
        inner /= "d"
    inner.mkdir(parents=True)
    of_branch(folder, 1).mkdir()
    (inner / "file").write_text("x")
    inner.chmod(0)
    remove(folder)
    assert list(tmp_path.iterdir()) == []


def test_what_a_link_points_to_stays(tmp_path):
    folder, other = tmp_path / "scratch", tmp_path / "other"
    other.mkdir()
    (other / "kept").touch()
    folder.mkdir()
    (folder / "link").symlink_to(other)
    remove(folder)
    assert list(tmp_path.rglob("*")) == [other, other / "kept"]
