"""Only numbers are wanted, but train needs gradients: under no_grad its backward finds no graph."""
CAUGHT_BY = "test_three_sigmoids_beat_two_beat_one"
LESSON = (
    "Your training runs under `no_grad`, so `backward()` finds no graph. Training needs gradients: "
    "leave it out."
)
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    with torch.no_grad():
        for i, width in enumerate(widths):
            for j, seed in enumerate(seeds):
                torch.manual_seed(seed)
                table[i, j] = train(make_net(width, activation))[-1]
    return table
