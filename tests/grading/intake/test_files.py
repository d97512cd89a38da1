"""Files are files: told by content, never a link, and one bad file costs itself."""

import gzip
import io
import os
import socket
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.intake import content
from autograder.grading.intake.content import Asked, Kind, kind_of
from tests.grading.intake.conftest import FILLED, lay, notebook, rows


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.IPYNB", notebook(), Kind.NOTEBOOK),
        ("a.txt", "\ufeff" + notebook(), Kind.NOTEBOOK),
        ("a.py", notebook(), Kind.NOTEBOOK),
        ("a.ipynb", FILLED, Kind.SCRIPT),
        ("a.ipynb.txt", '{"cells": [', Kind.NOTEBOOK),
        ("a.json", '{"name": 1}', Kind.TEXT),
        ("a", FILLED, Kind.SCRIPT),
        ("a.txt", "see scale(x)", Kind.TEXT),
        ("a.ipynb", " \n", Kind.EMPTY),
        ("a.ipynb", "<!DOCTYPE html><html>", Kind.HTML),
        ("a.ipynb", "%PDF-1.4", Kind.PDF),
        ("a.py", "x = '\0'", Kind.SCRIPT),
        ("a.bin", "\0\1", Kind.BINARY),
    ],
)
def test_what_a_file_is_is_told_by_its_content(name, data, kind):
    asked = Asked(["scale"]).defined_in(data.encode())
    assert kind_of(name, data.encode(), asked) is kind


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("x = 1\nasync def \t scale(x):", True),
        ('{"source": ["class scale:"]}', True),
        ("scale(2)\nscale\t= 2", True),
        ("def other(): pass\nscale=lambda x: x", True),
        ("scale == 2", False),
        ("scale =", False),
        ("rescale = 2", False),
        ("def scales(x):", False),
        ("undef scale", False),
        ("superclass scale", False),
        ("call scale", False),
        ("", False),
    ],
)
def test_what_is_asked_for_counts_where_it_is_defined_not_where_it_is_used(text, defined):
    assert Asked(["shift", "scale"]).defined_in(text.encode()) is defined


def test_the_copy_to_grade_has_the_suffix_of_what_it_is(taken, tmp_path):
    files = {
        "ada.IPYNB": notebook(),
        "ben.txt": FILLED,
        "cleo.py": notebook(FILLED + "#"),
        "dan.py": FILLED + "#",
    }
    suffixes = {a.person.name: a.file.suffix for a in taken(lay(tmp_path / "in", files)).attempts}
    assert suffixes == {"ada": ".ipynb", "ben": ".py", "cleo": ".ipynb", "dan": ".py"}


def test_nothing_that_stands_for_another_file_is_a_submission(taken, tmp_path):
    secret = lay(tmp_path / "secret", {"solution.py": FILLED, "hard.py": FILLED})
    folder = lay(
        tmp_path / "in", {"ada/hw.py": FILLED, "gus/": "", "hal/": "", "ina/": "", "jon/": "", "kim/": ""}
    )
    (folder / "ben").symlink_to(secret)
    (folder / "gus/hw.py").symlink_to(secret / "solution.py")
    (folder / "hal/hw.py").symlink_to("/nowhere")
    (folder / "ina/hw.py").hardlink_to(secret / "hard.py")
    os.mkfifo(folder / "jon/hw.py")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "kim/hw.py"))
    intake = taken(folder)
    assert rows(intake) == ["ada", "(ben)", "(gus)", "(hal)", "(ina)", "(jon)", "(kim)"]
    reasons = " ".join(item.reason for item in intake.unreadable)
    assert reasons.count("is a link") == 3
    assert reasons.count("is no ordinary file") == 2
    assert reasons.count("is a hard link to a file elsewhere") == 1


def test_links_named_one_by_one_are_refused_too(taken, tmp_path):
    folder = lay(tmp_path / "in", {"ada.py": FILLED})
    (folder / "ben.py").symlink_to(folder / "ada.py")
    (folder / "cleo").symlink_to(tmp_path)
    intake = taken(*folder.iterdir())
    assert rows(intake) == ["ada", "(ben)"]
    assert [(p.place, p.reason) for p in intake.passed_over] == [("in/cleo", "is a link")]


def test_files_that_are_linked_to_each_other_within_what_was_named_are_files(taken, tmp_path):
    folder = lay(tmp_path / "in", {"ada.py": FILLED})
    (folder / "ben.py").hardlink_to(folder / "ada.py")
    assert rows(taken(folder)) == ["ada", "ben"]


def test_a_file_of_the_kernel_is_no_submission(taken):
    with pytest.raises(ChaffinchError, match="No submission was found"):
        taken(Path("/proc/self/status"))


def test_a_file_that_vanishes_costs_itself(taken, tmp_path, monkeypatch):
    folder = lay(tmp_path / "in", {"ada.py": FILLED, "ben.py": FILLED + "#"})
    lstat = Path.lstat

    def vanishing(path):
        if path.name == "ben.py":
            path.unlink(missing_ok=True)
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", vanishing)
    intake = taken(folder)
    assert rows(intake) == ["ada", "(ben)"]
    assert "vanished while it was read" in intake.unreadable[0].reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_an_unreadable_file_or_folder_costs_itself(taken, tmp_path):
    folder = lay(tmp_path / "in", {"ada/hw.py": FILLED, "ben/hw.py": FILLED, "cleo/hw.py": FILLED})
    (folder / "ben/hw.py").chmod(0)
    (folder / "cleo").chmod(0)
    assert rows(taken(folder)) == ["ada", "(ben)", "(cleo)"]


def test_a_file_that_is_too_large_is_named(taken, tmp_path, assignment):
    folder = lay(tmp_path / "in", {"ada.py": FILLED, "ben.py": FILLED})
    with (folder / "ben.py").open("ab") as file:
        file.truncate(2**40)
    intake = taken(folder)
    assert intake.unreadable[0].reason.startswith(f"is larger than {assignment.limits.file_mb} MiB")


def zip_file(path: Path, *members: tuple[str | zipfile.ZipInfo, str | bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


CLASS = [(f"s{n}_{n}{n}_9{n}_hw.py", f"{FILLED}# {n}\n") for n in (1, 2, 3)]
CLASS_2 = [(f"s{n}_{n}{n}_9{n}_hw.py", f"{FILLED}# {n}\n") for n in range(4, 9)]


def test_a_bad_member_costs_itself(taken, tmp_path):
    odd = [("mal_4_94_hw.py", "x"), ("y" * 300 + ".py", FILLED), ("m.py", FILLED), ("m.py/x.py", FILLED)]
    path = zip_file(tmp_path / "class.zip", *CLASS, *odd[:2])
    data = bytearray(path.read_bytes())
    data[data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02")) + 16] ^= 0xFF  # mal's CRC
    path.write_bytes(data)
    assert rows(taken(path))[:4] == ["(mal)", "s1", "s2", "s3"]
    assert {"s1", "s2", "s3", "m", "m.py/x"} == set(
        rows(taken(zip_file(tmp_path / "b.zip", *CLASS, *odd[2:])))
    )


def test_no_member_leads_out_of_an_archive(taken, tmp_path):
    link = zipfile.ZipInfo("ada_1_2_link.py")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    members = [
        ("../../escaped.py", FILLED),
        ("/abs/escaped.py", FILLED + "#"),
        ("C:\\x\\escaped.py", FILLED + "##"),
        (link, "/etc/passwd"),
    ]
    zip_file(tmp_path / "in" / "mallory.zip", *members)
    intake = taken(tmp_path / "in")
    assert rows(intake) == ["mallory"]
    assert [p.reason for p in intake.passed_over if "link" in p.place] == ["is a link"]
    assert not [p for p in tmp_path.rglob("*escaped*") if "unpacked" not in str(p)]


@pytest.mark.parametrize(
    ("suffix", "mode"),
    [("tar", "w"), ("tar.gz", "w:gz"), ("tgz", "w:gz"), ("tar.bz2", "w:bz2"), ("tar.xz", "w:xz")],
)
def test_tar_archives_are_opened_and_links_in_them_are_not(taken, tmp_path, suffix, mode):
    (tmp_path / "in").mkdir()
    with tarfile.open(tmp_path / "in" / f"ada.{suffix}", mode) as archive:
        info = tarfile.TarInfo("work/hw.py")
        info.size = len(FILLED)
        archive.addfile(info, io.BytesIO(FILLED.encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            odd = tarfile.TarInfo(f"work/{kind.decode()}.py")
            odd.type, odd.linkname = kind, "/etc/passwd"
            archive.addfile(odd)
    intake = taken(tmp_path / "in")
    assert [a.place for a in intake.attempts] == [f"in/ada.{suffix}/work/hw.py"]
    assert sorted(p.reason for p in intake.passed_over) == ["is a link", "is a link", "is no ordinary file"]


def test_one_packed_file_is_that_file(taken, tmp_path):
    intake = taken(
        lay(tmp_path / "in", {"ada.ipynb.gz": gzip.compress(notebook().encode()), "ben.py": FILLED})
    )
    assert rows(intake) == ["ada", "ben"]
    assert intake.attempts[0].file.suffix == ".ipynb"


def bomb(depth: int) -> bytes:
    data = b"#" * (40 * 2**20)
    for _ in range(depth):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            archive.writestr("bomb.py" if data[:1] == b"#" else "bomb.zip", data)
        data = packed.getvalue()
    return data


@pytest.mark.parametrize(
    "data",
    [bomb(1), bomb(2), bomb(5), gzip.compress(bytes(600 * 2**20), 1)],
    ids=["zip", "nested", "deep", "gzip"],
)
def test_bombs_are_bounded_and_named(taken, tmp_path, data):
    intake = taken(lay(tmp_path / "in", {"mallory.zip": data, "ada.py": FILLED}))
    assert rows(intake) == ["ada", "(mallory)"]
    assert sum(p.stat().st_size for p in tmp_path.rglob("*") if "unpacked" in str(p) and p.is_file()) < 2**20


def test_a_flood_of_files_is_one_person_and_one_line(taken, tmp_path):
    zip_file(tmp_path / "in" / "mallory.zip", *((f"f{n}.py", f"x = {n}") for n in range(3000)))
    intake = taken(tmp_path / "in")
    assert rows(intake) == ["mallory"]
    assert [p.reason for p in intake.passed_over] == [
        "defines nothing that the assignment asks for (2999 files)"
    ]


def test_long_and_deep_names_cost_themselves_and_no_time(taken, tmp_path):
    odd = [(letter * 60_000 + ".py", FILLED) for letter in ("1", "_1", "copy", "(1)")]
    odd += [("a/" * 30_000 + "hw.py", FILLED), (".py" * 20_000, FILLED)]
    intake = taken(
        zip_file(tmp_path / "class.zip", *CLASS, *CLASS_2, *((name[-65_000:], data) for name, data in odd))
    )
    assert {f"s{n}" for n in range(1, 9)} <= set(rows(intake))


def test_names_in_zips_are_read_as_they_were_written(taken, tmp_path):
    path = zip_file(tmp_path / "class.zip", *CLASS, ("j__rg_1_2_hw.py", FILLED))
    path.write_bytes(path.read_bytes().replace(b"j__rg", "jörg".encode()))  # and no flag that says UTF-8
    assert rows(taken(path)) == ["jörg", "s1", "s2", "s3"]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 no", b"PK\x05\x06" + bytes(18), b"\x1f\x8b\x08broken", b"BZh9x", b"\xfd7zXZ\x00x"]
)
def test_a_damaged_or_empty_archive_is_a_row_with_the_reason(taken, tmp_path, data):
    intake = taken(lay(tmp_path / "in", {"ada.zip": data, "ben.py": FILLED}))
    assert rows(intake) == ["(ada)", "ben"]
    assert "Hand in the .ipynb, or a .zip of it." in intake.unreadable[0].reason


def test_a_full_disk_is_told(taken, tmp_path, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    folder = lay(tmp_path / "in", {"ada.txt": notebook()})
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ChaffinchError, match="The disk is full"):
        taken(folder)


@pytest.mark.parametrize("files", [{}, {"notes.txt": "hello", "a.csv": "1"}])
def test_a_folder_without_submissions_is_refused_and_says_what_is_there(taken, tmp_path, files):
    with pytest.raises(ChaffinchError, match="No submission was found") as error:
        taken(lay(tmp_path / "in", files))
    assert all(name in str(error.value) for name in files)


def test_a_path_that_is_not_there_is_refused(taken, tmp_path):
    with pytest.raises(ChaffinchError, match="does not exist"):
        taken(tmp_path / "nowhere")


def test_caches_and_environments_are_one_line(taken, tmp_path):
    files = {f"ada/env/lib/m{n}.py": "x" for n in range(50)} | {"ada/env/pyvenv.cfg": "", "ada/hw.py": FILLED}
    files |= {
        f"ada/{folder}/hw.py": FILLED for folder in (".git", "__pycache__", "__MACOSX", ".ipynb_checkpoints")
    }
    intake = taken(lay(tmp_path / "in", files))
    assert [a.place for a in intake.attempts] == ["in/ada/hw.py"]
    assert [(p.place, p.reason) for p in intake.passed_over] == [
        (
            "in/ada/.git, .ipynb_checkpoints, __MACOSX, __pycache__",
            "is a cache or a tool's own folder (4 files)",
        ),
        ("in/ada/env", "is a Python environment (51 files)"),
    ]


def test_the_kinds_have_words(taken):
    assert all(kind.value for kind in content.Kind)
