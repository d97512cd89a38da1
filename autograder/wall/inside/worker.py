"""The student process's loop: obeys one request after the other.

A request is ``[number, operation, payload, dropped, seed]``: its number, what to do, encoded arguments,
references that the grader let go of, and a seed for the generators or null. A reply is ``[number, rebound,
"ok", value]`` or ``[number, rebound, "err", kind, kinds, text, trace]``; ``rebound`` says whether a name that
was got before means something else by now. Operations are the methods ``do_…`` of ``Worker``, whose
parameters are their payload.
"""

import io
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import torch

from autograder.cells.run import Loaded
from autograder.process.seeds import seed_here
from autograder.wall.contract.codec import Decoder, Encoder
from autograder.wall.contract.wire import Closed, TooLarge, Wire
from autograder.wall.inside import loading, refusals
from autograder.wall.inside.clock import Clock
from autograder.wall.inside.places import open_descriptors

MOST_ITEMS = 100_000
_LONGEST_TEXT = 2000
_MOST_PROBLEMS = 50


class Worker:
    """Holds the submission's objects.

    Args:
        wire: The connection to the grader.
        fork: Asked before each wait whether this process shall fork; gives the fork its own connection.
        loaded: What the submission's cells defined, in a fork of the process that ran them.
        clock: Made before the sandbox was entered; closed when the cells have run.
    """

    def __init__(
        self,
        wire: Wire,
        fork: Callable[[], Wire | None] | None = None,
        loaded: Loaded | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._wire, self._fork, self._clock = wire, fork, clock
        self._objects: dict[int, Any] = {}
        self._refs: dict[int, int] = {}
        self._next = 1
        self._loaded = loaded or Loaded({}, ())
        self._namespace = self._loaded.names
        self._got: dict[str, Any] = {}

    def serve(self) -> None:
        """Obeys requests until the grader hangs up."""
        while True:
            if self._fork is not None and (wire := self._fork()) is not None:
                self._wire.close()
                Worker(wire, loaded=self._loaded).serve()
            try:
                (number, operation, payload, dropped, seed), buffers = self._wire.receive()
            except Closed:
                os._exit(0)
            for ref in dropped:
                self._forget(ref)
            reply, encoder = self._obey(operation, payload, buffers, seed)
            _flush()
            try:
                self._wire.send([number, self._rebound(), *reply], encoder.buffers)
            except TooLarge as error:
                self._wire.send([number, True, *_too_large(error)])

    def _rebound(self) -> bool:
        """Whether a name that was got means something else by now; forgets all of them if so."""
        changed = any(self._namespace.get(name) is not value for name, value in self._got.items())
        if changed:
            self._got.clear()
        return changed

    def _obey(
        self, operation: str, payload: Any, buffers: list[bytearray], seed: int | None
    ) -> tuple[list[Any], Encoder]:
        encoder = Encoder(self._known, self._encode_other)
        try:
            if seed is not None:
                seed_here(seed)
            arguments = self._decoder(buffers).decode(payload)
            return ["ok", getattr(self, f"do_{operation}")(encoder, *arguments)], encoder
        except TooLarge as error:
            reply = _too_large(error)
        except BaseException as error:  # noqa: BLE001 - whatever student code raises is an answer
            kinds = [k.__name__ for k in type(error).__mro__]
            lost = isinstance(error, NameError) and self._loaded.cause(str(error.name))
            if lost:
                kinds = ["lost", *kinds]
            text = lost or " ".join(filter(None, (_text(error), refusals.reason(error))))
            reply = ["err", kinds[0], kinds, text, loading.where(error)]
        return reply, Encoder(self._known, self._encode_other)

    # --- operations ---------------------------------------------------------------------------------------

    def do_load(
        self, encoder: Encoder, cells: list[list[Any]], script: str, seconds: float, seed: int
    ) -> Any:
        """Runs the submission's cells, each a number and a source; returns what went wrong.

        And whether a fork would be as good: not with open files, whose places both would share.
        """
        before = open_descriptors()
        seed_here(seed)
        clock = self._clock or Clock()
        self._loaded = loading.load([(number, source) for number, source in cells], seconds, clock, script)
        self._namespace = self._loaded.names
        seed_here(seed)  # what the cells drew must not change the first check
        problems = [problem.plain() for problem in self._loaded.problems[:_MOST_PROBLEMS]]
        forks = open_descriptors() == before
        clock.close()
        return encoder.encode([problems, forks])

    def do_get(self, encoder: Encoder, name: str) -> Any:
        """What the submission defines under a name: ``[found, value]``."""
        found, value = name in self._namespace, self._namespace.get(name)
        self._got[name] = value
        return encoder.encode([found, value])

    def do_call(self, encoder: Encoder, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """Calls an object; the result comes back."""
        return encoder.encode(function(*args, **kwargs))

    def do_make(self, encoder: Encoder, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """Calls an object; the result stays here."""
        return self._encode_other(encoder, function(*args, **kwargs))

    def do_put(self, encoder: Encoder, value: Any) -> Any:
        """Keeps a value here."""
        return self._encode_other(encoder, value)

    def do_fetch(self, encoder: Encoder, value: Any) -> Any:
        """Sends a value, if it is data."""
        return encoder.encode(list(value) if isinstance(value, set | frozenset | range) else value)

    def do_getattr(self, encoder: Encoder, value: Any, name: str) -> Any:
        """An attribute."""
        return encoder.encode(getattr(value, name))

    def do_setattr(self, encoder: Encoder, value: Any, name: str, new: Any) -> Any:
        """Sets an attribute."""
        setattr(value, name, new)
        return encoder.encode(None)

    def do_getitem(self, encoder: Encoder, value: Any, key: Any) -> Any:
        """An item."""
        return encoder.encode(value[key])

    def do_setitem(self, encoder: Encoder, value: Any, key: Any, new: Any) -> Any:
        """Sets an item."""
        value[key] = new
        return encoder.encode(None)

    def do_len(self, encoder: Encoder, value: Any) -> Any:
        """Length, or None where there is none."""
        return encoder.encode(len(value) if hasattr(value, "__len__") else None)

    def do_iterate(self, encoder: Encoder, value: Iterable[Any]) -> Any:
        """All items of an iterable, which is used up."""
        items = list(islice(value, MOST_ITEMS + 1))
        if len(items) > MOST_ITEMS:
            raise ValueError(f"it yields more than {MOST_ITEMS} items")
        return encoder.encode(items)

    def do_backward(self, encoder: Encoder, outputs: Any, grads: Any, inputs: Any, watched: Any) -> Any:
        """Runs backward from outputs; returns the inputs' gradients and those of watched leaves."""
        before = [leaf.grad for leaf in inputs]
        for leaf in inputs:
            leaf.grad = None
        torch.autograd.backward(outputs, grads, retain_graph=True)
        found = [leaf.grad for leaf in inputs]
        for leaf, old in zip(inputs, before, strict=True):
            leaf.grad = old
        return encoder.encode([found, [leaf.grad for leaf in watched]])

    # --- references ---------------------------------------------------------------------------------------

    def _known(self, value: Any) -> int:
        """Tensors in a graph are named always, other data only when it was named before."""
        ref = self._refs.get(id(value), 0)
        if not ref and isinstance(value, torch.Tensor) and value.requires_grad:
            ref = self._name(value)
        return ref

    def _name(self, value: Any) -> int:
        ref = self._refs.get(id(value), 0)
        if not ref:
            ref, self._next = self._next, self._next + 1
            self._remember(ref, value)
        return ref

    def _remember(self, ref: int, value: Any) -> None:
        self._refs[id(value)] = ref
        self._objects[ref] = value

    def _forget(self, ref: int) -> None:
        value = self._objects.pop(ref, None)
        if self._refs.get(id(value)) == ref:
            del self._refs[id(value)]

    def _encode_other(self, _encoder: Encoder, value: Any) -> Any:
        return ["h", self._name(value), type(value).__name__]

    def _decoder(self, buffers: list[bytearray]) -> Decoder:
        return Decoder(buffers, lambda ref, _name: self._objects[ref], self._tensor, unpickle=self._unpickle)

    def _unpickle(self, data: bytes) -> Any:
        opener = pickle.Unpickler(io.BytesIO(data))  # noqa: S301 - the grader's own
        opener.persistent_load = self._objects.__getitem__  # type: ignore[method-assign]
        return opener.load()

    def _tensor(
        self, data: torch.Tensor, requires_grad: bool, _is_leaf: bool, ref: int, grad: torch.Tensor | None
    ) -> torch.Tensor:
        if requires_grad:
            data.requires_grad_()
        data.grad = grad
        if ref:
            self._remember(ref, data)
        return data


def _too_large(error: TooLarge) -> list[Any]:
    return ["err", "TypeError", ["TypeError"], f"what it returned cannot be sent: {error}", ""]


def _text(error: BaseException) -> str:
    try:
        return str(error)[:_LONGEST_TEXT]
    except Exception:  # noqa: BLE001 - a student's exception may fail at this too
        return ""


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # noqa: BLE001, S112 - the submission may have replaced it, or the disk be full
            continue
