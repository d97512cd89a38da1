"""Takes the first two parameters, which need not be the first layer's."""
CAUGHT_BY = "test_lines_belong_to_the_first_layer"
LESSON = "Your lines are not those of the first hidden layer. Take `model.layer_list[0]`."
import torch


def decision_lines(model):
    w, b, *_ = model.parameters()
    return torch.cat([w, b[:, None]], 1).detach().cpu().numpy() if len(w) == len(b) else None
