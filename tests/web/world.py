"""A small invented world behind the pages: acts of all levels in a database, a finder that answers, two crawls."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Connection, Engine

from acts import tables
from acts.encoding import encode
from acts.model import Line, Run
from acts.store import ActStore
from crawler import tables as crawls
from language.letters import fold
from search.model import Cited, EngineAwayError, FacetValue, Found, HitGroup, ReadWord, SearchDocument, SearchHit, SearchPage, SearchQuery
from storage.database import metadata, open_database
from storage.raw import RawStore
from web.app import create_app
from web.settings import Settings

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
BODY = "<p>Maddə 1. Nümunə mətni</p><script>alert(1)</script>".encode()
LEVELS = (
    ("constitution", "constitution", "Milli Məclis"), ("law", "law", "Milli Məclis"), ("law", "code", "Milli Məclis"),
    ("decree", "decree", "Prezident"), ("order", "order", "Prezident"), ("cabinet", "cabinet-decision", "Nazirlər Kabineti"),
    ("ministry", "ministry-act", "Rəqəmsal Nazirlik"), ("municipal", "municipal-act", "Sahil Bələdiyyəsi"),
    ("treaty", "treaty", ""), ("reference", "regulation", "Avropa İttifaqı"),
)  # fmt: skip
SUBJECTS = ("Nümunə elektron imza", "Nümunə fərdi məlumat", "Nümunə rabitə", "Nümunə informasiya ehtiyatı", "Nümunə kibertəhlükəsizlik")
STATUSES = ("in_force", "in_force", "repealed", "not_yet", "suspended", "unknown")
TOPICS = ("e-signature", "personal-data", "telecommunications")
HEADING = "Fərdi məlumatların toplanması"
SNIPPET = "Nümunə norma: fərdi məlumatlar yalnız sahibinin razılığı ilə toplanır və məqsəd başa çatdıqda silinir."


def settings(home: Path, **changes: object) -> Settings:
    """Settings for a test: no rate limit unless asked for."""
    return Settings(home=home, **({"rate_limit": ""} | changes))  # type: ignore[arg-type]


def world_app(home: Path, finder: object | None = None, empty: bool = False, url: str = "", **changes: object) -> Flask:
    """The application over the invented world kept under `home`, its acts in the database of `url` where one is given."""
    engine, raw = open_database(url or f"sqlite:///{home / 'toplu.db'}"), RawStore(home / "raw")
    metadata.create_all(engine)
    if not empty:
        build(engine, raw)
    app = create_app(settings(home, **changes), ActStore(engine), finder or InventedFinder(), raw)  # type: ignore[arg-type]
    app.testing = True
    return app


class InventedFinder:
    """Answers every query but "yoxdur" with the same hits; "away" as an engine that cannot be reached; "any" as a loosened one."""

    def find(self, query: SearchQuery) -> SearchPage:
        if query.text == "away":
            raise EngineAwayError("the index is away")
        read = tuple(ReadWord(word) for word in query.text.split())
        if query.text == "yoxdur":
            return SearchPage(query, read, 0, 0, (), {}, suggestions=("elektron imza",))
        if query.page > 4:
            return SearchPage(query, read, 120, 34, (), facets(query.filters))
        groups = tuple(_group(number) for number in range(10 * (query.page - 1), 10 * query.page))
        return SearchPage(query, read, 120, 34, groups, facets(query.filters), "any" if query.text == "any" else "")

    def jumps(self, text: str) -> tuple[Cited, ...]:
        return ()

    def export(self, query: SearchQuery, limit: int) -> Iterator[Found]:
        if query.text == "away":
            raise EngineAwayError("the index is away")
        yield from (found(number) for number in range(min(limit, 120)))


def facets(chosen: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[FacetValue, ...]]:
    values = {
        "level": ("law", "cabinet", "decree"), "status": ("in_force", "repealed"), "language": ("aze", "eng"), "topic": TOPICS,
        "year": tuple(str(year) for year in range(2026, 2010, -1)), "body": ("Milli Məclis", "Nazirlər Kabineti"),
        "code": ("090.000.000", "090.060.000", "090.060.010", "090.070.000", "180.000.000", "180.010.000"),
    }  # fmt: skip
    return {
        name: tuple(FacetValue(value, 40 - at, value in chosen.get(name, ())) for at, value in enumerate(row))
        for name, row in values.items()
    }


def _group(number: int) -> HitGroup:
    hit = SearchHit(
        "x", "y", "art_5", "Maddə 5.", HEADING, "II fəsil. Toplama və emal", SNIPPET, ((0, 5),), ((14, 19), (20, 30)), 9.0
    )
    second = SearchHit("x2", "y", "art_7__para_7.1", "7.1.", "", "II fəsil. Toplama və emal\nMaddə 7", SNIPPET, (), ((14, 19),), 5.0)
    uri, title, status = act_uri(number), act_title(number), STATUSES[number % len(STATUSES)]
    return HitGroup(uri, title, f"{100 + number}-NQ", LEVELS[number % 10][0], status, 2010 + number % 17, "aze", (hit, second), number % 4)


def found(number: int) -> Found:
    """A provision as an engine gives it."""
    uri = act_uri(number)
    document = SearchDocument(
        f"{uri}/aze@#art_5", uri, f"{uri}/aze@", "art_5", "aze", act_title(number), f"{100 + number}-NQ", "Maddə 5.", HEADING,
        "II fəsil. Toplama və emal", SNIPPET, LEVELS[number % 10][0], LEVELS[number % 10][2], 2010 + number % 17, "in_force",
        valid_from=adopted(number), adopted=adopted(number),
    )  # fmt: skip
    return Found(document, 9.0 - number / 100)


def act_uri(number: int) -> str:
    return f"/akn/az/act/{LEVELS[number % 10][1]}/{adopted(number).isoformat()}/{100 + number}-nq"


def act_title(number: int) -> str:
    return f"{SUBJECTS[number % 5]} haqqında {number + 1}-ci qaydalar"


def adopted(number: int) -> date:
    return date(2010 + number % 17, 1 + number % 12, 1 + number % 28)


def build(engine: Engine, raw: RawStore) -> None:
    """Sixty acts, one of them with a place not understood; a refused file; a citation of an act not held; two crawls."""
    sha = raw.put(BODY)
    refused = _manifestation(900, None, "f" * 64, "refused", "expected a Word file, found 0 bytes")
    problem = {"manifestation_id": 1, "seq": 1, "place": "art_1", "text": "Nümunə yeri", "reason": "a number out of order"}
    cited = {"id": 1, "title": "Nümunə nəşr", "kind": "law", "adopted": date(2001, 2, 3), "number": "9-NQ", "celex": "", "key": "k"}
    reference = {
        "manifestation_id": 1, "seq": 1, "eid": "art_1", "line": 0, "start": 0, "end": 5, "words": "Nümunə", "citation_id": 1,
        "place": "", "last": "",
    }  # fmt: skip
    with engine.begin() as connection:
        for number in range(60):
            _act(connection, number, sha)
        connection.execute(sa.insert(tables.manifestations), [refused])
        connection.execute(sa.insert(tables.problems), [problem])
        connection.execute(sa.insert(tables.citations), [cited])
        connection.execute(sa.insert(tables.refs), [reference])
        _crawls(connection)


def _act(connection: Connection, number: int, sha: str) -> None:
    level, subtype, body = LEVELS[number % 10]
    row = {
        "id": number + 1, "uri": act_uri(number), "level": level, "subtype": subtype, "title": act_title(number),
        "title_key": fold(act_title(number)), "body": body, "number": f"{100 + number}-NQ", "adopted": adopted(number), "publication": "",
        "register_code": "", "status": STATUSES[number % len(STATUSES)], "celex": "", "told_by": 1, "first_held": NOW, "changed": NOW,
    }  # fmt: skip
    connection.execute(sa.insert(tables.works), [row])
    connection.execute(sa.insert(tables.work_topics), [{"work_id": number + 1, "topic": TOPICS[number % 3], "reason": "title"}])
    expression = {
        "id": number + 1, "work_id": number + 1, "language": "aze", "version": adopted(number),
        "uri": f"{act_uri(number)}/aze@", "title": act_title(number), "shown": number + 1, "provisions": 3,
    }  # fmt: skip
    connection.execute(sa.insert(tables.expressions), [expression])
    held = _manifestation(number + 1, number + 1, f"{number:064x}" if number else sha, "read", "")
    connection.execute(sa.insert(tables.manifestations), [held])
    connection.execute(sa.insert(tables.elements), [_element(number + 1, *spec) for spec in ELEMENTS])


ELEMENTS = (
    (0, 0, "act", "", "", "", "", ""),
    (1, 1, "article", "art_1", "1", "Maddə 1.", "Nümunə maddəsi", "Maddə 1. Nümunə maddəsi"),
    (2, 2, "paragraph", "art_1__para_1.1", "1.1", "1.1.", "", ""),
)


def _element(owner: int, seq: int, depth: int, kind: str, eid: str, num: str, label: str, title: str, heading: str) -> dict[str, object]:
    content = encode((Line((Run(f"{label} Nümunə norma mətni."),)),)) if kind == "paragraph" else ""
    return {
        "manifestation_id": owner, "seq": seq, "depth": depth, "kind": kind, "eid": eid, "num": num, "label": label, "title": title,
        "heading": encode((Line((Run(heading),)),)) if heading else "", "content": content,
    }  # fmt: skip


def _manifestation(key: int, expression: int | None, sha: str, outcome: str, reason: str) -> dict[str, object]:
    return {
        "id": key, "expression_id": expression, "source": "numune", "url": f"https://numune.example/{key}", "name": f"numune-{key}.html",
        "part": "", "sha256": sha, "bytes": len(BODY), "media_type": "text/html", "fetched_at": NOW, "reader": "word-html", "parser": 1,
        "outcome": outcome, "reason": reason, "annexes": "",
    }  # fmt: skip


def _crawls(connection: Connection) -> None:
    for key, state in ((1, "finished"), (2, "running")):
        ended = NOW if key == 1 else None
        run = {"id": key, "source": "numune", "state": state, "options": "{}", "started_at": NOW, "finished_at": ended, "known": 40}
        connection.execute(sa.insert(crawls.crawl_runs), [run])
        for at, outcome in enumerate(("kept", "failed", "unreadable", "unchanged")):
            page = {
                "run_id": key, "url": f"https://numune.example/{at}", "kind": "text", "status": 500, "outcome": outcome,
                "reason": "" if outcome == "kept" else "no answer within 60 seconds", "tries": 4, "fetched_at": NOW,
            }  # fmt: skip
            connection.execute(sa.insert(crawls.crawl_pages), [page])
        for at, topics, reason in ((0, TOPICS[0], "the title has “elektron imza”"), (1, "", "no topic")):
            selection = {"run_id": key, "act_id": str(at), "title": act_title(at), "selected": bool(topics)}
            selection |= {"topics": topics, "reason": reason}
            connection.execute(sa.insert(crawls.crawl_selections), [selection])
