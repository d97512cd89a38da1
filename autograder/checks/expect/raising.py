"""Input that student code must refuse."""

from collections.abc import Callable
from typing import Any

from autograder.checks.expect.seen import looked_at
from autograder.checks.failures import CheckFailure, Kind, StudentError

_NOT_A_REFUSAL = {"timeout", "ended", "malformed", "missing", "limit"}


def refuses(
    call: Callable[[], Any],
    exceptions: type[BaseException] | tuple[type[BaseException], ...] = ValueError,
    what: str = "this input",
) -> None:
    """Passes when a call raises one of the exceptions.

    Args:
        call: Calls student code with input that it must refuse.
        exceptions: The built-in exception class or classes that count as a refusal.
        what: The bad input in a student's words, e.g. ``"targets of shape (n,)"``.

    Raises:
        CheckFailure: When it returns, or raises something else.
    """
    allowed = exceptions if isinstance(exceptions, tuple) else (exceptions,)
    other = _other_than(call, allowed)
    if other is None:
        return
    wanted = " or ".join(sorted({kind.__name__ for kind in allowed}))
    with looked_at(f"raised {other}" if other else "accepted", what):
        if other:
            raise CheckFailure(
                f"{what} should be refused with {wanted}; your code raised {other}.", Kind.REFUSED
            )
        raise CheckFailure(f"{what} should be refused with {wanted}; your code accepted it.", Kind.ACCEPTED)


def _other_than(call: Callable[[], Any], allowed: tuple[type[BaseException], ...]) -> str | None:
    """The name of what a call raises instead; empty when it returns, None when it refuses."""
    try:
        call()
    except StudentError as error:
        if error.kind == "NotImplementedError" or error.kind in _NOT_A_REFUSAL:
            raise
        return None if {kind.__name__ for kind in allowed} & set(error.kinds) else error.kind
    except NotImplementedError:
        raise
    except Exception as error:  # noqa: BLE001 - in-process, a student's own exception comes as it is
        return None if isinstance(error, allowed) else type(error).__name__
    return ""
