"""A layer that changes what passes through, with the right kinds and shapes: the second Linear is subclassed to clip."""
CAUGHT_BY = "test_output_agrees_with_the_same_weights"
LESSON = "One of your layers does more than it should. Use `nn.Linear` itself."
import torch.nn as nn

class Linear(nn.Linear):
    def forward(self, x):
        return super().forward(x).clamp(min=0)

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [Linear(a, b), activation()]
    return nn.Sequential(*layers[:-1])
