"""Which assignments a command is about."""

from collections.abc import Sequence

from autograder.assignment import Assignment, ChaffinchError, Course


def chosen(course: Course, names: Sequence[str]) -> list[Assignment]:
    """The assignments of these names, or all of the course.

    Raises:
        ChaffinchError: When one is unknown or malformed.
    """
    return [course.assignment(name) for name in dict.fromkeys(names or course.names)]


def having(assignments: Sequence[Assignment], question: str | None) -> list[Assignment]:
    """Those that have a question with checks; all of them when no question is asked for.

    Raises:
        ChaffinchError: When none has.
    """
    if question is None:
        return list(assignments)
    those = [a for a in assignments if question in {q.name for q in a.questions}]
    if not those and len(assignments) > 1:
        tip = f"Assignments here: {', '.join(a.name for a in assignments)}."
        raise ChaffinchError(f"None of the assignments has a question {question!r}.", tip)
    for assignment in those or assignments:
        assignment.graded_question(question)
    return those
