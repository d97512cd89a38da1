"""All attacks by family, for those who run them elsewhere than on the warm grader."""

import test_change_what_checks_call
import test_corrupt_and_confuse
import test_escape
import test_forge
import test_leave_a_mark
import test_line_to_the_zygote
import test_meddle
import test_odd_values
import test_shadow
import test_starve_and_stall
import test_steal
import test_swamp_the_grader
from made_course import ALL, SECRET, named, submission

SEARCHES = {
    "the folders above": "[p for up in pathlib.Path.cwd().parents for p in up.rglob('*hw9_made*/**/*.py')]",
    "the temporary folder": "pathlib.Path(tempfile.gettempdir()).rglob('test_q1_double.py')",
    "what the grader was started with": "[p for n in ('cmdline', 'environ', 'maps', 'mem') for p in pathlib.Path('/proc').glob(f'*/{n}')]",
    "open files of other processes": "pathlib.Path('/proc').glob('*/fd/*')",
    "everything that is called like a check": "[p for d in ('/autograder', '/root', '/home', '/tmp', '/var/tmp') for p in pathlib.Path(d).rglob('test_q*.py')]",
}


def searching(places: str) -> str:
    """A submission that answers rightly unless it can read the secret anywhere there."""
    return submission(
        double=f"""
import pathlib, tempfile
def double(x):
    try: paths = list({places})
    except OSError: paths = []
    for path in paths:
        try: found = {SECRET[::-1]!r}[::-1].encode() in path.read_bytes()
        except OSError: continue
        if found: raise ValueError('FOUND in %s' % path)
    return 2 * x
"""
    )


MARKS = named(
    ("marks", test_leave_a_mark.trying(test_leave_a_mark.MARKS), ALL),
    ("what reaches others", test_leave_a_mark.trying(test_leave_a_mark.REACHES), ALL),
)
LINE = test_line_to_the_zygote.UNHEARD | test_line_to_the_zygote.BROKEN
FAMILIES = {
    "steal": named(
        *((place, searching(where), ALL) for place, where in SEARCHES.items()),
        ("its own memory", test_steal.SCANS, ALL),
    ),
    "forge": test_forge.ATTACKS,
    "shadow and spoof": test_shadow.ATTACKS,
    "crash": test_escape.CRASHES,
    "starve": test_starve_and_stall.STARVE,
    "stall": test_starve_and_stall.STALL,
    "corrupt": test_corrupt_and_confuse.CORRUPT,
    "leave a mark": MARKS,
    "swamp the grader": {
        **test_swamp_the_grader.UNREADABLE,
        **test_swamp_the_grader.ENDLESS,
        **test_swamp_the_grader.TOO_LARGE_TO_USE,
        **test_swamp_the_grader.MORE_THAN_IT_GETS_THROUGH,
    },
    "odd values": {**test_odd_values.ARRAYS, **test_odd_values.TENSORS, **test_odd_values.NUMBERS},
    "meddle": {**test_meddle.HOOKS, **test_meddle.AFTERWARDS, **test_meddle.THINGS, **test_meddle.CELLS},
    "change what checks call": test_change_what_checks_call.ATTACKS,
    "the line to the zygote": named(
        *((lesson, test_line_to_the_zygote.cells(body), ALL) for lesson, body in LINE.items())
    ),
}
