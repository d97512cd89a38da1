"""The grades of one assignment: one SQLite file is the truth, everything else is a view of it."""
