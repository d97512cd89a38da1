"""Moodle: a grading worksheet or a grade import, and feedback as "Upload multiple feedback files" takes it.

A class list with the column "Identifier" is a grading worksheet: its rows come back with their "Grade"
filled in. Moodle's importer (moodle, ``mod/assign/feedback/offline/importgradeslib.php``) wants
"Identifier", "Grade" and "Last modified (grade)" as it wrote them. Otherwise it is a file for "Import
grades from CSV" of the gradebook, to be mapped by email or ID number. Feedback lies in folders
``Name_id_assignsubmission_file_`` (``…/file/importziplib.php``: the second part between underscores is the
participant's number).
"""

import re
from collections.abc import Iterator, Sequence

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.totals import Total
from autograder.report.export.roster import Directory, RosterTable, cells_of
from autograder.report.spreadsheet import Cell

_HEADINGS = {
    "participant": ("Identifier",), "email": ("Email address",), "id": ("ID number",), "login": ("Username",),
    "name": ("Full name",), "names": ("First name", "Last name"), "surname": ("First name", "Surname"),
}  # fmt: skip
_NUMBER = re.compile(r"\d+$")
_PLACE = re.compile(r"_(\d+)_assignsubmission_")  # where a download says which participant it is


def moodle_rows(
    assignment: Assignment, people: Sequence[Total], table: RosterTable | None
) -> Iterator[Sequence[Cell]]:
    """The worksheet's rows as it came, or those of a grade import."""
    grade = table.place("Grade") if table and is_worksheet(table) else None
    if table is None or grade is None:
        yield ["Full name", "ID number", "Email address", assignment.title]
        for total in people:
            student = total.standing.student
            if total.counts:
                yield [student.name, student.sid, student.email, round(total.after, 2)]
        return
    _require_of_this_assignment(people, table)
    yield table.columns
    for row, found in zip(table.rows, moodle_people(people, table), strict=True):
        cells: list[Cell] = list(row)
        if found and found.counts:
            cells[grade] = round(found.after, 2)
        yield cells


def moodle_folders(people: Sequence[Total], table: RosterTable | None) -> dict[str, str]:
    """The folder of each person's feedback, by key; without those whose participant number nobody knows."""
    folders = {}
    for total in people:
        student = total.standing.student
        if here := _PLACE.search(total.standing.source):
            folders[student.key] = _folder(student.name, here[1])
    place = table.place("Identifier") if table else None
    if table is not None and place is not None:
        for row, found in zip(table.rows, moodle_people(people, table), strict=True):
            number = _NUMBER.search(row[place])
            if found and number:
                student = found.standing.student
                folders.setdefault(student.key, _folder(student.name, number[0]))
    return folders


def moodle_maximum(table: RosterTable) -> str:
    """What the worksheet says full marks are; empty where it does not."""
    place = table.place("Maximum Grade")
    return next((row[place] for row in table.rows if row[place].strip()), "") if place is not None else ""


def is_worksheet(table: RosterTable) -> bool:
    """Whether a class list is a grading worksheet, whose rows come back."""
    return table.place("Identifier") is not None and table.place("Grade") is not None


def moodle_people(people: Sequence[Total], table: RosterTable) -> list[Total | None]:
    """Who stands in each row of the class list."""
    directory, found = Directory(people, _participant), []
    for row in table.rows:
        cells = cells_of(row, table, _HEADINGS)
        number = _NUMBER.search(cells[0])
        found.append(directory.find(cells, number[0] if number else ""))
    return found


def _participant(total: Total) -> str:
    """The number of a participant, as a download tells it, or a worksheet of who handed in nothing."""
    here, lms = _PLACE.search(total.standing.source), total.standing.student.lms
    return here[1] if here else lms if lms.isdigit() and not total.standing.source else ""


def _require_of_this_assignment(people: Sequence[Total], table: RosterTable) -> None:
    """Moodle numbers people anew in each assignment, and passes over rows whose number it does not know.

    Raises:
        ChaffinchError: When a person has another number in the worksheet than in the download.
    """
    directory, place = Directory(people, lambda _: ""), table.place("Identifier")
    for row in table.rows if place is not None else ():
        told = _NUMBER.search(row[place or 0])
        person = directory.find(cells_of(row, table, _HEADINGS)[1:])
        here = _PLACE.search(person.standing.source) if person else None
        if person and told and here and told[0] != here[1]:
            raise ChaffinchError(
                f"The grading worksheet is of another assignment: {person.standing.student.name} is number "
                f"{told[0]} in it and {here[1]} in what was downloaded.",
                "Download this assignment's worksheet from Moodle, and name it with --roster.",
            )


def _folder(name: str, number: str) -> str:
    return f"{name.replace('_', ' ').replace('/', ' ')}_{number}_assignsubmission_file_"
