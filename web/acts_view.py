"""The page of an act: its identity said first, then the text with its contents, notes and citations beside it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from acts import listing
from acts.errors import NotHeldError
from acts.frbr import Language
from acts.register.model import Judged
from web import names, register_words
from web.acts_day import today
from web.acts_view_addresses import act_address as act_address
from web.acts_view_addresses import asked_address as asked_address
from web.acts_view_addresses import authors_of as authors_of
from web.acts_view_addresses import below as below
from web.acts_view_addresses import (
    citations,
    contents_address,
    contents_anchor,
    first_article,
    neighbours,
    redline_address,
)
from web.acts_view_cache import Kept, PageCache, ReadyPage, ready
from web.acts_view_links import citing, links
from web.acts_view_model import ActPage, Asked, Held, open_page, stamp, version_of
from web.acts_view_standards import judged_on, listed, standard_address, with_standards
from web.acts_view_time import told
from web.downloads import download
from web.i18n import day, text_language
from web.looks import look
from web.register_pages import known_by_card
from web.render.beside import render_beside
from web.render.body import removed_places, render
from web.render.citation import citation
from web.render.contents import Entry, entries, render_contents, trimmed
from web.render.model import Setting, Text, Words
from web.render.plain import plain_text
from web.services import services

blueprint = Blueprint("acts", __name__)
blueprint.register_error_handler(NotHeldError, known_by_card)
EXTENSION = "toplu.act_pages"
TEXTS = "toplu.act_texts"
TEXTS_KEPT = 6
"""Texts with their timelines kept in memory."""
OFFICIAL = "eqanun"
"""The source that publishes officially; of others only the name is said."""
REPLAY = re.compile(r"http://(?:127\.0\.0\.1|localhost)[:/]")
"""Addresses of a replay of a source on this very machine, which publishes nothing."""
QUESTIONS = frozenset({"text", "beside", "v", "article", "struck", "who", "at"})
"""Pages with other questions in their address are not kept: there is no end to them."""


@blueprint.record_once
def _give_cache(state: BlueprintSetupState) -> None:
    state.app.extensions.setdefault(EXTENSION, PageCache())
    state.app.extensions.setdefault(TEXTS, Kept[Held](TEXTS_KEPT))


@blueprint.get("/akn/<path:path>")
def act(path: str) -> AnyResponse:
    """An act, with `?at=` on a day, with `?article=` one unit of it; `?format=` its text as a file."""
    asked, uri = asked_of_request(), f"/akn/{path}"
    if asked.moment.odd:
        return redirect(_canonical(uri, asked), code=302)
    if asked.form and asked.moment.wrong:
        abort(400)
    if asked.form == "txt":
        return _text(page_of(uri, asked))
    if asked.form:
        return _file(page_of(uri, asked))
    if asked.moment.wrong:
        return _answer(ready(_html(page_of(uri, asked))), 400)
    if set(request.args) - QUESTIONS:
        return _answer(ready(_html(page_of(uri, asked))))
    cache = cast("PageCache", current_app.extensions[EXTENSION])
    key = (stamp(services().engine), asked.moment.today, request.script_root, request.full_path, str(look()))
    return _answer(cache.get(key, lambda: _html(page_of(uri, asked))))


def asked_of_request() -> Asked:
    """What the address asks, on today's date."""
    return Asked.of(request.args, text_language(), today())


def page_of(uri: str, asked: Asked) -> ActPage:
    """The page of an act, its text from those kept in memory if it is among them."""
    return open_page(services().store, uri, asked, cast("Kept[Held]", current_app.extensions[TEXTS]))


def telling_page_of(uri: str, asked: Asked) -> ActPage:
    """The page of an act for what is said of its changes.

    When its text tells of none, and neither a language nor a version was asked for, that of another language whose text does.
    """
    page = page_of(uri, asked)
    if asked.text or asked.version or page.held.timed.timeline.days:
        return page
    languages = (language for language in page.languages if language is not page.held.expression.language)
    others = (page_of(uri, replace(asked, text=language)) for language in languages)
    return next((other for other in others if other.held.timed.timeline.days), page)


def _canonical(uri: str, asked: Asked) -> str:
    """The same page with its day written as addresses have it, at the end."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "at"]
    return f"{act_address(uri)}?{urlencode([*kept, ('at', asked.moment.plain)])}"


def _answer(page: ReadyPage, status: int = 200) -> Response:
    """The page, packed if the browser takes it, or only the word that it has not changed."""
    packed = request.accept_encodings["gzip"] > 0
    response = Response(page.packed if packed else page.body, status, mimetype="text/html")
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    if status != 200:
        return response
    response.set_etag(page.tag, weak=True)
    return cast("Response", response.make_conditional(request))


def _file(page: ActPage) -> Response:
    """The act in one of the forms of `web.downloads`, with what must be known of its text."""
    remarks = tuple(notice.words for notice in told(page, lambda _day: "", "").notices)
    return download(page, _as_of(page), remarks, request.url)


def _text(page: ActPage) -> Response:
    """The act as plain text, its identity above it."""
    expression = page.held.expression
    time = told(page, lambda _day: "", "")
    said = (_as_of(page), *(notice.words for notice in time.notices))
    head = (expression.title, citation(page.work, expression.title, expression.language), *said, request.url)
    body = plain_text(page.held.document, page.asked.struck) if time.exists else ""
    response = Response("\n".join((*head, "", body)), mimetype="text/plain")
    name = page.work.uri.removeprefix("/akn/").replace("/", "_")
    day_mark = f"@{page.asked.moment.plain}" if page.asked.moment.asked else ""
    response.headers["Content-Disposition"] = f'inline; filename="{quote(name)}.{expression.language}{day_mark}.txt"'
    return response


def _as_of(page: ActPage) -> str:
    """Which wording this is and who says so."""
    held, asked = page.held, page.asked.moment.asked
    published = held.manifestation.source == OFFICIAL and not REPLAY.match(held.manifestation.url)
    source = "e-qanun.az" if published else f"{names.source_name(held.manifestation.source)} ({held.manifestation.name})"
    if asked and held.timed.timeline.days:
        return _as_of_day(asked, held.expression.version, source)
    if held.expression.version is None:
        return str(_("The day up to which amendments are in the text is not known; source: %(source)s", source=source))
    if published:
        return str(_("Text as of %(day)s, as published by %(source)s", day=day(held.expression.version), source=source))
    return str(_("Text as of %(day)s; source: %(source)s", day=day(held.expression.version), source=source))


def _as_of_day(asked: date, version: date | None, source: str) -> str:
    if version is None:
        return str(_("Text as of %(day)s, from a text without a day; source: %(source)s", day=day(asked), source=source))
    said = {"day": day(asked), "version": day(version), "source": source}
    return str(_("Text as of %(day)s, from the text of %(version)s; source: %(source)s", **said))


def _html(page: ActPage) -> str:
    document = page.held.document
    here = frozenset(element.eid for element in document.root.walk() if element.eid)
    cited = citing(page.incoming, here, act_address)
    contents = entries(document.root)
    time = told(page, lambda day: asked_address(page, at=day), below(page, "changes", outcome="refused"))
    judged = judged_on(page)
    shown = time.exists and page.later is None
    return render_template(
        "act/page.html",
        page=page,
        time=time,
        work=page.work,
        expression=page.held.expression,
        manifestation=page.held.manifestation,
        title=page.held.expression.title or page.work.title,
        as_of=_as_of(page),
        sample=page.work.uri in listing.samples(services().engine, (page.work.uri,)),
        address=lambda **changes: asked_address(page, **changes),
        address_of_changes=below(page, "changes"),
        address_of_redline=redline_address(page),
        version_of=version_of,
        citations=citations(page),
        cited_whole=cited.get("", ()),
        cited_acts=len({one.title for places in cited.values() for one in places}),
        standards_address=f"{act_address(page.work.uri)}/standards{f'?at={page.asked.moment.plain}' if page.asked.moment.asked else ''}",
        standards=listed(judged, page.asked.moment.day),
        register_words=register_words,
        standard_address=standard_address,
        contents=_contents(page, contents) if shown else "",
        body=_body(page, here, cited, judged) if shown else "",
        removed=removed_places(page.element or document.root, page.held.blocks) if shown else 0,
        neighbours=neighbours(page, contents),
        first_article=first_article(page, contents),
        html_language={Language.AZE: "az", Language.ENG: "en"},
    )


def _contents(page: ActPage, contents: tuple[Entry, ...]) -> str:
    if page.element is None:
        return render_contents(contents, contents_address(page))
    return render_contents(trimmed(contents, page.element.eid), contents_address(page), page.element.eid)


def _body(page: ActPage, here: frozenset[str], cited: Mapping[str, Any], judged: tuple[Judged, ...]) -> str:
    anchor = contents_anchor(page)
    authors = authors_of(page)
    left = Setting(
        _words(),
        with_standards(
            links(page.held.references, page.work.uri, here, page.held.there, act_address, anchor), page.held.document, judged
        ),
        cited,
        changed=authors.margins(),
        ended=authors.endings(page.asked.moment.day),
        authors=authors.listed if page.asked.who else None,
    )
    if page.element is not None:
        return render(page.held.document, left, page.element)
    if page.other is None:
        scope = f"{request.script_root} {page.asked.who} {page.asked.moment.today}"
        return render(page.held.document, replace(left, blocks=replace(page.held.blocks, scope=scope)))
    return _two(page, page.other, left)


def _two(page: ActPage, other: Held, left: Setting) -> str:
    prefix = f"{other.expression.language}."
    theirs = frozenset(element.eid for element in other.document.root.walk() if element.eid)
    own = links(other.references, page.work.uri, theirs, other.there, act_address, lambda eid: f"#{quote(prefix + eid, safe='_.-')}")
    right = Setting(left.words, own, prefix=prefix)
    left = replace(left, authors=None)
    codes = (page.held.expression.language.web, other.expression.language.web)
    lacking = (_lacking(page.held.expression.language), _lacking(other.expression.language))
    return render_beside(Text(page.held.document, left), Text(other.document, right), codes, lacking)


def _lacking(language: Language) -> str:
    if language is Language.AZE:
        return str(_("The Azerbaijani text held has no such provision."))
    return str(_("The English text held has no such provision."))


def _words() -> Words:
    return Words(
        address=_("Address of %(what)s", what="%(what)s"),
        note=_("Note %(number)s", number="%(number)s"),
        other_notes=_("Notes the text does not refer to"),
        table=_("Table"),
        printed_contents=_("Contents as printed in the source"),
        cited_by=lambda count: str(ngettext("%(num)d act cites it", "%(num)d acts cite it", count)),
    )
