"""Puts the best weights back at the end: the last step is not where training ends."""
CAUGHT_BY = "test_every_epoch_counts_alike"
LESSON = (
    "Your function puts earlier weights back at the end. The weights should be those that the last step "
    "left."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer, losses, best = torch.optim.Adam(model.parameters(), lr=lr), [], None
    for _ in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            now = criterion(model(features), target).item()
        if best is None or now < best[0]:
            best = now, {k: v.clone() for k, v in model.state_dict().items()}
    if best:
        model.load_state_dict(best[1])
    return model, losses
