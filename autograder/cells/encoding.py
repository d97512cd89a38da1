"""Text as people's programs save it, in whatever encoding."""

import codecs
import io
import tokenize

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# no others: some decoders of Python's take for ever on purpose-made input
_ENCODINGS = {"utf-8", "utf-8-sig", "ascii", "iso8859-1", "iso8859-15", "cp1252"}


def as_utf8(data: bytes) -> bytes:
    """What has the byte order mark of UTF-16 or UTF-32 in UTF-8; anything else as it is.

    Windows' PowerShell writes UTF-16 when a command's output goes into a file.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").encode(errors="replace")
    return data


def script_text(data: bytes) -> str:
    """A script's text: in the encoding that it names, else in UTF-8, else in that of Western Windows.

    Only comments and texts can be meant otherwise in the last case: code is ASCII nearly everywhere.
    """
    try:
        named = codecs.lookup(tokenize.detect_encoding(io.BytesIO(data).readline)[0]).name
    except (SyntaxError, LookupError):
        named = ""
    for encoding in (*_ENCODINGS & {named}, "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
