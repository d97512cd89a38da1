"""inference_mode as a decorator, one loss and one hit per image, the mode restored in finally."""
import torch


@torch.inference_mode()
def evaluate(model, loader, loss_fn, device):
    if model.training:
        model.eval()
        try:
            return evaluate(model, loader, loss_fn, device)
        finally:
            model.train()
    losses, hits = [], []
    for images, labels in loader:
        labels = labels.to(device)
        logits = model(images.to(device))
        losses.append(loss_fn(logits, labels).double().expand(len(labels)))
        hits.append(logits.max(dim=1).indices.eq(labels).double())
    return torch.cat(losses).mean().item(), torch.cat(hits).mean().item()
