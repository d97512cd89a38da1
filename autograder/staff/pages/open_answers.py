"""Which answers readers have before them just now."""

import threading
import time

_SECONDS = 600.0  # an answer that somebody has open is not given to another reader meanwhile


class OpenAnswers:
    """Which answers readers have before them just now, so that two do not read the same one."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str, int], tuple[str, float]] = {}
        self._lock = threading.Lock()

    def take(self, assignment: str, question: str, person: int, reader: str) -> None:
        """A reader looks at an answer, and at no other of this question."""
        with self._lock:
            now = time.monotonic()
            self._open = {
                key: value
                for key, value in self._open.items()
                if now - value[1] < _SECONDS and (key[:2] != (assignment, question) or value[0] != reader)
            }
            self._open[assignment, question, person] = (reader, now)

    def elsewhere(self, assignment: str, question: str, reader: str) -> set[int]:
        """People whose answer another reader has before them."""
        with self._lock:
            now = time.monotonic()
            return {
                person
                for (name, asked, person), (who, since) in self._open.items()
                if (name, asked) == (assignment, question) and who != reader and now - since < _SECONDS
            }
