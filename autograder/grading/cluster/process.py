"""A worker's process that grades: warm, watched, and replaced when it dies or hangs."""

import asyncio
import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from autograder.grading.cluster.child import DONE, FAILED, LENGTH, READY, Opening
from autograder.rooms import FRAMEWORK

_OPEN_SECONDS = 600.0  # PyTorch from a slow disk, on a machine that has just come up
_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class Died(Exception):
    """The process ended over a submission, or did not come to an end with it."""


class CannotOpen(Exception):
    """The work cannot be opened; ``args[0]`` is the error, pickled."""


@dataclass(eq=False)
class GraderProcess:
    """One such process.

    Attributes:
        process: The process.
    """

    process: "subprocess.Popen[bytes]"
    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter

    @classmethod
    async def start(cls, opening: Opening) -> Self:
        """Starts one and waits until it is warm.

        Raises:
            CannotOpen: When the work cannot be opened.
            Died: When it ended before it was ready.
        """
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            begin = f"from autograder.grading.cluster.child import main; main({theirs.fileno()})"
            code = f"import sys; sys.path.insert(0, {str(FRAMEWORK.parent)!r}); {begin}"
            process = subprocess.Popen(
                [sys.executable, "-P", "-B", "-c", code],
                stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], env=os.environ | _THREADS,
                start_new_session=True,
            )  # fmt: skip
        reader, writer = await asyncio.open_unix_connection(sock=mine)
        started = cls(process, reader, writer)
        try:
            said = await started._asked(pickle.dumps(opening), _OPEN_SECONDS)
        except BaseException:
            started.end()
            raise
        if said != READY:
            started.end()
            raise CannotOpen(said.removeprefix(FAILED))
        return started

    async def grade(
        self, name: str, path: str, questions: Sequence[str] | None, sha256: str, seconds: float
    ) -> bytes:
        """Grades one file.

        Args:
            name: What the result calls it.
            path: Where it lies.
            questions: Only these; None for all.
            sha256: Of its bytes.
            seconds: How long it may take at most.

        Returns:
            The result, packed.

        Raises:
            Died: When the process ended or took longer; it is of no more use.
        """
        said = await self._asked(pickle.dumps((name, path, questions, sha256)), seconds)
        if said[:1] != DONE:
            raise Died("it said something else than a result")
        return said[1:]

    def end(self) -> None:
        """Ends it, at once."""
        self._writer.close()
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    async def _asked(self, message: bytes, seconds: float) -> bytes:
        try:
            self._writer.write(LENGTH.pack(len(message)) + message)
            async with asyncio.timeout(seconds):
                await self._writer.drain()
                head = await self._reader.readexactly(LENGTH.size)
                return await self._reader.readexactly(LENGTH.unpack(head)[0])
        except TimeoutError:
            raise Died(f"the grading process was not done after {seconds:.0f} seconds") from None
        except (asyncio.IncompleteReadError, OSError):
            raise Died(f"the grading process died ({await self._code()})") from None

    async def _code(self) -> int | None:
        """Its exit code, which is there a moment after its socket is closed."""
        for _ in range(50):
            if self.process.poll() is not None:
                break
            await asyncio.sleep(0.1)
        return self.process.returncode
