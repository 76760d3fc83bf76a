"""Files given to be compared: kept for some days, reached only from the browser they came from."""

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from flask import Response, g, request

from acts.errors import NotHeldError
from storage.errors import RawStoreError
from storage.raw import RawStore
from web.compare_given import Errand, Errands, Given, read_errand, written
from web.services import services

COOKIE = "toplu_compare"
DAYS_KEPT = 7
MOST_TOGETHER = 2 << 30
"""Bytes all files given take together; beyond that the oldest go first."""
A_DAY = 24 * 3600


class Uploads:
    """A folder of bodies by their SHA-256; each is taken away so many days after it was last given."""

    def __init__(self, folder: Path) -> None:
        self._store = RawStore(folder)

    def put(self, body: bytes) -> str:
        """Keep a body; returns its SHA-256. Raises `RawStoreError` when it cannot be written."""
        self._sweep()
        digest = self._store.put(body)
        os.utime(self._store.path(digest))
        return digest

    def get(self, digest: str) -> bytes:
        """Raises `NotHeldError` when it is no longer, or never was, kept."""
        try:
            return self._store.get(digest)
        except RawStoreError as error:
            raise NotHeldError(f"what was given is no longer kept: files are taken away after {DAYS_KEPT} days") from error

    def _sweep(self) -> None:
        left = sorted(self._held())
        oldest, together = time.time() - DAYS_KEPT * A_DAY, sum(size for _when, size, _file in left)
        for when, size, file in left:
            if when >= oldest and together <= MOST_TOGETHER:
                return
            file.unlink(missing_ok=True)
            together -= size

    def _held(self) -> Iterator[tuple[float, int, Path]]:
        for file in self._store.folder.glob("??/*.zst"):
            with contextlib.suppress(FileNotFoundError):  # another request swept it
                found = file.stat()
                yield found.st_mtime, found.st_size, file


def uploads() -> Uploads:
    """The files given to the app that answers this request."""
    return Uploads(services().settings.home / "compared")


def begin(what: Errands, left: Given, right: Given | None = None) -> str:
    """Keep an errand for the browser that asks; returns its id."""
    return uploads().put(written(Errand(what, _owner(), secrets.token_urlsafe(16), left, right)))


def errand_of(id_: str, what: Errands) -> Errand:
    """The errand of that id. Raises `NotHeldError` where there is none of its kind, or it came from another browser."""
    errand = read_errand(uploads().get(id_))
    if errand.what is not what or not secrets.compare_digest(errand.owner, _digest(request.cookies.get(COOKIE, ""))):
        raise NotHeldError("this comparison was begun in another browser; only there can it be seen")
    return errand


def _owner() -> str:
    """The digest of what this browser keeps; a browser that keeps nothing is given something new with the answer."""
    told = request.cookies.get(COOKIE, "")
    if not 20 <= len(told) <= 80:
        told = g.compare_cookie = str(g.get("compare_cookie") or secrets.token_urlsafe(24))
    return _digest(told)


def remember(response: Response) -> Response:
    """Give the browser what it is known by, when it was new."""
    if "compare_cookie" in g:
        age, secure = DAYS_KEPT * A_DAY, services().settings.https
        response.set_cookie(COOKIE, g.compare_cookie, max_age=age, samesite="Lax", httponly=True, secure=secure)
    return response


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()
