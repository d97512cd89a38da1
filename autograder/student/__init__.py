"""The process wall: a submission runs in a process of its own and is spoken to over a socket.

Two sides. On the trusted one: ``submission`` reads a file, ``zygote`` starts and ends student processes,
``remote`` is the subject that checks talk to. On the other: ``preload`` is the warm process that they are
forked from, ``spare`` the next of them, ``worker`` obeys requests, ``loading`` runs the cells, ``sandbox``
takes rights away. Both share ``wire`` and ``codec``.
"""
