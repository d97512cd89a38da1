"""In which order several workers run the tests: what takes longest first, so that none works alone at the end."""

from collections.abc import Iterable
from typing import Any

_ALONE = "tests/course/test_assignments.py"
# seconds on one core, roughly; `--durations 50` prints them. All others take less.
_LONG = {
    f"{_ALONE}::test_wheat_passes_chaff_is_caught_and_the_stub_earns_nothing[hw6_cnn]": 470,
    f"{_ALONE}::test_wheat_passes_chaff_is_caught_and_the_stub_earns_nothing[hw5_training]": 310,
    f"{_ALONE}::test_wheat_passes_chaff_is_caught_and_the_stub_earns_nothing[hw4_regression]": 180,
    f"{_ALONE}::test_wheat_passes_chaff_is_caught_and_the_stub_earns_nothing[hw3_classifier]": 170,
    "tests/cells/test_like_a_kernel.py": 130,
    "tests/shared/test_made_data.py": 110,
    "tests/grading/test_kill.py": 70,
    "tests/cli/test_linked.py": 60,
}


def unit_of(nodeid: str) -> str:
    """What of a test goes to one worker: its file, whose fixtures are made once; of some files it alone."""
    file = nodeid.partition("::")[0]
    return nodeid if file == _ALONE else file


def longest_first(nodeids: Iterable[str]) -> list[str]:
    """Tests in the order in which they begin."""
    return sorted(nodeids, key=lambda nodeid: -_LONG.get(unit_of(nodeid), 0))


def scheduler(config: Any, log: Any) -> Any:
    """What gives xdist's workers their tests."""
    from xdist.scheduler.loadfile import LoadFileScheduling

    class LongestFirst(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False  # it would put files with few tests last, however long they take
    return LongestFirst(config, log)
