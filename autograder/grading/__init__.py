"""Grading one submission, a class, and the graders themselves."""
