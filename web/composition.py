"""Putting the parts together by the settings: database, raw store, search engine, crawl, web application."""

from datetime import datetime
from functools import cached_property

from flask import Flask
from sqlalchemy.engine import Engine

from acts.concordance import ageing
from acts.folding import Folding
from acts.history.corrections import load
from acts.ingest import Ingest
from acts.register.refreshing import Refreshed
from acts.register.refreshing import refresh as refresh_register
from acts.register.store import Register
from acts.store import ActStore
from acts.topics import of_work
from classifiers.glossary.current import Glossary
from classifiers.glossary.store import GlossaryStore
from classifiers.schemes.shipping import bring_up
from search.citation.directory import HeldActs
from search.citation.find import Citations
from search.engines.tantivy import TantivyEngine
from search.indexing import Progress, Told, refresh
from search.model import SearchEngine
from search.service import Search
from storage.database import open_database
from storage.migrating import upgrade
from storage.raw import RawStore
from web.acts_day import BAKU
from web.app import create_app
from web.settings import Settings


class Toplu:
    """The program as one set of settings makes it; each part is opened when first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def engine(self) -> Engine:
        """The database, brought to the program's version."""
        opened = open_database(self.settings.database_url)
        upgrade(opened)
        return opened

    @cached_property
    def raw(self) -> RawStore:
        return RawStore(self.settings.raw_folder)

    @cached_property
    def store(self) -> ActStore:
        return ActStore(self.engine)

    @cached_property
    def index(self) -> SearchEngine:
        """The embedded engine, or the cluster that the settings name."""
        cluster = self.settings.search_cluster
        if cluster is None:
            return TantivyEngine(self.settings.index_folder)
        from search.engines.elasticsearch import ElasticsearchEngine  # its client takes long to load

        return ElasticsearchEngine(cluster)

    @cached_property
    def glossary(self) -> Glossary:
        """The terms that lead from one way of saying a thing to others."""
        return Glossary(GlossaryStore(self.engine))

    @cached_property
    def search(self) -> Search:
        return Search(self.index, terms=self.glossary.current, citations=Citations(HeldActs(self.engine)))

    def ingest(self, who: str) -> Ingest:
        """What takes acts in, naming their topics."""
        return Ingest(self.engine, self.raw, of_work, who)

    @cached_property
    def folding(self) -> Folding:
        """What builds the timelines, corrected by the reviewer: the corrections that ship, and those in the home's own folder."""
        own = self.settings.home / "corrections"
        return Folding(self.engine, (*load(), *(load(own) if own.is_dir() else ())))

    @cached_property
    def classified(self) -> Engine:
        """The database with the classifiers that ship, as this program has them."""
        bring_up(self.engine)
        return self.engine

    @cached_property
    def register(self) -> Register:
        """Which acts cite which standards and carry which codes."""
        return Register(self.engine)

    def refresh_index(self, progress: Progress = lambda _done, _all: None) -> Told:
        """Bring the index up to what the database holds; one that is empty, missing or broken is made anew.

        Raises `EngineAwayError` when the engine does not answer: what changed waits in the outbox.
        """
        return refresh(self.store, self.index, progress)

    def catch_up(
        self, timelines: Progress = lambda _done, _all: None, index: Progress | None = lambda _done, _all: None,
        comparisons: Progress = lambda _done, _all: None,
    ) -> None:  # fmt: skip
        """After acts came in: build the timelines they touch, look at the comparisons of them, then bring the index up (None: leave it).

        Raises `CorrectionError` when a reviewer's entry does not match exactly one modification, after all else is done.
        """
        try:
            self.folding.refresh(timelines)
        finally:
            self.refresh_register(whole=False)
            self.refresh_comparisons(comparisons)
            if index is not None:
                self.refresh_index(index)

    def refresh_register(self, progress: Progress = lambda _done, _all: None, whole: bool = True) -> Refreshed:
        """Bring the register up to what the database holds, and tell what is judged otherwise today: of all acts, or of what changed."""
        return refresh_register(self.classified, datetime.now(BAKU).date(), progress, whole)

    def refresh_comparisons(self, progress: Progress = lambda _done, _all: None) -> tuple[ageing.Aged, ...]:
        """Look at the acts comparisons kept rest on, as they read today: what was decided on other wordings is to be looked at again."""
        return ageing.refresh(self.engine, datetime.now(BAKU).date(), progress=progress)

    def app(self) -> Flask:
        """The web application."""
        return create_app(self.settings, self.store, self.search, self.raw, self.glossary)
