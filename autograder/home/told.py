"""What a student reads of a check, in words alone."""

from autograder.assignment import CheckResult


def told(result: CheckResult) -> str:
    """What a student reads of a check that does not pass: what happened, a hint, what a picture shows."""
    parts = [result.message]
    parts += [f"Hint: {result.advice}"] if result.advice else []
    parts += [f"Picture: {result.picture.alt}"] if result.picture else []
    return "\n".join(parts)
