"""predict_label, written anew, knows only float32."""

import torch

CAUGHT_BY = "test_a_float64_model_predicts_too"
LESSON = "Your data are always float32. Convert them to the dtype of the model."


def predict_label(model, X):
    was = model.training
    model.eval()
    with torch.no_grad():
        out = model(torch.tensor(X, dtype=torch.float32)).argmax(1).numpy()
    model.train(was)
    return out
