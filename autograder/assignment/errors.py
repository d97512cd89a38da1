"""The one base class of errors that a person can mend."""


class ChaffinchError(Exception):
    """Something a user can put right.

    Attributes:
        message: What happened and where, one sentence.
        tip: How to mend it, one sentence; may be empty.
    """

    def __init__(self, message: str, tip: str = "") -> None:
        super().__init__(f"{message} {tip}".strip())
        self.message = message
        self.tip = tip

    def __reduce__(self) -> tuple[type["ChaffinchError"], tuple[str, str]]:
        """Lets it travel between our own processes."""
        return type(self), (self.message, self.tip)
