"""Small invented timelines, made by hand and by hypothesis."""

from datetime import date

from hypothesis import strategies as st

from acts.history.model import Change, Outcome, TimedRun, Timeline
from acts.model import Cell, Document, Element, Kind, Line, Note, Run
from acts.modifications.model import ActKind, AmendingAct, Modification, Repeal, Step, Target, Unit

DAYS = (date(2014, 7, 1), date(2016, 1, 1), date(2018, 5, 20), date(2023, 9, 1), date(2027, 1, 1))
TARGET = Target((Step(Unit.ARTICLE, "1"),))


def change(number: str, day: date | None, until: date | None = None) -> Change:
    act = AmendingAct(ActKind.LAW, date(day.year, 1, 5) if day else None, number)
    return Change(act, Modification(TARGET, Repeal()), "1", 1, "", day, "note", until, Outcome.APPLIED, ("art_1",))


CHANGES = (
    change("31-XQD", DAYS[1]), change("45-XQD", DAYS[2]), change("102-XQD", DAYS[3], DAYS[4]), change("", None), change("207-XQD", DAYS[4]),
)  # fmt: skip


def put(text: str, by: int, out: int | None = None) -> TimedRun:
    return TimedRun(text, put=by, out=out)


def out(text: str, by: int) -> TimedRun:
    return TimedRun(text, struck=True, out=by)


def line(*runs: Run | str, centred: bool = False) -> Line:
    return Line(tuple(Run(run) if isinstance(run, str) else run for run in runs), centred=centred)


def article(number: int, title: tuple[Run | str, ...], *lines: Line) -> Element:
    return Element(Kind.ARTICLE, f"art_{number}", label=f"Maddə {number}.", heading=(line(f"Maddə {number}. ", *title),), children=tuple(
        Element(Kind.PARAGRAPH, f"art_{number}__para_{number}.{at}", content=(each,)) for at, each in enumerate(lines, 1)
    ))  # fmt: skip


def act(*children: Element, changes: tuple[Change, ...] = CHANGES) -> Timeline:
    preface = Element(Kind.PREFACE, "preface", content=(line("Nümunə haqqında", centred=True), line("QANUN", centred=True)))
    root = Element(Kind.ACT, children=(preface, *children, Element(Kind.NOTES, "notes_1", content=(line("Siyahı"),))))
    return Timeline(Document(root, (Note("1", (line("[1] 31-XQD nömrəli nümunə qeydi"),)),)), changes)


OLD = "Müraciətə on gün müddətində hər bir abunəçiyə yazılı cavab verilir."
NEW = "Müraciətə beş gün müddətində hər bir abunəçiyə elektron cavab verilir."


def sample() -> Timeline:
    """Words for words, an article that came, one that went, a paragraph reworded, a row that went from under a joined cell."""
    operator = ("1.1. Operator ", out("rabitə", 0), put("telekommunikasiya", 0), " xidməti göstərir", Run("[1]", note="1"), ".")
    again = Element(Kind.ARTICLE, "art_4", heading=(line("Maddə 4. Müddət"),), content=(line(out(OLD, 1)), line(put(NEW, 1))))
    return act(
        article(1, ("Məqsəd",), line(*operator)),
        whole(2, put("Maddə 2. Yeni maddə", 1), put("2.1. Bu norma sonradan gəlib.", 1, 4)),
        whole(3, out("Maddə 3. Köhnə maddə", 2), out("3.1. Bu norma artıq yoxdur.", 2)),
        again,
        Element(Kind.ATTACHMENT, "att_1", heading=(line("Əlavə"), line("Tariflər", centred=True)), children=(tariff(),)),
    )


def whole(number: int, heading: Run, text: Run) -> Element:
    """An article of one paragraph whose heading is one run."""
    paragraph = Element(Kind.PARAGRAPH, f"art_{number}__para_{number}.1", content=(line(text),))
    return Element(Kind.ARTICLE, f"art_{number}", heading=(line(heading),), children=(paragraph,))


def tariff() -> Element:
    """A table: a head over two columns, a cell over three rows, of which the middle one goes."""
    head = (Cell((Run("Sahə"),), header=True), Cell((Run("Haqq"), Run("[1]", note="1")), 2, header=True))
    first = (Cell((Run("Rabitə\nvə internet"),), rowspan=3), cell("aylıq"), cell(out("10", 0), put("12", 0)))
    rows = (head, first, (cell(out("illik", 1)), cell(out("100", 1))), (cell("birdəfəlik"), cell("5", put("\nson tarif", 2))))
    return Element(Kind.TABLE, "att_1__table_1", content=tuple(Line((), cells=cells, table=1) for cells in rows))


def cell(*runs: Run | str) -> Cell:
    return Cell(line(*runs).runs)


words = st.text(st.sampled_from("abəç 5.\n"), min_size=1, max_size=12)
spoken = st.text(st.sampled_from("abəç 5."), min_size=1, max_size=12)
index = st.one_of(st.none(), st.integers(0, len(CHANGES) - 1))


def runs(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Run, ...]]:
    timed = st.builds(TimedRun, text, struck=st.booleans(), bold=st.booleans(), put=index, out=index)
    note = st.builds(lambda number: Run(f"[{number}]", note=str(number)), st.integers(1, 9))
    return st.lists(st.one_of(st.builds(Run, text), timed, timed, note), max_size=5).map(tuple)


lines = st.lists(st.builds(Line, runs(spoken)), max_size=4).map(tuple)
cells = st.lists(st.builds(Cell, runs(words), st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=3).map(tuple)
tables = st.lists(st.builds(lambda made: Line((), cells=made, table=1), cells), min_size=1, max_size=4).map(tuple)
places = st.integers(0, 10_000)
units = st.builds(
    lambda kind, place, heading, content: Element(kind, f"u_{place}", heading=heading, content=content),
    st.sampled_from((Kind.ARTICLE, Kind.CHAPTER, Kind.POINT, Kind.ALINEA, Kind.ATTACHMENT, Kind.SIGNATURE, Kind.TABLE, Kind.NOTES)),
    places, lines, st.one_of(lines, tables),
)  # fmt: skip
timelines = st.lists(units, max_size=5, unique_by=lambda unit: unit.eid).map(lambda made: act(*made))
days = st.one_of(st.none(), st.sampled_from((date(2010, 1, 1), *DAYS)))
