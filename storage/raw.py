"""Raw bodies as they came: content-addressed, zstd-compressed, written by atomic rename, never edited."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import zstandard

from storage.errors import RawStoreError

LARGEST_BODY = 256 * 1024 * 1024
"""Bytes a stored body may unpack to; a larger one is not ours."""


class RawStore:
    """A folder of bodies, each under the SHA-256 of its bytes (``ab/cdef….zst``)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, body: bytes) -> str:
        """Keep a body and return its SHA-256 in hex. A body already kept costs nothing.

        Raises `RawStoreError` when it cannot be written whole; no partial file stays under its name.
        """
        digest = hashlib.sha256(body).hexdigest()
        path = self.path(digest)
        if not path.exists():
            self._write(path, zstandard.ZstdCompressor(level=6).compress(body))
        return digest

    def get(self, digest: str) -> bytes:
        """The body of that SHA-256. Raises `RawStoreError` when it is not held or was damaged on disk."""
        try:
            packed = self.path(digest).read_bytes()
            body = zstandard.ZstdDecompressor().decompress(packed, max_output_size=LARGEST_BODY)
        except (OSError, zstandard.ZstdError) as error:
            raise RawStoreError(f"raw body {digest}: expected a readable file in the raw store, found: {error}") from error
        if hashlib.sha256(body).hexdigest() != digest:
            raise RawStoreError(f"raw body {digest}: the file was changed on disk, its contents have another SHA-256")
        return body

    def has(self, digest: str) -> bool:
        return self.path(digest).exists()

    def path(self, digest: str) -> Path:
        """Where a body lies. Raises `RawStoreError` for anything but 64 hex digits, so no name leads outside."""
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise RawStoreError(f"expected a SHA-256 of 64 hex digits, found {digest!r}")
        return self.folder / digest[:2] / f"{digest[2:]}.zst"

    def digests(self) -> Iterator[str]:
        """All bodies kept."""
        yield from (path.parent.name + path.stem for path in sorted(self.folder.glob("??/*.zst")))

    def sweep(self) -> int:
        """Take away what killed writers left; returns how many files."""
        left = list(self.folder.glob("??/.part-*"))
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _write(self, path: Path, packed: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
        except OSError as error:
            raise RawStoreError(f"cannot write into the raw store {self.folder}: {error.strerror}") from error
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except OSError as error:
            Path(name).unlink(missing_ok=True)
            message = f"cannot keep a body of {len(packed)} bytes in {self.folder}: {error.strerror}; nothing was stored"
            raise RawStoreError(message) from error
