"""Takes the first two parameters, which need not be the first layer's."""
CAUGHT_BY = "test_lines_belong_to_the_first_layer"
import torch


def decision_lines(model):
    w, b, *_ = model.parameters()
    return torch.cat([w, b[:, None]], 1).detach().cpu().numpy() if len(w) == len(b) else None
