"""The shuffled rows are written back into the caller's tensors."""
CAUGHT_BY = "test_features_and_target_stay_as_they_were"
LESSON = (
    "Your function writes the shuffled rows into the tensors that it was given. Make new tensors: "
    "`features[order]`."
)
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(n_epochs):
        if shuffle:
            order = torch.randperm(len(features))
            features[:] = features[order]
            target[:] = target[order]
        loss = criterion(model(features), target)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
