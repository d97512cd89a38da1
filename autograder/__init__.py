"""Chaffinch: graders for neural-network assignments, behind a process wall.

Rooms, each of which knows only those named after it:
``cli`` → ``report``, ``grading``, ``packages`` → ``checks``, ``student`` (the process wall) → ``assignment``.
"""
