"""Where the parts of an act's page lead: other days and wordings of it, its places, its neighbours; and how it is cited."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from flask import request

from acts.frbr import Language
from acts.model import Kind
from web.acts_view_authors import Authors
from web.acts_view_model import ActPage
from web.i18n import web_language
from web.render.citation import citation
from web.render.contents import Entry
from web.services import services

LONG = 200
"""Articles from which an act is long."""


def redline_address(page: ActPage) -> str:
    """What changed between the day shown and today; with today shown, what changed last."""
    moment = page.asked.moment
    return below(page, "redline", **({"from": moment.plain, "to": moment.today.isoformat()} if moment.asked else {}))


def authors_of(page: ActPage) -> Authors:
    """Who wrote the text shown."""
    acts_at = f"{request.script_root}/{web_language()}"
    return Authors(page.held, services().engine, act_address(page.work.uri), acts_at, page.asked.version)


def below(page: ActPage, step: str, **asked: str) -> str:
    """A page about the text shown: its history, its changes, its redline."""
    kept = {"text": page.asked.text, "v": page.asked.version, **asked}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{act_address(page.work.uri)}/{step}{'?' if query else ''}{query}"


def act_address(uri: str) -> str:
    """The page of an act in the language of the interface."""
    return f"{request.script_root}/{web_language()}{quote(uri)}"


def asked_address(page: ActPage, **changes: object) -> str:
    """This act with these questions changed; "" or None takes one away."""
    asked = page.asked
    now = {"text": asked.text, "v": asked.version, "beside": asked.beside, "article": asked.article}
    now |= {"struck": "1" if asked.struck else "", "who": "1" if asked.who else "", "at": asked.moment.plain}
    kept = {name: str(value) for name, value in {**now, **changes}.items() if value and name != "at"}
    if day := changes.get("at", now["at"]):
        kept["at"] = str(day)
    return act_address(page.work.uri) + (f"?{urlencode(kept)}" if kept else "")


def contents_anchor(page: ActPage) -> Callable[[str], str]:
    """Where a unit of the text is: on this page, or in the whole act when the page shows another article alone."""
    if page.element is None:
        return lambda eid: f"#{quote(eid, safe='_.-')}"
    shown = frozenset(element.eid for element in page.element.walk())
    whole = asked_address(page, article=None)
    return lambda eid: f"{'' if eid in shown else whole}#{quote(eid, safe='_.-')}"


def contents_address(page: ActPage) -> Callable[[Entry], str]:
    if page.element is None:
        return lambda entry: f"#{quote(entry.eid, safe='_.-')}"
    whole = asked_address(page, article=None)

    def address(entry: Entry) -> str:
        if entry.kind is Kind.ARTICLE:
            return asked_address(page, article=entry.eid)
        return f"{whole}#{quote(entry.eid, safe='_.-')}"

    return address


def neighbours(page: ActPage, contents: tuple[Entry, ...]) -> tuple[Entry | None, Entry | None]:
    """The articles before and after the one shown alone."""
    if page.element is None:
        return None, None
    articles = [entry for root in contents for entry in root.walk() if not entry.children]
    at = next((number for number, entry in enumerate(articles) if entry.eid == page.element.eid), None)
    if at is None:
        return None, None
    return (articles[at - 1] if at else None), (articles[at + 1] if at + 1 < len(articles) else None)


def first_article(page: ActPage, contents: tuple[Entry, ...]) -> str:
    """Where reading one article at a time begins: offered for long acts, which are heavy on a weak connection."""
    articles = [entry.eid for root in contents for entry in root.walk() if entry.kind is Kind.ARTICLE]
    return articles[0] if page.element is None and len(articles) >= LONG else ""


def citations(page: ActPage) -> tuple[tuple[str, str], ...]:
    """The lines of citation by language: of the act, or of the article shown alone."""
    titles = {e.language: e.title for e in reversed(page.expressions)}
    number = page.element.num.printed if page.element is not None and page.element.num else ""
    article = page.element is not None and page.element.kind is Kind.ARTICLE and number
    places = {Language.AZE: f"maddə {number}", Language.ENG: f"Article {number}"}
    return tuple(
        (language.web, citation(page.work, titles.get(language) or page.work.title, language, places[language] if article else ""))
        for language in Language
    )
