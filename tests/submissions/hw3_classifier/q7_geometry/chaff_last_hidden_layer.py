"""layer_list[-1] is the first hidden layer only as long as there is no second one."""
CAUGHT_BY = "test_lines_belong_to_the_first_layer"
import torch


def decision_lines(model):
    layer = model.layer_list[-1]
    return torch.cat([layer.weight[:, :2], layer.bias[:, None]], dim=1).detach().cpu().numpy()
