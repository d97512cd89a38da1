"""float64 data for a float64 model lose half their digits on the way."""

import numpy as np
import torch

CAUGHT_BY = "test_a_float64_model_predicts_too"
LESSON = (
    "Your data lose digits on their way. Convert them to the dtype of the model, and to nothing else "
    "before."
)


def predict_proba(model, X):
    weight = next(model.parameters())
    was = model.training
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X.astype(np.float32), device=weight.device).to(weight.dtype))
    model.train(was)
    return torch.softmax(z, 1).cpu().numpy()
