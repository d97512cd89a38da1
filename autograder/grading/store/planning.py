"""Which files must be graded, and in which questions: all that no result of the same kind is there for."""

from collections.abc import Mapping

from autograder.grading.store.database import Store


def ungraded(
    store: Store, run: int, packages: Mapping[str, int], environment: int, *, all_attempts: bool = False,
    regrade: bool = False,
) -> dict[str, tuple[str, ...]]:  # fmt: skip
    """Contents that chosen people handed in, with the questions that must be graded.

    Args:
        store: The store.
        run: The grading.
        packages: Rows of the packages of the questions that are looked at.
        environment: Row of the environment.
        all_attempts: Also those that do not count.
        regrade: Also what there is a result for.

    Returns:
        ``{sha256: questions}``; a result in which a check broke does not count as one.
    """
    todo: dict[str, list[str]] = {}
    for question, package in packages.items():
        rows = store.query(
            """SELECT DISTINCT c.sha256 FROM chosen JOIN attempts a USING (person) JOIN contents c ON c.id =
                a.content
            WHERE a.last_run = ?1 AND a.problem = '' AND (a.counts OR ?2) AND (?3 OR NOT EXISTS (
                SELECT 1 FROM results r WHERE r.content = a.content AND r.package = ?4 AND r.environment = ?5
                AND instr(r.verdicts, 'e') = 0))""",
            run, all_attempts, regrade, package, environment,
        )  # fmt: skip
        for (sha256,) in rows:
            todo.setdefault(sha256, []).append(question)
    return {sha256: tuple(names) for sha256, names in todo.items()}
