"""An invented law with a past and a future: its page as published, and its timeline with a change of every kind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from acts import tables
from acts.encoding import encode
from acts.history.model import Change, Outcome, Renaming, TimedRun, Timeline
from acts.model import Document, Element, Kind, Line, Note, Run
from acts.modifications import model as m
from acts.numbers import Num
from acts.timelines import keep_timeline
from language.letters import fold
from tests.web.act import sample
from tests.web.act.sample import line
from tests.web.world import world_app
from web.acts_day import CLOCK
from web.services import Services

URI = "/akn/az/act/law/2012-03-05/55-nq"
AMENDING = "/akn/az/act/law/2015-11-20/31-nqd"
TODAY = date(2026, 11, 24)
ADDRESS = f"/az{URI}"


def act(number: str, adopted: date) -> m.AmendingAct:
    return m.AmendingAct(m.ActKind.LAW, adopted, number)


FIRST = act("31-NQD", date(2015, 11, 20))
SECOND = act("45-NQD", date(2018, 4, 12))
THIRD = act("102-NQD", date(2023, 6, 30))
COMING = act("150-NQD", date(2026, 10, 1))
SPRING, AUTUMN, FUTURE = date(2018, 5, 20), date(2023, 9, 1), date(2027, 7, 1)


def target(*steps: tuple[m.Unit, str]) -> m.Target:
    return m.Target(tuple(m.Step(*step) for step in steps))


def change(by: m.AmendingAct, action: m.Action, where: m.Target, note: str, start: date | None, old: str = "", **more: object) -> Change:
    known = {"known_by": "publication", "footnote": note, "item": 1} | more
    return Change(by, m.Modification(where, action, old), in_force=start, **known)  # type: ignore[arg-type]


ARTICLE = m.Unit.ARTICLE
OLD = "2.2. Yazı hər il kağız kitaba köçürülür."
CHANGES = (
    change(FIRST, m.Substitution("kağızda", "elektron qaydada"), target((ARTICLE, "1")), "1", date(2016, 1, 1), eids=("art_1__al_1",)),
    change(SECOND, m.ProvisionInsertion(), target((ARTICLE, "2-1")), "2", SPRING, eids=("art_2-1",), known_by="note"),
    change(SECOND, m.Repeal(), target((ARTICLE, "3")), "3", SPRING, eids=("art_3",)),
    change(THIRD, m.ProvisionReplacement(), target((ARTICLE, "2.2")), "4", AUTUMN, OLD, eids=("art_2__para_2.2",)),
    change(THIRD, m.Repeal(), target((ARTICLE, "2.3")), "5", AUTUMN, eids=("art_2__para_2.3",)),
    change(COMING, m.Insertion("və hesabatın", "uçotun", m.Position.AFTER), target((ARTICLE, "4")), "", FUTURE, eids=("art_4__al_1",),
           item=0, source="/akn/az/act/law/2026-10-01/150-nqd", known_by="act"),
    change(SECOND, m.Substitution("arxiv", "saxlanc"), target((ARTICLE, "9")), "6", SPRING, outcome=Outcome.REFUSED,
           reason="the text has no such provision"),
    change(SECOND, m.Mention(m.MentionKind.COURT), target((ARTICLE, "1")), "KMQ1", None, outcome=Outcome.MENTION),
    change(THIRD, m.Renumbering(target((ARTICLE, "5.2"))), target((ARTICLE, "5.1")), "7", AUTUMN, eids=("art_5__para_5.2",)),
    change(SECOND, m.Insertion("müvəqqəti olaraq", "", m.Position.END), target((ARTICLE, "4")), "8", date(2020, 4, 1),
           eids=("art_4__al_1",), until=date(2020, 10, 1)),
    change(THIRD, m.ProvisionInsertion("5.1. Yeni birinci hissə."), target((ARTICLE, "5.1")), "7", AUTUMN, eids=("art_5__para_5.1",)),
)  # fmt: skip


def t(text: str, put: int | None = None, out: int | None = None, restored: bool = False, struck: bool = False) -> TimedRun:
    return TimedRun(text, struck or (out is not None and not restored), put is not None, put=put, out=out, restored=restored)


def article(number: str, heading: tuple[Run, ...], title: str, *children: Element) -> Element:
    return Element(Kind.ARTICLE, f"art_{number}", Num(number), f"Maddə {number}.", title, (Line(heading),), (), children)


def para(article_: str, number: str, *runs: Run) -> Element:
    return Element(Kind.PARAGRAPH, f"art_{article_}__para_{number}", Num(number), f"{number}.", "", (), (Line(runs),))


def alinea(article_: str, *runs: Run) -> Element:
    return Element(Kind.ALINEA, f"art_{article_}__al_1", content=(Line(runs),))


def note(number: str, words: str) -> Note:
    return Note(number, (line(f"[{number}] {words}"),))


FULL = Document(
    Element(
        Kind.ACT,
        children=(
            Element(Kind.PREFACE, "preface", content=(line("Sınaq uçotu haqqında", centred=True),)),
            article("1", (Run("Maddə 1. Uçotun məqsədi"),), "Uçotun məqsədi", alinea(
                "1", Run("Uçot "), t("kağızda ", out=0), t("elektron qaydada", put=0), Run("[1]", note="1"),
                Run(" aparılır və Sınaq arxivi haqqında Qanuna uyğun saxlanılır."))),
            article("2", (Run("Maddə 2. Uçot yazısı"),), "Uçot yazısı",
                    para("2", "2.1", Run("2.1. Yazıda uçotun günü göstərilir.")),
                    para("2", "2.2", t(OLD, out=3, restored=True), t("2.2. Yazı bir dəfə edilir.", put=3), Run("[4]", note="4")),
                    para("2", "2.3", t("2.3. Kağız kitab möhürlənir.", out=4, restored=True))),
            article("2-1", (t("Maddə 2-1. Uçotun açıqlığı", put=1), Run("[2]", note="2")), "Uçotun açıqlığı",
                    alinea("2-1", t("Uçot hamı üçün açıqdır.", put=1))),
            article("3", (t("Maddə 3. Uçot haqqı", out=2), Run("[3]", note="3")), "Uçot haqqı",
                    alinea("3", t("Uçot üçün haqq alınır.", out=2))),
            article("4", (Run("Maddə 4. Yekun"),), "Yekun", alinea(
                "4", Run("Bu Qanunun 1-ci maddəsində göstərilən uçotun "), t("və hesabatın ", put=5, restored=True),
                Run("qaydası təsdiq edilir"), t(" müvəqqəti olaraq", put=9, restored=True), Run("."))),
            article("5", (Run("Maddə 5. Hissələr"),), "Hissələr",
                    para("5", "5.1", t("5.1. Yeni birinci hissə.", put=10), Run("[7]", note="7")),
                    para("5", "5.2", t("5.1. ", out=8, restored=True), t("5.2. ", put=8), Run("Köhnə birinci hissə qalır."))),
        ),
    ),
    tuple(note(number, words) for number, words in (
        ("1", "31-NQD nömrəli Sınaq Qanunu ilə 1-ci maddədə “kağızda” sözü “elektron qaydada” sözləri ilə əvəz edilmişdir."),
        ("2", "45-NQD nömrəli Sınaq Qanunu ilə 2-1-ci maddə əlavə edilmişdir."),
        ("3", "45-NQD nömrəli Sınaq Qanunu ilə 3-cü maddə ləğv edilmişdir."),
        ("4", "102-NQD nömrəli Sınaq Qanunu ilə 2.2-ci maddə yeni redaksiyada verilmişdir."),
        ("7", "102-NQD nömrəli Sınaq Qanunu ilə 5.1-ci maddə 5.2-ci maddə hesab edilmişdir."),
    )),
)  # fmt: skip
TIMELINE = Timeline(FULL, CHANGES, (Renaming(8, "art_5__para_5.1", "art_5__para_5.2"),))


def page_of(document: Document) -> Document:
    """The page as its source shows it: without what was put back from notes or read from acts to come."""

    def element(one: Element) -> Element | None:
        parts = tuple(tuple(filter(None, map(published, lines))) for lines in (one.heading, one.content))
        children = tuple(filter(None, map(element, one.children)))
        return replace(one, heading=parts[0], content=parts[1], children=children) if any((*parts, children)) else None

    def published(one: Line) -> Line | None:
        runs = tuple(Run(r.text, r.struck, r.italic, r.bold, r.note) for r in one.runs if not (isinstance(r, TimedRun) and r.restored))
        return replace(one, runs=runs) if runs else None

    root = element(document.root)
    return replace(document, root=root or document.root)


PAGE = page_of(FULL)


def references() -> Iterator[dict[str, object]]:
    """A reference inside, one to an act not held; places count characters of the page's lines."""
    for at, (eid, words, citation, place) in enumerate((
        ("art_1__al_1", "Sınaq arxivi haqqında Qanuna", 2, ""), ("art_4__al_1", "Bu Qanunun 1-ci maddəsində", None, "art_1"),
    )):  # fmt: skip
        text = next(e for e in PAGE.root.walk() if e.eid == eid).content[0].plain
        start = text.index(words)
        yield {"manifestation_id": 10, "seq": at, "eid": eid, "line": 0, "start": start, "end": start + len(words), "words": words,
               "citation_id": citation, "place": place, "last": ""}  # fmt: skip


def timed_app(home: Path, today: date = TODAY, url: str = "") -> Flask:
    """The application over the sample and the timed law, on that day; its acts in the database of `url` where one is given."""
    app = world_app(home, empty=True, url=url)
    app.extensions[CLOCK] = lambda: today
    services: Services = app.extensions["toplu"]
    with services.engine.begin() as connection:
        sample.fill(connection)
        for key, uri, number, adopted in ((10, URI, "55-NQ", date(2012, 3, 5)), (11, AMENDING, "31-NQD", FIRST.adopted)):
            assert adopted
            sample._work(connection, key, uri, "law", "law", "Sınaq uçotu haqqında" if key == 10 else "Sınaq dəyişikliyi", number, adopted)
            in_force = {"in_force": adopted.replace(day=25), "published": None}
            connection.execute(sa.update(tables.works).where(tables.works.c.id == key).values(**in_force))
            _text(connection, key, uri, PAGE if key == 10 else Document(Element(Kind.ACT, "", content=(line("Sınaq."),))), AUTUMN)
        connection.execute(sa.insert(tables.refs), list(references()))
        keep_timeline(connection, 10, TIMELINE, PAGE)
    return app


def _text(connection: sa.Connection, key: int, uri: str, document: Document, version: date) -> None:
    title = "Sınaq uçotu haqqında"
    connection.execute(sa.insert(tables.expressions), [{
        "id": key, "work_id": key, "language": "aze", "version": version, "uri": f"{uri}/aze@{version}", "title": title,
        "title_key": fold(title), "shown": key, "provisions": 3,
    }])  # fmt: skip
    connection.execute(sa.insert(tables.manifestations), [{
        "id": key, "expression_id": key, "source": "eqanun", "url": f"https://numune.example/{key}", "name": f"n{key}.html", "part": "",
        "sha256": f"{key:064x}", "bytes": 2048, "media_type": "text/html", "fetched_at": sample.NOW, "reader": "word-html", "parser": 1,
        "outcome": "read", "reason": "", "annexes": "",
    }])  # fmt: skip
    rows = [sample._element(key, at, *spec) for at, spec in enumerate(sample._deep(document.root, 0))]
    connection.execute(sa.insert(tables.elements), rows)
    if document.notes:
        notes = [{"manifestation_id": key, "seq": at, "number": one.number, "content": encode(one.lines)}
                 for at, one in enumerate(document.notes)]  # fmt: skip
        connection.execute(sa.insert(tables.notes), notes)
