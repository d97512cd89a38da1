"""make_net always gets a sigmoid: ReLU gives the very same table."""
CAUGHT_BY = "test_the_activation_is_handed_on"
LESSON = "Your networks do not get the activation that was given. Hand it on to make_net."
import numpy as np
import torch
import torch.nn as nn


def losses_by_width(widths, activation, seeds, make_net, train):
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            torch.manual_seed(seed)
            table[i, j] = train(make_net(width, nn.Sigmoid()))[-1]
    return table
