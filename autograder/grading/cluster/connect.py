"""Opens a way to a cluster: a scheduler somewhere, or workers on this machine."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import dask
from distributed import Client, LocalCluster
from distributed.security import Security

from autograder.assignment import ChaffinchError
from autograder.grading.cluster.address import Address
from autograder.grading.cluster.certificates import CA, CERTIFICATE, KEY

_QUIET = {
    "distributed.admin.large-graph-warning-threshold": "1GiB",
    "distributed.worker.profile.enabled": False,
    "distributed.comm.compression": None,  # what travels is compressed
    "distributed.logging": {
        "distributed": "critical",
        "distributed.nanny": "critical",
        "tornado": "critical",
    },
}


def security(tls: Path | None) -> Security:
    """What proves that we are one of them.

    Args:
        tls: A folder that `make_certificates` wrote; None for what Dask's own configuration says.
    """
    if tls is None:
        return Security()
    certificate, key = str(tls / CERTIFICATE), str(tls / KEY)
    return Security(
        require_encryption=True, tls_ca_file=str(tls / CA), tls_client_cert=certificate, tls_client_key=key
    )


@asynccontextmanager
async def connected(address: Address, tls: Path | None, seconds: float) -> AsyncIterator[Client]:
    """A client of the cluster.

    Args:
        address: Which.
        tls: Folder of certificates, or None.
        seconds: How long to wait for an answer, and for one again after the connection was lost.

    Raises:
        ChaffinchError: When nobody answers there, or somebody without our certificates.
    """
    with dask.config.set(_QUIET):
        if address.local:
            async with _workers_here(address.local) as client:
                yield client
            return
        try:
            client = await Client(
                address.text, asynchronous=True, security=security(tls), timeout=seconds, set_as_default=False
            )
        except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
            raise _no_answer(address, tls, error) from error
        try:
            yield client
        finally:
            await client.close()


@asynccontextmanager
async def _workers_here(count: int) -> AsyncIterator[Client]:
    """Workers on this machine; others on it cannot speak to them, and no page of theirs is served."""
    cluster = await LocalCluster(
        n_workers=count, threads_per_worker=1, processes=True, asynchronous=True, memory_limit=0,
        security=Security.temporary(), host="127.0.0.1", dashboard_address=None,
        silence_logs=logging.CRITICAL, preload="autograder.grading.cluster.ignore_interrupts",
    )  # fmt: skip
    async with cluster, Client(cluster, asynchronous=True, set_as_default=False) as client:
        yield client


def _no_answer(address: Address, tls: Path | None, error: Exception) -> ChaffinchError:
    if address.scheme == "tls" and tls is None:
        tip = "Say with --tls DIR where the certificates lie."
    elif address.scheme == "tls":
        tip = "Is it running, and with the same certificates?"
    else:
        tip = "Is it running? If it speaks TLS, write tls:// and --tls DIR."
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return ChaffinchError(f"No scheduler answers at {address.text} ({said}).", tip)
