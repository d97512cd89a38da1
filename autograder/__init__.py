"""Chaffinch: graders for neural-network assignments, behind a process wall.

Each folder is a room that knows only itself and those after it in ``autograder.rooms``. ``graders`` holds the
checks of each assignment; they know ``checks`` and the course's own ``shared`` only.
"""
