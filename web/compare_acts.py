"""What compares by the acts held: texts are opened, `acts.compare` compares them, `acts.word` writes the documents."""

from dataclasses import dataclass
from datetime import date

from flask import has_request_context, request
from sqlalchemy.engine import Engine

from acts.compare.draft import propose
from acts.compare.finding import ActFinder, side_of
from acts.compare.model import Side
from acts.errors import NotHeldError
from acts.frbr import Language, Manifestation
from acts.history.view import text_on
from acts.identity import identify
from acts.lines import metadata, read
from acts.model import Document
from acts.store import ActStore
from acts.structure import parse
from acts.timelines import Timelines
from web.compare_engine import DraftMade, Source
from web.compare_given import How
from web.i18n import web_language

TYPED = "text.txt"
"""What words typed are called while they are read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A text that was opened, what the head of a document calls it, and what is to be warned of."""

    document: Document
    side: Side
    warnings: tuple[str, ...] = ()


class ActsComparer:
    """`web.compare_engine.Comparer` over a database of acts."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def check(self, source: Source) -> tuple[str, ...]:
        return self.opened(source, date.max).warnings if source.how is not How.ACT else ()

    def draft(self, source: Source, day: date) -> DraftMade:
        draft = self.opened(source, day)
        return DraftMade(propose(draft.document, day, ActFinder(self.engine, address_of), draft.side), draft.warnings)

    def opened(self, source: Source, day: date) -> Opened:
        """A text, of an act held that of its own day or else of ``day``. Raises `ActsError` where it cannot be read or is not held."""
        return self._held(source, source.day or day) if source.how is How.ACT else given(source)

    def _held(self, source: Source, day: date) -> Opened:
        store = ActStore(self.engine)
        work = store.work(source.uri)
        texts = sorted((one for one in store.expressions(source.uri)), key=lambda one: one.language is not Language.AZE)
        if not texts:
            raise NotHeldError(f"{source.uri}: no text is held")
        document = text_on(Timelines(self.engine).of(texts[0].shown), day)
        side = side_of(work, texts[0], address_of(source.uri))
        return Opened(document, Side(side.title, side.citation, day, side.uri, side.address, side.language))


def given(source: Source) -> Opened:
    """A file or words typed, read as any source of acts is."""
    name = source.name or TYPED
    manifestation = Manifestation("compare", f"file:{name}", name, source.body)
    document = parse(read(manifestation))
    told = identify(manifestation, metadata(manifestation), document)
    title = told.title if told.title != name else ""
    return Opened(document, Side(title or source.name, language=told.language.value))


def address_of(uri: str) -> str:
    """Where a reader finds an act: its whole address on this site, where a page or a program asks; else its address in the registry."""
    return f"{request.host_url.rstrip('/')}{request.script_root}/{web_language()}{uri}" if has_request_context() else uri
