"""What students use every day at home: each works behind the wall, or is refused with a sentence."""

import pytest

from autograder.checks import StudentError

DATA = "import torch\nfrom torch.utils.data import DataLoader, TensorDataset\ndata = TensorDataset(torch.arange(10.0))\n"
MODEL = "import torch\nfrom torch import nn\nmodel = nn.Linear(2, 1)\nx = torch.ones(3, 2)\n"
IDLE = "import sys, torch\ndef idle(n): return n * ('torch._dynamo' not in sys.modules)\n"
WORKS = {
    "worker processes": (DATA + "n = sum(len(b) for (b,) in DataLoader(data, batch_size=3, num_workers=2))", 10),
    "persistent workers": (DATA + "n = len(list(DataLoader(data, num_workers=2, persistent_workers=True, prefetch_factor=4, multiprocessing_context='spawn', timeout=5)))", 10),
    "workers by position": (DATA + "n = len(list(DataLoader(data, 2, False, None, None, 2)))", 5),
    "pinned memory": (DATA + "n = len(list(DataLoader(data, pin_memory=True)))", 10),
    "a loader of one's own": (DATA + "class Mine(DataLoader):\n    def __init__(self, d):\n        super().__init__(d, batch_size=2, num_workers=1)\nn = len(list(Mine(data)))", 5),
    "a generator with workers": (DATA + "def drawn(workers):\n    g = torch.Generator().manual_seed(3)\n    return [float(b) for (b,) in DataLoader(data, shuffle=True, generator=g, num_workers=workers)]\nn = int(drawn(2) == drawn(0))", 1),
    "workers that are refused at home": (DATA + "try:\n    DataLoader(data, num_workers=-1)\nexcept ValueError:\n    n = 1", 1),
    "a compiled model": (MODEL + "n = len(torch.compile(model)(x))", 3),
    "a compiled function": ("import torch\n@torch.compile(mode='max-autotune')\ndef f(x): return x + 1\nn = int(f(torch.ones(1)))", 2),
    "a model that compiles itself": (MODEL + "model.compile()\nn = len(model(x))", 3),
    "a function that is not compiled": (IDLE + "@torch.compiler.disable\ndef f(x): return x + 1\ntorch.compiler.reset()\nn = idle(int(f(torch.ones(1))))", 2),
    "gradients of functions": (IDLE + "n = idle(int(torch.func.grad(lambda x: x**4)(torch.tensor(1.0))))", 4),
    "TorchScript": ("import torch\n@torch.jit.script\ndef f(x: torch.Tensor):\n    return x * 2\nn = int(f(torch.ones(1)))", 2),
    "a traced model": (MODEL + "n = len(torch.jit.trace(model, x)(x))", 3),
    "threads": ("import torch\ntorch.set_num_threads(8)\ntorch.set_num_interop_threads(4)\nn = torch.get_num_threads()", 1),
    "threads that are refused at home": ("import torch\ntry:\n    torch.set_num_threads(0)\nexcept RuntimeError:\n    n = 1", 1),
    "the profiler": (MODEL + "from torch.profiler import profile, ProfilerActivity\nwith profile(activities=[ProfilerActivity.CPU]) as p:\n    model(x)\nn = int(len(p.key_averages()) > 0)", 1),
    "saving and loading": (MODEL + "torch.save(model.state_dict(), 'm.pt')\nn = len(torch.load('m.pt'))", 2),
    "saving a whole model": (MODEL + "class M(nn.Module):\n    pass\ntorch.save(M(), 'm.pt')\nn = int(isinstance(torch.load('m.pt', weights_only=False), M))", 1),
    "a default device": (MODEL + "torch.set_default_device('cpu')\nn = len(model(torch.ones(3, 2)))", 3),
    "mixed precision": (MODEL + "with torch.autocast('cpu', dtype=torch.bfloat16):\n    y = model(x)\nscaler = torch.amp.GradScaler('cpu', enabled=False)\nn = len(y)", 3),
    "data parallel": (MODEL + "n = len(nn.DataParallel(model)(x))", 3),
    "a window": ("import matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt\nplt.switch_backend('QtAgg')\nplt.plot([1])\nplt.savefig('a.png')\nplt.show()\nn = 1", 1),
    "a folder of Colab's": ("import os\nos.chdir('/content/drive')\nn = 1", 1),
    "await": ("import asyncio\nawait asyncio.sleep(0)\nasync def f(): return 4\nn = await asyncio.create_task(f())", 4),
    "threads of one's own": ("from concurrent.futures import ThreadPoolExecutor\nn = sum(ThreadPoolExecutor(2).map(int, '123'))", 6),
    "a module of one's own": ("open('mine.py', 'w').write('a = 5')\nimport mine\nn = mine.a", 5),
}  # fmt: skip
REFUSED = {
    "processes": ("import multiprocessing as mp\ndef g(): pass\ndef f():\n    mp.Process(target=g).start()", "No further processes"),
    "a pool": ("import multiprocessing as mp\ndef f():\n    mp.Pool(2)", "No further processes"),
    "programs": ("import subprocess\ndef f():\n    subprocess.run(['true'])", "No other programs"),
    "the network": ("import urllib.request\ndef f():\n    urllib.request.urlopen('http://127.0.0.1:9/x')", "There is no network"),
    "hub": ("import torch\ndef f():\n    torch.hub.load('pytorch/vision', 'resnet18', trust_repo=True)", "There is no network"),
    "other people's folders": ("def f():\n    open('/etc/chaffinch', 'w')", "only write into its own folder"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKS)
def test_it_works(behind, name):
    code, wanted = WORKS[name]
    assert behind(code).n == wanted


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_sentence(behind, name):
    code, said = REFUSED[name]
    with pytest.raises(StudentError, match=said):
        behind(code).f()


def test_the_sentence_is_told_of_a_cell_too(sit):
    sitting = sit("import subprocess\nsubprocess.run(['true'])")
    sitting.student_for("q")
    assert "No other programs may be started" in sitting.problems[0].told
