"""What is written comes back: any act, any timeline, and the real ones; and what is written is valid."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from acts.akn import load_schema, read, write
from acts.frbr import Expression, Language, Level, Manifestation, Work
from acts.history.model import Timeline
from acts.history.view import text_on
from acts.lines import read as read_lines
from acts.model import Document, text_of
from acts.structure import parse
from acts.xml import parse_xml
from tests.acts.akn.samples import exported, golden, identified, life, pages
from tests.acts.akn.strategies import EXPRESSIONS, WORKS, documents, timelines

WORK = Work("/akn/az/act/law/2014-03-11/118-xq", Level.LAW, "law", "Sınaq haqqında", adopted=date(2014, 3, 11), in_force=date(2014, 7, 1))
EXPRESSION = Expression(WORK.uri, Language.AZE, date(2023, 9, 1), "Sınaq haqqında")
MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="session")
def schema(corpus: Path) -> etree.XMLSchema:
    return load_schema(corpus / "akn_samples" / "schema" / "akomantoso30.xsd")


def valid(schema: etree.XMLSchema, body: bytes) -> bool:
    schema.assertValid(parse_xml(body, "export"))
    return True


@MANY
@given(WORKS, EXPRESSIONS, documents())
def test_any_act_comes_back(work: Work, expression: Expression, document: Document) -> None:
    back = read(write(work, expression, document, references=()))
    assert (back.work, back.expression, back.document, back.timeline) == (work, expression, document, None)
    assert back.report == ()


@MANY
@given(timelines())
def test_any_timeline_comes_back(timeline: Timeline) -> None:
    back = read(write(WORK, EXPRESSION, timeline.document, timeline=timeline, references=()))
    assert back.timeline == timeline
    assert back.document == timeline.document


@pytest.mark.corpus
@MANY
@given(WORKS, EXPRESSIONS, timelines())
def test_anything_is_valid(schema: etree.XMLSchema, work: Work, expression: Expression, timeline: Timeline) -> None:
    assert valid(schema, write(work, expression, timeline.document, timeline=timeline))
    assert valid(schema, write(work, expression, timeline.document))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_sample_acts_come_back(page: Path) -> None:
    work, expression, document = identified(page)
    back = read(write(work, expression, document))
    assert (back.work, back.expression, back.document) == (work, expression, document)


@pytest.mark.parametrize("path", golden(), ids=lambda path: path.stem)
def test_export_is_the_golden_one(path: Path) -> None:
    assert exported(path.stem).decode() == path.read_text("utf-8"), "python -m tests.acts.akn.samples, then read the diff"


@pytest.mark.corpus
@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_sample_acts_are_valid(schema: etree.XMLSchema, page: Path) -> None:
    assert valid(schema, write(*identified(page)))


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["codes", "laws", "eqanun_html"])
def test_real_acts_are_valid_and_come_back(schema: etree.XMLSchema, corpus: Path, folder: str) -> None:
    sources = [path for path in sorted((corpus / folder).iterdir()) if path.suffix in (".md", ".txt", ".html") and path.stem != "README"]
    for source in sources:
        document = parse(read_lines(Manifestation("corpus", "", source.name, source.read_bytes())))
        body = write(WORK, EXPRESSION, document)
        assert valid(schema, body), source.name
        assert read(body).document == document, source.name


def test_text_on_a_day_is_a_wording_of_that_day() -> None:
    timeline, day = life(), date(2015, 6, 1)
    body = write(WORK, EXPRESSION, text_on(timeline, day), day=day)
    back = read(body)
    assert back.expression is not None
    assert back.expression.uri == f"{WORK.uri}/aze@2015-06-01"
    assert back.document == text_on(timeline, day)
    assert b"<del" not in body


def test_a_document_of_ours_changed_by_others_is_read_as_one_of_theirs() -> None:
    timeline = life()
    body = write(WORK, EXPRESSION, timeline.document, timeline=timeline)
    changed = body.replace(b" operatoru", b" <term>operatoru</term>")
    back = read(changed)
    assert back.timeline is None
    assert "operatoru" in text_of(back.document.root.lines())
    assert any("changed since" in item.what for item in back.report)
