"""Each layout, made anew as its system writes it, gives the rows that it must give."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from autograder.assignment import ChaffinchError
from tests.grading.intake.conftest import FILLED, NAME, STUB, lay, notebook, rows

METADATA = """---
submission_101:
  :submitters:
  - :name: Ada Love
    :sid: '4711'
    :email: Ada@uni.edu
  :created_at: 2026-03-01 12:30:00.123456000 Z
  :score: 0.0
  :results:
    tests:
    - output: "raise me:\\n  :submitters: nobody"
submission_102:
  :submitters:
  - :name: Ben Bit
    :sid: '4712'
    :email: ben@uni.edu
  - :name: Zoë Zeta
    :sid:
    :email: zoe@uni.edu
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-03-02 08:00:00 Z
    zone: UTC
"""


def packed(**members: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return data.getvalue()


def unique(n: int) -> str:
    return notebook(FILLED + f"# {n}\n")


OTTER = packed(hw1_scale_DOT_ipynb=notebook(), _DOT_OTTER_LOG=b"\x80\x04log", report_DOT_pdf=b"%PDF-1.4")
CLONE = {
    ".git/config": "[core]",
    "README.md": "# hw",
    "tests/test_it.py": "def test(): pass",
    f"{NAME}.py": STUB,
}
PACKAGE = {
    "checks/test_q1_scale.py": "",
    "conftest.py": "",
    "shared/__init__.py": "",
    "autograder/check.py": FILLED,
}

LAYOUTS = {
    "gradescope": (
        {
            "submission_metadata.yml": METADATA,
            "submission_101/Untitled.ipynb": unique(1),
            "submission_101/notes.txt": "hello",
            "submission_102/deep/hw.py": FILLED,
        },
        "gradescope",
        ["Ada Love", "Ben Bit", "Zoë Zeta"],
    ),
    "gradescope without its metadata": (
        {f"assignment_9_export/submission_{n}/a.ipynb": unique(n) for n in (101, 102)},
        "gradescope",
        ["submission_101", "submission_102"],
    ),
    "gradescope, a folder is missing": (
        {"submission_metadata.yml": METADATA, "submission_101/a.ipynb": unique(1)},
        "gradescope",
        ["Ada Love", "(Ben Bit)", "(Zoë Zeta)"],
    ),
    "canvas": (
        {
            "loveada_11_901_hw1.ipynb": unique(1),
            "bitben_LATE_12_902_Untitled7-1.ipynb": unique(2),
            "crowcleo_13_text.html": "<html><body>see mail</body></html>",
            "doedan_14_903_my report_v2.pdf": b"%PDF-1.7",
            "müllerjörg_15_904_hw1.zip": OTTER,
        },
        "canvas",
        ["bitben", "(crowcleo)", "(doedan)", "loveada", "müllerjörg"],
    ),
    "moodle, folders": (
        {
            "Ada Love_1_assignsubmission_file_/Untitled7.ipynb": unique(1),
            "Ada Love_1_assignsubmission_onlinetext_/onlinetext.html": "<html>",
            "Ben Bit_2_assignsubmission_file_/hw1.ipynb": unique(2),
            "Ben Bit_3_assignsubmission_file/hw1.ipynb": unique(3),
            "Cleo Crow_4_assignsubmission_onlinetext/onlinetext.html": "<html>see mail",
        },
        "moodle",
        ["Ada Love", "Ben Bit", "Ben Bit", "(Cleo Crow)"],
    ),
    "moodle, flat": (
        {
            "Ada Love_1_assignsubmission_file_hw1.ipynb": unique(1),
            "Ben O'Bit_2_assignsubmission_file_my_home_work.py": FILLED,
            "Default team_assignsubmission_file_hw1.ipynb": unique(3),
        },
        "moodle",
        ["Ada Love", "Ben O'Bit", "Default team"],
    ),
    "nbgrader": (
        {
            "submitted/ada/hw1/hw1_scale.ipynb": unique(1),
            "submitted/ada/hw1/timestamp.txt": "2026-03-01 12:30:00.5 UTC",
            "submitted/ben/hw1/hw1_scale.ipynb": unique(2),
            "submitted/ben/hw2/other.ipynb": unique(3),
        },
        "nbgrader",
        ["ada", "ben"],
    ),
    "classroom": (
        {
            **{f"hw1-ada-l/{place}": text for place, text in (CLONE | {f"{NAME}.ipynb": unique(1)}).items()},
            **{f"hw1-ben/{place}": text for place, text in (CLONE | {"work.ipynb": unique(2)}).items()},
        },
        "classroom",
        ["ada-l", "ben"],
    ),
    "a folder each": (
        {
            "Ada Love/Untitled.ipynb": unique(1),
            "Ben/hw1_scale.ipynb": unique(2),
            "Ben/helpers.py": "x = 1",
            "Ben/report.pdf": b"%PDF-1.4",
            "Cleo/": "",
            "Dan/hw1_scale/hw1_scale.py": FILLED,
            "Dan/.venv/lib/python3/site-packages/scale.py": FILLED,
        },
        "folders",
        ["Ada Love", "Ben", "(Cleo)", "Dan"],
    ),
    "a folder each, in sections": (
        {"s1/ada/a.ipynb": unique(1), "s1/ben/a.ipynb": unique(2), "s2/ada/a.ipynb": unique(3)},
        "folders",
        ["s1/ada", "s1/ben", "s2/ada"],
    ),
    "plain files": (
        {
            "ada.IPYNB": unique(1),
            "ben.ipynb.txt": unique(2),
            "cleo.ipynb.json": unique(3),
            "dan.py.txt": FILLED,
            "eve.txt": notebook(),
            "finn.pdf": b"%PDF-1.4",
            "gus.rar": b"Rar!\x1a\x07\x00",
            "hal.docx": packed(_Content_Types_="x").replace(b"_Content_Types_", b"[Content_Types]"),
            "ina.zip": OTTER,
            "jon.7z": b"7z\xbc\xaf\x27\x1c",
            "notes.txt": "bring cake",
            "points.csv": "a,b",
        },
        "files",
        ["ada", "ben", "cleo", "dan", "eve", "(finn)", "(gus)", "(hal)", "ina", "(jon)"],
    ),
    "plain files, in sections": (
        {"s1/ada.py": FILLED, "s1/ben.py": FILLED, "s2/ada.py": FILLED, "s2/cleo.ipynb": unique(1)},
        "files",
        ["s1/ada", "s1/ben", "s2/ada", "s2/cleo"],
    ),
    "whole folders, zipped": (
        {f"{who}.zip": packed(**{f"{NAME}__{place.replace('/', '__').replace('.', '_DOT_')}": text
            for place, text in (PACKAGE | {f"{NAME}.ipynb": unique(n), f"{NAME}.py": STUB}).items()})
            for n, who in enumerate(("ada", "ben"))},
        "files",
        ["ada", "ben"],
    ),
    "otter's zips": (
        {
            "ada_2026_03_01T10_00_00_000001.zip": OTTER,
            "ada_2026_03_02T10_00_00_000001.zip": packed(ada_DOT_ipynb=unique(2)),
            "ben_2026_03_01T10_00_00_000001.zip": packed(ben_DOT_ipynb=unique(3)),
        },
        "files",
        ["ada", "ben"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "layout", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_folder_gives_the_rows_that_it_must_give(taken, tmp_path, files, layout, expected):
    intake = taken(lay(tmp_path / "in", files))
    assert (intake.layout, rows(intake)) == (layout, expected)


@pytest.mark.parametrize(("files", "layout", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_same_in_a_zip_or_side_by_side_gives_the_same_rows(taken, tmp_path, files, layout, expected):
    folder = lay(tmp_path / "in", files)
    with zipfile.ZipFile(tmp_path / "class.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    assert rows(taken(tmp_path / "class.zip")) == expected
    assert rows(taken(*folder.iterdir())) == expected


@pytest.mark.parametrize(("files", "layout", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_every_file_is_graded_earlier_passed_over_or_a_row_of_its_own(
    taken, tmp_path, files, layout, expected
):
    folder = lay(tmp_path / "in", files)
    intake = taken(folder)
    told = " ".join(
        [a.place for a in (*intake.attempts, *intake.earlier)]
        + [p.place for p in intake.passed_over]
        + [u.place for u in intake.unreadable]
    )
    for place in files:
        parts = place.strip("/").split("/")
        assert any("/".join(parts[:n]) in told or parts[n - 1] in told for n in range(1, len(parts) + 1)), (
            place
        )


def test_gradescope_tells_who_when_and_a_group_has_a_row_each(taken, tmp_path):
    intake = taken(lay(tmp_path / "in", LAYOUTS["gradescope"][0]))
    ada, ben, zoe = intake.attempts
    assert (ada.person.key, ada.person.sid, ada.person.email) == ("ada@uni.edu", "4711", "Ada@uni.edu")
    assert ada.submitted == datetime(2026, 3, 1, 12, 30, 0, 123456, UTC)
    assert ben.submitted == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert ben.file == zoe.file
    assert intake.notes == ()


def test_broken_metadata_costs_the_names_only(taken, tmp_path):
    files = LAYOUTS["gradescope"][0] | {"submission_metadata.yml": "a: [b\n: }"}
    intake = taken(lay(tmp_path / "in", files))
    assert rows(intake) == ["submission_101", "submission_102"]
    assert "submission_metadata.yml cannot be read" in intake.notes[0]


def test_canvas_tells_who_is_late_and_the_id(taken, tmp_path):
    intake = taken(lay(tmp_path / "in", LAYOUTS["canvas"][0]))
    late = {a.person.name: (a.late, a.person.lms) for a in intake.attempts}
    assert late["bitben"] == (True, "12")
    assert late["loveada"] == (False, "11")


def test_blackboards_login_is_the_same_whoever_else_hands_in(taken, tmp_path):
    files = {
        f"HW1_x_{who}_attempt_2026-11-03-10-11-12{end}": text
        for who in ("ada", "ben")
        for end, text in (("_a.py", f"{FILLED}# {who}"), (".txt", f"Name: {who.title()} (x_{who})\n"))
    }
    both = taken(lay(tmp_path / "both", files))
    alone = taken(lay(tmp_path / "one", {name: text for name, text in files.items() if "ada" in name}))
    assert [person.key for person in both.people] == ["x_ada", "x_ben"]
    assert alone.people == both.people[:1]


def test_nbgrader_tells_when_and_passes_over_other_assignments(taken, tmp_path):
    intake = taken(lay(tmp_path / "in", LAYOUTS["nbgrader"][0]))
    assert intake.attempts[0].submitted == datetime(2026, 3, 1, 12, 30, 0, 500000, UTC)
    assert [p.reason for p in intake.passed_over if "hw2" in p.place] == ["is of another assignment"]


def test_a_single_repository_is_one_person_of_its_name(taken, tmp_path):
    assert rows(taken(lay(tmp_path / "hw1-ada", CLONE | {"work.ipynb": unique(1)}))) == ["hw1-ada"]


@pytest.mark.parametrize(
    "files",
    [
        {"submission_hw1/ada.ipynb": unique(1), "submission_hw1/ben.ipynb": unique(2)},
        {"submission_1.py": FILLED, "submission_2.py": FILLED},
        {"zz_mallory.zip": packed(submission_111__a_DOT_ipynb=unique(1)), "submission_111.py": FILLED},
    ],
)
def test_names_that_only_begin_like_a_systems_are_plain(taken, tmp_path, files):
    intake = taken(lay(tmp_path / "in", files))
    assert intake.layout in {"files", "folders"}
    assert len(rows(intake)) == 2


def test_a_students_zip_that_looks_like_an_export_stays_one_person(taken, tmp_path):
    forged = packed(loveada_11_901_hw1_DOT_ipynb=unique(5), bitben_12_902_hw1_DOT_ipynb=unique(6))
    files = {"mallory.zip": forged, "ada.ipynb": unique(1), "submission_101/a.ipynb": unique(2)}
    assert rows(taken(lay(tmp_path / "in", files))) == ["ada", "mallory", "submission_101/a"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"e/submission_1/hw.py": FILLED, "e/submission_2/hw.py": FILLED}, ["e/submission_1", "e/submission_2"]),
        ({".git/config": "", "ada.py": FILLED, "ben.py": FILLED}, ["ada", "ben"]),
        ({".git/config": "", f"{NAME}.py": STUB} | {f"{w}.py": FILLED for w in "abc"}, ["a", "b", "c", NAME]),
        ({f"hw1/{NAME}.py": FILLED}, ["in"]),
        ({"ada/hw1/work.py": FILLED, "ben/src/work.py": FILLED, "ben/notebooks/work.ipynb": unique(1)}, ["ada", "ben"]),
        ({"submissions.zip": packed(loveada_11_2_hw_DOT_py=FILLED)}, ["loveada"]),
        ({f"loveada_11_2_{NAME}.zip": packed(checks__test_q1_DOT_py="", hw_DOT_py=FILLED)}, ["loveada"]),
    ],
)  # fmt: skip
def test_folders_of_every_shape_give_each_person_one_row(taken, tmp_path, files, expected):
    assert rows(taken(lay(tmp_path / "in", files))) == expected


@pytest.mark.parametrize(
    "name", ["submissions", "export", "Class", "hw1", f"{NAME}", "hw1_submissions (2)", "Homework 3"]
)
@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("ada_DOT_py", "ada"),
        ("ada_DOT_ipynb", "ada"),
        (f"ada__{NAME}_DOT_py", "ada"),
        ("ada_DOT_pdf", "(ada)"),
    ],
)
def test_in_a_class_of_one_the_file_names_the_person(taken, tmp_path, name, member, expected):
    content = {"py": FILLED, "ipynb": unique(1), "pdf": "%PDF-1.4"}[member.rpartition("_DOT_")[2]]
    (tmp_path / f"{name}.zip").write_bytes(packed(**{member: content}))
    assert rows(taken(tmp_path / f"{name}.zip")) == [expected]


@pytest.mark.parametrize("others", [{}, {"submissions__ben_DOT_py": FILLED + "# b"}])
def test_a_folder_around_a_class_names_nobody(taken, tmp_path, others):
    (tmp_path / "hw1.zip").write_bytes(packed(submissions__ada_DOT_py=FILLED, **others))
    assert rows(taken(tmp_path / "hw1.zip"))[0] == "submissions/ada"


@pytest.mark.parametrize(
    ("name", "members", "expected"),
    [
        ("ada", {"work_DOT_py": FILLED}, "ada"),
        ("hw1_ada", {"best_DOT_py": FILLED}, "hw1_ada"),
        ("12345", {"best_DOT_py": FILLED}, "12345"),
        ("submissions", {f"{NAME}_DOT_py": FILLED}, "submissions"),
        ("hw1", {"work_DOT_py": FILLED}, "hw1"),
        (f"{NAME}_2026_03_01T10_00_00_000001", {"best_DOT_ipynb": notebook()}, f"{NAME}_2026_03_01T10_00_00_000001"),
        ("hw1", {"best_DOT_ipynb": notebook(), "_DOT_OTTER_LOG": b"log"}, "hw1"),
        ("hw1", {"best_DOT_py": FILLED, "plots_DOT_py": "import torch\n"}, "hw1"),
    ],
)  # fmt: skip
def test_a_zip_that_one_person_made_names_the_person(taken, tmp_path, name, members, expected):
    (tmp_path / f"{name}.zip").write_bytes(packed(**members))
    assert rows(taken(tmp_path / f"{name}.zip")) == [expected]


def test_several_exports_named_together_are_each_an_export(taken, tmp_path):
    for section in ("a", "b"):
        lay(tmp_path / section, {f"s{n}{section}_{n}_9{n}_hw.py": f"{FILLED}# {n}{section}" for n in (1, 2)})
    intake = taken(tmp_path / "a", tmp_path / "b")
    assert (intake.layout, rows(intake)) == ("canvas", ["s1a", "s1b", "s2a", "s2b"])


def test_a_folder_of_many_answers_that_counts_once_is_told(taken, tmp_path):
    files = {f"ada/{n}.py": f"{FILLED}x = {n}\n" for n in range(6)} | {
        "ben/hw.py": FILLED,
        "cleo/hw.py": FILLED,
    }
    intake = taken(lay(tmp_path / "in", files))
    assert rows(intake) == ["ada", "ben", "cleo"]
    assert "ada: 6 different files are filled in" in intake.notes[0]


@pytest.mark.parametrize("mark", [".otter_log", "__zip_filename__", "checks/test_q1_scale.py"])
@pytest.mark.parametrize("form", ["{}.py", "{}/a.py", "s/{}.py"])
def test_a_class_beside_what_marks_one_persons_folder_stays_a_class(taken, tmp_path, mark, form):
    names = ["ada", "ben", "cleo", "dan", "eve", "finn", "gus"]
    beside = f"{form.partition('{')[0]}{mark}"
    folder = lay(tmp_path / "in", {beside: "x"} | {form.format(name): FILLED for name in names})
    assert [name.split("/")[-1] for name in rows(taken(folder))] == names


def test_a_layout_can_be_forced(taken, tmp_path):
    folder = lay(
        tmp_path / "in", {"ada/a.ipynb": unique(1), "ada/b.ipynb": unique(2), "ben/a.ipynb": unique(3)}
    )
    assert rows(taken(folder, layout="files")) == ["ada/a", "ada/b", "ben/a"]
    assert rows(taken(folder, layout="folders")) == ["ada", "ben"]
    assert rows(taken(folder, layout="one")) == ["in"]
    assert rows(taken(folder, layout="classroom")) == ["ada", "ben"]


def test_a_layout_that_does_not_hold_is_refused(taken, tmp_path):
    with pytest.raises(ChaffinchError, match="not laid out as moodle"):
        taken(lay(tmp_path / "in", {"ada.py": FILLED}), layout="moodle")
    with pytest.raises(ChaffinchError, match="no layout 'schoology'"):
        taken(tmp_path / "in", layout="schoology")


@pytest.mark.parametrize(("files", "layout", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_names_stay_when_others_hand_in(taken, tmp_path, files, layout, expected):
    folder = lay(tmp_path / "in", files)
    whole = {person.key: person for person in taken(folder).people}
    first = next(place for place in files if not place.endswith(".yml")).split("/")[0]
    kept = {
        place: text for place, text in files.items() if place.split("/")[0] == first or place.endswith(".yml")
    }
    alone = taken(lay(tmp_path / "alone" / "in", kept), layout=layout)
    assert {person.key: person for person in alone.people}.items() <= whole.items()
