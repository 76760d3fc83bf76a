"""The text of a day as a file: an HTML page that stands alone, Word, Akoma Ntoso."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from urllib.parse import parse_qsl, quote, urlencode

from flask import Response, abort
from flask_babel import gettext as _

from acts import akn
from acts.errors import NotHeldError
from acts.frbr import Expression, Language, Work
from acts.history.places import numbered_on
from acts.history.view import text_on
from acts.standalone import html_page
from acts.word import Cover, text_docx
from web import names
from web.acts_view_model import ActPage
from web.i18n import day
from web.render.citation import citation

TONGUES = MappingProxyType({Language.AZE: "az-Latn-AZ", Language.ENG: "en-GB"})
"""Languages of texts as Word names them."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Form:
    """A form a text is given in: its media type, the end of its file's name, and what makes it."""

    media_type: str
    extension: str
    make: Callable[[ActPage, Cover], bytes]


def download(page: ActPage, as_of: str, remarks: tuple[str, ...], address: str) -> Response:
    """The text of the page as a file in the form it asks for.

    `as_of` says which wording it is, `remarks` what a reader must know of it. Raises `NotHeldError` for a day before the act was.
    """
    form = FORMS.get(page.asked.form)
    if form is None:
        abort(400)
    adopted, moment = page.work.adopted, page.asked.moment
    if moment.wrong:
        abort(400)
    if adopted and moment.day < adopted:
        raise NotHeldError(f"{page.work.uri}: adopted on {adopted}, no text of {moment.day}")
    cover = cover_of(page, as_of, " ".join(remarks), address)
    return attached(form.make(page, cover), form.media_type, f"{file_name(page)}.{form.extension}")


def cover_of(page: ActPage, as_of: str, remark: str, address: str) -> Cover:
    """What a file of this text says of itself."""
    expression, work = page.held.expression, page.work
    title = expression.title or work.title
    return Cover(
        title=title,
        citation=requisites(work, title, expression.language),
        as_of=as_of,
        address=page_address(address),
        remark=remark,
        page=_("Page %(page)s of %(pages)s", page="%(page)s", pages="%(pages)s"),
        tongue=TONGUES[expression.language],
        day=page.asked.moment.day,
    )


def page_address(address: str) -> str:
    """The address of a file as that of the page it was taken from."""
    site, _question, asked = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(asked) if name != "format"]
    return site + (f"?{urlencode(kept)}" if kept else "")


def requisites(work: Work, title: str, language: Language) -> str:
    """"Qanun · 11 may 2010 · № 998-IIIQ"; the citation where the act has neither day nor number."""
    number = f"№ {work.number}" if work.number else ""
    parts = (names.subtype_name(work.subtype), day(work.adopted), number)
    return " · ".join(filter(None, parts)) if work.adopted or number else citation(work, title, language)


def file_name(page: ActPage) -> str:
    """"az_act_law_2004-03-09_602-iiq.aze@2015-06-01": the act, the language of its text, the day."""
    shown = page.asked.moment.plain
    return f"{page.work.uri.removeprefix('/akn/').replace('/', '_')}.{page.held.expression.language}{f'@{shown}' if shown else ''}"


def attached(body: bytes, media_type: str, name: str) -> Response:
    """A file to be kept, never shown by the browser as a page of this site."""
    response = Response(body, mimetype=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    return response


def _html(page: ActPage, cover: Cover) -> bytes:
    return html_page(page.held.timed.timeline, page.asked.moment.day, cover).encode("utf-8", "replace")


def _docx(page: ActPage, cover: Cover) -> bytes:
    return text_docx(page.held.timed.timeline, page.asked.moment.day, cover)


def _akn(page: ActPage, _cover: Cover) -> bytes:
    """With a day the text of it; without, the act's whole life."""
    held, timeline = page.held.expression, page.held.timed.timeline
    expression = Expression(held.work_uri, held.language, held.version, held.title)
    asked: date | None = page.asked.moment.asked
    if asked is None:
        return akn.write(page.work, expression, timeline.document, timeline=timeline)
    return akn.write(page.work, expression, numbered_on(timeline, asked, text_on(timeline, asked)), day=asked)


FORMS: Mapping[str, Form] = MappingProxyType({
    "html": Form("text/html", "html", _html),
    "docx": Form(DOCX, "docx", _docx),
    "akn": Form("application/akn+xml", "akn.xml", _akn),
})
"""The forms by what `format=` says; plain text is the page's own."""
