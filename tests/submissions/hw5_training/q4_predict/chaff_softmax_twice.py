"""A second softmax pulls all probabilities towards each other; the labels stay right."""
CAUGHT_BY = "test_known_probabilities_and_their_labels"
LESSON = "Your code applies softmax twice. Once is enough."
import torch

def predict_proba(model, X):
    weight = next(model.parameters())
    mode = model.training
    model.eval()
    with torch.no_grad():
        p = torch.softmax(model(torch.tensor(X, dtype=weight.dtype, device=weight.device)), dim=1)
    model.train(mode)
    return torch.softmax(p, dim=1).cpu().numpy()
