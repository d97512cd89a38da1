"""A class list says who is missing and orders the table; who cannot be told is said, never guessed."""

from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.intake import read_roster
from autograder.grading.intake.roster import roster_of
from tests.grading.intake.conftest import FILLED, lay, notebook, rows

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,hw1 (77),Final Score\n"
    ",,,,,Manual Posting,\n"
    "    Points Possible,,,,,10.0,(read only)\n"
    '"Love, Ada",11,S11,alove,Sec 1,,\n'
    '"Bit, Ben",12,S12,bbit,Sec 1,,\n'
    '"Student, Test",99,,tester,Sec 1,,\n'
)
MOODLE = '"First name",Surname,"ID number",Institution,"Email address"\nAda,Love,S11,,ada@uni.edu\nBen,Bit,S12,,ben@uni.edu\n'
GRADESCOPE = (
    "First Name,Last Name,SID,Email,Role,Section\nAda,Love,S11,ada@uni.edu,Student,1\nBen,Bit,S12,ben@uni.edu,Student,1\n"
    "Tia,Staff,,tia@uni.edu,TA,1\n"
)
PLAIN = "name,id,email\nAda Love,S11,ada@uni.edu\nBen Bit,S12,ben@uni.edu\n"


def written(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("text", [CANVAS, MOODLE, GRADESCOPE, PLAIN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_exports_are_read_as_they_come(tmp_path, text, encoding, separator):
    if separator != ",":
        text = (
            text.replace('"Love, Ada"', "Love§ Ada")
            .replace('"Bit, Ben"', "Bit§ Ben")
            .replace('"Student, Test"', "Student§ Test")
        )
        text = text.replace(",", separator).replace("§", ",")
    roster = read_roster(written(tmp_path / "people.csv", text.replace("Ben", "Bén"), encoding))
    names = [entry.person.name for entry in roster.entries]
    assert names in (["Love, Ada", "Bit, Bén"], ["Ada Love", "Bén Bit"])
    assert [entry.person.sid for entry in roster.entries] == ["S11", "S12"]


@pytest.mark.parametrize(
    ("text", "files"),
    [
        (CANVAS, {"bitben_LATE_12_1_hw.py": FILLED, "loveada_11_2_hw.ipynb": notebook()}),
        (
            MOODLE,
            {
                "Ben Bit_7_assignsubmission_file_/a.py": FILLED,
                "Ada Love_8_assignsubmission_file_/b.py": FILLED,
            },
        ),
        (PLAIN, {"s12.py": FILLED, "Love_Ada.ipynb": notebook()}),
        (PLAIN, {"ben@uni.edu.py": FILLED, "hw1_scale_ada_love_1.py": FILLED}),
        (PLAIN, {"ben.py": FILLED, "AdaLove/hw.py": FILLED}),
    ],
)
def test_people_are_found_by_id_address_or_name_and_stand_in_the_rosters_order(taken, tmp_path, text, files):
    roster = read_roster(written(tmp_path / "people.csv", text))
    intake = taken(lay(tmp_path / "in", files), roster=roster)
    assert rows(intake) == [entry.person.name for entry in roster.entries]
    assert intake.missing == ()


def test_who_handed_in_nothing_is_missing_and_who_is_not_listed_is_told(taken, tmp_path):
    roster = read_roster(written(tmp_path / "people.csv", PLAIN))
    intake = taken(lay(tmp_path / "in", {"zoe.py": FILLED, "ben bit.py": FILLED + "#"}), roster=roster)
    assert rows(intake) == ["Ben Bit", "zoe"]
    assert [person.name for person in intake.missing] == ["Ada Love"]
    assert intake.notes == ("zoe (zoe) is not in people.csv.",)


def test_two_of_one_name_are_told_and_not_guessed(taken, tmp_path):
    roster = read_roster(written(tmp_path / "people.csv", PLAIN + "Ada Love,S13,other@uni.edu\n"))
    intake = taken(lay(tmp_path / "in", {"ada love.py": FILLED, "S13.py": FILLED + "#"}), roster=roster)
    assert rows(intake) == ["Ada Love", "ada love"]
    assert intake.people[0].sid == "S13"
    assert "ada love (ada love) may be Ada Love (ada@uni.edu), Ada Love (other@uni.edu)" in intake.notes[0]


def test_two_files_of_one_person_of_the_roster_are_one_row(taken, tmp_path):
    roster = read_roster(written(tmp_path / "people.csv", PLAIN))
    intake = taken(lay(tmp_path / "in", {"s11.py": "x = 1", "Ada Love.py": FILLED}), roster=roster)
    assert [a.place for a in intake.attempts] == ["in/Ada Love.py"]


def test_the_key_of_a_canvas_person_is_the_same_with_and_without_a_roster(taken, tmp_path):
    folder = lay(tmp_path / "in", {"loveada_11_2_hw.ipynb": notebook()})
    with_roster = taken(folder, roster=read_roster(written(tmp_path / "people.csv", CANVAS)))
    assert [p.key for p in taken(folder).people] == [p.key for p in with_roster.people] == ["loveada-11"]


def test_a_name_that_stands_twice_is_told(tmp_path):
    roster = read_roster(written(tmp_path / "people.csv", PLAIN + "Ada Love,S11,ada@uni.edu\n"))
    assert len(roster.entries) == 2
    assert roster.notes == ("people.csv names Ada Love twice; once is enough.",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no heading"),
        ("a,b\n1,2\n", "no heading"),
        ("name,id\n", "names nobody"),
        ("PK\x03\x04", "is a spreadsheet"),
    ],
)
def test_a_roster_that_says_nothing_is_refused(tmp_path, text, message):
    with pytest.raises(ChaffinchError, match=message):
        read_roster(written(tmp_path / "people.csv", text))


def test_a_roster_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ChaffinchError, match="cannot be read"):
        read_roster(tmp_path / "nowhere.csv")
    with pytest.raises(ChaffinchError, match="cannot be read"):
        read_roster(tmp_path)


SPELLINGS = {
    "semicolons and German headings": ("Vollständiger Name;Matrikelnummer;E-Mail\nAda Love;4711;ada@x.org\n", "utf-8"),
    "tabs": ("name\tid\temail\nAda Love\t4711\tada@x.org\n", "utf-8"),
    "a byte order mark": ("name,id,email\nAda Love,4711,ada@x.org\n", "utf-8-sig"),
    "UTF-16": ("name,id,email\nAda Love,4711,ada@x.org\n", "utf-16"),
    "UTF-16 without a mark": ("name,id,email\nAda Love,4711,ada@x.org\n", "utf-16-le"),
    "old line ends": ("name,id,email\rAda Love,4711,ada@x.org\r", "utf-8"),
    "empty rows and cells too many": ("\n\nname,id,email\n,,\n\nAda Love,4711,ada@x.org,x,y\n", "utf-8"),
    "blanks before quotes": ('"name", "id", "email"\n"Ada Love", "4711", "ada@x.org"\n', "utf-8"),
    "excel's way with ids": ('sep=,\nname,id,email\nAda Love,="4711",ada@x.org\n', "utf-8"),
    "brightspace": ("OrgDefinedId,Last Name,First Name,Email\n#4711,Love,Ada,ada@x.org\n", "utf-8"),
    "moodle's worksheet with ids": (
        "Identifier,Full name,ID number,Email address,Grade\nParticipant 9,Ada Love,4711,ada@x.org,\n", "utf-8"
    ),
    "the same person twice": ("name,id,email\nAda Love,4711,ada@x.org\nAda Love,4711,ADA@x.org\n", "utf-8"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), SPELLINGS.values(), ids=SPELLINGS)
def test_however_it_is_written_it_is_the_same_person(tmp_path, text, encoding):
    (entry,) = read_roster(written(tmp_path / "people.csv", text, encoding)).entries
    person = entry.person
    assert (person.name, person.sid, person.email.casefold()) == ("Ada Love", "4711", "ada@x.org")


def test_of_two_names_that_differ_in_an_accent_each_has_their_own_file(taken, tmp_path):
    roster = read_roster(written(tmp_path / "people.csv", "name,id\nJosé Roe,1\nJose Roe,2\nRoe Jösé,3\n"))
    folder = lay(tmp_path / "in", {"Jose Roe.py": FILLED, "José Roe.py": FILLED + "#"})
    places = {a.person.sid: a.place for a in taken(folder, roster=roster).attempts}
    assert places == {"1": "in/José Roe.py", "2": "in/Jose Roe.py"}


@pytest.mark.parametrize(
    ("listed", "file"),
    [
        ("Jörg Müller", "Joerg Mueller"), ("Joerg Mueller", "Müller_Jörg"), ("Jörg Müller", "jorg muller"),
        ("Søren Ørsted", "Soren Orsted"), ("Łukasz Wał", "Lukasz Wal"), ("Ben Strauß", "Strauss Ben"),
        ("Ada Love", "Ada Love - Copy of hw1"), ("Ada Love", "hw1_scale_ada_love_final_v2"), ("Ada Love", "hw1 - Ada Love (1)"),
        ("Ada Love", "Ada Love - Homework 1 (submission)"), ("Nuñez Ana", "Ana Nunez"),
    ],
)  # fmt: skip
def test_however_a_name_is_spelt_in_a_file_it_is_the_person_of_the_list(taken, tmp_path, listed, file):
    roster = read_roster(written(tmp_path / "people.csv", f"name,id,email\n{listed},9,a@x\nBen Bit,1,b@x\n"))
    assert rows(taken(lay(tmp_path / "in", {f"{file}.py": FILLED}), roster=roster)) == [listed]


@pytest.mark.parametrize(("listed", "file"), [("471", "00471"), ("00471", "471"), ("471", "hw1_00471")])
def test_zeros_that_a_spreadsheet_dropped_before_a_number_are_not_missed(taken, tmp_path, listed, file):
    roster = read_roster(written(tmp_path / "people.csv", f"name,id\nAda,{listed}\nBen,7\n"))
    assert rows(taken(lay(tmp_path / "in", {f"{file}.py": FILLED}), roster=roster)) == ["Ada"]


@pytest.mark.parametrize(
    ("role", "student"),
    [
        ("Student", True), ("Learner", True), ("Teilnehmer/in", True), ("", True), ("Student, TA", True), ("StudentEnrollment", True),
        ("TA", False), ("Teacher", False), ("Non-editing teacher", False), ("Instructor", False), ("Trainer/in", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["Role", "Roles"])
def test_who_is_staff_is_told_by_the_role_and_all_others_are_students(tmp_path, role, student, heading):
    text = f'name,email,{heading}\nZoe,z@x,"{role}"\nAda,a@x,\n'
    names = [entry.person.name for entry in read_roster(written(tmp_path / "people.csv", text)).entries]
    assert names == (["Zoe", "Ada"] if student else ["Ada"])


WORKSHEET = "Identifier,Full name,Email address,Grade\nParticipant {},Ada Love,ada@x.org,\nParticipant {},Ben,b@x.org,\n"


def test_moodles_numbers_name_people_of_one_assignment_and_are_nobodys_id(taken, tmp_path):
    people = []
    for number in (100, 200):  # of one assignment and of the next
        text = WORKSHEET.format(number, number + 1)
        folder = lay(tmp_path / f"in{number}", {f"Ada Love_{number}_assignsubmission_file_/a.py": FILLED})
        intake = taken(folder, roster=read_roster(written(tmp_path / "sheet.csv", text)))
        people += intake.people
        assert [person.name for person in intake.missing] == ["Ben"]
    assert people[0].key == people[1].key == "ada@x.org"
    assert [person.sid for person in people] == ["", ""]
    assert [person.lms for person in people] == ["100", "200"]


def test_a_worksheet_without_names_finds_people_by_their_numbers(taken, tmp_path):
    text = "Identifier,Status,Grade\nParticipant 100,Submitted,\nParticipant 101,No submission,\n"
    folder = lay(tmp_path / "in", {"Participant_100_assignsubmission_file/a.py": FILLED})
    intake = taken(folder, roster=read_roster(written(tmp_path / "sheet.csv", text)))
    assert rows(intake) == ["Participant 100"]
    assert [person.name for person in intake.missing] == ["Participant 101"]


@pytest.mark.parametrize("heading", ["Preferred name", "Rufname", "Preferred First Name"])
def test_who_is_called_otherwise_is_found_by_that_name(taken, tmp_path, heading):
    text = (
        f"First name,Last name,{heading},Student ID\nAda,Lovelace,Addy,1\nBen,Bit,,2\nCy,Cent,Cyan Cent,3\n"
    )
    handed_in = lay(
        tmp_path / "in", {f"{who}.ipynb": notebook() for who in ("addy lovelace", "Ben Bit", "Cyan_Cent")}
    )
    intake = taken(handed_in, roster=roster_of(text, Path("people.csv")))
    assert (rows(intake), intake.missing) == (["Ada Lovelace", "Ben Bit", "Cy Cent"], ())


def test_logins_that_begin_alike_are_found_where_blackboard_wrote_a_column_before_them(taken, tmp_path):
    files = {f"HW1_s_{n}_attempt_2026-03-01-10-11-12_hw.ipynb": notebook() for n in (1001, 1002)}
    text = "name,login\nAda,s_1001\nBen,s_1002\nCy,s_1003\n"
    intake = taken(lay(tmp_path / "in", files), roster=roster_of(text, Path("people.csv")))
    assert (rows(intake), [p.name for p in intake.missing]) == (["Ada", "Ben"], ["Cy"])
