"""The conversation with one student process."""

from typing import Any, NoReturn

import torch

from autograder.assignment import ChaffinchError, Limits
from autograder.checks.failures import StudentError
from autograder.wall.contract.wire import Closed, Late, Left, TooLarge, WireError
from autograder.wall.outside.allowance import Allowance
from autograder.wall.outside.exchange import Exchange
from autograder.wall.outside.handle import Handle, name_function
from autograder.wall.outside.launcher import StudentProcess
from autograder.wall.outside.references import Reference, References
from autograder.wall.outside.scratch_watch import Excess
from autograder.wall.outside.stopwatch import Stopwatch


class Link:
    """The conversation with one student process.

    Args:
        process: The process.
        limits: Its limits.
        budget: Seconds for all calls together.

    Attributes:
        failure: What ended the conversation, or None.
    """

    def __init__(self, process: StudentProcess, limits: Limits, budget: float) -> None:
        self._process, self._limits, self._left = process, limits, budget
        self._watch = Stopwatch(process.pid)
        self._allowance = Allowance(limits.reply_mb * 2**20)
        self._references = References(self)
        self._asked = 0
        self._seed: int | None = None
        self._names: dict[str, Handle] = {}
        self.failure: StudentError | None = None

    def close(self) -> None:
        """Lets go of what the conversation holds open; errors that are kept would keep it for long."""
        self._watch.close()

    @property
    def left(self) -> float:
        """Seconds that calls may still take."""
        return self._left

    def ask(self, operation: str, *payload: Any, seconds: float | None = None) -> Any:
        """Sends a request and returns the decoded reply.

        Raises:
            StudentError: When the submission's code raises, is late, ends its process or sends what is no
                reply, or when what it sent before is too large to be given back.
            ChaffinchError: When the request itself cannot be sent.
        """
        if self.failure is not None:
            raise self.failure
        whole = seconds is None and self._left < self._limits.call_seconds
        allowed = max(self._left, 0.0) if whole else seconds or self._limits.call_seconds
        self._watch.begin()
        try:
            return self._exchange(operation, list(payload), self._watch.until(allowed))
        except Late:
            own = self._limits.question_seconds if whole else allowed
            of = f"{own:g} seconds that {'all calls of a question' if whole else 'it'} may take"
            self._fail("timeout", f"Your code took longer than the {of}.")
        except Closed:
            self._fail(*self._why_it_ended())
        except Excess as error:
            self._fail("limit", str(error))
        except WireError as error:
            self._fail("malformed", f"What your code sent back could not be read ({error}).")
        finally:
            self._left -= self._watch.seconds()

    def _exchange(self, operation: str, payload: list[Any], left: Left) -> Any:
        """One request and its reply."""
        exchange = Exchange(self._references, self.backward)
        dropped = self._references.take_dropped()
        try:
            arguments, buffers = exchange.encode(payload)
            request = [self._asked + 1, operation, arguments, dropped, self._seed]
            self._process.wire.send(request, buffers, left)
        except TooLarge as error:
            for ref in dropped:
                self._references.release(ref)
            self._refuse(error)
        self._asked, self._seed = self._asked + 1, None
        reply, received = self._process.wire.receive(left)
        self._process.watch()
        self._allowance.begin(left)
        try:
            return exchange.open(self._answer(reply), received, self._allowance)
        finally:
            self._allowance.nested(exchange.deepest)

    def _answer(self, reply: Any) -> list[Any]:
        """What the reply to the last request says."""
        match reply:
            case [int(number), bool(rebound), *answer] if number == self._asked:
                if rebound:
                    self._names.clear()
                return answer
        raise WireError("not the reply")

    def _refuse(self, error: TooLarge) -> NoReturn:
        """A request is too large: for what came from over there, or for what a check sends of its own."""
        if self._allowance.explains(error):
            text = f"What your code returned is too large to be given back to it: {error}."
            raise StudentError("limit", text) from None
        raise ChaffinchError(f"A check's arguments cannot be sent: {error}.", "Send less.") from None

    def _why_it_ended(self) -> tuple[str, str]:
        try:
            self._process.watch()
        except Excess as error:
            return "limit", str(error)
        return "ended", "Your code ended its own process (with an exit, a crash, or by using up its memory)."

    def _fail(self, kind: str, text: str) -> NoReturn:
        self.failure = StudentError(kind, text)
        raise self.failure from None

    def get(self, name: str) -> Any:
        """What the submission defines under a name: ``[found, value]``; an object is asked for only once."""
        if name in self._names:
            return [True, self._names[name]]
        answer = self.ask("get", name)
        match answer:
            case [True, Handle() as handle]:
                name_function(handle, name)
                self._names[name] = handle
        return answer

    def reseed(self, seed: int) -> None:
        """Seeds the generators over there, with the next request."""
        self._seed = seed

    def ref_of(self, value: Any) -> int:
        """The reference of an object of this side that stands for one of the other, or 0."""
        return self._references.ref_of(value)

    def backward(self, outputs: Any, grads: Any, inputs: Any) -> list[torch.Tensor | None]:
        """Runs backward over there and refreshes ``.grad`` of the parameters that are known here."""
        watched = self._references.leaves()
        outs, ins, leaves = ([Reference(ref) for ref in refs] for refs in (outputs, inputs, watched))
        answer = self.ask("backward", outs, list(grads), ins, leaves)
        if not _are_lists(answer, len(ins), len(leaves)):
            self._fail("malformed", "What your code sent back could not be read (not gradients).")
        found, new = answer
        for leaf, grad in zip(watched.values(), new, strict=True):
            leaf.grad = _fits(grad, leaf)
        return [None if grad is None else _fits(grad, None) for grad in found]


def _are_lists(answer: Any, *lengths: int) -> bool:
    """Whether an answer is lists of these lengths."""
    if type(answer) is not list or len(answer) != len(lengths):
        return False
    return all(type(a) is list and len(a) == n for a, n in zip(answer, lengths, strict=True))


def _fits(grad: Any, leaf: torch.Tensor | None) -> torch.Tensor | None:
    """A gradient as it came, if it can be one."""
    if grad is None and leaf is not None:
        return None
    if not isinstance(grad, torch.Tensor) or (leaf is not None and grad.shape != leaf.shape):
        raise StudentError("malformed", "What your code sent back could not be read (not a gradient).")
    return grad.detach() if leaf is None else grad.detach().to(leaf.dtype)
