from datetime import date

from acts.frbr import Level, Status, Work
from acts.model import Element, Kind
from acts.provisions import Provision
from search.documents import ActHeader, documents

WORK = Work(
    "/akn/az/act/law/2031-05-04/100-nq", Level.LAW, "law", "Sirlər haqqında", "Milli Məclis", "100-NQ",
    adopted=date(2031, 5, 4), in_force=date(2031, 6, 1), status=Status.IN_FORCE,
)  # fmt: skip


def test_a_provision_becomes_a_document() -> None:
    header = ActHeader.of(WORK, f"{WORK.uri}/aze@", "aze", "", ("personal-data",))
    element = Element(Kind.ARTICLE, eid="art_2", label="Maddə 2.")
    (first, second) = documents(header, [
        Provision(element, ("I bölmə", "II fəsil"), "Sirlər", "Mətn.", repealed=False),
        Provision(Element(Kind.ARTICLE, eid="art_3", label="Maddə 3."), (), "", "", repealed=True),
    ])
    assert (first.id, first.group, first.eid, first.label) == (f"{WORK.uri}/aze@#art_2", WORK.uri, "art_2", "Maddə 2.")
    assert (first.act_title, first.number, first.level, first.adopted_by) == ("Sirlər haqqında", "100-NQ", "law", "Milli Məclis")
    assert (first.year, first.status, first.topics, first.valid_from) == (2031, "in_force", ("personal-data",), date(2031, 6, 1))
    assert (first.context, first.heading, first.body, first.order, first.repealed) == ("I bölmə\nII fəsil", "Sirlər", "Mətn.", 0, False)
    assert (second.order, second.repealed) == (1, True)
