"""Line magics that do here what they do in a kernel, and the names of those that do nothing."""

import os
import re
import runpy
import shlex
from collections.abc import Callable
from functools import partial
from typing import Any

_NAMES = """
alias alias_magic autoawait autocall automagic autoreload autosave bookmark cat clear code_wrap
colors conda config connect_info cp debug dhist dirs doctest_mode ed edit gui hist history
killbgscripts ldir less lf lk ll load load_ext loadpy logoff logon logstart logstate logstop ls
lsmagic lx macro magic mamba man matplotlib micromamba more mv notebook page pastebin pdb pdef pdoc
pfile pinfo pinfo2 pip popd pprint precision psearch psource pushd pycat qtconsole quickref recall
rehashx reload_ext rep rerun reset_selective rm rmdir save sc store subshell tb tensorboard unalias
unload_ext uv who whos xmode javascript html latex
"""
NOTHING = frozenset(_NAMES.split())
"""Magics that only show, look up or install something."""


def make_folders(command: str) -> None:
    """Makes the folders of a shell command that makes folders and nothing else."""
    try:
        words = shlex.split(command)
    except ValueError:
        return
    if words[:1] != ["mkdir"]:
        return
    for name in words[1:]:
        if not name.startswith("-"):
            _harmless(partial(os.makedirs, name, exist_ok=True))


def _harmless(act: Callable[[], Any]) -> Any:
    """Tries; where it fails, a kernel prints why and goes on."""
    try:
        return act()
    except OSError as error:
        print(error)
        return None


def _cd(shell: Any, line: str) -> None:
    folder = shell.var_expand(line).strip().removeprefix("-q").strip().strip("\"'") or "~"
    _harmless(lambda: os.chdir(os.path.expanduser(folder)))  # noqa: PTH111


def _env(shell: Any, line: str) -> Any:
    """``%env``, ``%env A``, ``%env A=1`` or ``%env A 1``."""
    if not line.strip():
        return dict(os.environ)
    name, *value = re.split(r"\s*=\s*|\s+", line.strip(), maxsplit=1)
    if not value:
        return os.environ.get(name)
    os.environ[name] = shell.var_expand(value[0])
    return None


def _pwd(_shell: Any, _line: str) -> str:
    return os.getcwd()  # noqa: PTH109 - as text, as in IPython


def _pylab(shell: Any, _line: str) -> None:
    from IPython.core.pylabtools import import_pylab  # noqa: PLC0415 - only for those who ask

    import_pylab(shell.user_ns)  # type: ignore[no-untyped-call]


def _reset(shell: Any, line: str) -> None:
    if "-f" in line.split():
        kept = {"get_ipython", "display", "In", "Out", "exit", "quit"}
        for name in [n for n in shell.user_ns if not n.startswith("_") and n not in kept]:
            del shell.user_ns[name]


def _run(shell: Any, line: str) -> None:
    """``%run file.py``: what it defines becomes the notebook's."""
    words = [word for word in shlex.split(shell.var_expand(line)) if not word.startswith("-")]
    name = words[0] if words else ""
    path = name if name.endswith(".py") else f"{name}.py"
    if not os.path.isfile(path):  # noqa: PTH113
        raise FileNotFoundError(f"`%run {name}`: there is no such file here; only the one file was handed in")
    found = runpy.run_path(path, run_name="__main__")
    shell.user_ns.update({key: value for key, value in found.items() if not key.startswith("__")})


def _shell_output(shell: Any, line: str) -> Any:
    return shell.getoutput(line)


def _mkdir(_shell: Any, line: str) -> None:
    make_folders(f"mkdir {line}")


def _statement(shell: Any, line: str) -> Any:
    """``%time`` and ``%prun``: the statement runs once, in the notebook's namespace."""
    return shell.run_cell(_after_options(line))


def _timeit(shell: Any, line: str) -> Any:
    return timeit(shell, line, None)


def _who_ls(shell: Any, _line: str) -> list[str]:
    return sorted(name for name in shell.user_ns if not name.startswith("_"))


def _forget(shell: Any, line: str) -> None:
    shell.user_ns.pop(line.strip(), None)


class TimeitResult:
    """What ``%timeit -o`` gives: one run."""

    def __init__(self, seconds: float) -> None:
        self.loops = self.repeat = 1
        self.best = self.worst = self.average = seconds
        self.all_runs, self.timings, self.stdev, self.compile_time = [seconds], [seconds], 0.0, 0.0


def timeit(shell: Any, line: str, body: str | None) -> TimeitResult | None:
    """``%timeit`` and ``%%timeit``: runs the body once; as in IPython, what it assigns stays inside.

    Args:
        shell: What ``get_ipython()`` gives.
        line: Options, then the statement, or for a body what sets it up.
        body: The cell's other lines, or None.

    Returns:
        A result when ``-o`` asks for one.
    """
    import timeit as python  # noqa: PLC0415 - only for those who ask

    code = _after_options(line)
    setup, statement = ("pass", code) if body is None else (code or "pass", body)
    timer = python.Timer(statement or "pass", setup, globals=shell.user_ns)
    seconds = timer.timeit(1)
    return TimeitResult(seconds) if re.match(r"(-\w+\s*\d*\s+)*-\w*o", line.strip()) else None


_OPTION = re.compile(r"\s*-(?:[nrp]\s*\d+|[DTsl]\s+\S+|[a-zA-Z]+|-[\w-]+)(?=\s|$)")


def _after_options(line: str) -> str:
    while match := _OPTION.match(line):
        line = line[match.end() :]
    return line.strip()


DO: dict[str, Callable[[Any, str], Any]] = {
    "cd": _cd,
    "env": _env,
    "set_env": _env,
    "mkdir": _mkdir,
    "prun": _statement,
    "pwd": _pwd,
    "pylab": _pylab,
    "reset": _reset,
    "run": _run,
    "sx": _shell_output,
    "system": _shell_output,
    "time": _statement,
    "timeit": _timeit,
    "who_ls": _who_ls,
    "xdel": _forget,
}
"""What the other magics do, given the shell and their line."""
