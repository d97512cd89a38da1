"""What torch does once in a process, at first use, done beforehand."""

import torch

from autograder.process.eager import leave_compiler_out


def warm_torch() -> None:
    """Bounds the threads and takes one training step, without the compiler that torch would import for it."""
    torch.set_num_threads(1)
    leave_compiler_out()
    net = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 3), torch.nn.Flatten(), torch.nn.Linear(4, 2))
    optimizer = torch.optim.Adam(net.parameters())
    loss = torch.nn.functional.cross_entropy(net(torch.zeros(2, 1, 4, 4)), torch.zeros(2, dtype=torch.long))
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
