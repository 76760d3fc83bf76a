"""What is written comes back: any act, any timeline, and the real ones; and what is written is valid."""

from datetime import date

from hypothesis import HealthCheck, given, settings

from acts.akn import read, write
from acts.frbr import Expression, Language, Level, Work
from acts.history.model import Timeline
from acts.model import Document
from tests.acts.akn.strategies import EXPRESSIONS, WORKS, documents, timelines

WORK = Work("/akn/az/act/law/2014-03-11/118-xq", Level.LAW, "law", "Sınaq haqqında", adopted=date(2014, 3, 11))
EXPRESSION = Expression(WORK.uri, Language.AZE, date(2023, 9, 1), "Sınaq haqqında")
SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW
@given(WORKS, EXPRESSIONS, documents())
def test_any_act_comes_back(work: Work, expression: Expression, document: Document) -> None:
    back = read(write(work, expression, document, references=()))
    assert (back.work, back.expression, back.document, back.timeline) == (work, expression, document, None)
    assert back.report == ()


@SLOW
@given(timelines())
def test_any_timeline_comes_back(timeline: Timeline) -> None:
    back = read(write(WORK, EXPRESSION, timeline.document, timeline=timeline, references=()))
    assert back.timeline == timeline
    assert back.document == timeline.document
