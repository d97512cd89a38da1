"""A hook that watches the prediction is never removed."""

import torch

CAUGHT_BY = "test_the_model_is_left_as_it_came"
LESSON = "Your function leaves a hook on the model. Remove it in `finally`."


def predict_proba(model, X):
    w = next(model.parameters())
    was = model.training
    model.eval()
    model.register_forward_hook(lambda *a: None)
    with torch.no_grad():
        out = torch.softmax(model(torch.tensor(X, dtype=w.dtype, device=w.device)), dim=1)
    model.train(was)
    return out.cpu().numpy()

def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
