"""An invented act with everything a page must show, in Azerbaijani and in English, and a second act that cites it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Connection

from acts import tables
from acts.encoding import encode
from acts.model import Cell, Document, Element, Kind, Line, Note, Run
from acts.numbers import Num
from language.letters import fold
from tests.web.world import world_app
from web.services import Services

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
URI = "/akn/az/act/law/2021-03-04/77-nq"
CITING = "/akn/az/act/decree/2022-05-06/88"
ADDRESS = f"/az{URI}"


def line(text: str = "", *runs: Run, **more: object) -> Line:
    return Line(((Run(text),) if text else ()) + runs, **more)  # type: ignore[arg-type]


def article(number: str, title: str, *children: Element, heading: tuple[Run, ...] = ()) -> Element:
    label = f"Maddə {number}."
    eid = f"art_{number}"
    named = tuple(replace(child, eid=f"{eid}__{child.eid}") for child in children)
    return Element(Kind.ARTICLE, eid, Num(number), label, title, (line(f"{label} {title}", *heading),), (), named)


def paragraph(number: str, *runs: Run, kind: Kind = Kind.PARAGRAPH, children: tuple[Element, ...] = ()) -> Element:
    step = {Kind.PARAGRAPH: "para", Kind.POINT: "point"}[kind]
    return Element(kind, f"{step}_{number}", Num(number), f"{number}.", "", (), (line(f"{number}. ", *runs),), children)


def alinea(number: int, *runs: Run) -> Element:
    return Element(Kind.ALINEA, f"al_{number}", content=(line("", *runs),))


POINT = paragraph("2.1.1", Run("ehtiyatın sahibini göstərən yazı;"), kind=Kind.POINT)
TABLE = Element(
    Kind.TABLE,
    "att_1__table_1",
    content=(
        Line((), cells=(Cell((Run("Sıra"),), header=True), Cell((Run("Göstərici"),), header=True, colspan=2)), table=0),
        Line((), cells=(Cell((Run("1"),)), Cell((Run("bir\niki"),)), Cell((Run("2-ci maddə"), Run("[2]", note="2")))), table=0),
    ),
)
DOCUMENT = Document(
    Element(
        Kind.ACT,
        children=(
            Element(Kind.PREFACE, "preface", content=(line("Nümunə ehtiyatları haqqında", Run("[1]", note="1"), centred=True),)),
            Element(Kind.PREAMBLE, "preamble", content=(line("Bu nümunə norma ehtiyatların uçotunu tənzimləyir."),)),
            Element(
                Kind.CHAPTER,
                "chp_1",
                Num("I"),
                "I fəsil",
                "Ümumi müddəalar",
                (line("I fəsil"), line("Ümumi müddəalar")),
                (),
                (
                    article(
                        "1",
                        "Uçotun məqsədi",
                        alinea(1, Run("Uçot "), Run("köhnə qayda ilə", struck=True), Run("yeni qayda ilə", italic=True), Run(" aparılır.")),
                    ),
                    article(
                        "2",
                        "Uçot yazısı",
                        paragraph(
                            "2.1",
                            Run("Yazıda bu Qanunun 1-ci maddəsində deyilənlər göstərilir:", bold=True),
                            Run("[2]", note="2"),
                            children=(replace(POINT, eid="para_2.1__point_2.1.1"),),
                        ),
                        paragraph("2.2", Run("Yazı silinmir.", struck=True)),
                        paragraph("2.3", Run("Yazı <silinmiş> nüsxəyə & arxivə verilir; Nümunə arxivi haqqında Qanun tətbiq olunur.")),
                        heading=(Run("[3]", note="3"),),
                    ),
                    article("3", "Yekun", alinea(1, Run("Norma dərc olunduğu gündən tətbiq edilir."))),
                ),
            ),
            Element(Kind.SIGNATURE, "conclusions", content=(line("Nümunə şəhəri, 4 mart 2021-ci il"), line("№ 77-NQ"))),
            Element(Kind.ATTACHMENT, "att_1", None, "Əlavə", "Göstəricilər", (line("Əlavə"), line("Göstəricilər")), (), (TABLE,)),
        ),
    ),
    (
        Note("1", (line("[1] İlk qeyd."),)),
        Note(
            "2",
            (
                line("", Run("[2]", note="2"), Run(" 5 may 2022-ci il tarixli nümunə qanunu ilə yeni redaksiyada verilmişdir.")),
                line("Əvvəlki redaksiyada deyilirdi:"),
                line("", Run("Yazı kağızda aparılır.", struck=True)),
            ),
        ),
        Note("3", (line("[3]"), line("Başlığın qeydi."))),
        Note("4", (line("[4] Mətndə göstərilməyən qeyd."),)),
    ),
)

ENGLISH = Document(
    Element(
        Kind.ACT,
        children=(
            Element(
                Kind.CHAPTER,
                "chp_1",
                Num("I"),
                "Chapter I",
                "General provisions",
                (line("Chapter I. General provisions"),),
                (),
                (
                    Element(
                        Kind.ARTICLE,
                        "art_1",
                        Num("1"),
                        "Article 1.",
                        "Purpose",
                        (line("Article 1. Purpose"),),
                        (),
                        (replace(alinea(1, Run("Records are kept in the new way.")), eid="art_1__al_1"),),
                    ),
                    Element(
                        Kind.ARTICLE,
                        "art_2-1",
                        Num("2-1"),
                        "Article 2-1.",
                        "Only in English",
                        (line("Article 2-1. Only in English"),),
                        (),
                        (),
                    ),
                ),
            ),
        ),
    )
)


def refs() -> Iterator[dict[str, object]]:
    """References of the Azerbaijani text: inside, to the citing act, to one not held; places count characters of the line."""
    inside, lost = "bu Qanunun 1-ci maddəsində", "Nümunə arxivi haqqında Qanun"
    for number, (eid, words, citation, place) in enumerate(
        (
            ("art_2__para_2.1", inside, None, "art_1"),
            ("art_2__para_2.3", lost, 2, ""),
        )
    ):
        text = next(e for e in DOCUMENT.root.walk() if e.eid == eid).content[0].plain
        start = text.index(words)
        yield {
            "manifestation_id": 1,
            "seq": number,
            "eid": eid,
            "line": 0,
            "start": start,
            "end": start + len(words),
            "words": words,
            "citation_id": citation,
            "place": place,
            "last": "",
        }


def sample_app(home: Path) -> Flask:
    """The application over the sample alone."""
    app = world_app(home, empty=True)
    services: Services = app.extensions["toplu"]
    with services.engine.begin() as connection:
        fill(connection)
    return app


def fill(connection: Connection) -> None:
    _work(connection, 1, URI, "law", "law", "Nümunə ehtiyatları haqqında", "77-NQ", date(2021, 3, 4))
    _work(connection, 2, CITING, "decree", "decree", "Nümunə fərmanı", "88", date(2022, 5, 6))
    _text(connection, 1, 1, "aze", date(2022, 5, 5), "Nümunə ehtiyatları haqqında", DOCUMENT)
    _text(connection, 2, 1, "aze", date(2021, 3, 4), "Nümunə ehtiyatları haqqında", replace(DOCUMENT, notes=()))
    _text(connection, 3, 1, "eng", date(2022, 5, 5), "On Sample Resources", ENGLISH)
    _text(
        connection,
        4,
        2,
        "aze",
        None,
        "Nümunə fərmanı",
        Document(
            Element(Kind.ACT, children=(Element(Kind.POINT, "point_1", Num("1"), "1.", "", (), (line("1. Nümunə tapşırığı verilsin."),)),))
        ),
    )
    common = {"title": "", "celex": ""}
    connection.execute(
        sa.insert(tables.citations),
        [
            {"id": 1, "kind": "law", "adopted": date(2021, 3, 4), "number": "77-NQ", "key": "a", "work_id": 1, **common},
            {
                "id": 2,
                "kind": "law",
                "adopted": date(2001, 2, 3),
                "number": "9-NQ",
                "key": "b",
                "work_id": None,
                **common,
                "title": "Nümunə arxivi haqqında",
            },
        ],
    )
    connection.execute(
        sa.insert(tables.refs),
        [
            *refs(),
            *(
                {
                    "manifestation_id": 4,
                    "seq": at,
                    "eid": "point_1",
                    "line": 0,
                    "start": 3,
                    "end": 9,
                    "words": "Nümunə",
                    "citation_id": 1,
                    "place": place,
                    "last": "",
                }
                for at, place in enumerate(("art_2__para_2.1", ""))
            ),
        ],
    )


def _work(connection: Connection, key: int, uri: str, level: str, subtype: str, title: str, number: str, adopted: date) -> None:
    row = {
        "id": key,
        "uri": uri,
        "level": level,
        "subtype": subtype,
        "title": title,
        "title_key": fold(title),
        "body": "Milli Məclis",
        "number": number,
        "adopted": adopted,
        "published": date(2021, 3, 20),
        "publication": "“Nümunə” qəzeti, № 5",
        "in_force": date(2021, 4, 1),
        "register_code": "1234567890",
        "register_date": date(2021, 3, 22),
        "status": "in_force",
        "celex": "",
        "told_by": 4,
        "first_held": NOW,
        "changed": NOW,
    }
    connection.execute(sa.insert(tables.works), [row])
    connection.execute(sa.insert(tables.work_codes), [{"work_id": key, "code": "040.010.020"}])


def _text(connection: Connection, key: int, work: int, language: str, version: date | None, title: str, document: Document) -> None:
    uri = f"{URI if work == 1 else CITING}/{language}@{version.isoformat() if version else ''}"
    expression = {
        "id": key,
        "work_id": work,
        "language": language,
        "version": version,
        "uri": uri,
        "title": title,
        "title_key": fold(title),
        "shown": key,
        "provisions": 3,
    }
    connection.execute(sa.insert(tables.expressions), [expression])
    manifestation = {
        "id": key,
        "expression_id": key,
        "source": "eqanun",
        "url": f"https://numune.example/{key}",
        "name": f"n{key}.html",
        "part": "",
        "sha256": f"{key:064x}",
        "bytes": 2048,
        "media_type": "text/html",
        "fetched_at": NOW,
        "reader": "word-html",
        "parser": 1,
        "outcome": "read",
        "reason": "",
        "annexes": "",
    }
    connection.execute(sa.insert(tables.manifestations), [manifestation])
    connection.execute(sa.insert(tables.elements), [_element(key, at, *spec) for at, spec in enumerate(_deep(document.root, 0))])
    if document.notes:
        connection.execute(
            sa.insert(tables.notes),
            [
                {"manifestation_id": key, "seq": at, "number": note.number, "content": encode(note.lines)}
                for at, note in enumerate(document.notes)
            ],
        )


def _deep(element: Element, depth: int) -> Iterator[tuple[int, Element]]:
    yield depth, element
    for child in element.children:
        yield from _deep(child, depth + 1)


def _element(owner: int, seq: int, depth: int, element: Element) -> dict[str, object]:
    return {
        "manifestation_id": owner,
        "seq": seq,
        "depth": depth,
        "kind": element.kind.value,
        "eid": element.eid,
        "num": element.num.printed if element.num else "",
        "label": element.label,
        "title": element.title,
        "heading": encode(element.heading),
        "content": encode(element.content),
    }
