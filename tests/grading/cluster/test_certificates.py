"""Who has the certificates is one of them; nobody else is."""

import ssl

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.cluster.address import Address
from autograder.grading.cluster.certificates import (
    CA,
    CERTIFICATE,
    KEY,
    make_certificates,
    require_certificates,
)
from autograder.grading.cluster.connect import security
from autograder.grading.cluster.runner import Cluster


def context(folder, side):
    made = ssl.SSLContext(side)
    made.check_hostname, made.verify_mode = False, ssl.CERT_REQUIRED
    made.load_verify_locations(folder / CA)
    made.load_cert_chain(folder / CERTIFICATE, folder / KEY)
    return made


def shake_hands(client, server):
    """A TLS handshake in memory."""
    pipes = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = (
        context(client, ssl.PROTOCOL_TLS_CLIENT).wrap_bio(pipes[0], pipes[1]),
        context(server, ssl.PROTOCOL_TLS_SERVER).wrap_bio(pipes[1], pipes[0], server_side=True),
    )
    left = list(ends)
    for _ in range(10):
        for end in list(left):
            try:
                end.do_handshake()
                left.remove(end)
            except ssl.SSLWantReadError:
                continue
    return not left


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    make_certificates(folder / "ours")
    make_certificates(folder / "theirs")
    return folder


def test_two_machines_with_the_same_certificates_speak(made):
    assert shake_hands(made / "ours", made / "ours")


def test_a_machine_with_others_is_refused(made):
    with pytest.raises(ssl.SSLError):
        shake_hands(made / "ours", made / "theirs")


def test_the_key_is_its_owners_and_the_authoritys_is_not_kept(made):
    assert sorted(p.name for p in (made / "ours").iterdir()) == sorted([CA, CERTIFICATE, KEY])
    assert (made / "ours" / KEY).stat().st_mode & 0o077 == 0
    assert b"PRIVATE" not in (made / "ours" / CA).read_bytes()


def test_certificates_are_never_written_over(made):
    with pytest.raises(ChaffinchError, match="is there already"):
        make_certificates(made / "ours")


def test_a_key_that_others_can_read_is_told(made, tmp_path):
    make_certificates(tmp_path)
    (tmp_path / KEY).chmod(0o644)
    with pytest.raises(ChaffinchError, match="can be read by others"):
        require_certificates(tmp_path)
    with pytest.raises(ChaffinchError, match="is missing"):
        Cluster.named("tls://10.0.0.1:8786", tmp_path / "nowhere")


def test_with_certificates_dask_takes_nothing_but_encryption(made):
    assert security(made / "ours").require_encryption


def test_a_scheduler_with_other_certificates_is_told(made, hall, klass, tmp_path):
    from tests.grading.cluster.conftest import PATIENCE

    ours = made / "ours"
    hall.scheduler(
        "--tls-ca-file", str(ours / CA), "--tls-cert", str(ours / CERTIFICATE), "--tls-key", str(ours / KEY),
        address="tls://127.0.0.1:0",
    )  # fmt: skip
    hall.worker(
        "--tls-ca-file", str(ours / CA), "--tls-cert", str(ours / CERTIFICATE), "--tls-key", str(ours / KEY)
    )
    address, says = Address.parse(hall.address), []
    from dataclasses import replace

    with pytest.raises(ChaffinchError, match="No scheduler answers"):
        klass.run(Cluster(address, made / "theirs", says.append, replace(PATIENCE, connection=3)))
    assert len(klass.run(Cluster(address, ours, says.append, PATIENCE))) == 24
