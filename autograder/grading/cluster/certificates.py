"""Certificates for machines that grade together: who has them is one of them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.files import write_private

CA, CERTIFICATE, KEY = "ca.pem", "cert.pem", "key.pem"
_DAYS = 365
_NAME = "chaffinch"
_USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


def make_certificates(folder: Path, days: int = _DAYS) -> None:
    """Writes an authority of its own, and one certificate with its key for all machines.

    Scheduler, workers and whoever grades show it to each other, and accept no other. The authority's own
    key is not kept: nothing more can be signed with it.

    Args:
        folder: Where to; made when it is missing.
        days: How long they are valid.

    Raises:
        ChaffinchError: When there are some already, or `cryptography` is missing.
    """
    there = [name for name in (CA, CERTIFICATE, KEY) if (folder / name).exists()]
    if there:
        raise ChaffinchError(
            f"{folder / there[0]} is there already.", "Name a new folder, or remove the old certificates."
        )
    for name, data in zip((CA, CERTIFICATE, KEY), _made(days), strict=True):
        write_private(folder / name, data)


def require_certificates(folder: Path) -> None:
    """Passes when all three files are there and only their owner can read the key.

    Raises:
        ChaffinchError: When they are not.
    """
    for name in (CA, CERTIFICATE, KEY):
        if not (folder / name).is_file():
            raise ChaffinchError(f"{folder / name} is missing.", "Make them: chaffinch certificates DIR.")
    if os.stat(folder / KEY).st_mode & 0o077:  # noqa: PTH116 - beside the next line's chmod
        raise ChaffinchError(f"{folder / KEY} can be read by others.", f"Close it: chmod 600 {folder / KEY}.")


def _made(days: int) -> tuple[bytes, bytes, bytes]:
    try:
        from cryptography import x509  # noqa: PLC0415 - of an extra
        from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    except ImportError:
        raise ChaffinchError(
            "Certificates are made by `cryptography`, which is not installed.",
            "Install it: pip install 'chaffinch[cluster]'.",
        ) from None
    begin = datetime.now(UTC) - timedelta(hours=1)  # another machine's clock may be behind
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"{_NAME} authority")])
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _NAME)])
    signing, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())

    def signed(name: x509.Name, key: ec.EllipticCurvePrivateKey, *, authority: bool) -> bytes:
        identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        issued_by = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
        builder = x509.CertificateBuilder(issuer, name, key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=days, hours=1))
        builder = builder.add_extension(x509.BasicConstraints(authority, 0 if authority else None), True)
        builder = builder.add_extension(identifier, False).add_extension(issued_by, False)
        usage = dict.fromkeys(_USES, False) | {"key_cert_sign" if authority else "digital_signature": True}
        builder = builder.add_extension(x509.KeyUsage(**usage), True)
        if not authority:
            names = x509.SubjectAlternativeName([x509.DNSName(_NAME)])
            builder = builder.add_extension(names, False)
        return builder.sign(signing, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    private = own.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signed(issuer, signing, authority=True), signed(subject, own, authority=False), private
