"""Names in zips of programs that do not say how they write them."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from autograder.grading.intake.roster import roster_of
from tests.grading.intake.conftest import notebook, rows


def zip_of(names: list[str], encoding: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A zip with names in an encoding, of which it says nothing."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number, name in enumerate(names):
            info = zipfile.ZipInfo(f"{number:04}" + "x" * (len(f"{name}.ipynb".encode(encoding)) - 4))
            info.extra = (extra or {}).get(name, b"")
            archive.writestr(info, notebook(f"def scale(x, factor):\n    return factor * x  # {number}\n"))
    raw = data.getvalue()
    for number, name in enumerate(names):
        written = f"{name}.ipynb".encode(encoding)
        raw = raw.replace(f"{number:04}".encode() + b"x" * (len(written) - 4), written)
    return raw


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", ["Jörg Müller", "François Lefèvre", "José Núñez", "Ada Love"]),
        ("cp1252", ["Søren Ærø", "Åsa Öberg"]),
        ("cp437", ["Jörg Müller", "François Lefèvre", "José Núñez"]),
        ("cp850", ["Jörg Müller", "João Conceição", "Søren Kierø"]),
        ("gbk", ["张伟", "王芳_hw1", "李娜"]),
        ("gbk", ["刘洋"]),
        ("cp932", ["山田太郎", "さとう_hw1", "ソニア表"]),
        ("big5", ["陳志明", "林淑芬"]),
        ("cp866", ["Иванов Иван", "Юлия Петрова"]),
        ("cp1251", ["Иванов Иван", "Юлия Петрова"]),
        ("utf-8", ["Jörg Müller", "张伟", "山田太郎", "ליאת כהן"]),
    ],
)
def test_names_come_out_as_they_were_meant(taken, tmp_path, encoding, names):
    path = tmp_path / "submissions.zip"
    path.write_bytes(zip_of(names, encoding))
    assert sorted(rows(taken(path))) == sorted(names)


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1250", ["Jiří Novák", "Šárka Kučerová"]),
        ("cp949", ["김민수", "이서연"]),
        ("cp852", ["Łukasz Żak"]),
    ],
)
def test_the_class_list_says_which_of_several_encodings_it_is(taken, tmp_path, encoding, names):
    path = tmp_path / "submissions.zip"
    path.write_bytes(zip_of(names, encoding))
    text = "name,id\n" + "".join(f"{name},{n}\n" for n, name in enumerate(names))
    intake = taken(path, roster=roster_of(text, Path("people.csv")))
    assert (sorted(rows(intake)), intake.missing) == (sorted(names), ())


@pytest.mark.parametrize("right", [True, False])
def test_the_unicode_path_counts_where_it_is_of_this_name(taken, tmp_path, right):
    name = "Jörg Müller"
    raw, told = f"{name}.ipynb".encode("cp437"), "张伟.ipynb".encode()
    crc = zlib.crc32(raw) ^ (not right)
    extra = struct.pack("<HHBL", 0x7075, 5 + len(told), 1, crc) + told
    path = tmp_path / "submissions.zip"
    path.write_bytes(zip_of([name, "Ada"], "cp437", {name: extra}))
    assert sorted(rows(taken(path))) == sorted(["Ada", "张伟" if right else name])


def test_names_that_nobody_can_read_stay_different_people(taken, tmp_path):
    path = tmp_path / "submissions.zip"
    names = [
        bytes([0x41, first, second]).decode("latin-1") for first in (0x81, 0x9D) for second in (0xFF, 0xA0)
    ]
    path.write_bytes(zip_of(names, "latin-1"))
    assert len(set(rows(taken(path)))) == len(names)


def test_a_zip_that_says_utf_8_and_is_not_costs_nobody_a_row(taken, tmp_path):
    names = ["Jörg Müller", "Ada Love"]
    raw = bytearray(zip_of(names, "cp1252"))
    for at in (n for n in range(len(raw)) if raw[n : n + 4] == b"PK\1\2"):
        raw[at + 9] |= 8  # the flag, in the table alone
    path = tmp_path / "submissions.zip"
    path.write_bytes(raw)
    assert sorted(rows(taken(path))) == sorted(names)
