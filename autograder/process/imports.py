"""What this process can import besides what is installed."""

import sys
from pathlib import Path


def importable(course: Path) -> None:
    """Lets masters and checks import the course's own package ``shared``.

    Args:
        course: The course's root folder.
    """
    if str(course) not in sys.path:
        sys.path.insert(0, str(course))
