"""Files as they come in the worst evening: what must come out of each, as a table that tests and people read.

``python -m tests.grading.intake.cases`` takes them all in and prints layouts, rows expected and rows got.
"""

import io
import json
import os
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.assignment import Assignment, Question
from autograder.assignment.limits import Limits
from autograder.grading.intake import Intake, take_in
from tests.grading.intake.conftest import FILLED, NAME, STUB, lay, notebook, rows

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Case:
    """What is handed in, and what must come of it.

    Attributes:
        files: By place.
        rows: Of the table; those with a reason in brackets.
        layout: How it is read.
        counts: The end of the place that counts, for some people.
        says: What must be said somewhere.
        more: Makes what is no file.
    """

    files: Files
    rows: list[str]
    layout: str = "files"
    counts: Mapping[str, str] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    more: Callable[[Path], None] = lambda folder: None


def zipped(members: Files) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(mode: str) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:
        info, code = tarfile.TarInfo("./hw.ipynb"), nb(9).encode()
        info.size = len(code)
        archive.addfile(info, io.BytesIO(code))
    return data.getvalue()


def encrypted(members: Files) -> bytes:
    """Says of each member that it is encrypted."""
    data = bytearray(zipped(members))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def zip64() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive, archive.open("hw.ipynb", "w", force_zip64=True) as member:
        member.write(nb(1).encode())
    return data.getvalue()


def nb(n: int) -> str:
    """A filled-in notebook, each another."""
    return notebook(f"{FILLED}# {n}\n")


def old_notebook() -> str:
    cell = {"cell_type": "code", "language": "python", "input": FILLED, "outputs": [], "metadata": {}}
    return json.dumps({"metadata": {}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [cell]}]})


GROUPS = """---
submission_1:
  :submitters:
  - :name: Ada
    :email: ada@x.org
  - :name: Ben
    :email: ben@x.org
  :created_at: 2026-03-01 12:00:00 Z
submission_2:
  :submitters:
  - :name: Ada
    :email: ada@x.org
  :created_at: 2026-03-02 12:00:00 Z
"""
BEN = {"ben.ipynb": nb(2)}
CODE = "def other(x):\n    return x\n"
WEB = "<!DOCTYPE html><html><body>see mail</body></html>"


def special(folder: Path) -> None:
    """Links, a circle of links, a pipe, a folder that nobody may open."""
    (folder / "ada.ipynb").symlink_to("/etc/hostname")
    (folder / "loop").symlink_to(folder)
    (folder / "round.ipynb").symlink_to("round.ipynb")
    os.mkfifo(folder / "cid.py")
    (folder / "dan.ipynb").mkdir()


CASES: dict[str, Case] = {
    "canvas, names hidden": Case(
        {"anon_Ab3xQ_901_hw1.ipynb": nb(1), "LATE_anon_k2_903_hw.ipynb": nb(3)}, ["anon_Ab3xQ", "anon_k2"], "canvas"
    ),
    "canvas, handed in again, -2 and -10": Case(
        {f"loveada_11_90{n}_hw1{(n and f'-{n}') or ''}.ipynb": nb(n) for n in (0, 2, 10)} | {"bitben_12_9_a.py": FILLED},
        ["bitben", "loveada"], "canvas", {"loveada": "hw1-10.ipynb"},
    ),
    "canvas, groups, late": Case(
        {"groupone_LATE_77_901_hw1.ipynb": nb(1), "grouptwo_78_902_hw1.ipynb": nb(2)}, ["groupone", "grouptwo"], "canvas"
    ),
    "canvas, a report and the stub beside it": Case(
        {
            "garcíamárquezjosé_11_901_tarea 1 (1).ipynb": nb(1),
            "garcíamárquezjosé_11_902_report.pdf": b"%PDF-1.4",
            "garcíamárquezjosé_11_903_hw1_scale.py": STUB,
            "vandenbergjan_13_904_hw.ipynb": nb(2),
        },
        ["garcíamárquezjosé", "vandenbergjan"], "canvas", {"garcíamárquezjosé": "(1).ipynb"},
        ("report.pdf is a PDF", "is as it was handed out"),
    ),
    "moodle, accents, two names, text typed in": Case(
        {
            "José García Márquez_123456_assignsubmission_file/tarea.ipynb": nb(1),
            "Anne-Marie O'Neil_123457_assignsubmission_file/project/hw.ipynb": nb(2),
            "Anne-Marie O'Neil_123457_assignsubmission_onlinetext/onlinetext.html": WEB,
            "Cleo Crow_123458_assignsubmission_onlinetext/onlinetext.html": WEB,
        },
        ["Anne-Marie O'Neil", "(Cleo Crow)", "José García Márquez"], "moodle", {}, ("is a web page",),
    ),
    "moodle, names hidden": Case(
        {
            "Participant 123456_123456_assignsubmission_file/hw.ipynb": nb(1),
            "Participant_123457_assignsubmission_file/hw.ipynb": nb(2),
            "Participant_123458_assignsubmission_file/hw.ipynb": nb(3),
        },
        ["Participant 123456", "Participant 123457", "Participant 123458"], "moodle",
    ),
    "moodle, groups": Case(
        {"Group A_17_assignsubmission_file_/h.ipynb": nb(1), "Default group_assignsubmission_file_/h.ipynb": nb(2)},
        ["Default group", "Group A"], "moodle",
    ),
    "gradescope, groups, one left and handed in alone": Case(
        {
            "assignment_9_export/submission_metadata.yml": GROUPS,
            "assignment_9_export/submission_1/hw.ipynb": nb(1),
            "assignment_9_export/submission_2/hw.ipynb": nb(2),
        },
        ["Ada", "Ben"], "gradescope", {"Ada": "submission_2/hw.ipynb", "Ben": "submission_1/hw.ipynb"},
    ),
    "blackboard": Case(
        {
            "Home_work 1_ada_l_attempt_2026-11-28-10-11-12_file.ipynb": nb(1),
            "Home_work 1_ada_l_attempt_2026-11-28-10-11-12.txt": "Name: Ada Love (ada_l)\n",
            "Home_work 1_ben_attempt_2026-11-28-09-00-00_Untitled.ipynb": nb(3),
            "Home_work 1_ben_attempt_2026-11-27-10-11-12_Untitled.ipynb": nb(2),
            "Home_work 1_cid_attempt_2026-11-27-10-11-12.txt": "Name: Cid (cid)\nThere are no files.\n",
        },
        ["Ada Love", "ben", "(Cid)"], "blackboard", {"ben": "28-09-00-00_Untitled.ipynb"},
    ),
    "blackboard, logins that begin alike, told by the texts": Case(
        {f"HW1_x_{who}_attempt_2026-11-0{n}-10-11-12{end}": text for n, who in enumerate(("ada", "b_en"), 1) for end, text in (
            ("_hw1.ipynb", nb(n)), (".txt", f"Nombre: {who.title()} Love (x_{who})\nNotes: see def scale(x): return (here)\n"))},
        ["Ada Love", "B_En Love"], "blackboard", {"Ada Love": "hw1.ipynb", "B_En Love": "hw1.ipynb"},
    ),
    "blackboard, one person": Case(
        {"hw1_scale_ada_attempt_2026-11-28-10-11-12_file.ipynb": nb(1)}, ["ada"], "blackboard"
    ),
    "brightspace, folders": Case(
        {
            "index.html": WEB,
            "12345-678901 - Ada Love - Nov 27, 2026 1011 AM/hw1.ipynb": nb(1),
            "12345-678903 - Ada Love - Nov 28, 2026 1011 AM/hw1.ipynb": nb(2),
            "22345-678902 - Ben Bit-Jones - Nov 28, 2026 9 05 PM/hw1.ipynb": nb(3),
        },
        ["Ada Love", "Ben Bit-Jones"], "brightspace", {"Ada Love": "28, 2026 1011 AM/hw1.ipynb"},
        ("index.html is Brightspace's own list",),
    ),
    "brightspace, flat": Case(
        {
            "12345-678901 - Ada Love - Nov 28, 2026 1011 AM - hw1.ipynb": nb(1),
            "22345-678902 - Ben Bit - Nov 28, 2026 905 PM - my - work.ipynb": nb(3),
        },
        ["Ada Love", "Ben Bit"], "brightspace",
    ),
    "sakai": Case(
        {
            "hw1/grades.csv": "a,b", "hw1/Love, Ada(alove)/Submission attachment(s)/hw1.ipynb": nb(1),
            "hw1/Love, Ada(alove)/Feedback Attachment(s)/solution.ipynb": nb(9), "hw1/Love, Ada(alove)/timestamp.txt": "20261103215900000",
            "hw1/Love, Ada(alove)/comments.txt": "", "hw1/Bit, Ben (Jr)(bbit)/Submission attachment(s)/hw1.py": FILLED,
            "hw1/Crow, Cleo(cc)/comments.txt": "", "hw1/Crow, Cleo(cc)/feedbackText.html": "<p></p>",
            "hw1/Dee, Dan(dd)/Dee, Dan(dd)_submissionText.html": "<p>see mail",
        },
        ["Bit, Ben (Jr)", "(Crow, Cleo)", "(Dee, Dan)", "Love, Ada"], "sakai", {"Love, Ada": "Submission attachment(s)/hw1.ipynb"},
        ("grades.csv is Sakai's own list", "solution.ipynb is from staff", "holds no file"),
    ),
    "sakai's folders, without a login": Case(
        {f"hw1/{who}/Submission attachment(s)/hw.ipynb": nb(n) for n, who in enumerate(("Love, Ada", "Bit, Ben"))},
        ["hw1/Bit, Ben", "hw1/Love, Ada"], "folders",
    ),
    "a name in two normal forms": Case(
        {"Jo\u0308rg.ipynb": nb(1), "J\u00f6rg.ipynb": nb(2)}, ["Jörg"], says=("1 more of the 2 files is filled in",)
    ),
    "names that differ in case": Case({"ada.ipynb": nb(1), "Ada.ipynb": nb(2), "ADA.py": FILLED}, ["ADA", "Ada", "ada"]),
    "what a Mac leaves": Case(
        {
            "ada.zip": zipped({"hw/hw.ipynb": nb(1), "__MACOSX/hw/._hw.ipynb": b"\0\5\x16\7", "hw/.DS_Store": b"\0\0\0\1"}),
            ".DS_Store": b"\0\0\0\1Bud1", "._ben.ipynb": b"\0\5\x16\7",
        } | BEN,
        ["ada", "ben"],
    ),
    "zips in zips": Case(
        {"ada.zip": zipped({"inner.zip": zipped({"deep.zip": zipped({"hw.ipynb": nb(1)})})})} | BEN, ["ada", "ben"]
    ),
    "zips that would write elsewhere": Case(
        {
            "ada.zip": zipped({"/etc/hw.ipynb": nb(1)}), "ben.zip": zipped({"../../ben/hw.ipynb": nb(2)}),
            "cid.zip": zipped({"C:\\Users\\Cid\\hw.ipynb": nb(3)}), "dan.zip": zipped({"hw\\hw.ipynb": nb(4)}),
        },
        ["ada", "ben", "cid", "dan"],
    ),
    "an encrypted zip": Case(
        {"ada.zip": encrypted({"hw.ipynb": nb(1)})} | BEN, ["(ada)", "ben"], says=("is encrypted",)
    ),
    "zip64, and a zip behind something": Case(
        {"ada.zip": zip64(), "ben.zip": b"#!/bin/sh\n" + zipped({"hw.ipynb": nb(2)})}, ["ada", "ben"]
    ),
    "tars of all kinds": Case(
        {"ada.tar.xz": tarred("w:xz"), "ben.tar.bz2": tarred("w:bz2"), "cid.tgz": tarred("w:gz"),
         "dan.tar.zst": b"\x28\xb5\x2f\xfd\0\0"},
        ["ada", "ben", "cid", "(dan)"], says=("is a zstd archive",),
    ),
    "encodings": Case(
        {"ada.py": FILLED.encode("utf-16"), "ben.py": b"\xef\xbb\xbf" + FILLED.encode(),
         "cid.py": FILLED.replace("\n", "\r\n"), "dan.py": FILLED.replace("\n", "\r") + "# cr",
         "eve.py": ("# Größe\n" + FILLED).encode("latin-1"), "fay.ipynb": nb(1).encode("utf-16")},
        ["ada", "ben", "cid", "dan", "eve", "fay"],
    ),
    "nothing in it": Case(
        {"ada.ipynb": b"", "cid.py": b" \n", "dan.zip": b"", "eve.zip": zipped({})} | BEN,
        ["(ada)", "ben", "(cid)", "(dan)", "(eve)"], says=("ada.ipynb is empty", "eve.zip has no notebook or script"),
    ),
    "notebooks of format 3 and 5": Case(
        {"ada.ipynb": old_notebook(), "ben.ipynb": nb(1).replace('"nbformat": 4', '"nbformat": 5')}, ["ada", "ben"]
    ),
    "a merge that was not finished": Case(
        {"ada.ipynb": "<<<<<<< HEAD\n" + nb(1), "cid.ipynb": nb(3).replace('"cells"', '\n=======\n"cells"')} | BEN,
        ["ada", "ben", "cid"], counts={"ada": "ada.ipynb"},
    ),
    "json with a comment": Case({"ada.ipynb": "// mine\n" + nb(1)} | BEN, ["ada", "ben"]),
    "a notebook saved as a web page": Case(
        {"ada.ipynb": WEB, "cid.html": WEB, "dan.ipynb.html": WEB} | BEN, ["(ada)", "ben", "(cid)", "(dan)"],
        says=("ada.ipynb is a web page",),
    ),
    "office documents": Case(
        {"ada.docx": zipped({"word/document.xml": "x"}), "cid.odt": zipped({"mimetype": "application/vnd.oasis"}),
         "dan.pages": zipped({"Index/Document.iwa": b"x"}), "eve.xlsx": zipped({"[Content_Types].xml": "x"}),
         "fay.pdf": b"%PDF-1.7", "gus.rtf": b"{\\rtf1"} | BEN,
        ["(ada)", "ben", "(cid)", "(dan)", "(eve)", "(fay)", "(gus)"],
        says=("dan.pages is an office document", "fay.pdf is a PDF"),
    ),
    "another assignment's script": Case({"ada.py": CODE} | BEN, ["ada", "ben"]),
    "stub and script in one zip": Case(
        {"ada.zip": zipped({f"{NAME}.ipynb": notebook(STUB), f"{NAME}.py": FILLED}),
         "ben.zip": zipped({f"{NAME}.ipynb": nb(1), f"{NAME}.py": STUB})},
        ["ada", "ben"], counts={"ada": f"{NAME}.py", "ben": f"{NAME}.ipynb"}, says=("is as it was handed out",),
    ),
    "folders called like notebooks": Case(
        {"ada.ipynb/ada.ipynb": nb(1), "cid.ipynb/Untitled.ipynb": nb(3)}, ["ada.ipynb", "cid.ipynb"], "folders"
    ),
    "only a checkpoint is there": Case(
        {"ada/hw.ipynb": nb(1), "ada/.ipynb_checkpoints/hw-checkpoint.ipynb": nb(2),
         "ben/.ipynb_checkpoints/hw-checkpoint.ipynb": nb(3)},
        ["ada", "(ben)"], "folders", says=("holds no file",),
    ),
    "copies": Case(
        {"ada.ipynb": nb(1), "ada (1).ipynb": nb(2), "Copy of ben.ipynb": nb(4)}, ["ada", "ada (1)", "Copy of ben"],
        says=("ada (1) is named like a copy of what ada handed in",),
    ),
    "names that hurt": Case(
        {"a'b\"c.ipynb": nb(1), "new\nline.ipynb": nb(2), "🦜.ipynb": nb(3), "\u202egnp.ipynb": nb(4),
         "x" * 200 + ".ipynb": nb(5), "-rf.ipynb": nb(6), " .ipynb": nb(7), "$(rm).ipynb": nb(8), "[b].ipynb": nb(9)},
        [" ", "$(rm)", "-rf", "[b]", "a'b\"c", "new\ufffdline", "x" * 119 + "…", "\ufffdgnp", "🦜"],
    ),
    "hidden files": Case({".hw.ipynb": nb(1), "ben.ipynb": nb(2)}, [".hw", "ben"]),
    "the download lies zipped in its folder": Case(
        {"Submissions.zip": zipped({"Ada Love/hw.ipynb": nb(1), "Ben Bit/hw.ipynb": nb(2)})},
        ["Ada Love", "Ben Bit"], "folders",
    ),
    "a zip of zips lies in its folder": Case(
        {"all.zip": zipped({"ada.zip": zipped({"hw.ipynb": nb(1)}), "ben.zip": zipped({"hw.ipynb": nb(2)})})}, ["ada", "ben"]
    ),
    "one person's zip lies alone in its folder": Case({"ada.zip": zipped({"hw/hw.ipynb": nb(1)})}, ["ada"]),
    "a zip beside the notebook that was in it": Case(
        {"ada.zip": zipped({"ada.ipynb": nb(1)}), "ada.ipynb": nb(1)} | BEN, ["ada", "ben"], says=("is the same as",)
    ),
    "notebook beside data and pictures": Case(
        {"ada.zip": zipped({"hw.ipynb": nb(1), "part2.ipynb": notebook("y = 1\n"), "a.png": b"\x89PNG\r\n\x1a\n"})} | BEN,
        ["ada", "ben"], says=("defines nothing that the assignment asks for",),
    ),
    "teams, what was handed in beside drafts": Case(
        {"Submitted files/Ada Love/hw1/Version 1/hw1.ipynb": nb(1), "Submitted files/Ben/hw1/Version 1/hw1.ipynb": nb(2),
         "Working files/Ada Love/hw1/hw1.ipynb": nb(3)},
        ["Submitted files/Ada Love", "Submitted files/Ben"], "folders", {}, ("was not handed in: Teams' drafts",),
    ),
    "many files that are nobody's answer": Case(
        BEN | dict.fromkeys(("a.csv", "b.tex", "c.txt", "d.java", "e.dmg", "f.log", "g.r", "h.c", "i.jl"), "x"), ["ben"],
        says=("in/c.txt is text, no notebook or script", "in/i.jl is text, no notebook or script"),
    ),
    "teams, versions": Case(
        {"Ada Love/Version 1/hw1.ipynb": nb(1), "Ada Love/Version 2/hw1.ipynb": nb(2), "Ben/Version 1/hw1.ipynb": nb(3)},
        ["Ada Love", "Ben"], "folders", {"Ada Love": "Version 2/hw1.ipynb"},
    ),
    "links, pipes, folders called like files": Case(
        BEN, ["(ada)", "ben", "(cid)", "(round)"], says=("is a link", "is no ordinary file"), more=special
    ),
    "a script exported by Colab": Case(
        {"ada.py": f'# -*- coding: utf-8 -*-\n"""hw\n\nOriginal file is located at\n    x\n"""\n!pip install x\n{FILLED}'} | BEN,
        ["ada", "ben"],
    ),
    "canvas, names with marks, hyphens and apostrophes": Case(
        {"प्रियाशर्मा_11_901_hw1.ipynb": nb(1), "smith-jonesann_12_902_hw1.ipynb": nb(2), "mu\u0308llerj_13_903_hw1-1.ipynb": nb(3),
         "o'neilb_LATE_14_904_hw.ipynb": nb(4)},
        ["müllerj", "o'neilb", "smith-jonesann", "प्रियाशर्मा"], "canvas",
    ),
    "brightspace, another way to write a day": Case(
        {"1-2 - Ada Love - 2026-11-03 2159/hw1.ipynb": nb(1), "5-3 - Ben Bit - 3 November, 2026 905/hw1.ipynb": nb(2)},
        ["Ada Love", "Ben Bit"], "brightspace",
    ),
    "nbgrader's whole course": Case(
        {"submitted/ada/hw1/hw1_scale.ipynb": nb(1), "submitted/ben/hw1/hw1_scale.ipynb": nb(2), "source/hw1/hw1_scale.ipynb": nb(3),
         "release/hw1/hw1_scale.ipynb": notebook(STUB), "autograded/ada/hw1/hw1_scale.ipynb": nb(1), "gradebook.db": b"SQLite\0",
         "feedback/ada/hw1/hw1_scale.html": WEB, "nbgrader_config.py": "c = get_config()\n"},
        ["ada", "ben"], "nbgrader", {}, ("source/hw1/hw1_scale.ipynb is nbgrader's own",),
    ),
    "nbgrader's exchange": Case(
        {f"inbound/{name}/{file}": text for name, n in {
            "ada+hw1_scale+2026-11-03 21:59:00.123456 UTC+rAnd": 1, "ada+hw1_scale+2026-11-04 21:59:00.123456 UTC": 2,
            "ben+hw1_scale+2026-11-03 09:05:00.123456 UTC": 3, "ben+hw2+2026-11-05 09:05:00.123456 UTC": 4,
        }.items() for file, text in (("hw.ipynb", nb(n)), ("timestamp.txt", name.split("+")[2]))},
        ["ada", "ben"], "nbgrader", {"ada": "04 21:59:00.123456 UTC/hw.ipynb", "ben": "hw1_scale+2026-11-03 09:05:00.123456 UTC/hw.ipynb"},
        ("is of another assignment",),
    ),
    "nbgrader's collector: an archive in its folder": Case(
        {"downloaded/hw1_scale/archive/notebooks.zip": zipped({"ada.ipynb": nb(1), "ben.ipynb": nb(2)})}, ["ada", "ben"]
    ),
    "a drive's download in parts": Case(
        {"hw1-20261103T215900Z-001.zip": zipped({"Ada Love/hw1.ipynb": nb(1), "Ben/hw1.ipynb": nb(2)}),
         "hw1-20261103T215900Z-002.zip": zipped({"Cleo/hw1.ipynb": nb(3)})},
        ["Ada Love", "Ben", "Cleo"], "folders",
    ),
    "a zip for each section": Case(
        {"section1.zip": zipped({"ada.ipynb": nb(1), "ben.ipynb": nb(2)}), "section2.zip": zipped({"cleo.ipynb": nb(3), "dan.py": FILLED})},
        ["ada", "ben", "cleo", "dan"],
    ),
    "zips that tell nobody, with files alike": Case(
        {f"hw1{copy}.zip": zipped({"final.ipynb": nb(n), "scratch.ipynb": nb(n + 5)}) for n, copy in enumerate(("", " (1)"))},
        ["hw1", "hw1 (1)"],
    ),
    "zips that tell nobody": Case(
        {"hw1 (1).zip": zipped({"hw1.ipynb": nb(1), "old.ipynb": nb(2)}), "hw1 (2).zip": zipped({"hw1.ipynb": nb(3)})},
        ["hw1 (1)", "hw1 (2)"],
    ),
    "a zip of students' whole folders lies in its folder": Case(
        {"all.zip": zipped({f"{who}.zip": zipped({f"{NAME}/{NAME}.ipynb": nb(n), f"{NAME}/checks/test_q1.py": ""})
                            for n, who in enumerate(("ada", "ben", "cleo"))})},
        ["ada", "ben", "cleo"],
    ),
    "homes with other assignments in them": Case(
        {f"{who}/{hw}/{hw}.ipynb": notebook(f"{code}# {who}") for who in ("ada", "ben")
         for hw, code in ((NAME, FILLED), ("hw2_other", CODE))},
        ["ada", "ben"], "folders", {}, ("ada/hw2_other/hw2_other.ipynb is of another assignment",),
    ),
    "what stands for a file and is none": Case(
        {".ada.ipynb.icloud": b"bplist00\xd4\1\2", "ben.gdoc": '{"doc_id": "x"}', "cleo.url": "[InternetShortcut]\nURL=x",
         "dan.ipynb.lnk": b"L\0\0\0\1", "eve.webloc": '<?xml version="1.0"?><plist/>', "fay.ipynb.crdownload": '{"metad',
         "gus.eml": "From: x\n", "hal.mov": b"\0\0\0\x14ftypqt  ", "ina.ipynb": nb(2)},
        ["(ada)", "(ben)", "(cleo)", "(dan)", "(eve)", "(fay)", "(gus)", "(hal)", "ina"],
        says=("is a placeholder of iCloud", "is a shortcut to a document", "is an unfinished download", "is an e-mail", "is a video"),
    ),
    "what editors, desktops and disks leave": Case(
        {"ada.py": FILLED, "#ada.py#": FILLED, "ada.py~": FILLED, ".ada.py.swp": b"b0VIM\0", "~$ada.docx": b"\6abc\0",
         ".~lock.grades.csv#": ",x", ".Trash-1000/files/zed.ipynb": nb(1), ".history/ada_2026.py": FILLED, "Icon\r": ""} | BEN,
        ["ada", "ben"], says=("is what an editor keeps beside an open file",),
    ),
    "a checkpoint beside its notebook": Case(
        {"ada.ipynb": nb(1), "ada-checkpoint.ipynb": nb(2), "cid-checkpoint.ipynb": nb(3)} | BEN, ["ada", "ben", "cid"],
        counts={"ada": "ada.ipynb"}, says=("ada-checkpoint.ipynb is one more file of ada",),
    ),
    "downloads of two systems side by side": Case(
        {"moodle/Ada Love_1_assignsubmission_file_/h.ipynb": nb(1), "moodle/Ben B_2_assignsubmission_file_/h.ipynb": nb(2),
         "canvas/leekim_503_13_hw.ipynb": nb(3), "canvas/moezoe_504_14_hw.ipynb": nb(4), "canvas/moezoe_504_15_hw-1.ipynb": nb(5),
         "late/zed.ipynb": nb(6)},
        ["Ada Love", "Ben B", "late/zed", "leekim", "moezoe"], "canvas, moodle, files", {"moezoe": "_15_hw-1.ipynb"},
    ),
    "a download for each section, one with a single person": Case(
        {"sec 1/leekim_503_13_hw.ipynb": nb(3), "sec 1/moezoe_504_14_hw.ipynb": nb(4), "sec 2/abe_7_15_hw.ipynb": nb(5),
         "sec 2/bee_8_16_hw.ipynb": nb(6)}, ["abe", "bee", "leekim", "moezoe"], "canvas",
    ),
    "files in sections, one with a single person": Case(
        {"section1/ada.ipynb": nb(1), "section1/ben.ipynb": nb(2), "section2/cid.ipynb": nb(3)},
        ["section1/ada", "section1/ben", "section2/cid"],
    ),
    "Google Forms' folders": Case(
        {"hw1 (File responses)/Upload (File responses)/scale - Ada Love.ipynb": nb(1),
         "hw1 (File responses)/Upload (File responses)/scale (1) - Ada Love.ipynb": nb(2),
         "hw1 (File responses)/Upload (File responses)/my - work - Ben B.ipynb": nb(3)},
        ["Ada Love", "Ben B"], says=("1 more of the 2 files is filled in",),
    ),
    "long ways to a file": Case(
        {f"{'a' * 60}/{'b' * 60}/{who}.ipynb": nb(n) for n, who in enumerate(("ada", "ben"))}, [f"…/{'b' * 60}/{who}" for who in ("ada", "ben")]
    ),
    "names from right to left, with marks of direction": Case(
        {"\u200fליאת כהן\u200f.ipynb": nb(1), "محمد علي.ipynb": nb(2)} | BEN, ["ben", "ליאת כהן", "محمد علي"], "files",
    ),
    "blackboard, no text beside it": Case(
        {"HW1_alove_attempt_2026-03-01-10-11-12_hw.ipynb": nb(1), "HW1_alove_attempt_2026-03-02-10-11-12_hw.ipynb": nb(3),
         "HW1_bben_attempt_2026-03-01-10-11-13_hw.ipynb": nb(2)},
        ["alove", "bben"], "blackboard", {"alove": "2026-03-02-10-11-12_hw.ipynb"},
    ),
    "the only file has a suffix of a text": Case(
        {"ada.Rmd": f"```{{python}}\n{FILLED}```\n", "cid.pyw": FILLED, "README.md": ""} | BEN, ["ada", "ben", "cid"]
    ),
}  # fmt: skip


def taken_in(case: Case, folder: Path, assignment: Assignment) -> Intake:
    """Lays a case and takes it in."""
    handed_in = lay(folder / "in", case.files)
    case.more(handed_in)
    return take_in([handed_in], folder / "unpacked", assignment)


def said(intake: Intake) -> str:
    """All that is told of a class, as one text."""
    lines = [a.place for a in (*intake.attempts, *intake.earlier)]
    lines += [f"{p.place} {p.reason}" for p in intake.passed_over]
    lines += [f"{u.place} {u.reason}" for u in intake.unreadable]
    return "\n".join([*lines, *intake.notes])


def small_assignment(root: Path) -> Assignment:
    lay(root / "assignments" / NAME, {f"{NAME}.ipynb": notebook(STUB), f"{NAME}.py": STUB})
    return Assignment(NAME, "Scale", "", (Question("q1_scale", "Scale", ("scale",)),), Limits(), root=root)


def main() -> int:
    """Prints the table; 1 when a row is not as it must be."""
    from tests.grading.intake.test_layouts import LAYOUTS

    table = {name: Case(files, names, layout) for name, (files, layout, names) in LAYOUTS.items()} | CASES
    wrong = 0
    print(f"{'what is handed in':50} {'read as':12} {'expected':>8} {'got':>4}")
    for name, case in table.items():
        with tempfile.TemporaryDirectory() as place:
            intake = taken_in(case, Path(place), small_assignment(Path(place) / "course"))
        right = (rows(intake), intake.layout) == (case.rows, case.layout)
        wrong += not right
        print(f"{name:50} {intake.layout:12} {len(case.rows):8} {len(rows(intake)):4} {'' if right else '✗'}")
    print(f"{len(table)} layouts, {wrong} not as they must be")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
