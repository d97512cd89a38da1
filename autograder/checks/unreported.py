"""How a collected check runs: as pytest runs it, less the reports that a terminal would print."""

import io
from collections.abc import Callable
from typing import Any, Literal

import pytest
from _pytest._io import TerminalWriter

from autograder.checks.plugin import CheckPlugin

_TERMINAL = "terminalreporter"
_NOT_OURS = (pytest.exit.Exception, KeyboardInterrupt)


class _Colourless:
    """What stands where the terminal would be."""

    def __init__(self) -> None:
        self._tw = TerminalWriter(io.StringIO())


class Unreported:
    """Runs setup, call and teardown of a check with all of pytest's hooks for them, and tells what happened.

    A report of each would be rendered and thrown away: nobody but the terminal reads it.

    Args:
        plugin: Who judges.
    """

    def __init__(self, plugin: CheckPlugin) -> None:
        self._plugin = plugin

    def pytest_configure(self, config: pytest.Config) -> None:
        """Before 9.2 pytest asks the terminal for its colours when it explains a plain ``assert``."""
        if not config.pluginmanager.has_plugin(_TERMINAL):
            config.pluginmanager.register(_Colourless(), _TERMINAL)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        """Runs it; leaves to pytest what is no plain function."""
        if type(item) is not pytest.Function:
            return None
        if not item._request:  # noqa: SLF001 - a rerun, as in pytest's own protocol
            item._initrequest()  # noqa: SLF001
        hook = item.config.hook
        try:
            if self._passes(item, "setup", hook.pytest_runtest_setup):
                self._passes(item, "call", hook.pytest_runtest_call)
            self._passes(item, "teardown", hook.pytest_runtest_teardown, nextitem=nextitem)
        finally:
            setattr(item, "_request", False)  # noqa: B010 - likewise
            setattr(item, "funcargs", None)  # noqa: B010
        return True

    def _passes(
        self, item: pytest.Item, when: Literal["setup", "call", "teardown"], hook: Callable[..., Any],
        **more: Any,
    ) -> bool:  # fmt: skip
        call = pytest.CallInfo.from_call(lambda: hook(item=item, **more), when=when, reraise=_NOT_OURS)
        self._plugin.happened(item, call)
        return call.excinfo is None
