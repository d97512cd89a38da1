"""Softmax over the batch: columns sum to 1 instead of rows."""
CAUGHT_BY = "test_rows_sum_to_one"
LESSON = "Your softmax runs over the rows. It should run over the classes of each row: dim 1."
import torch

def predict_proba(model, X):
    weight = next(model.parameters())
    mode = model.training
    model.eval()
    with torch.no_grad():
        z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train(mode)
    return torch.softmax(z, dim=0).cpu().numpy()
