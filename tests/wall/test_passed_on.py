"""What processes that are started know of the environment: names from one list, and never a token."""

from autograder.process.environment import passed_on


def test_only_what_is_listed_or_asked_for_goes_on(monkeypatch):
    for name in ("PATH", "TZ", "LANG", "GITHUB_TOKEN"):
        monkeypatch.setenv(name, f"my {name}")
    assert passed_on()["PATH"] == "my PATH"
    assert "GITHUB_TOKEN" not in passed_on("LANG")
    assert ("LANG" in passed_on(), passed_on("LANG")["LANG"]) == (False, "my LANG")


def test_what_is_not_set_is_left_out(monkeypatch):
    monkeypatch.delenv("TZ", raising=False)
    assert "TZ" not in passed_on()
