"""Beside student code: what is loaded here can be read and changed by a submission.

Nothing here may import ``checks`` or ``grading``; ``tests/test_layers.py`` asks the running process.
"""
