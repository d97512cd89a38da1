"""model.train() is missing: after an evaluation the model goes on in eval mode."""
CAUGHT_BY = "test_training_mode"
LESSON = "Your model is trained in the mode in which it came. Call `model.train()` first."
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
