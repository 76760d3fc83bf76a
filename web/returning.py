"""The pages of a document that came back, for every kind of comparison kept: it is shown row by row, and taken when somebody says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.kept import Kept
from acts.errors import ActsError
from web import comparisons_words as words
from web.came_back import CameBack, came_back, write
from web.compare_form import EMPTY_FILE, NO_FILE, TOO_LARGE
from web.compare_given import LARGEST_FILE
from web.compare_keeping import uploads
from web.comparisons_shared import writes
from web.links import whole
from web.unkept import unkept

Refused: TypeAlias = Callable[[Kept, str], Response]
"""The page on which a document is given, with why one was not taken."""


@dataclass(frozen=True, slots=True)
class Views:
    """The views of a kind of comparison: of one row, where documents are given, where they are taken, the comparison itself."""

    row: str
    files: str
    take: str
    home: str


CONCORDANCES: Final = Views("workbench.row", "concordance_files.files", "concordance_files.take", "comparisons.kept")
WORDINGS: Final = Views("kept_rows.row", "compare_kept.kept", "kept_returning.take", "compare_kept.kept")


def returned(one: Kept, views: Views, refused: Refused) -> Response:
    """What the document sent says, row by row; nothing is taken yet."""
    try:
        body = sent("file")
        found = came_back(one, body, _name())
    except ActsError as error:
        return refused(one, str(error))
    return _verdicts(one, found, views, uploads().put(body), _name())


def _verdicts(
    one: Kept, found: CameBack, views: Views, digest: str, name: str, done: int = 0, missed: int = 0, passed: Sequence[str] = (),
) -> Response:  # fmt: skip
    return unkept(render_template(
        "comparisons/returned.html", one=one, found=found, views=views, words=words, digest=digest, may_write=writes(one), name=name,
        done=done, missed=missed, passed=passed,
    ), 409 if missed else 200)


def take(one: Kept, views: Views, refused: Refused) -> AnyResponse:
    """Write the decisions of a document that came back; a row somebody decided in the meantime is passed over and told."""
    digest, name = request.form.get("digest", ""), request.form.get("name", "docx")
    try:
        body = uploads().get(digest)
        found = came_back(one, body, name)
        passed = [why for _key, why in write(one, found)]
        done = len(found.taken) - len(passed)
        missed = (whole(request.form.get("count", ""), 6) or 0) - done
        left = came_back(one, body, name) if passed or missed > 0 else None
    except ActsError as error:
        return refused(one, str(error))
    if left is None:
        return redirect(url_for(views.home, uid=one.uid, taken=done), code=303)
    return _verdicts(one, left, views, digest, name, done, max(missed, len(passed)), passed)


def sent(field: str) -> bytes:
    """The file sent. Raises `ActsError` where there is none that could be one."""
    file = request.files.get(field)
    body: bytes | None = file.read(LARGEST_FILE + 1) if file and file.filename else None
    if not body or len(body) > LARGEST_FILE:
        raise ActsError(NO_FILE if body is None else TOO_LARGE if body else EMPTY_FILE)
    return body


def _name() -> str:
    file = request.files.get("file")
    return (file.filename if file else "") or "docx"
