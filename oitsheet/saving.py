"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def save(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all.

    The bytes go to a temporary file in the same folder first, so that a full disk or a closed
    lid leaves the old file as it was. What is no file (a device, a pipe) is written to as it is:
    putting a file in its place would destroy it.

    Args:
        path: Where to.
        data: What.
        replace: Whether a file that is there may be replaced.

    Raises:
        FileExistsError: There is one and `replace` is not set.
        OSError: It cannot be written.
    """
    if not replace and path.exists():
        raise FileExistsError(path)
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".oitsheet-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())  # mkstemp makes files that only their writer may read
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
