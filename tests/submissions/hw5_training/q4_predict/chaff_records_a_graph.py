"""detach at the end throws the graph away only after it was recorded."""
CAUGHT_BY = "test_no_graph_is_recorded"
LESSON = "Your model records a graph while it predicts. Put the call inside `with torch.no_grad():`."
import torch

def predict_proba(model, X):
    weight = next(model.parameters())
    mode = model.training
    model.eval()
    z = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train(mode)
    return torch.softmax(z, dim=1).detach().cpu().numpy()
