"""Small notebooks run in a real Jupyter kernel, freshly started, and through `run_cells`: the same names come out."""

import ast
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

# name: cells. Each notebook begins in a kernel of its own, in an empty folder.
CASES: dict[str, list[str]] = {
    "plain": ["x = 1", "y = x + 1"],
    "redefined": ["def f(): return 1", "def f(): return 2", "x = f()"],
    "half way": ["a = 1\n1 / 0\nb = 2", "c = 3"],
    "half way in a loop": ["for i in range(5):\n    k = i\n    1 / (3 - i)"],
    "half way in a class": ["class A:\n    x = 1\n    1 / 0", "y = 1"],
    "syntax error": ["a = 1\ndef f(:\n    pass", "b = 2"],
    "return outside": ["a = 1\nreturn 5\nb = 2", "c = 3"],
    "break outside": ["a = 1\nbreak\nb = 2"],
    "nonlocal outside": ["a = 1\nnonlocal a\nb = 2"],
    "exit": ["import sys\na = 1\nsys.exit(0)\nb = 2", "c = 3"],
    "raise": ["raise SystemExit('bye')", "a = 1"],
    "missing name": ["a = nosuchname", "b = 1"],
    "assertion": ["a = 1\nassert a == 2, 'no'\nb = 2"],
    "future": ["from __future__ import annotations", "def f(x: Nope) -> Never: return 1\na = f(1)\nt = f.__annotations__['x']"],
    "future in the middle": ["a = 1\nfrom __future__ import annotations\ndef f(x: Nope): pass"],
    "no future": ["def f(x: Nope): pass"],
    "await": ["import asyncio\nasync def f(): return 3\na = await f()", "b = a + await f()"],
    "async for": ["async def g():\n    yield 1\n    yield 2\nout = []\nasync for x in g():\n    out.append(x)"],
    "async with": ["import contextlib\n@contextlib.asynccontextmanager\nasync def c():\n    yield 5\nasync with c() as v:\n    w = v"],
    "async comprehension": ["async def g():\n    yield 1\n    yield 2\nxs = [x async for x in g()]"],
    "task": ["import asyncio\nasync def f(): return 3\ntask = asyncio.create_task(f())", "a = await task\ndel task"],
    "gather": ["import asyncio\nasync def f(i): return i\nxs = await asyncio.gather(f(1), f(2))"],
    "loop runs": ["import asyncio\nrunning = asyncio.get_running_loop().is_running()"],
    "nested run fails": ["import asyncio\nasync def f(): return 3", "a = 1\nb = await f()\nasyncio.run(f())\nc = 3"],
    "await fails": ["import asyncio\na = 1\nawait asyncio.sleep(0, 1)\n1 / 0\nb = 2", "c = 3"],
    "shell": ["!true\na = 1"],
    "shell in a block": ["for i in range(2):\n    !true\na = i"],
    "shell continued": ["!true \\\n  more \\\n  words\na = 1"],
    "shell assigned": ["x = !true\nn = len(x)\nok = isinstance(x, list)\nt = x.n"],
    "shell captured": ["x = 1\n!!true"],
    "exit code": ["!true\na = _exit_code"],
    "line magic": ["%matplotlib inline\na = 1"],
    "line magic and percent": ["%matplotlib inline\na = (17\n% 5)\nb = 7 % 4"],
    "line magic continued": ["%env \\\n  CHAFFINCH_A=1\na = 1"],
    "magic assigned": ["a = %pwd\nb = isinstance(a, str)\ndel a"],
    "time assigned": ["a = %time 3 + 4"],
    "time line": ["%time a = 5"],
    "timeit": ["a = 0\nt = %timeit -n1 -r1 -q -o sum(range(9))\nb = t.loops, t.repeat\nok = t.best >= 0\ndel t"],
    "timeit keeps its names": ["%timeit -n1 -r1 inner = 5\na = 1"],
    "timeit cell": ["%%timeit -n1 -r1 s = 3\ninner = s + 1", "a = 1"],
    "timeit cell sees": ["xs = [1]", "%%timeit -n1 -r1\nlen(xs)", "a = 1"],
    "time cell": ["%%time\na = 5\ndef f(): return a\nb = f()"],
    "time cell fails": ["%%time\na = 1\n1 / 0\nb = 2", "c = 3"],
    "prun cell": ["%%prun -q\na = 5"],
    "capture": ["%%capture out\nprint('hi')\na = 1", "text = out.stdout\nerr = out.stderr\ndel out"],
    "capture nothing": ["%%capture\nprint('hi')\na = 1"],
    "capture no stderr": ["%%capture --no-stderr out\na = 1\nprint(2)", "b = out.stdout\ndel out"],
    "magic in a magic": ["%%capture\n%time a = 1\nb = 2"],
    "writefile": ["%%writefile helper.py\ndef f(): return 7", "import helper\na = helper.f()\ndel helper"],
    "writefile appends": ["%%writefile x.txt\none", "%%writefile -a x.txt\ntwo", "a = open('x.txt').read()"],
    "writefile expands": ["name = 'y.txt'", "%%writefile $name\none", "import os\na = os.path.exists('y.txt')"],
    "writefile does not run": ["def f(): return 1", "%%writefile f.py\ndef f(): return 2", "a = f()"],
    "writefile without a name": ["%%writefile\nx = 1", "a = 1"],
    "script": ["%%script true\nx = 1", "a = 1"],
    "magic without a body": ["%%time", "%%bash", "%%capture\n", "a = 1"],
    "bash": ["%%bash\nx=1", "a = 1"],
    "bash out": ["%%bash --out text\ntrue", "a = text"],
    "html": ["%%html\n<b>x</b>", "%%javascript\nlet x = 1", "%%latex\n$x$", "%%markdown\n# x", "%%svg\n<svg/>", "a = 1"],
    "unknown cell magic": ["%%nosuchmagic\nx = 1", "a = 1"],
    "unknown line magic": ["a = 1\n%nosuchmagic\nb = 2", "c = 3"],
    "own line magic": ["from IPython.core.magic import register_line_magic\n@register_line_magic\ndef twice(line): return 2 * line", "a = %twice ab\ndel twice, register_line_magic"],
    "own cell magic": ["from IPython.core.magic import register_cell_magic\n@register_cell_magic\ndef keep(line, cell):\n    global kept\n    kept = cell", "%%keep\nx = 1", "a = kept\ndel keep, register_cell_magic"],
    "automagic": ["pwd", "cd .", "a = 1"],
    "automagic shadowed": ["pwd = 5", "pwd", "b = pwd"],
    "automagic only alone": ["a = 1\npip install x", "b = 2"],
    "help": ["len?", "?len", "len??", "a = 1\nlen?\nb = 2"],
    "help and more": ["a = 1\na?", "b = 2"],
    "cd": ["import os\nos.mkdir('d')", "%cd d", "%cd ..", "%cd /no/such/folder\na = os.path.isdir('d')"],
    "env": ["%env CHAFFINCH_B=5", "import os\na = os.environ['CHAFFINCH_B']", "b = %env CHAFFINCH_B"],
    "run": ["%%writefile r.py\nz = 3\nn = __name__", "%run r.py", "a = z + 1"],
    "run nothing": ["%run nosuch.py\na = 1", "b = 2"],
    "reset": ["a = 1", "%reset -f", "b = 2"],
    "no-break space first": ["\u00a0\na = 1"],
    "no-break space inside": ["a = 1\n\u00a0\nb = 2", "c = 3"],
    "no-break space in a line": ["a\u00a0= 1", "b = 2"],
    "form feed": ["a = 1\n\x0c\nb = 2"],
    "indented cell": ["    a = 1\n    b = 2"],
    "prompts": [">>> a = 1\n>>> for i in range(2):\n...     b = i", "In [1]: c = 3"],
    "prompts in strings": ["def f():\n    '''Doc.\n\n    >>> f()\n    1\n    '''\n    return 1\nd = f.__doc__"],
    "blank lines in strings": ["s = '''a\n   \nb'''"],
    "percent lines in strings": ["s = '''\n%matplotlib inline\n!ls\n# %% x\n'''"],
    "trailing semicolon": ["7;", "a = 1;", "b = _"],
    "last value": ["3 + 4", "a = _", "'x'", "b = __"],
    "own underscore": ["_ = 5", "7", "a = _"],
    "out": ["3", "a = Out[1] + _1"],
    "in": ["x = 1", "a = In[1]"],
    "main": ["if __name__ == '__main__':\n    a = 1"],
    "no file": ["a = '__file__' in globals()", "b = __file__", "c = 1"],
    "pickle": ["import pickle\nclass A:\n    def __init__(self): self.x = 3\na = pickle.loads(pickle.dumps(A())).x"],
    "dataclass": ["from dataclasses import dataclass\nfrom typing import ClassVar\n@dataclass\nclass A:\n    n: 'ClassVar[int]' = 0\n    x: int = 1\na = A(5).x\nb = list(A.__dataclass_fields__)"],
    "source": ["import inspect\ndef f():\n    return 1  # a remark", "s = inspect.getsource(f)"],
    "main module": ["import __main__\nx = 1\na = __main__.x\ndel __main__"],
    "globals": ["globals()['a'] = 1\nb = 'a' in vars()"],
    "exec": ["exec('a = 1')\nb = eval('a + 1')"],
    "display": ["display(1)\na = 1", "from IPython.display import display, clear_output, HTML\ndisplay(HTML('<b>'))\nclear_output()\nb = 2\ndel display, clear_output, HTML"],
    "display handle": ["h = display(1, display_id=True)\nh.update(2)\na = 1\ndel h"],
    "get_ipython": ["ip = get_ipython()\na = type(ip).__name__\ndel ip", "from IPython import get_ipython\nb = get_ipython() is not None", "get_ipython().run_line_magic('matplotlib', 'inline')\nc = 1", "get_ipython().run_cell_magic('time', '', 'd = 4\\n')", "get_ipython().system('true')", "get_ipython().ex('e = 5')\nf = get_ipython().ev('e')"],
    "in colab": ["a = 'google.colab' in str(get_ipython())", "try:\n    import google.colab\n    b = True\nexcept ImportError:\n    b = False"],
    "import fails alone": ["try:\n    import nosuchmodule\nexcept ImportError:\n    x = None", "a = x"],
    "delete": ["a = 1\nb = 2", "del a"],
    "walrus": ["if (n := 5) > 3:\n    m = n"],
    "lambda and scope": ["k = 3\nf = [lambda: i + k for i in range(2)]\na = [g() for g in f]\ndel f"],
    "match": ["match (1, 2):\n    case (a, b):\n        c = a + b"],
    "empty": ["", "  \n", "# a remark", "a = 1"],
    "crlf": ["a = 1\r\nif a:\r\n    b = 2\r\n"],
    "argv": ["import sys\na = isinstance(sys.argv[0], str)"],
    "input": ["a = 1\nname = input('your name: ')\nb = 2", "c = 3"],
    "keyboard interrupt": ["a = 1\nraise KeyboardInterrupt\nb = 2", "c = 3"],
    "star import": ["from math import *\na = floor(2.5)", "for n in [n for n in globals() if getattr(globals()[n], '__module__', '') == 'math']: del globals()[n]\ndel n"],
    "null byte": ["a = 1\x00", "b = 2"],
}  # fmt: skip

# what is plain data, by name; the marker is for the kernel's output
TELLING = """
def _told(names):
    def plain(v):
        return isinstance(v, (int, float, str, bool, type(None))) or (isinstance(v, (list, tuple, dict)) and type(v).__module__ == "builtins")
    return {k: repr(v) if plain(v) else type(v).__name__ for k, v in names.items() if not k.startswith("_") and k not in HIDDEN}
"""
HIDDEN = {"In", "Out", "get_ipython", "exit", "quit", "open", "display"}

# each kernel is a fork of a process that has imported what a kernel imports, and run nothing
IN_KERNELS = """
import json, multiprocessing, os, sys, tempfile
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.connect import write_connection_file

cases, ask = json.load(sys.stdin)
os.environ["JPY_PARENT_PID"] = str(os.getpid())  # else a kernel says how it is to be ended
server = multiprocessing.get_context("forkserver")
server.set_forkserver_preload(["ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell"])
KERNEL = "import os; os.chdir(folder); from ipykernel.kernelapp import launch_new_instance; launch_new_instance(arguments)"
def one(cells):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as aside:
        file, _ = write_connection_file(aside + "/kernel.json", transport="ipc", ip=aside + "/kernel")
        names = {"folder": folder, "arguments": ["-f", file, "--HistoryManager.enabled=False"]}
        kernel = server.Process(target=exec, args=(KERNEL, names), daemon=True)
        kernel.start()
        client = BlockingKernelClient(connection_file=file)
        client.load_connection_file()
        client.start_channels(hb=False)  # a kernel on a busy machine is not dead
        try:
            client.wait_for_ready(timeout=120)
            failed, said = [], []
            for number, cell in enumerate(cells, start=1):
                errors = []
                def hook(message):
                    if message["msg_type"] == "error":
                        errors.append(message)
                reply = client.execute_interactive(cell, allow_stdin=False, stop_on_error=False, timeout=60, output_hook=hook)
                if reply["content"]["status"] != "ok" or errors:
                    failed.append(number)
            def told(message):
                if message["msg_type"] == "stream":
                    said.append(message["content"]["text"])
            client.execute_interactive(ask, allow_stdin=False, timeout=60, output_hook=told, store_history=False)
            return [failed, "".join(said)]
        finally:
            client.stop_channels()
            kernel.kill()
            kernel.join()
print(json.dumps({name: one(cells) for name, cells in cases.items()}))
"""

HERE = """
import json, os, sys, tempfile
from autograder.cells.environment import Environment
from autograder.cells.run import run_cells
from autograder.cells.submission import code_cells

cases, ask = json.load(sys.stdin)
answers = {}
for name, cells in cases.items():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        if (child := os.fork()) == 0:
            out = sys.stdout
            sys.stdout = open(os.devnull, "w")
            loaded = run_cells(code_cells(*cells), Environment(stays=True))
            sys.stdout = open("answer", "w")
            exec(ask, loaded.names)
            sys.stdout.flush()
            os._exit(0 if not open("failed", "w").write(json.dumps(sorted({p.cell for p in loaded.problems}))) else 0)
        os.waitpid(child, 0)
        answers[name] = [json.load(open("failed")), open("answer").read()]
        os.chdir("/")
print(json.dumps(answers))
"""


def ask(program: str, cases: dict[str, list[str]]) -> dict:
    question = f"HIDDEN = {HIDDEN!r}\n{TELLING}\nprint(_told(dict(globals())))"
    done = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps([cases, question]), env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def answers() -> tuple[dict, dict]:
    """What kernels and we say of each case: the cells that failed, and names with values."""
    parts = [dict(list(CASES.items())[start::2]) for start in range(2)]
    with ThreadPoolExecutor(3) as pool:
        ours = pool.submit(ask, HERE, CASES)
        kernels = list(pool.map(lambda part: ask(IN_KERNELS, part), parts))
        return kernels[0] | kernels[1], ours.result()


@pytest.mark.parametrize("name", CASES)
def test_it_defines_what_a_kernel_defines(answers, name):
    kernels, ours = answers
    (failed, said), (our_failed, our_said) = kernels[name], ours[name]
    theirs, mine = ast.literal_eval(said), ast.literal_eval(our_said)
    theirs.pop("HIDDEN"), mine.pop("HIDDEN")
    assert (mine, our_failed) == (theirs, failed)


def test_there_are_enough_of_them():
    assert len(CASES) >= 60
