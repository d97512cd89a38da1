"""What honest code does works in the sandbox."""

import os

import numpy as np
import pytest
import torch

CODE = """
import numpy as np, torch
import asyncio, pathlib, shutil, tempfile, threading, time
import matplotlib.pyplot as plt
import pandas as pd
def use_much(x):
    pathlib.Path('sub').mkdir(exist_ok=True)
    pathlib.Path('sub/a.txt').write_text('1,2'); shutil.copyfile('sub/a.txt', 'b.txt')
    pathlib.Path('b.txt').rename('c.txt'); assert pathlib.Path('c.txt').stat().st_size == 3
    with tempfile.TemporaryFile() as file: file.write(b'x')
    with tempfile.TemporaryDirectory() as folder: pathlib.Path(folder, 'y').touch()
    assert len(pd.read_csv('c.txt', header=None).columns) == 2
    np.save('n.npy', x); memory = np.memmap('m.bin', dtype='f8', mode='w+', shape=3); memory[:] = 1; memory.flush()
    torch.save({'x': torch.ones(2)}, 't.pt'); torch.load('t.pt')
    plt.plot([1, 2]); plt.savefig('p.png'); plt.close()
    seen = []
    threads = [threading.Thread(target=seen.append, args=(i,)) for i in range(8)]
    for t in threads: t.start()
    for t in threads: t.join()
    assert asyncio.run(asyncio.sleep(0.001, 'slept')) == 'slept'
    time.sleep(0.001); shutil.rmtree('sub'); print(len(seen), flush=True)
    return np.load('n.npy') * 2

def gradient(x):
    (x ** 3).sum().backward()
    return x.grad
"""


def test_files_threads_pictures_and_loops_work(behind):
    assert np.array_equal(behind(CODE).use_much(np.ones(3)), np.full(3, 2.0))


def test_gradients_work(behind):
    assert torch.equal(behind(CODE).gradient(torch.ones(2, requires_grad=True)), torch.full((2,), 3.0))


@pytest.mark.skipif(os.name != "posix", reason="no such limits")
def test_threads_are_bounded(sit):
    sitting = sit(
        """
import threading, time
def count():
    started = 0
    try:
        for started in range(5000): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    except RuntimeError: pass
    return started
"""
    )
    started = sitting.student_for("q").count()
    if not any("threads" in held for held in sitting.isolation):
        pytest.skip("the system does not count them here")
    assert 8 <= started <= 600
