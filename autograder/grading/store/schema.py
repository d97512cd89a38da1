"""The tables of ``grades.db``, and how an older file becomes today's.

One SQLite file per assignment, in WAL mode. ``PRAGMA user_version`` counts the migrations that it has had.
Times are ISO 8601 in UTC. Nothing that a person or a grading wrote is ever overwritten: what no longer counts
stays as an older row. Only `chaffinch forget` removes rows: all that are of one person.

``runs``         one grading: when, how (``options``, JSON), which files were passed over and why
                 (``passed_over``, JSON) and what else staff should know (``notes``, JSON). ``ended`` is
                 NULL while it goes on, and for ever when it was stopped or killed.
``people``       one row per student. ``key`` stays the same whoever else hands in, ``name`` is for people,
                 ``file_name`` for files of theirs; ``email``, ``sid``, ``lms`` where they are known.
                 ``place`` orders the table.
                 ``replaced_by`` is set when the same file was later found to be another person's.
``contents``     one row per distinct file: equal files are graded once.
``attempts``     who handed in what, when, and from where. One of a person's attempts ``counts``.
                 ``problem`` says why nothing of it can be graded.
``packages``     what decides a question's verdicts, besides the submission: ``hash`` over ``parts`` (JSON:
                 one hash each for checks, solution, framework, shared, settings).
``environments`` device, seed and versions (JSON) that a result was made with.
``check_lists``  a question's title and its checks in order: question, name, rule, points,
                 hidden, hint (JSON).
``sittings``     one file, graded once: when, what to know about its cells (``notes``, JSON), what
                 held it back (``isolation``), why it could not be read (``problem``), wall seconds.
``results``      one question of one sitting, keyed by content, package and environment. ``verdicts`` has a
                 letter per check (``p`` passed, ``f`` failed, ``s`` skipped, ``e`` error); ``details``
                 (JSON) what else is known of each: message, outcome, reason, picture …; ``times`` the seconds
                 of each; ``mistake`` (JSON, or empty) the known mistake that it has, most likely.
``grades``       which result counts for a person and a question, and in which runs: from run ``since`` until
                 before run ``until`` (NULL: still). The state after any run is a query.
``adjustments``  points that a person set (``kind`` ``set``) or gave and took (``add``), with reason, author
                 and time;
                 ``question`` is empty for the whole assignment. A row that ``revokes`` another takes it back.
``written``      points that a person gave for a written question, with author, time, notes and the numbers of
                 the rubric's ``items`` (JSON). The newest counts.
``kept``         what a graded file holds, for people: its cells and written answers (JSON, compressed).
``answers``      the state of each written answer in it: answered, untouched, empty or missing.
``times``        when somebody handed in, as staff say; the newest counts, before the layout's own time.
``views``        what the files that are made for one person rest on, so that only changed ones are written.
``lateness``     percent that being late cost a person from run ``since`` on; no row: nothing.
``audit``        that people were forgotten: when, by whom, how many rows of which tables; not who it was.
``facts``        single values, e.g. that old results were imported.
"""

LETTERS = {"passed": "p", "failed": "f", "skipped": "s", "error": "e"}

_FIRST = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, begun TEXT NOT NULL, ended TEXT, options TEXT NOT NULL,
    passed_over TEXT NOT NULL DEFAULT '[]', notes TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE people (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, file_name TEXT NOT NULL,
    email TEXT NOT NULL, sid TEXT NOT NULL, lms TEXT NOT NULL, place INTEGER, last_run INTEGER NOT NULL,
    replaced_by INTEGER REFERENCES people(id)
);
CREATE TABLE contents (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE);
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people(id),
    content INTEGER NOT NULL REFERENCES contents(id), file TEXT NOT NULL, source TEXT NOT NULL,
    submitted TEXT NOT NULL, late INTEGER, counts INTEGER NOT NULL, problem TEXT NOT NULL,
    last_run INTEGER NOT NULL,
    UNIQUE (person, content, source, submitted)
);
CREATE INDEX attempts_by_content ON attempts (content);
CREATE TABLE packages (
    id INTEGER PRIMARY KEY, question TEXT NOT NULL, hash TEXT NOT NULL, parts TEXT NOT NULL,
    check_list INTEGER REFERENCES check_lists(id), UNIQUE (question, hash)
);
CREATE TABLE environments (
    id INTEGER PRIMARY KEY, device TEXT NOT NULL, seed INTEGER NOT NULL, versions TEXT NOT NULL,
    UNIQUE (device, seed, versions)
);
CREATE TABLE check_lists (id INTEGER PRIMARY KEY, checks TEXT NOT NULL UNIQUE);
CREATE TABLE sittings (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), content INTEGER NOT NULL,
    file TEXT NOT NULL, problem TEXT NOT NULL, notes TEXT NOT NULL, isolation TEXT NOT NULL,
    package TEXT NOT NULL, seconds REAL NOT NULL, at TEXT NOT NULL
);
CREATE TABLE results (
    id INTEGER PRIMARY KEY, content INTEGER NOT NULL REFERENCES contents(id), question TEXT NOT NULL,
    package INTEGER NOT NULL REFERENCES packages(id), environment INTEGER NOT NULL REFERENCES
    environments(id),
    sitting INTEGER NOT NULL REFERENCES sittings(id), check_list INTEGER NOT NULL REFERENCES check_lists(id),
    verdicts TEXT NOT NULL, points REAL NOT NULL, earned REAL NOT NULL,
    seconds REAL NOT NULL, output TEXT NOT NULL, details TEXT NOT NULL, times TEXT NOT NULL
);
CREATE INDEX results_by_key ON results (content, package, environment);
CREATE TABLE grades (
    person INTEGER NOT NULL REFERENCES people(id), question TEXT NOT NULL, since INTEGER NOT NULL,
    until INTEGER, result INTEGER NOT NULL REFERENCES results(id), PRIMARY KEY (person, question, since)
) WITHOUT ROWID;
CREATE TABLE adjustments (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people(id), question TEXT NOT NULL,
    kind TEXT NOT NULL, points REAL NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
    after_run INTEGER NOT NULL, revokes INTEGER REFERENCES adjustments(id)
);
CREATE TABLE written (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people(id), question TEXT NOT NULL,
    points REAL, notes TEXT NOT NULL DEFAULT '', author TEXT NOT NULL, at TEXT NOT NULL,
    after_run INTEGER NOT NULL
);
CREATE TABLE times (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES people(id), submitted TEXT NOT NULL,
    at TEXT NOT NULL, after_run INTEGER NOT NULL
);
CREATE TABLE views (person INTEGER PRIMARY KEY REFERENCES people(id), file_name TEXT NOT NULL, rests_on TEXT
NOT NULL);
"""

_MISTAKES = """
ALTER TABLE results ADD COLUMN mistake TEXT NOT NULL DEFAULT '';
"""

_LATENESS = """
CREATE TABLE lateness (
    person INTEGER NOT NULL REFERENCES people(id), since INTEGER NOT NULL, percent REAL NOT NULL,
    PRIMARY KEY (person, since)
) WITHOUT ROWID
"""

_STAFF = """
CREATE TABLE kept (content INTEGER PRIMARY KEY REFERENCES contents(id), handed_in BLOB NOT NULL);
CREATE TABLE answers (
    content INTEGER NOT NULL REFERENCES contents(id), question TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (content, question)
) WITHOUT ROWID;
ALTER TABLE written ADD COLUMN items TEXT NOT NULL DEFAULT '[]'
"""

_AUDIT = """
CREATE TABLE audit (id INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, what TEXT NOT NULL)
"""

MIGRATIONS = (
    _FIRST,
    _MISTAKES,
    _LATENESS,
    _STAFF,
    _AUDIT,
)  # append only: a file's user_version says how many it has had
