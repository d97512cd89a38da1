"""What travels: submissions by the hash of their bytes on the way there, results on the way back."""

import hashlib
import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sent:
    """A submission on its way.

    Attributes:
        name: What results call it.
        file: The file's own name.
        sha256: Of its bytes, in hex.
        questions: Only these; None for all.
        data: Its bytes, compressed.
    """

    name: str
    file: str
    sha256: str
    questions: tuple[str, ...] | None
    data: bytes

    @classmethod
    def of(
        cls, name: str, file: str, sha256: str, questions: tuple[str, ...] | None, data: bytes
    ) -> "Sent | None":
        """Packs a file; None when its bytes are not those of the hash."""
        if hashlib.sha256(data).hexdigest() != sha256:
            return None
        return cls(name, file, sha256, questions, zlib.compress(data, 1))

    @property
    def bytes(self) -> bytes:
        """The file's bytes."""
        return zlib.decompress(self.data)


@dataclass(frozen=True)
class Batch:
    """Submissions that one worker grades one after the other.

    Attributes:
        run: Name of the run that it is of.
        items: The submissions.
    """

    run: str
    items: tuple[Sent, ...]

    def key(self, attempt: int) -> str:
        """Its name on the cluster: the same for the same submissions and the same try."""
        said = "\n".join(f"{item.sha256} {item.name} {item.questions}" for item in self.items)
        digest = hashlib.sha256(f"{attempt} {said}".encode()).hexdigest()
        return f"{self.run}-{digest[:32]}"

    def singles(self) -> Iterator["Batch"]:
        """Each submission by itself."""
        return (Batch(self.run, (item,)) for item in self.items)


@dataclass(frozen=True)
class Answer:
    """What a worker says of a batch.

    Attributes:
        worker: Its address.
        results: One for each submission, as `packed` made it.
        refused: Why this worker may not grade, in words; empty when it may.
        error: What made it impossible to begin, pickled; empty when nothing did.
        again: Whether it must be asked once more: the worker was not told of the run, or that it is over.
    """

    worker: str
    results: Sequence[bytes] = ()
    refused: str = ""
    error: bytes = b""
    again: bool = False


def packed(result: Any) -> bytes:
    """A result, small enough to be kept until it is fetched."""
    return zlib.compress(pickle.dumps(result), 1)


def unpacked(data: bytes) -> Any:
    """What `packed` made smaller; of our own workers only."""
    return pickle.loads(zlib.decompress(data))  # noqa: S301 - our own
