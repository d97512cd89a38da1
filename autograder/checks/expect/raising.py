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
    with looked_at("accepted", what):
        _refuses(call, exceptions, what)


def _refuses(
    call: Callable[[], Any], exceptions: type[BaseException] | tuple[type[BaseException], ...], what: str
) -> None:
    allowed = exceptions if isinstance(exceptions, tuple) else (exceptions,)
    names = {kind.__name__ for kind in allowed}
    wanted = " or ".join(sorted(names))
    try:
        call()
    except StudentError as error:
        if error.kind == "NotImplementedError" or error.kind in _NOT_A_REFUSAL:
            raise
        if names & set(error.kinds):
            return
        message = f"{what} should be refused with {wanted}; your code raised {error.kind}."
        raise CheckFailure(message, Kind.REFUSED) from None
    except NotImplementedError:
        raise
    except Exception as error:  # noqa: BLE001 - in-process, a student's own exception comes as it is
        if isinstance(error, allowed):
            return
        name = type(error).__name__
        message = f"{what} should be refused with {wanted}; your code raised {name}."
        raise CheckFailure(message, Kind.REFUSED) from None
    raise CheckFailure(f"{what} should be refused with {wanted}; your code accepted it.", Kind.ACCEPTED)
