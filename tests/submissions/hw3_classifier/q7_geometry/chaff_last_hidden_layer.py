"""layer_list[-1] is the first hidden layer only as long as there is no second one."""
CAUGHT_BY = "test_lines_belong_to_the_first_layer"
LESSON = "Your lines are not those of the first hidden layer. Take `model.layer_list[0]`."
import torch


def decision_lines(model):
    layer = model.layer_list[-1]
    return torch.cat([layer.weight[:, :2], layer.bias[:, None]], dim=1).detach().cpu().numpy()
