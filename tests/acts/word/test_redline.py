"""The redline as a Word file: accept all and reject all, authors and days, moves, comments."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.model import Change, Timeline
from acts.lines import read
from acts.model import Element, Kind
from acts.structure import parse
from acts.word import Cover, author, redline_docx
from tests.acts.word import worlds
from tests.acts.word.tracking import W, accepted, body, faithful, paragraphs, rejected, standing, words_of
from tests.acts.word.worlds import DAYS, article, line, out, put

COVER = Cover("Nümunə haqqında", day=DAYS[0])
BEFORE, AFTER = date(2010, 1, 1), date(2030, 1, 1)


@settings(max_examples=80, deadline=None)
@given(worlds.timelines, worlds.days, worlds.days)
def test_accepting_gives_the_end_and_rejecting_the_start(timeline: Timeline, start: date | None, end: date | None) -> None:
    faithful(redline_docx(timeline, start, end, COVER, lambda change: change.act.number), timeline, start, end)


@pytest.mark.parametrize("start", [BEFORE, *DAYS, None])
@pytest.mark.parametrize("end", [BEFORE, *DAYS, None])
def test_the_sample_between_any_two_days(start: date | None, end: date | None) -> None:
    faithful(redline_docx(worlds.sample(), start, end, COVER), worlds.sample(), start, end)


def test_our_own_reader_reads_both_sides() -> None:
    timeline, file = worlds.sample(), redline_docx(worlds.sample(), BEFORE, AFTER, COVER)
    for side, day in ((rejected(file), BEFORE), (accepted(file), AFTER)):
        lines = read(Manifestation("test", "", "a.docx", side))
        found = [text for one in lines for cell in (one.cells or (one,)) for text in "".join(r.text for r in cell.runs).split("\n") if text]
        assert found == [" ".join(text.split()) for text in standing(timeline, day)]


def test_the_author_is_the_amending_act_and_the_day_that_of_its_force() -> None:
    root = body(redline_docx(worlds.sample(), BEFORE, DAYS[1], COVER))
    made = {(e.get(f"{W}author"), e.get(f"{W}date")) for name in ("ins", "del") for e in root.iter(f"{W}{name}")}
    assert made == {("31-XQD, 05.01.2016", "2016-01-01T00:00:00Z")}


def test_what_lapses_has_the_day_it_lapsed() -> None:
    root = body(redline_docx(worlds.sample(), DAYS[3], DAYS[4], COVER))
    days = {e.get(f"{W}author"): e.get(f"{W}date") for e in root.iter(f"{W}ins")}
    assert days["102-XQD, 05.01.2023"] == "2027-01-01T00:00:00Z"      # a repeal that held until that day only


@pytest.mark.parametrize(("number", "day", "expected"), [
    ("732-VIQD", date(2022, 12, 9), "732-VIQD, 09.12.2022"), ("", date(2022, 12, 9), "09.12.2022"), ("732-VIQD", None, "732-VIQD"),
    ("", None, "Milli Məclis"),
])  # fmt: skip
def test_an_author_of_what_is_known(number: str, day: date | None, expected: str) -> None:
    change = worlds.change(number, DAYS[0])
    assert author(replace(change, act=replace(change.act, number=number, adopted=day))) == expected


def test_words_for_words_are_marked_as_words() -> None:
    root = body(redline_docx(worlds.sample(), BEFORE, DAYS[1], COVER))
    first = next(p for p in root.iter(f"{W}p") if "Operator" in words_of(p))
    assert [t.text for t in first.iter(f"{W}delText")] == ["rabitə"]
    assert words_of(next(first.iter(f"{W}ins"))) == "telekommunikasiya"


def test_a_paragraph_reworded_is_one_paragraph() -> None:
    root = body(redline_docx(worlds.sample(), DAYS[1], DAYS[2], COVER))
    one = next(p for p in root.iter(f"{W}p") if "Müraciətə" in words_of(p))
    assert [t.text for t in one.iter(f"{W}delText")] == ["on", "yazılı"]
    assert [words_of(e) for e in one.iter(f"{W}ins")] == ["beş", "elektron"]


def test_each_change_has_one_comment() -> None:
    def note(change: Change) -> str:
        return f"Qeyd: {change.act.number}"

    file = redline_docx(worlds.sample(), BEFORE, DAYS[3], COVER, note)
    faithful(file, worlds.sample(), BEFORE, DAYS[3])
    assert len(list(body(file).iter(f"{W}commentReference"))) == 3


MOVED = "hər bir abunəçi öz nömrəsini saxlamaq hüququna malikdir."


def test_words_that_moved_are_a_move() -> None:
    left = article(1, ("Hüquqlar",), line(out(f"1.1. {MOVED}", 0)), line("1.2. Qalan norma."))
    came = article(2, ("Nömrə",), line(put(f"2.1. {MOVED}", 0)))
    timeline = worlds.act(left, came)
    file = redline_docx(timeline, BEFORE, AFTER, COVER)
    faithful(file, timeline, BEFORE, AFTER)
    root = body(file)
    assert [words_of(e) for e in root.iter(f"{W}moveFrom")] == [words_of(e) for e in root.iter(f"{W}moveTo")] == [MOVED]


def test_a_number_of_an_article_that_changed() -> None:
    heading = Element(Kind.ARTICLE, "art_6", heading=(line(out("Maddə 5.", 1), put("Maddə 6.", 1), " Adlar"),), content=(line("Norma."),))
    timeline = worlds.act(heading)
    file = redline_docx(timeline, BEFORE, AFTER, COVER)
    faithful(file, timeline, BEFORE, AFTER)
    assert "Maddə 5. Adlar" in paragraphs(rejected(file))


@pytest.mark.parametrize("text", ["<w:p/>&amp;\"'", "a\x00b\x0bc\ud800".encode("utf-8", "replace").decode(), "]]>", "‮əks", "\ufffe\uffff"])
def test_no_words_break_the_file(text: str) -> None:
    hostile = worlds.change(text, DAYS[0])
    timeline = worlds.act(article(1, (text,), line(put(f"1.1. {text} son", 0))), changes=(hostile,))
    file = redline_docx(timeline, BEFORE, AFTER, Cover(text, text, text, text, text), lambda _: text)
    assert body(file) is not None
    assert "1.1. " in paragraphs(accepted(file))[-1]


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["mulki_mecelle.md", "vergi_mecelle.txt"])
def test_a_code_from_its_first_day_to_today(corpus: Path, name: str) -> None:
    page = corpus / "codes" / name
    timeline = build(parse(read(Manifestation("test", "", name, page.read_bytes()))))
    faithful(redline_docx(timeline, date(1999, 1, 1), AFTER, COVER, lambda change: str(change.act)), timeline, date(1999, 1, 1), AFTER)
