"""What is said before the room opens."""

import socket
import subprocess
import sys

import pytest

from autograder.assignment import ChaffinchError
from autograder.staff.web.serve import open_room


def test_a_folder_without_grades_is_refused(group, tmp_path):
    with (
        pytest.raises(ChaffinchError, match="There are no grades in"),
        open_room(group.room.course, tmp_path / "none", ["tina"], 0),
    ):
        pass


def test_a_port_that_is_taken_is_refused(group):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with (
            pytest.raises(ChaffinchError, match=f"Port {port} cannot be used"),
            open_room(group.room.course, group.room.out, ["tina"], port),
        ):
            pass


def test_each_reader_has_a_link_of_their_own(group):
    with open_room(group.room.course, group.room.out, ["tina", "tom"], 0) as opened:
        links = dict(opened.links)
        assert links.keys() == {"tina", "tom"}
        assert links["tina"] != links["tom"]
        assert all(link.startswith("http://127.0.0.1:") for link in links.values())


def test_what_takes_seconds_to_load_waits_until_somebody_asks_for_it():
    code = "import sys, autograder.cli.staff, autograder.staff.web.serve; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"torch", "matplotlib", "copydetect"} & set(run.stdout.split()) == set()
