"""backward without step: the gradients are computed and nobody uses them."""
CAUGHT_BY = "test_four_steps_by_hand"
LESSON = (
    "Your weights do not move. The order is: empty the gradients, work out the loss, `backward()`, "
    "`step()`."
)
from torch.utils.data import DataLoader

def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    loader = DataLoader(dataset, batch_size=batch_size, shuffle=True, generator=generator)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
