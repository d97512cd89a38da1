"""Makes all parameters learn, also those that came frozen."""

CAUGHT_BY = "test_the_model_is_trained_and_nothing_else"
LESSON = (
    "Your training changes more of the model than it should. What is frozen, the dtype and the "
    "layers stay as they came."
)

from torch.utils.data import DataLoader


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    for parameter in model.parameters():
        parameter.requires_grad_(True)
    model.train()
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
