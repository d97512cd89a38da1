"""Chaffinch: graders for neural-network assignments, behind a process wall.

Rooms, each of which knows only those named after it (``tests/test_layers.py`` sees to that):
``cli`` → ``docker`` → ``packages`` → ``report`` → ``grading`` → ``student`` (the process wall) → ``checks`` →
``assignment``. ``graders`` holds the checks of each assignment; they know ``checks`` and ``shared`` only.
"""
