"""Word files turned into PDF and OpenDocument by LibreOffice, where it is there: each in a profile of its own, in limited time."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from acts.word.endnotes import with_endnotes
from acts.word.errors import OfficeBusyError, OfficeError, OfficeMissingError

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 600
"""How long a conversion may take: a civil code in nine columns, 5,600 rows on 2,000 pages, took one core 33 seconds; machines are slower,
tables longer, and others work beside it.
"""
PLACES: Final = 2
"""Conversions a server does at once: each takes a core and some hundred megabytes."""
PATIENCE: Final = 5.0
"""Seconds somebody waits for a place; most documents are done in two or three."""
_TOLD: Final = 300
_OPTIONS: Final = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")


def office() -> str | None:
    """Where LibreOffice is; None when it is not on this machine."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def to_pdf(docx: bytes, seconds: float = SECONDS) -> bytes:
    """The document as PDF, its footnotes as endnotes. Raises OfficeMissingError without LibreOffice, OfficeError when it fails or takes
    longer than `seconds`.
    """
    return convert(with_endnotes(docx), "pdf", seconds)


def to_odt(docx: bytes, seconds: float = SECONDS) -> bytes:
    """The document as OpenDocument text, its footnotes as endnotes. Raises as `to_pdf`."""
    return convert(with_endnotes(docx), "odt", seconds)


class Desk:
    """Conversions for many, ``places`` of them at once. Who comes when all are taken waits ``patience`` seconds, then is sent away."""

    def __init__(self, places: int = PLACES, patience: float = PATIENCE) -> None:
        self._places, self._patience = places, patience
        self._free = threading.BoundedSemaphore(places)

    def to_pdf(self, docx: bytes) -> bytes:
        """As `to_pdf`. Raises OfficeBusyError besides."""
        with self._place():
            return to_pdf(docx)

    def to_odt(self, docx: bytes) -> bytes:
        """As `to_odt`. Raises OfficeBusyError besides."""
        with self._place():
            return to_odt(docx)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._free.acquire(timeout=self._patience):
            raise OfficeBusyError(
                f"LibreOffice is at work on {self._places} other documents, as many as it may at once; try again in a minute")
        try:
            yield
        finally:
            self._free.release()


def convert(document: bytes, form: str, seconds: float = SECONDS, came: str = "docx") -> bytes:
    """A document turned into another form by its ending ("pdf", "odt", "docx"); `came` is the ending of its own. Raises as `to_pdf`."""
    program = office()
    if program is None:
        raise OfficeMissingError(f"expected LibreOffice on this machine to make a .{form}, found none of {', '.join(PROGRAMS)}")
    with tempfile.TemporaryDirectory(prefix="toplu-office-") as name:
        folder = Path(name)
        (folder / f"document.{came}").write_bytes(document)
        (folder / "made").mkdir()
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        made = folder / "made" / f"document.{form}"
        words = _run([program, profile, *_OPTIONS, "--convert-to", form, "--outdir", str(made.parent), f"document.{came}"], folder, seconds)
        if not made.exists():
            raise OfficeError(f"expected a .{form} from LibreOffice, found none; it said: {words[-_TOLD:] or 'nothing'}")
        return made.read_bytes()


def _run(command: list[str], folder: Path, seconds: float) -> str:
    """What the program said. When its time is over all its processes are ended; it starts others, which would go on."""
    surroundings = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(                                                                                # noqa: S603
        command, cwd=folder, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as running:  # fmt: skip
        try:
            told, _ = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(running.pid, signal.SIGKILL)
            raise OfficeError(f"expected LibreOffice to be done in {seconds:g} seconds, found it still at work; it was ended") from error
    return told.decode("utf-8", "replace").strip()
