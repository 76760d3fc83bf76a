"""The sample acts with the identity their cards give them, and a life for one of them made by hand."""

import json
from datetime import date
from pathlib import Path

from acts.akn import write
from acts.cards import read_card
from acts.frbr import Expression, Manifestation, Work
from acts.history.model import Change, Outcome, Renaming, TimedRun, Timeline, Witness
from acts.identity import identify
from acts.lines import metadata, read
from acts.model import Document, Element, Kind, Line, Note, Role, Run
from acts.modifications.model import (
    ActKind,
    AmendingAct,
    Insertion,
    Modification,
    Position,
    ProvisionInsertion,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)
from acts.numbers import Num
from acts.structure import parse

PAGES = Path(__file__).parents[3] / "fixtures" / "acts"
GOLDEN = Path(__file__).parent / "golden"


def pages() -> list[Path]:
    """The sample acts."""
    return sorted([*PAGES.glob("*.html"), *PAGES.glob("*.docx")])


def identified(page: Path) -> tuple[Work, Expression, Document]:
    """A sample act read as an import does."""
    manifestation = Manifestation("sample", "", page.name, page.read_bytes())
    document = parse(read(manifestation))
    card = read_card(json.loads(page.with_name(page.name.split(".")[0] + ".json").read_bytes()))
    identity = identify(manifestation, metadata(manifestation), document, card)
    expression = Expression(identity.work.uri, identity.language, identity.version, identity.title)
    return identity.work, expression, document


def golden() -> list[Path]:
    """The exports kept to compare with: one for each file, named after its sample act."""
    return sorted(GOLDEN.glob("f_*.xml"))


def exported(name: str) -> bytes:
    """What the sample act of this name is exported as now."""
    page = next(path for path in pages() if path.stem == name)
    return write(*identified(page))


ACT = AmendingAct(ActKind.LAW, date(2015, 11, 20), "31-XQD")
SECOND = AmendingAct(ActKind.LAW, date(2018, 4, 12), "45-XQD")


def target(*steps: tuple[Unit, str]) -> Target:
    return Target(tuple(Step(unit, number) for unit, number in steps))


def life() -> Timeline:
    """An act of three articles: a word replaced, an article put in and renumbered, one that holds for a year, one refused change."""
    first, second = target((Unit.ARTICLE, "1")), target((Unit.ARTICLE, "2-1"))
    changes = (
        Change(ACT, Modification(first, Substitution("rabitə", "telekommunikasiya")), "1", 1, "", date(2016, 1, 1), "publication",
               eids=("art_1",), witnesses=(Witness.STRUCK, Witness.ITALIC)),
        Change(ACT, Modification(second, ProvisionInsertion()), "2", 1, "", date(2016, 1, 1), "publication", eids=("art_3",)),
        Change(SECOND, Modification(first, Insertion("yalnız", "", Position.START)), "3", 1, "/akn/az/act/law/2018-04-12/45-xqd",
               date(2018, 5, 20), "note", date(2019, 5, 20), eids=("art_1",)),
        Change(SECOND, Modification(target((Unit.ARTICLE, "9")), Repeal()), "4", 1, "", date(2018, 5, 20), "note",
               outcome=Outcome.REFUSED, reason="no such unit"),
    )  # fmt: skip
    runs = (
        Run(" "), TimedRun("yalnız ", italic=True, put=2), TimedRun("rabitə", struck=True, out=0),
        TimedRun("telekommunikasiya", italic=True, put=0), Run("[1]", note="1"), Run(" operatoru"),
    )  # fmt: skip
    articles = (
        Element(Kind.ARTICLE, "art_1", Num("1"), "Maddə 1.", "", (), (Line((Run("Maddə 1."), *runs)),)),
        Element(Kind.ARTICLE, "art_2", Num("2"), "Maddə 2.", "Ad", (Line((Run("Maddə 2. Ad"),)),)),
        Element(Kind.ARTICLE, "art_3", Num("3"), "Maddə 3.", "", (), (Line((TimedRun("Maddə 3. Yeni", italic=True, put=1),)),)),
    )
    notes = tuple(Note(str(n), (Line((Run(f"[{n}]", note=str(n)), Run(" qeyd")), Role.NOTE, note=str(n)),)) for n in range(1, 5))
    return Timeline(Document(Element(Kind.ACT, children=articles), notes), changes, (Renaming(2, "art_2-1", "art_3"),))


if __name__ == "__main__":     # python -m tests.acts.akn.samples: make the golden exports again; read the diff
    for path in golden():
        path.write_bytes(exported(path.stem))
