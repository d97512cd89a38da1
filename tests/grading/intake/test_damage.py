"""Whatever is damaged: intake does not raise, and loses nobody."""

import io
import struct
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.grading.intake import take_in
from tests.grading.intake.conftest import FILLED, lay, notebook

MEMBERS = {"work/hw.ipynb": notebook(), "work/helpers.py": "x = 1\n", "work/jörg.txt": "text" * 50}


def zipped(method: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, text in MEMBERS.items():
            archive.writestr(name, text)
    return data.getvalue()


def tarred(mode: str) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode, format=tarfile.PAX_FORMAT) as archive:
        for name, text in MEMBERS.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return data.getvalue()


WHOLE = {
    "ada.ipynb": notebook().encode(),
    "ada.zip": zipped(zipfile.ZIP_DEFLATED),
    "ada.zip ": zipped(zipfile.ZIP_LZMA),
    "ada.zip  ": zipped(zipfile.ZIP_BZIP2),
    "ada.tar": tarred("w"),
    "ada.tar.gz": tarred("w:gz"),
    "ada.tar.xz": tarred("w:xz"),
    "ada.tar.bz2": tarred("w:bz2"),
}
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8)


def damaged(data: bytes, changes: list[tuple[float, int]], kept: float) -> bytes:
    changed = bytearray(data[: int(len(data) * kept)])
    for place, byte in changes:
        if changed:
            changed[int(place * len(changed))] = byte
    return bytes(changed)


@pytest.mark.parametrize("name", WHOLE)
@settings(
    max_examples=60,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=CHANGES, kept=st.one_of(st.just(1.0), st.floats(0, 1)))
def test_a_damaged_file_costs_at_most_its_own_row(assignment, name, changes, kept):
    with tempfile.TemporaryDirectory() as place:
        data = damaged(WHOLE[name], changes, kept)
        folder = lay(Path(place) / "in", {name.strip(): data, "ben.py": FILLED})
        intake = take_in([folder], Path(place) / "unpacked", assignment)
        assert {"ada", "ben"} <= {person.key for person in intake.people}
        assert len(intake.attempts) + len(intake.unreadable) == len(intake.people)


@settings(
    max_examples=60,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=CHANGES)
def test_a_damaged_export_of_a_class_loses_nobody_whose_member_is_whole(assignment, changes):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for n in range(1, 6):
            archive.writestr(f"s{n}_{n}_9{n}_hw.py", f"{FILLED}# {n}\n")
    start = data.getvalue().find(b"PK\x01\x02")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "class.zip"
        path.write_bytes(damaged(data.getvalue()[:start], changes, 1) + data.getvalue()[start:])
        intake = take_in([path], Path(place) / "unpacked", assignment)
        assert {f"s{n}-{n}" for n in range(1, 6)} == {person.key for person in intake.people}


def a_class() -> tuple[bytearray, int, int]:
    """A class's zip of three, and where the entry of the second begins and ends in its table of contents."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for n in range(1, 4):
            archive.writestr(f"s{n}_{n}_9{n}_hw.py", f"{FILLED}# {n}\n")
    whole, at = bytearray(data.getvalue()), -1
    places = [at := data.getvalue().find(b"PK\x01\x02", at + 1) for _ in range(3)]
    return whole, places[1], places[2]


def grown(extra: bytes) -> bytearray:
    """The same with more in the entry: fields that its table announces."""
    whole, at, end = a_class()
    struct.pack_into("<H", whole, at + 30, len(extra))
    (size,) = struct.unpack_from("<L", whole, len(whole) - 10)
    struct.pack_into("<L", whole, len(whole) - 10, size + len(extra))
    return whole[:end] + extra + whole[end:]


def changed(offset: int, data: bytes) -> bytearray:
    """The same with other bytes at a place of the entry."""
    whole, at, _ = a_class()
    whole[at + offset : at + offset + len(data)] = data
    return whole


def utf8() -> bytearray:
    """The same with a name that is said to be UTF-8."""
    whole, at, _ = a_class()
    whole[at + 9] |= 8
    whole[at + 46] = 0xFF
    return whole


ENTRIES = {
    "a version of the future": changed(6, b"\xff"),
    "a method that nobody knows": changed(10, b"M"),
    "a field that is longer than all of them": grown(b"\x01\x00\xff\x00"),
    "sizes that are elsewhere, and are not there": changed(24, b"\xff\xff\xff\xff"),
    "sizes in a field that is too short": grown(b"\x01\x00\x02\x00xx"),
    "a place beyond the end": changed(42, b"\xf0\xff\xff\xff"),
    "patches": changed(8, b"\x20"),
    "a name in no encoding": changed(46, b"\xff\xfe"),
    "a name that says it is UTF-8 and is not": utf8(),
    "a name with a zero": changed(46, b"\x00"),
}


@pytest.mark.parametrize("data", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_that_is_odd_costs_its_own_member(assignment, tmp_path, data):
    (tmp_path / "class.zip").write_bytes(data)
    intake = take_in([tmp_path / "class.zip"], tmp_path / "unpacked", assignment)
    assert {"s1-1", "s3-3"} <= {attempt.person.key for attempt in intake.attempts}
    assert len(intake.people) + len(intake.passed_over) == 3


def test_a_member_without_a_name_costs_itself(assignment, tmp_path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for n in range(1, 4):
            archive.writestr(f"s{n}_{n}_9{n}_hw.py", f"{FILLED}# {n}\n")
        archive.filelist[1].filename = archive.filelist[1].orig_filename = ""
    intake = take_in([tmp_path / "class.zip"], tmp_path / "unpacked", assignment)
    assert {attempt.person.key for attempt in intake.attempts} == {"s1-1", "s3-3"}
    assert len(intake.passed_over) == 1


@settings(
    max_examples=60,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=CHANGES)
def test_a_damaged_entry_loses_nobody_else(assignment, changes):
    whole, at, end = a_class()
    kept = slice(28, 34)  # how long it is: without that nobody knows where the next one begins
    entry = bytearray(damaged(bytes(whole[at:end]), changes, 1))
    entry[:4], entry[kept] = whole[at : at + 4], whole[at:end][kept]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "class.zip"
        path.write_bytes(whole[:at] + entry + whole[end:])
        intake = take_in([path], Path(place) / "unpacked", assignment)
        found = {attempt.person.name for attempt in intake.attempts}
        assert {"s1", "s3"} <= {name.partition("_")[0] for name in found}


@settings(
    max_examples=80,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    names=st.lists(
        st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=30),
        max_size=8,
        unique=True,
    )
)
def test_every_name_ends_somewhere(assignment, names):
    with tempfile.TemporaryDirectory() as place:
        fit = [name for name in names if name not in {".", ".."}]
        folder = lay(
            Path(place) / "in",
            {f"{name.rstrip('/')}.py": f"{FILLED}# {name!a}\n" for name in fit} | {"zz.py": FILLED},
        )
        intake = take_in([folder], Path(place) / "unpacked", assignment)
        assert len(intake.attempts) + len(intake.earlier) + len(intake.passed_over) >= len(fit)
        assert len({person.file_name for person in intake.people}) == len(intake.people)
