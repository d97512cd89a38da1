"""q4_predict: from NumPy to probabilities and labels."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect, probes


def a_net(seed, device, *more):
    """A small network with random weights, and more layers before the last."""
    torch.manual_seed(4100 + seed)
    return nn.Sequential(nn.Linear(2, 8), nn.ReLU(), *more, nn.Linear(8, 3)).to(device)


def directions(device, classes):
    """A layer to which points in up to three directions are as many classes, so that every class occurs."""
    layer = nn.Linear(2, classes)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[1.0, 0.1], [-0.5, 0.9], [-0.6, -0.8]])[:classes])
        layer.bias.fill_(-0.2)
    return layer.to(device)


def make_opposite(net):
    """Turns the last layer's weights round."""
    with torch.no_grad():
        for parameter in net[len(net) - 1].parameters():
            parameter.neg_()


def leave_traces(net):
    """Gradients from an earlier backward, and a frozen parameter."""
    for parameter in net.parameters():
        parameter.grad = torch.full_like(parameter, 3.0)
    next(net.parameters()).requires_grad_(False)


@check(
    points=0.25,
    after="test_known_probabilities_and_their_labels",
    hint="Softmax of the logits, once and along dim=1; a second softmax pulls all probabilities together. "
    "exp of a logit of 100 overflows: torch.softmax knows, a formula of yours subtracts the row's maximum.",
)
def test_probabilities_are_the_softmax_of_the_logits(student, seed, rng, device):
    """The probabilities are those of the model's logits, also where these are large."""
    for scale, rtol, what in ((3, 1e-4, "the probabilities"), (3000, 1e-2, "the softmax of large logits")):
        X = rng.normal(scale=scale, size=(9, 2))
        model = student.put(a_net(seed, device))
        logits = a_net(seed, device)(torch.tensor(X, dtype=torch.float32, device=device)).detach().cpu()
        found = student.predict_proba(model, X.copy())
        expect.close(found, torch.softmax(logits, dim=1).numpy(), what, rtol=rtol, atol=1e-6)
        student.run(make_opposite, model)
        again, changed = student.predict_proba(model, X.copy()), f"{what}, after its weights have changed"
        expect.close(again, torch.softmax(-logits, dim=1).numpy(), changed, rtol=rtol, atol=1e-6)
    one = student.predict_proba(student.put(nn.Linear(2, 1).to(device)), rng.normal(size=(3, 2)))
    expect.close(one, np.ones((3, 1), dtype=np.float32), "the softmax of a single logit")
    large = np.array([[40_000, 0], [0, 40_000], [-40_000, -40_000]])
    found = student.predict_proba(student.put(directions(device, 3)), large)
    expect.close(found, np.eye(3, dtype=np.float32), f"the probabilities of X = {large.tolist()}", atol=1e-6)
    numbers = rng.integers(0, 9, size=(5, 2))
    wanted = student.predict_proba(student.put(a_net(seed, device)), numbers.astype(np.float32))
    for dtype in (np.float16, np.int8, np.uint8, np.int32):
        found = student.predict_proba(student.put(a_net(seed, device)), numbers.astype(dtype))
        expect.close(found, wanted, f"the probabilities of X of {dtype.__name__}", rtol=1e-4, atol=1e-6)


@check(
    points=0.25,
    after="test_known_probabilities_and_their_labels",
    hint="The label of a row is the position of the largest of its own probabilities, as they are: do not "
    "round them. All rows get a label, in their order.",
)
def test_labels_are_the_most_probable_classes(student, seed, rng, device):
    """Each label is the class with the largest probability, of two classes or of three."""
    for classes in (3, 2):
        X = rng.normal(scale=3, size=(300, 2))
        logits = directions(device, classes)(torch.tensor(X, dtype=torch.float32, device=device)).detach()
        clear = (logits.topk(2).values.diff() < -1e-4).flatten().cpu()  # however the sums are rounded
        found = student.predict_label(student.put(directions(device, classes)), X[clear.numpy()])
        wanted = logits.argmax(dim=1).cpu()[clear].numpy()
        expect.equal(found, wanted, f"the labels of {classes} classes")


@check(
    points=0.25,
    after=("test_probabilities_are_the_softmax_of_the_logits", "test_one_label_for_each_row"),
    hint="Ask the model for its dtype, next(model.parameters()).dtype, and convert the data to it; "
    "do not convert the model. On a detour through float32 digits are lost.",
)
def test_a_float64_model_predicts_too(student, seed, rng, device):
    """A float64 model predicts in float64 throughout and stays float64; a float32 model stays float32."""
    for dtype, expected in ((torch.float64, np.float64), (torch.float32, np.float32)):
        net = a_net(seed, device).to(dtype)
        with torch.no_grad():
            net[0].weight.div_(3)  # in float64 numbers that no float32 holds
        model, X = student.put(net), rng.normal(size=(4, 2)).astype(np.float32)
        expect.array(student.predict_proba(model, X), "the probabilities", shape=(4, 3), dtype=expected)
        expect.array(student.predict_label(model, X), "the labels", shape=(4,), dtype=np.int64)
        weight = student.fetch(model.state_dict())["0.weight"]
        expect.dtype(weight, dtype, "the model's weight afterwards")
        expect.equal(weight, net[0].weight.detach(), "the model's weight afterwards")
    X = rng.normal(size=(4, 2))
    found = student.predict_proba(student.put(a_net(seed, device).double()), X.copy())
    logits = a_net(seed, device).double()(torch.tensor(X, device=device))
    expected = torch.softmax(logits, dim=1).detach().cpu().numpy()
    expect.close(found, expected, "the probabilities in float64", rtol=1e-10, atol=1e-12)


@check(
    points=0.25,
    after="test_rows_sum_to_one",
    hint="Predict inside `with torch.no_grad():`. Without it PyTorch remembers every intermediate "
    "result for a backward that never comes; torch.set_grad_enabled(False) stays until it is undone.",
)
def test_no_graph_is_recorded(student, seed, rng, device):
    """No graph is recorded while predicting, and afterwards autograd is on or off as before."""
    for predict in (student.predict_proba, student.predict_label):
        model = student.put(probes.WatchedModule(a_net(seed, device)))
        predict(model, rng.normal(size=(4, 2)))
        expect.true(not any(model.recorded), "a graph was recorded while the model predicted")
        expect.autograd_on(student, "after the prediction autograd is still switched off")
        with probes.autograd_as_it_was(student, "the caller's setting of autograd, which was off,"):
            predict(model, rng.normal(size=(4, 2)))


@check(
    points=0.25,
    after=("test_a_model_in_training_predicts_in_eval_mode", "test_no_graph_is_recorded"),
    hint="model.eval() before predicting, in both functions; afterwards model.train(mode) with the mode that "
    "model.training had before: it reaches every layer. Nothing else of the model may change.",
)
def test_the_model_is_left_as_it_came(student, seed, rng, device):
    """In either mode the model predicts in eval mode, and is afterwards exactly as it came."""
    for predict in (student.predict_proba, student.predict_label):
        for mode in (True, False):
            net = a_net(seed, device, nn.BatchNorm1d(8), nn.Dropout(0.5))
            model = student.put(probes.WatchedModule(net).train(mode))
            student.run(leave_traces, model)
            with probes.unchanged(student, model, "the model"):
                for rows in (4, 1):
                    predict(model, rng.normal(size=(rows, 2)))
            expect.equal(set(model.modes), {"eval"}, "the set of modes that the model predicted in")
