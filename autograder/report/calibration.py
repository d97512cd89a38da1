"""What calibration found about a threshold, for the terminal."""

from rich.text import Text

from autograder.grading.calibration import Calibration


def calibration_text(line: Calibration) -> Text:
    """A few lines: the threshold, right runs with their bounds, wrong runs, other bounds."""
    parts = [Text(f"{line.question}  {line.check}", style="bold")]
    parts.append(Text(f"  {line.what} {_sign(line)} {_number(line.bound)}"))
    parts += [
        Text(f"    {said}") for said in (_right(line), _tail(line), _wrong(line), *_elsewhere(line)) if said
    ]
    return Text("\n").join(parts)


def one_in(rate: float) -> str:
    """A small rate in words, e.g. ``"1 in 1000"``, to two digits on the cautious side; ``"none"`` for 0."""
    if rate <= 0:
        return "none"
    if rate < 1e-12:
        return "1 in 10^12 or fewer"
    times = 1 / rate
    digits = 10 ** max(len(str(int(times))) - 2, 0)
    return f"1 in {int(times // digits * digits)}"


def _sign(line: Calibration) -> str:
    return "≤" if line.upper else "≥"


def _right(line: Calibration) -> str:
    worst = f"worst {_number(line.worst_right)}"
    if not line.varies:
        return f"right: {worst}, the same on every seed ({line.right_runs} runs)"
    failed = f"{line.failed_seeds} of {line.seeds} seeds fail"
    bound = f"with 95 % confidence at most {one_in(line.at_most)}"
    return f"right: {failed} ({line.right_runs} runs), so {bound}; {worst}"


def _tail(line: Calibration) -> str:
    if line.tail is None:
        return ""
    said = f"most likely {one_in(line.tail.rate)}, at most {one_in(line.tail.at_most)}"
    return f"fitted tail of {line.tail.excesses} values: {said}"


def _wrong(line: Calibration) -> str:
    if not line.wrong_runs:
        return "wrong: no chaff comes to it"
    inside = f"{line.wrong_inside} of {line.wrong_runs} runs get past it"
    return f"wrong: {inside}; best {_number(line.best_wrong)} ({line.best_wrong_variant})"


def _elsewhere(line: Calibration) -> list[str]:
    return [
        f"  at {_sign(line)} {_number(other.bound)}: {other.right_beyond} seeds of right ones fail, "
        f"{other.wrong_inside} wrong runs get past it"
        for other in line.elsewhere
    ]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"
