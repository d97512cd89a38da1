"""Where work goes is named plainly, and nothing goes over an open network by accident."""

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.cluster.address import Address
from autograder.grading.cluster.runner import Cluster


@pytest.mark.parametrize(
    ("text", "local", "scheme", "host"),
    [
        ("local:3", 3, "", ""),
        ("tcp://127.0.0.1:8786", 0, "tcp", "127.0.0.1"),
        ("tls://grader.example.org:1", 0, "tls", "grader.example.org"),
        ("tls://[fd00::1]:8786", 0, "tls", "fd00::1"),
    ],
)
def test_addresses_are_read(text, local, scheme, host):
    address = Address.parse(text)
    assert (address.local, address.scheme, address.host) == (local, scheme, host)


def test_local_takes_the_cores_that_there_are():
    assert Address.parse("local").local >= 1


@pytest.mark.parametrize(
    "text",
    ["", "local:0", "local:x", "host:8786", "tcp://host", "tcp://host:0", "tcp://host:70000", "ucx://host:1",
     "tcp://a b:1", "tcp://host:8786/x", "localhost"],
)  # fmt: skip
def test_what_is_no_address_is_told(text):
    with pytest.raises(ChaffinchError, match="is no cluster"):
        Address.parse(text)


@pytest.mark.parametrize("host", ["10.0.0.7", "192.0.2.1", "no-such-host.invalid", "[2001:db8::1]"])
def test_open_connections_beyond_this_machine_are_refused_unless_somebody_says_so(host):
    with pytest.raises(ChaffinchError, match="is not encrypted"):
        Cluster.named(f"tcp://{host}:8786")
    assert Cluster.named(f"tcp://{host}:8786", insecure=True).address.host == host.strip("[]")


@pytest.mark.parametrize(
    "text", ["tcp://127.0.0.1:8786", "tcp://[::1]:8786", "tcp://localhost:8786", "local:1"]
)
def test_what_stays_on_this_machine_may_be_open(text):
    assert Cluster.named(text).address.loopback


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(ChaffinchError) as told:
        Cluster.named("local:1")
    assert "chaffinch[cluster]" in told.value.tip
