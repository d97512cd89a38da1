"""Whatever is damaged: intake does not raise, and loses nobody."""

import io
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
