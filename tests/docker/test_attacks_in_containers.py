"""One attack of each family under the stock `otter grade`: none gains a point, and the class is unharmed."""

import sys
from pathlib import Path

import pytest

sys.path += [
    str(Path(__file__).parent),
    str(Path(__file__).parents[1] / "attacks"),
]  # pytest puts no test folder there
from families import FAMILIES
from made_course import POINTS, SECRETS, build_package, submission
from test_otter_grade import otter_grade

pytestmark = [pytest.mark.docker, pytest.mark.timeout(1500)]


def test_an_attack_of_each_family_gains_nothing_and_harms_nobody(image, tmp_path):
    package, handed_in = tmp_path / "hw9_made.zip", tmp_path / "in"
    build_package(tmp_path / "course", package)
    handed_in.mkdir()
    honest = {"honest.py": POINTS}
    (handed_in / "honest.py").write_text(submission(), encoding="utf-8")
    for family, attacks in FAMILIES.items():
        source, honest[f"{family.split()[0]}.py"] = next(iter(attacks.values()))
        (handed_in / f"{family.split()[0]}.py").write_text(source, encoding="utf-8", errors="surrogatepass")

    grades, said = otter_grade(image, "hw9_made", package, sorted(handed_in.iterdir()), tmp_path / "out")
    columns = {name: next(c for c in grades.columns if c.startswith(name)) for name in POINTS}
    gained = [
        (file, name) for file, allowed in honest.items() for name, column in columns.items()
        if grades.loc[file, column] > allowed.get(name, 0.0)
    ]  # fmt: skip
    assert gained == []
    assert [grades.loc["honest.py", column] for column in columns.values()] == list(POINTS.values())
    assert not [secret for secret in SECRETS if secret in said]
