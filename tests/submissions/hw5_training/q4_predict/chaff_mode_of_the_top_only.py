"""model.training = mode brings back the outermost module and leaves its layers in eval mode."""

import torch

CAUGHT_BY = "test_the_model_is_left_as_it_came"
LESSON = (
    "Your function leaves the model in another mode than it came in. Note `model.training` first. Set "
    "it back with `model.train(was)`, which reaches all layers."
)


def predict_proba(model, X):
    weight = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.training = was
    return torch.softmax(z, 1).cpu().numpy()
