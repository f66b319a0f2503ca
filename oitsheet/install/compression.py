"""How a VBA project packs its source ([MS-OVBA] 2.4.1) and veils its settings (2.4.3)."""

from __future__ import annotations

import struct
from typing import Final

_CHUNK: Final = 4096
_SIGNATURE: Final = 0x01
_PACKED: Final = 0xB000
"""Signature 0b011 and the flag "packed", in a chunk's header."""

_SHORTEST: Final = 3


def compress(data: bytes) -> bytes:
    """Pack bytes as a CompressedContainer."""
    parts = [bytes([_SIGNATURE])]
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        packed = _packed(chunk)
        if len(packed) > _CHUNK:
            raise ValueError("text that grows when packed is none of ours")
        parts.append(struct.pack("<H", _PACKED | (len(packed) - 1)) + packed)
    return b"".join(parts)


def _packed(chunk: bytes) -> bytes:
    """Eight tokens after each byte of flags: a letter, or a copy of what stood before."""
    out = bytearray()
    seen: dict[bytes, list[int]] = {}
    at = 0
    while at < len(chunk):
        flags_at, flags = len(out), 0
        out.append(0)
        for bit in range(8):
            if at >= len(chunk):
                break
            length_bits = 16 - max((at - 1).bit_length(), 4)  # 2.4.1.3.19.1
            offset, length = _longest(chunk, at, seen, (1 << length_bits) + 2)
            if length >= _SHORTEST:
                flags |= 1 << bit
                out += struct.pack("<H", (offset - 1) << length_bits | (length - 3))
            else:
                length = 1
                out.append(chunk[at])
            for passed in range(at, at + length):
                seen.setdefault(chunk[passed : passed + _SHORTEST], []).append(passed)
            at += length
        out[flags_at] = flags
    return bytes(out)


def _longest(chunk: bytes, at: int, seen: dict[bytes, list[int]], limit: int) -> tuple[int, int]:
    """How far back the longest copy of what stands here begins, and its length; (0, 0) if none."""
    best = (0, 0)
    limit = min(limit, len(chunk) - at)
    for start in reversed(seen.get(chunk[at : at + _SHORTEST], ())):
        length = 0
        while length < limit and chunk[start + length] == chunk[at + length]:
            length += 1
        if length > best[1]:
            best = (at - start, length)
        if length == limit:
            break
    return best


def veiled(data: bytes, project_id: str, seed: int) -> str:
    """Obfuscate a setting of the PROJECT stream ([MS-OVBA] 2.4.3.2), as hexadecimal digits.

    Args:
        data: What is told.
        project_id: The project's GUID in braces.
        seed: Any byte; the same gives the same.
    """
    version, key = 2, sum(project_id.encode("ascii")) & 0xFF
    out = [seed, seed ^ version, seed ^ key]
    veil = _Veil(out[1], out[2], key)
    tail = [0x07] * ((seed & 6) // 2) + [*struct.pack("<I", len(data)), *data]
    out += [veil.next(byte) for byte in tail]
    return bytes(out).hex().upper()


class _Veil:
    """Each byte is veiled by the one before it, and by the veiled byte two before that."""

    def __init__(self, second: int, last: int, plain: int) -> None:
        self.second, self.last, self.plain = second, last, plain

    def next(self, byte: int) -> int:
        veiled_byte = byte ^ (self.second + self.plain & 0xFF)
        self.second, self.last, self.plain = self.last, veiled_byte, byte
        return veiled_byte
