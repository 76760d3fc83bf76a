"""What the page of an act shows: what was asked, and the values taken from the store for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.errors import NotHeldError
from acts.frbr import Language, Work
from acts.held import HeldExpression, HeldManifestation, HeldReference, IncomingReference
from acts.model import Document, Element
from acts.store import ActStore
from acts.tables import citations, works
from storage.audit import audit_entries

UNDATED = "none"
"""`?v=` of an expression of which it is not known up to which day amendments are in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions an address asks: language of the text and of a second one beside it, version, one article, form."""

    preferred: Language
    text: str = ""
    beside: str = ""
    version: str = ""
    article: str = ""
    struck: bool = False
    form: str = ""

    @classmethod
    def of(cls, args: Mapping[str, str], preferred: Language) -> "Asked":
        names = ("text", "beside", "v", "article")
        text, beside, version, article = (args.get(name, "").strip()[:200] for name in names)
        return cls(preferred, text, beside, version, article, args.get("struck") == "1", args.get("format", "")[:10])


@dataclass(frozen=True, slots=True)
class Held:
    """One wording with its text and what its words point to.

    ``there``: of the units of other acts it points to, those that the page of each act has, by the act's uri.
    """

    expression: HeldExpression
    manifestation: HeldManifestation
    document: Document
    references: tuple[HeldReference, ...]
    there: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class ActPage:
    """All the page of an act shows. `other` is the text beside, `element` the one article shown alone."""

    asked: Asked
    work: Work
    expressions: tuple[HeldExpression, ...]
    held: Held
    incoming: tuple[IncomingReference, ...]
    topics: tuple[tuple[str, str], ...] = ()
    other: Held | None = None
    element: Element | None = None

    @property
    def versions(self) -> tuple[HeldExpression, ...]:
        """The wordings held in the language shown, newest first."""
        return tuple(e for e in self.expressions if e.language is self.held.expression.language)

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(dict.fromkeys(e.language for e in self.expressions))


def stamp(engine: Engine) -> tuple[object, ...]:
    """A value that changes whenever a text, an act or a link between acts does: what a page made earlier is checked against."""
    query = sa.select(
        sa.select(sa.func.max(works.c.changed)).scalar_subquery(),
        sa.select(sa.func.max(audit_entries.c.id)).scalar_subquery(),
        sa.select(sa.func.count(citations.c.work_id)).scalar_subquery(),
    )
    with engine.begin() as connection:
        return tuple(connection.execute(query).one())


def open_page(store: ActStore, uri: str, asked: Asked) -> ActPage:
    """The page of an act. Raises `NotHeldError` where act, language, version or article are not held."""
    work = store.work(uri)
    expressions = store.expressions(uri)
    shown = choose(expressions, asked, uri)
    files = {file.id: file for file in store.manifestations(uri)}
    held = _held(store, shown, files, asked)
    element = find(held.document, asked.article) if asked.article else None
    other = _beside(store, expressions, shown, asked, files)
    return ActPage(asked, work, expressions, held, store.incoming(uri), store.topics(uri), other, element)


def choose(expressions: tuple[HeldExpression, ...], asked: Asked, uri: str) -> HeldExpression:
    """The wording asked for; without a wish the interface's language if held, else the first, and there the newest."""
    languages = {e.language for e in expressions}
    language = asked.text or (asked.preferred if asked.preferred in languages else next((e.language for e in expressions), ""))
    fitting = [e for e in expressions if e.language == language and (not asked.version or _version(e) == asked.version)]
    if not fitting:
        held = ", ".join(f"{e.language}@{_version(e)}" for e in expressions) or "none"
        raise NotHeldError(f"{uri}: no text in {language or 'any language'} of {asked.version or 'any day'} is held; held: {held}")
    return fitting[0]


def version_of(expression: HeldExpression) -> str:
    """What `?v=` must say to get this wording."""
    return _version(expression)


def _version(expression: HeldExpression) -> str:
    version: date | None = expression.version
    return version.isoformat() if version else UNDATED


def _held(store: ActStore, expression: HeldExpression, files: Mapping[int, HeldManifestation], asked: Asked) -> Held:
    references = store.references(expression.shown)
    there = _there(store, references, expression.work_uri, asked.preferred)
    return Held(expression, files[expression.shown], store.document(expression.shown), references, there)


def _there(store: ActStore, references: Iterable[HeldReference], own: str, preferred: Language) -> Mapping[str, frozenset[str]]:
    """The units of other acts referred to, and those around them, as far as the text has them that each act's page shows."""
    wanted: dict[str, set[str]] = {}
    for reference in references:
        if reference.target not in ("", own) and reference.eid:
            wanted.setdefault(reference.target, set()).update(accumulate(reference.eid.split("__"), "{}__{}".format))
    held = ((uri, store.expressions(uri), eids) for uri, eids in wanted.items())
    return {uri: store.having(choose(texts, Asked(preferred), uri).shown, eids) for uri, texts, eids in held if texts}


def _beside(
    store: ActStore, expressions: tuple[HeldExpression, ...], shown: HeldExpression, asked: Asked, files: Mapping[int, HeldManifestation]
) -> Held | None:
    """The text beside: of the same version where there is one, else the newest in that language."""
    if not asked.beside or asked.beside == shown.language:
        return None
    fitting = [e for e in expressions if e.language == asked.beside]
    if not fitting:
        raise NotHeldError(f"{shown.work_uri}: no text in {asked.beside} is held to show beside")
    return _held(store, next((e for e in fitting if e.version == shown.version), fitting[0]), files, asked)


def find(document: Document, eid: str) -> Element:
    """The article that is `eid` or holds it; a unit above articles, whole. Raises `NotHeldError` where there is none."""
    whole = eid.split("__", 1)[0]
    for wanted in (eid, whole):
        for element in document.root.walk():
            if element.eid == wanted and (wanted == whole or "__" not in wanted or not wanted.startswith("art_")):
                return element
    raise NotHeldError(f"the text has no unit {eid}")
