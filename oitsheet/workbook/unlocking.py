"""Encrypted workbooks that Excel opens without asking: with the one password it tries by itself.

Old versions wrote them for books whose structure is protected. What comes out are bytes like any
others: the guard looks at them from the start.
"""

from __future__ import annotations

import io
from typing import Final

from oitsheet.workbook.limits import MAX_ENCRYPTION_BYTES, MAX_SPINS

EXCELS_OWN: Final = "VelvetSweatshop"
"""MS-OFFCRYPTO 2.4.2.3 and MS-XLS 2.2.10: tried first by every Excel, known to everybody."""


def unlock(data: bytes) -> bytes | None:
    """Decrypt a workbook with Excel's own password.

    Args:
        data: An OLE file that holds an encrypted package.

    Returns:
        The package; None where it has another password, is encrypted in a way that nobody reads,
        asks for more rounds than MAX_SPINS, or where the library for it is not installed.
    """
    try:
        # Hardly ever needed, and it brings a library of ciphers along.
        import olefile  # noqa: PLC0415
        from msoffcrypto.format.ooxml import (  # noqa: PLC0415
            OOXMLFile,
        )
    except ImportError:
        return None
    out = io.BytesIO()
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as streams:
            if streams.get_size("EncryptionInfo") > MAX_ENCRYPTION_BYTES:
                return None
        book = OOXMLFile(io.BytesIO(data))
        if book.type == "agile" and book.info["spinValue"] > MAX_SPINS:
            return None
        book.load_key(password=EXCELS_OWN, verify_password=True)
        book.decrypt(out)
    except Exception:  # noqa: BLE001  broken in whatever way: it stays what it is, encrypted
        return None
    return out.getvalue()
