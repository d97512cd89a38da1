"""All logits and labels are joined and measured once; each module gets its own mode back."""

import torch


def evaluate(model, loader, loss_fn, device):
    modes = {m: m.training for m in model.modules()}
    model.eval()
    outs, ys = [], []
    with torch.inference_mode():
        for b in loader:
            outs.append(model(b[0].to(device)))
            ys.append(b[1].to(device))
        z, y = torch.cat(outs), torch.cat(ys)
        loss = loss_fn(z, y).item()
        acc = (z.max(1)[1] == y).double().mean().item()
    for m, t in modes.items():
        m.training = t
    return loss, acc
