"""Reading and writing the user's files, with mistakes told as sentences."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from afterword.model.errors import AfterwordError

LARGEST = 40_000_000
"""Bytes of a file that are read at most."""


def is_file(name: str) -> bool:
    """Whether there is a file of that name; words that can be no name are none."""
    try:
        return Path(name).expanduser().is_file()
    except (OSError, ValueError):
        return False


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises AfterwordError."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    path = Path(name).expanduser()
    try:
        if path.stat().st_size > LARGEST:
            raise AfterwordError("this file is too large", where=name, hint="Save the part that matters by itself.")
        return path.read_bytes()
    except OSError as error:
        raise AfterwordError(_because(error, "read"), where=name, hint="Look at the path.") from error


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`. Raises AfterwordError."""
    return as_text(read_bytes(name), name)


def as_text(data: bytes, name: str) -> str:
    """UTF-8 (with or without a mark), UTF-16 with its mark, or else Windows' old letters. Raises AfterwordError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise AfterwordError("this is no text", where=name, hint="Save it as plain text first.") from None
        return data.decode("cp1252", "replace")


def write_bytes(name: str | Path, data: bytes) -> Path:
    """Write a file whole or not at all, readable by its owner only. Raises AfterwordError."""
    path = Path(name).expanduser()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".afterword-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise AfterwordError(_because(error, "written"), where=str(name), hint="Choose another place.") from error
    return path


def _because(error: OSError, done: str) -> str:
    return f"this can't be {done} ({(error.strerror or str(error)).lower()})"
