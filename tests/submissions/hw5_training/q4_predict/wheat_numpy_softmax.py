"""Inference mode, and the softmax is done in NumPy."""
import numpy as np
import torch

def predict_proba(model, X):
    p0 = list(model.parameters())[0]
    before = model.training
    model.train(False)
    with torch.inference_mode():
        z = model(torch.as_tensor(np.array(X)).to(device=p0.device, dtype=p0.dtype)).cpu().numpy()
    model.train(before)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

def predict_label(model, X):
    return np.argmax(predict_proba(model, X), axis=-1)
