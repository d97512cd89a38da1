"""A small made-up course with secrets in it, and honest answers to attack from."""

import shutil
from pathlib import Path
from textwrap import indent

from autograder.assignment import Course
from autograder.packages.build import assemble

SECRET = "314159.25"  # stands in a hidden check as an expected value
SOLUTION_LINE = "the_secret_way = x + x"
HIDDEN_LINE = "is_only_known_to_the_grader"

ASSIGNMENT = """
name = "hw9_made"
title = "Made up"
summary = "For tests."

[limits]
load_seconds = 2
call_seconds = 1
question_seconds = 3
memory_mb = 512
file_mb = 4
output_kb = 16
reply_mb = 32

[[questions]]
name = "q1_double"
title = "Doubling"
defines = ["double"]

[[questions]]
name = "q2_square"
title = "Squares"
defines = ["square"]

[[questions]]
name = "q3_train"
title = "Training"
defines = ["train"]
"""

MASTER = f'''# %% [markdown]
# # Made up

# %%
import numpy as np
import torch

# %% question="q1_double"
def double(x):
    """Twice x, float64 array of any shape."""
    # BEGIN SOLUTION
    {SOLUTION_LINE}
    return the_secret_way
    # END SOLUTION

# %% question="q2_square"
def square(x):
    """x squared, a differentiable tensor."""
    # BEGIN SOLUTION
    return x * x
    # END SOLUTION

# %% question="q3_train"
def train(net, optimizer, loss_fn, x, y, steps):
    """Some steps of training; returns the losses."""
    # BEGIN SOLUTION
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_fn(net(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
    # END SOLUTION
'''

PUBLIC = {
    "q1_double": '''"""q1_double."""
import numpy as np
from autograder.checks import check, expect

@check(points=1, hint="Twice.")
def test_doubles_one(student):
    """Twice 1 is 2."""
    expect.close(student.double(np.ones(1)), np.array([2.0]), "double(1)")
''',
    "q2_square": '''"""q2_square."""
import torch
from autograder.checks import check, expect

@check(points=1, hint="Times itself.")
def test_squares_three(student):
    """3 squared is 9."""
    expect.close(student.square(torch.tensor(3.0)), torch.tensor(9.0), "square(3)")
''',
    "q3_train": '''"""q3_train."""
import torch
from autograder.checks import check, expect

@check(points=1)
def test_gives_a_loss_for_each_step(student, seed):
    """There is one loss for each step."""
    net = student.put(torch.nn.Linear(2, 1))
    opt = student.make(torch.optim.SGD, net.parameters(), lr=0.1)
    expect.true(len(student.train(net, opt, torch.nn.MSELoss(), torch.ones(3, 2), torch.zeros(3, 1), 4)) == 4, "not 4")
''',
}

HIDDEN = {
    "q1_double": f'''"""q1_double, hidden: {HIDDEN_LINE}."""
import numpy as np
from autograder.checks import check, expect

@check(points=2, after="test_doubles_one", hint="Twice, always.")
def test_doubles_many(student, solution, rng):
    """Twice many numbers is right."""
    x = rng.normal(size=(8, 5))
    found = student.double(x)
    off = np.abs(np.asarray(found) - solution.double(x)).max()
    expect.close(found, solution.double(x), f"the doubled numbers (off by {{off}})")

@check(points=1, hint="Also large ones.")
def test_doubles_a_secret(student):
    """A large number is doubled."""
    expect.close(student.double(np.array([157079.625])), np.array([{SECRET}]), "the doubled number")
''',
    "q2_square": f'''"""q2_square, hidden: {HIDDEN_LINE}."""
import torch
from autograder.checks import check, expect

@check(points=1, after="test_squares_three")
def test_has_the_right_gradient(student, rng):
    """The gradient is 2x."""
    x = torch.tensor(rng.normal(size=5), requires_grad=True)
    student.square(x).sum().backward()
    expect.close(x.grad, 2 * x.detach(), "the gradient")
''',
    "q3_train": f'''"""q3_train, hidden: {HIDDEN_LINE}."""
import torch
from autograder.checks import check, expect

class CountingLoss(torch.nn.Module):
    """Counts its calls."""
    def __init__(self):
        super().__init__()
        self.calls = 0

    def forward(self, a, b):
        self.calls += 1
        return ((a - b) ** 2).mean()

def weights(net):
    return [p.detach().clone() for p in net.parameters()]

@check(points=2, after="test_gives_a_loss_for_each_step")
def test_trains_as_the_solution_does(student, solution):
    """After some steps the weights are those of a right training."""
    start = torch.nn.Linear(2, 1)
    x, y = torch.randn(8, 2), torch.randn(8, 1)
    ends = []
    for who in (student, solution):
        net = who.put(torch.nn.Linear(2, 1))
        who.run(lambda net, state: net.load_state_dict(state) and None, net, {{k: v.clone() for k, v in start.state_dict().items()}})
        opt = who.make(torch.optim.SGD, net.parameters(), lr=0.1)
        loss = who.put(CountingLoss())
        losses = who.train(net, opt, loss, x, y, 3)
        expect.true(loss.calls == 3, "{HIDDEN_LINE}")
        losses = [float(loss) for loss in losses]
        ends.append((who.run(weights, net), losses))
    for mine, theirs in zip(ends[0][0], ends[1][0], strict=True):
        expect.close(mine, theirs, "weights")
    expect.close(ends[0][1], ends[1][1], "losses")
''',
}

HONEST = {
    "double": "def double(x):\n    return 2 * x\n",
    "square": "def square(x):\n    return x ** 2\n",
    "train": """def train(net, optimizer, loss_fn, x, y, steps):
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_fn(net(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
""",
}
SECRETS = (SECRET, SOLUTION_LINE, HIDDEN_LINE, "the_secret_way", "CountingLoss")
POINTS = {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 3.0}


def write_course(root: Path) -> None:
    """Writes the course's folders below ``root``."""
    texts = {
        root / "solutions" / "hw9_made" / "assignment.toml": ASSIGNMENT,
        root / "solutions" / "hw9_made" / "hw9_made.py": MASTER,
    }
    for kind, files in (("public", PUBLIC), ("hidden", HIDDEN)):
        for question, text in files.items():
            texts[root / "autograder" / "graders" / "hw9_made" / kind / f"test_{question}.py"] = text
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def build_package(root: Path, package: Path) -> None:
    """Writes the course below ``root``, `shared` included, and its autograder's zip."""
    write_course(root)
    shutil.copytree(Course.find().root / "shared", root / "shared")
    package.write_bytes(assemble(Course(root).assignment("hw9_made")).autograder.data)


def submission(*replaced: str, **instead: str) -> str:
    """A right submission's text, with some definitions replaced (``double="…"``) and others added."""
    parts = {**HONEST, **instead}
    return "\n\n".join(["import numpy as np\nimport torch", *parts.values(), *replaced])


def function(name: str, body: str) -> str:
    """A function of ``x`` that does something."""
    return f"def {name}(x):\n{indent(body.strip(), '    ')}\n"


NOTHING: dict[str, float] = {}
ALL = POINTS
BUT_FIRST = {name: points for name, points in POINTS.items() if name != "q1_double"}


def named(*attacks: tuple[str, str, dict[str, float]]) -> dict[str, tuple[str, dict[str, float]]]:
    """Attacks by what they try: ``(lesson, source, points of its honest part)``."""
    return {lesson: (source, honest) for lesson, source, honest in attacks}
