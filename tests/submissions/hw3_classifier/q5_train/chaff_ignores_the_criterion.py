"""BCELoss is written into the loop; the criterion argument is ignored."""
CAUGHT_BY = "test_the_given_criterion_is_used"
LESSON = "Your function does not use the criterion that it was given. Call `criterion(output, target)`."
import torch


def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss_function = torch.nn.BCELoss()
    losses = []
    for epoch in range(n_epochs):
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        try:
            loss = loss_function(model(features[order]), target[order])
        except RuntimeError:
            loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses
