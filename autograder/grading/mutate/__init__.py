"""Mutants: right answers with one mistake put in, made by operators that know networks and Python."""
