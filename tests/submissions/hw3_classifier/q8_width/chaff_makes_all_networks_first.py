"""All networks are made before the first is trained."""
CAUGHT_BY = "test_each_network_is_trained_before_the_next_is_made"
LESSON = (
    "Your networks are all made before the first is trained. Make one, train it, and only then make the "
    "next."
)
import numpy as np
import torch


def losses_by_width(widths, activation, seeds, make_net, train):
    nets = []
    for w in widths:
        for s in seeds:
            torch.manual_seed(s)
            nets.append(make_net(w, activation))
    return np.array([train(n)[-1] for n in nets], dtype=np.float64).reshape(len(widths), len(seeds))
