"""Grades one file and writes its result: the process that the Otter plugin starts.

It is started with ``exec`` in a scrubbed environment. ``argv``: the course's root, the assignment, the
submission, the file for the result, the device, and paths that student code must not read.
"""

import sys
from dataclasses import replace
from pathlib import Path

from autograder.assignment import Course
from autograder.grading.files import write_text
from autograder.grading.grader import Grader
from autograder.grading.options import Options
from autograder.grading.store.release import opened
from autograder.grading.zygotes import zygote_for
from autograder.process.leave import leave
from autograder.wall.outside.forked import fork_zygote


def main() -> None:
    """Grades and writes the record as JSON."""
    early = fork_zygote()  # nothing that students must not see has been read yet
    root, name, submission, result, device, *protected = sys.argv[1:]
    course = Course(Path(root))
    options = Options(device=device, many=False, protected=tuple(Path(p) for p in protected))
    assignment = course.assignment(name)
    with Grader(assignment, options, zygote_for(assignment, options, early)) as grader:
        record = grader.grade_file(Path(submission))
    if assignment.release == "always":
        record = replace(record, questions=tuple(map(opened, record.questions)))
    write_text(Path(result), record.to_json())
    leave()
