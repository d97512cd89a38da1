"""Control groups: found where they can be made, bounded, ended; elsewhere nothing changes."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from autograder.wall.inside.sandbox.cgroup import Groups


@pytest.fixture
def tree(tmp_path):
    """``tree(own, offered)``: a system whose process is in a group; which groups offer what to those below."""

    def made(own: str, offered: dict[str, str], root: str = "/") -> Path:
        proc, mount = tmp_path / "proc", tmp_path / "cgroup"
        (proc / "self").mkdir(parents=True)
        (proc / "self" / "cgroup").write_text(f"4:memory:/elsewhere\n0::{own}\n")
        (proc / "self" / "mountinfo").write_text(f"30 29 0:26 {root} {mount} rw - cgroup2 cgroup2 rw\n")
        for group, controllers in offered.items():
            (mount / group).mkdir(parents=True, exist_ok=True)
            (mount / group / "cgroup.subtree_control").write_text(controllers)
        return proc

    return made


class Kernel:
    """Makes the files of a group with the group, as the kernel does, and takes note of what is written there."""

    FILES = ("cgroup.procs", "cgroup.kill", "memory.max", "memory.oom.group", "memory.swap.max", "pids.max")

    def __init__(self, monkeypatch, refused=()):
        self.refused, self.written = refused, {}
        mkdir, rmdir = Path.mkdir, Path.rmdir

        def make(folder, *args, **kwargs):
            mkdir(folder, *args, **kwargs)
            if folder.name.startswith("chaffinch-"):
                for name in set(self.FILES) - set(self.refused):
                    (folder / name).touch()

        def remove(folder):
            if folder.name.startswith("chaffinch-"):
                for name in set(self.FILES) - set(self.refused):
                    self.written[name] = (folder / name).read_text()
                    (folder / name).unlink()
            rmdir(folder)

        monkeypatch.setattr(Path, "mkdir", make)
        monkeypatch.setattr(Path, "rmdir", remove)


def test_the_nearest_group_that_offers_all_is_taken(tree, monkeypatch):
    Kernel(monkeypatch)
    proc = tree("/user/app/shell", {"": "cpu memory pids", "user/app": "memory pids", "user/app/shell": ""})
    found = Groups.find(proc=proc)
    assert found is not None
    assert found.parent == proc.parent / "cgroup" / "user" / "app"
    assert not list(found.parent.glob("chaffinch-*"))


@pytest.mark.parametrize(
    ("own", "offered", "root"),
    [("/a", {"": "pids", "a": "memory"}, "/"), ("/../b", {"": "memory pids"}, "/"), ("/a", {"": "memory pids"}, "/x")],
    ids=["not all in one", "outside of what is seen", "a part of the tree"],
)  # fmt: skip
def test_elsewhere_there_is_none(tree, monkeypatch, own, offered, root):
    Kernel(monkeypatch)
    assert Groups.find(proc=tree(own, offered, root)) is None


def test_where_nobody_can_be_moved_there_is_none_and_nothing_is_left(tree, monkeypatch):
    Kernel(monkeypatch, refused=["cgroup.procs"])
    proc = tree("/", {"": "memory pids"})
    assert Groups.find(proc=proc) is None
    assert not list((proc.parent / "cgroup").glob("chaffinch-*"))


def test_without_control_groups_there_is_none(tmp_path):
    assert Groups.find(proc=tmp_path) is None


def test_a_group_is_bounded_and_ends_with_all_that_is_in_it(tmp_path, monkeypatch):
    kernel = Kernel(monkeypatch)
    group = Groups(tmp_path).make("7", memory=2**30, tasks=64)
    group.end()
    wanted = {"memory.max": str(2**30), "memory.swap.max": "0", "pids.max": "64", "cgroup.kill": "1"}
    assert {name: kernel.written[name] for name in wanted} == wanted
    assert not list(tmp_path.iterdir())


def test_what_a_dead_zygote_left_is_removed_and_a_living_ones_is_not(tree, monkeypatch):
    Kernel(monkeypatch)
    proc = tree("/", {"": "memory pids"})
    for name in ("chaffinch-11-0", "chaffinch-12-0"):
        (proc.parent / "cgroup" / name).mkdir()
    (proc / "12").mkdir()
    Groups.find(proc=proc)
    assert [path.name for path in (proc.parent / "cgroup").glob("chaffinch-*")] == ["chaffinch-12-0"]


def test_a_real_group_takes_a_process_in_and_kills_it():
    groups = Groups.find(bounded=())
    if groups is None:
        pytest.skip("no groups can be made here")
    group = groups.make(f"test{os.getpid()}")
    with subprocess.Popen(["sleep", "600"]) as process:
        group.admit(process.pid)
        assert str(process.pid) in (group.folder / "cgroup.procs").read_text().split()
        group.end()
        assert process.wait(60) == -signal.SIGKILL
    group.end()
    assert not group.folder.exists()
