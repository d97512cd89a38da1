"""One activation object in every place: a PReLU has then a single slope."""
CAUGHT_BY = "test_each_activation_is_a_module_of_its_own"
LESSON = "Your layers share one activation. Make a new one for each place."
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    bend = activation()
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), bend]
    return nn.Sequential(*layers[:-1])
