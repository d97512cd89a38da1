"""The process wall: a submission runs in a process of its own and is spoken to over a socket.

``outside`` is trusted and takes whatever it receives for hostile; ``inside`` runs beside the student's code;
``contract`` is what both must agree on.
"""
