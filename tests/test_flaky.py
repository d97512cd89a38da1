"""What passes only in a second try is named, and a real fault stays one."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("flaky.py")
SECOND = "from pathlib import Path\n\ndef test_luck():\n    seen = Path('seen')\n    first = not seen.exists()\n    seen.touch()\n    assert not first\n"


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        (SECOND, 0, "FLAKY: test_it.py::test_luck\n"),
        ("def test_bad():\n    assert False\n", 1, ""),
        ("def test_good():\n    pass\n", 0, ""),
        (f"{SECOND}\ndef test_bad():\n    assert False\n", 1, "FLAKY: test_it.py::test_luck\n"),
    ],
)
def test_only_what_passed_alone_is_named(tmp_path, text, code, named):
    (tmp_path / "test_it.py").write_text(text)
    done = subprocess.run(
        [sys.executable, SCRIPT, "-q", "test_it.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout
    assert "".join(f"{line}\n" for line in done.stdout.splitlines() if line.startswith("FLAKY")) == named
