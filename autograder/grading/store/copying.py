"""Copies the rows of one store into another, where each gets the number that it has there."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from autograder.grading.store.database import Store
from autograder.grading.store.people import Student
from autograder.grading.store.writing import add_people, count, row_id

_SAID = {"adjustments": "revokes", "written": "", "times": ""}  # what people said, and who it takes back
Ids = dict[int, int]
"""A row's number here, by its number there."""


@dataclass
class Copier:
    """Copies stores into one, within a transaction.

    Attributes:
        target: Where to.
        run: The run that the rows are said to be of.
        attempts: Number of attempts that were new.
        sittings: Number of files whose results were new.
        said: Number of adjustments, written points and times that were new.
        grades: Number of grades that count now and did not before.
    """

    target: Store
    run: int
    attempts: int = 0
    sittings: int = 0
    said: int = 0
    grades: int = 0
    _sat: dict[tuple[object, ...], int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether there was anything new."""
        return bool(self.attempts or self.sittings or self.said or self.grades)

    def copy(self, source: Store) -> None:
        """Copies what a store knows and this one does not, and lets what is better count."""
        people, contents = self._people(source), self._contents(source)
        self._attempts(source, people, contents)
        self._kept(source, contents)
        sittings = self._sittings(source, contents)
        results = self._results(source, contents, sittings)
        self._said(source, people)
        self._grades(source, people, results)
        for row in source.query("SELECT name, value FROM facts"):  # the class list, say
            self.target.query("INSERT OR IGNORE INTO facts VALUES (?, ?)", *tuple(row))

    def _people(self, source: Store) -> Ids:
        rows = source.query("SELECT * FROM people WHERE replaced_by IS NULL ORDER BY id").fetchall()
        students = ((r["place"], _student(r)) for r in rows)
        add_people(self.target, self.run, students)
        here = {key: number for number, key in self.target.query("SELECT id, key FROM people")}
        return {r["id"]: here[r["key"]] for r in rows}

    def _contents(self, source: Store) -> Ids:
        rows = source.query("SELECT id, sha256 FROM contents").fetchall()
        many = self.target.connection.executemany
        many("INSERT OR IGNORE INTO contents (sha256) VALUES (?)", ((r["sha256"],) for r in rows))
        here = {sha256: number for number, sha256 in self.target.query("SELECT id, sha256 FROM contents")}
        return {r["id"]: here[r["sha256"]] for r in rows}

    def _attempts(self, source: Store, people: Ids, contents: Ids) -> None:
        before = self._count("attempts")
        self.target.connection.executemany(
            """INSERT INTO attempts (person, content, file, source, submitted, late, counts, problem,
                last_run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (person, content, source, submitted) DO UPDATE SET last_run = excluded.last_run""",
            (
                (people[r["person"]], contents[r["content"]], r["file"], r["source"], r["submitted"],
                 r["late"], r["counts"], r["problem"], self.run)
                for r in source.query("SELECT * FROM attempts ORDER BY id")
                if r["person"] in people
            ),
        )  # fmt: skip
        self.attempts += self._count("attempts") - before

    def _kept(self, source: Store, contents: Ids) -> None:
        """What the files hold, which follows from their bytes."""
        for table in ("kept", "answers"):
            for row in source.query(f"SELECT * FROM {table}"):  # noqa: S608 - our own names
                values = (contents[row["content"]], *tuple(row)[1:])
                marks = ", ".join("?" * len(values))
                self.target.query(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", *values)  # noqa: S608 - ours

    def _sittings(self, source: Store, contents: Ids) -> Ids:
        """Numbers here of all sittings; those that were here already are found by content, file and time."""
        known = self._sat or {
            (content, file, at): number
            for number, content, file, at in self.target.query("SELECT id, content, file, at FROM sittings")
        }
        self._sat = known
        numbers: Ids = {}
        for row in source.query("SELECT * FROM sittings ORDER BY id"):
            content = contents[row["content"]]
            key = (content, row["file"], row["at"])
            if key not in known:
                known[key] = self._insert("sittings", row, run=self.run, content=content)
                self.sittings += 1
            numbers[row["id"]] = known[key]
        return numbers

    def _results(self, source: Store, contents: Ids, sittings: Ids) -> Ids:
        target = self.target
        lists, packages, environments = (
            self._lists(source),
            self._packages(source),
            self._environments(source),
        )
        there = {
            (sitting, question): number
            for number, sitting, question in target.query("SELECT id, sitting, question FROM results")
        }
        numbers: Ids = {}
        for row in source.query("SELECT * FROM results ORDER BY id"):
            key = (sittings[row["sitting"]], row["question"])
            if key not in there:
                there[key] = self._insert(
                    "results", row, content=contents[row["content"]], package=packages[row["package"]],
                    environment=environments[row["environment"]], sitting=key[0],
                    check_list=lists[row["check_list"]],
                )  # fmt: skip
            numbers[row["id"]] = there[key]
        for row in source.query("SELECT id, check_list FROM packages WHERE check_list IS NOT NULL"):
            target.query(
                "UPDATE packages SET check_list = ? WHERE id = ? AND check_list IS NULL",
                lists[row["check_list"]], packages[row["id"]],
            )  # fmt: skip
        return numbers

    def _lists(self, source: Store) -> Ids:
        return self._shared(source, "check_lists", ("checks",), ())

    def _packages(self, source: Store) -> Ids:
        return self._shared(source, "packages", ("question", "hash"), ("parts",))

    def _environments(self, source: Store) -> Ids:
        return self._shared(source, "environments", ("device", "seed", "versions"), ())

    def _shared(self, source: Store, table: str, key: tuple[str, ...], more: tuple[str, ...]) -> Ids:
        """Rows that are told from others by what they say."""
        columns, wanted = ", ".join((*key, *more)), " AND ".join(f"{name} = ?" for name in key)
        marks = ", ".join("?" * len((*key, *more)))
        numbers: Ids = {}
        for row in source.query(f"SELECT id, {columns} FROM {table} ORDER BY id"):  # noqa: S608 - our own names
            self.target.query(
                f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - our own names
                *tuple(row)[1:],
            )
            numbers[row["id"]] = row_id(
                self.target,
                f"SELECT id FROM {table} WHERE {wanted}",  # noqa: S608 - our own names
                *(row[name] for name in key),
            )
        return numbers

    def _said(self, source: Store, people: Ids) -> None:
        """What people said of grades: the same by the same at the same moment is the same."""
        for table, revokes in _SAID.items():
            numbers: Ids = {}
            for row in source.query(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608 - our own names
                if row["person"] not in people:
                    continue
                values = {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118 - a Row
                values |= {"person": people[row["person"]], "after_run": self.run}
                if revokes and row[revokes] is not None:
                    values[revokes] = numbers.get(row[revokes])
                same = {name: value for name, value in values.items() if name != "after_run"}
                wanted = " AND ".join(f"{name} IS ?" for name in same)
                found = self.target.value(
                    f"SELECT id FROM {table} WHERE {wanted}",  # noqa: S608 - our own names
                    *same.values(),
                )
                self.said += found is None
                numbers[row["id"]] = self._insert(table, row, **values) if found is None else int(str(found))

    def _grades(self, source: Store, people: Ids, results: Ids) -> None:
        """Lets what counts there count here, unless what counts here is better."""
        better: dict[int, dict[str, int]] = {}
        for row in source.query("SELECT * FROM grades WHERE until IS NULL ORDER BY person, question"):
            if row["person"] not in people:
                continue
            person, question, theirs = people[row["person"]], row["question"], results[row["result"]]
            ours = self.target.value(
                "SELECT result FROM grades WHERE person = ? AND question = ? AND until IS NULL",
                person, question,
            )  # fmt: skip
            if ours is None or (ours != theirs and self._worth(theirs) > self._worth(int(str(ours)))):
                better.setdefault(person, {})[question] = theirs
                self.grades += 1
        count(self.target, self.run, better)

    def _worth(self, result: int) -> tuple[bool, str, int]:
        """Orders results of one question: without a broken check, then when, then anything fixed."""
        row = self.target.query(
            """SELECT instr(r.verdicts, 'e') = 0, s.at, r.content FROM results r
            JOIN sittings s ON s.id = r.sitting WHERE r.id = ?""",
            result,
        ).fetchone()
        return bool(row[0]), str(row[1]), int(row[2])

    def _insert(self, table: str, row: sqlite3.Row, **values: object) -> int:
        """A row with other values in some columns, and a number of its own."""
        columns = [name for name in row.keys() if name != "id"]  # noqa: SIM118 - a Row is no mapping
        marks = ", ".join("?" * len(columns))
        cursor = self.target.query(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - our own names
            *(values.get(name, row[name]) for name in columns),
        )
        return int(cursor.lastrowid or 0)

    def _count(self, table: str) -> int:
        return row_id(self.target, f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names


def _student(row: sqlite3.Row) -> Student:
    return Student(row["key"], row["name"], row["file_name"], row["email"], row["sid"], row["lms"])


def differing(store: Store, run: int) -> Iterator[str]:
    """What two gradings of the same file by the same checks say differently, as sentences."""
    for row in store.query(
        """SELECT DISTINCT s.file, r.question, r.earned AS one, o.earned AS other FROM results r
        JOIN results o ON o.content = r.content AND o.package = r.package AND o.environment = r.environment
        AND o.id < r.id AND o.verdicts != r.verdicts
        JOIN sittings s ON s.id = r.sitting JOIN sittings t ON t.id = o.sitting
        WHERE s.run = ? AND instr(r.verdicts, 'e') = 0 AND instr(o.verdicts, 'e') = 0
        ORDER BY s.file, r.question""",
        run,
    ):
        points = f"{row['other']:g} and {row['one']:g} points"
        yield f"{row['question']} of {row['file']} was graded twice, with {points}"


def settled(store: Store, run: int) -> Iterable[str]:
    """Lets one attempt count of everybody who has several, the latest, and says whose they were."""
    rows = store.query(
        """SELECT p.id, p.name, group_concat(a.source, ', ') AS sources FROM attempts a
        JOIN people p ON p.id = a.person WHERE a.counts AND a.last_run = ?
        GROUP BY p.id HAVING count(*) > 1 ORDER BY p.name""",
        run,
    ).fetchall()
    for row in rows:
        store.query(
            """UPDATE attempts SET counts = (id = (SELECT id FROM attempts WHERE person = ?1 AND counts
            ORDER BY submitted DESC, id DESC LIMIT 1)) WHERE person = ?1 AND counts""",
            row["id"],
        )
    return [f"{r['name']} has more than one attempt that counts: {r['sources']}" for r in rows]
