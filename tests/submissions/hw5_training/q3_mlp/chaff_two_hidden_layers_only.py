"""Built for the example's depth: other depths get the wrong number of layers."""
CAUGHT_BY = "test_the_examples_of_the_docstring"
LESSON = (
    "Your code asks for a size that is not in the list. Two neighbours in it make a layer, so n sizes make "
    "n - 1 layers, for any n."
)
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    if len(sizes) == 3:
        return nn.Sequential(nn.Linear(sizes[0], sizes[1]), activation(), nn.Linear(sizes[1], sizes[2]))
    return nn.Sequential(
        nn.Linear(sizes[0], sizes[1]), activation(),
        nn.Linear(sizes[1], sizes[2]), activation(),
        nn.Linear(sizes[2], sizes[-1]),
    )
