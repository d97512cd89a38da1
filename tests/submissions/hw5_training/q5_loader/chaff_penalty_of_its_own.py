"""An L2 penalty is added by hand on top of the optimizer's own weight decay."""
CAUGHT_BY = "test_four_steps_by_hand"
LESSON = "Your loss has a part that nobody asked for. Use what loss_fn gives."
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
            penalty = 0.1 * sum((p**2).sum() for p in model.parameters())
            (loss + penalty).backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses
