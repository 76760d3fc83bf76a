"""Hostile consolidated acts of our own making, and a registry of its own that takes them in and shows every page of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient

from acts.folding import Folding
from acts.frbr import Manifestation
from acts.held import ActFilter
from acts.history.model import Timeline
from acts.ingest import Ingest, Verdict
from acts.listing import list_acts
from acts.timelines import Timelines
from tests.web.world import world_app
from web.services import Services

XSS = '<script>alert("toplu-xss")</script><img src=x onerror=alert(1)>"\'><svg/onload=alert(1)>'
BODY = (
    "Maddə 1. Fənərin qurulması",
    "1.1. Fənər sahildə <i>iki</i> ay ərzində qurulur. [1]",
    "1.2. Fənərin rəngi ağ olur.",
    "Maddə 2. Fənərin qorunması",
    "2.1. Fənəri gözətçi qoruyur.",
    "2.2. Gözətçi hər gecə növbə çəkir.",
    "Maddə 3. Fənərin sökülməsi",
    "3.1. Köhnə fənər sökülür.",
)


def cited(number: str = "7-VQD", day: str = "3 may 2015-ci il", paper: str = "“Azərbaycan” qəzeti, 10 may 2015-ci il, № 99") -> str:
    return f"{day} tarixli {number} nömrəli Azərbaycan Respublikasının Qanunu ({paper})"


def act(notes: Iterable[str], body: Iterable[str] = BODY, title: str = "Fənərlər haqqında", number: str = "77-XQ") -> str:
    """An annotated text: its notes are numbered from 1 unless they bring a number of their own."""
    numbered = (note if note.startswith("[") else f"[{place}] {note}" for place, note in enumerate(notes, start=1))
    head = (title, "AZƏRBAYCAN RESPUBLİKASININ QANUNU")
    foot = ("Bakı şəhəri, 3 fevral 2010-cu il", f"№ {number}", "QANUNA EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI")
    return "\n\n".join((*head, *body, *foot, *numbered)) + "\n"


def substituted(place: str, old: str, new: str, **by: str) -> str:
    return f"{cited(**by)} ilə {place} “{old}” sözü “{new}” sözü ilə əvəz edilmişdir."


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry of its own, in this process."""

    app: Flask
    ingest: Ingest
    folding: Folding

    @classmethod
    def at(cls, home: Path) -> "Registry":
        app = world_app(home, empty=True)
        app.testing = False
        given: Services = app.extensions["toplu"]
        return cls(app, Ingest(given.engine, given.raw), Folding(given.engine))

    def take(self, text: str | bytes, name: str = "hostile.md") -> tuple[Verdict, ...]:
        body = text if isinstance(text, bytes) else text.encode()
        taken = self.ingest.take(Manifestation("test", f"https://example.invalid/{name}", name, body))
        self.ingest.settle()
        self.folding.refresh()
        return taken

    def timelines(self) -> Iterator[tuple[str, Timeline]]:
        timelines = Timelines(self.folding.engine)
        for text in self.folding_shown():
            yield text[0], timelines.of(text[1])

    def folding_shown(self) -> list[tuple[str, int]]:
        listed = list_acts(self.folding.engine, ActFilter(), size=100).items
        store = self.folding.store
        return [(one.uri, held.shown) for one in listed for held in store.expressions(one.uri) if held.shown]

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()


DAYS = ("", "0001-01-01", "2015-05-09", "2015-05-10", "9999-12-31")
HALF = ("0000-00-00", "2015-02-31", "2015-05-00", "x" * 5000, "9" * 5000, "2015-05-10\x00", "<script>", "-1-1-1", "10000-01-01")
SPANS = (("0001-01-01", "9999-12-31"), ("2020-01-01", "2010-01-01"), ("", ""), ("2015-05-09", "2015-05-10"), ("x" * 900, "0"))
FORMS = ("txt", "html", "docx", "akn")


def addresses(uri: str, timeline: Timeline) -> Iterator[str]:
    """Every page there is of an act."""
    own = f"/az{uri}"
    eids = [element.eid for element in timeline.document.root.walk() if element.eid][:6]
    for day in (*DAYS, *HALF):
        yield f"{own}?{urlencode({'at': day})}"
        yield f"{own}?{urlencode({'at': day, 'who': '1'})}"
    for day in DAYS:
        yield from (f"{own}?{urlencode({'at': day, 'format': form})}" for form in FORMS)
    for start, end in SPANS:
        yield f"{own}/redline?{urlencode({'from': start, 'to': end})}"
        yield f"{own}/redline?{urlencode({'from': start, 'to': end, 'format': 'docx'})}"
        yield from (f"{own}/redline?{urlencode({'from': start, 'to': end, 'article': eid})}" for eid in eids[:2])
    for article in (*eids, "art_999999", "x" * 5000, "art_1__" * 300, "<script>", "\x00", "9" * 5000, "art_1-999999999"):
        yield f"{own}/history?{urlencode({'article': article})}"
        yield f"{own}/redline?{urlencode({'from': '2010-01-01', 'to': '2020-01-01', 'article': article})}"
        yield f"{own}?{urlencode({'article': article, 'at': '2012-01-01'})}"
    yield from (f"{own}/{page}" for page in ("history", "changes", "former", "changes?outcome=refused", "changes?format=csv"))
    for change in timeline.changes[:20]:
        if change.act.number:
            yield f"/az/changes?{urlencode({'act': change.act.number, 'date': change.act.adopted or ''})}"
    yield from ("/az/changes", "/en/changes", "/az/changes.atom", "/az/changes?page=99999999999999999999", "/az/coverage")
    yield from (f"/az/changes?{urlencode({'act': 'x' * 5000, 'date': day})}" for day in HALF)
