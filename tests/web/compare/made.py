"""A comparer that gives invented comparisons: what the pages show is seen without any act being read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from acts.compare.drafting import Drafted
from acts.compare.model import Comparison, ComparisonRow, DraftComparison, Fate, NotApplied, Side
from acts.errors import ActsError, ReadError
from acts.history.redline import RedlineLine
from acts.history.wording import Segment, SegmentKind
from acts.model import Document, Element, Kind, Line, Run
from acts.references.model import ActCitation
from acts.word.sheet import Sheet
from acts.word.stamped import Stamp
from web.compare_engine import DraftMade, KeptRows, Layout, Source, TextsMade
from web.compare_given import Errands

SAME, ADDED, REMOVED, MOVED = SegmentKind.SAME, SegmentKind.ADDED, SegmentKind.REMOVED, SegmentKind.MOVED
LEFT = Side(
    "Nümunə elektron imza haqqında", "Azərbaycan Respublikasının Qanunu, 9 mart 2004-cü il, № 602-NQ (nümunə, qanun deyil)",
    date(2026, 11, 25), "/akn/az/act/law/2004-03-09/602-nq", "/az/akn/az/act/law/2004-03-09/602-nq",
)  # fmt: skip
RIGHT = Side(LEFT.title, LEFT.citation)
DRAFT = Side("Nümunə “Elektron imza haqqında” Qanunda dəyişiklik edilməsi barədə (nümunə, qanun deyil)")
MISSED = NotApplied("3.4.", "7-ci maddədə “on beş” sözləri “otuz” sözü ilə əvəz edilsin.", "no word of the text differs by it")


def line(*segments: tuple[SegmentKind, str] | Segment, heading: bool = False, row: bool = False) -> RedlineLine:
    return RedlineLine(tuple(s if isinstance(s, Segment) else Segment(s[0], s[1]) for s in segments), heading, row)


def row(key: str, fate: Fate, label: str, *lines: RedlineLine, was: str = "", note: str = "") -> ComparisonRow:
    left = "" if fate is Fate.ADDED else was or label
    right = "" if fate is Fate.REMOVED else label
    return ComparisonRow(
        key, Kind.PARAGRAPH, key if left else "", key if right else "", left, right, label, fate, lines, (note,) if note else ()
    )


ROWS = (
    row("art_3__para_3.1", Fate.CHANGED, "Maddə 3, 3.1-ci hissə",
        line((SAME, "3.1. Sertifikat xidmətləri mərkəzi "), (REMOVED, "on beş"), (ADDED, "otuz"), (SAME, " gün ərzində <cavab> verir.")),
        note="1.1. 3.1-ci maddədə “on beş” sözləri “otuz” sözü ilə əvəz edilsin."),
    row("art_3__para_3.2", Fate.ADDED, "Maddə 3, 3.2-ci hissə",
        line((ADDED, "3.2. Nümunə məlumat mərkəzin rəsmi internet saytında yerləşdirilir.")), note="1.2. 3.2-ci hissə əlavə edilsin."),
    row("art_5", Fate.REMOVED, "Maddə 5", line((REMOVED, "Maddə 5. Nümunə tələblər"), heading=True),
        line((REMOVED, "Nümunə tələblər ayrıca qaydalarla müəyyən edilir.")), note="1.3. 5-ci maddə ləğv edilsin."),
    row("art_7", Fate.MOVED, "Maddə 7", line((SAME, "Maddə 7. Nəzarət"), heading=True),
        line(Segment(MOVED, "Nəzarəti nümunə qurum həyata keçirir.", None, True, "art_5")), was="Maddə 6"),
    row("att_1__table", Fate.CHANGED, "Əlavə, cədvəl", line((SAME, "Sıra\tAd\t"), (REMOVED, "10"), (ADDED, "20"), row=True)),
)  # fmt: skip


@dataclass(slots=True)
class Made:
    """Gives the same comparison of whatever it is handed, and remembers what that was. ``broken``: a word that cannot be read."""

    rows: tuple[ComparisonRow, ...] = ROWS
    asked: list[tuple[object, ...]] = field(default_factory=list)
    office: bool = True
    azerbaijani: bool = True
    layouts_held: tuple[tuple[str, str], ...] = (("three", "Üç sütun"), ("four", "Dörd sütun"))

    def check(self, source: Source) -> tuple[str, ...]:
        if b"korlanib" in source.body:
            raise ReadError(f"{source.name}: expected a .docx, found a zip file without the part word/document.xml")
        return ()

    def draft(self, source: Source, day: date) -> DraftMade:
        self.asked.append(("draft", source, day))
        self.check(source)
        tables = (Comparison(LEFT, RIGHT, self.rows, (MISSED,)), Comparison(Side("Nümunə rabitə haqqında"), RIGHT, ()))
        held = DraftComparison(DRAFT, tables, (NotApplied("2.", "Nümunə qanunda dəyişiklik edilsin.", "no act held fits: “Nümunə”"),))
        return DraftMade(held, ("the file has macros; they were not run",))

    def texts(self, left: Source, right: Source, day: date) -> TextsMade:
        self.asked.append(("texts", left, right, day))
        self.check(left)
        self.check(right)
        return TextsMade(Comparison(LEFT, RIGHT, self.rows), document(), document(), ActCitation(LEFT.title))

    def amending(self, made: TextsMade) -> Drafted | None:
        item = "3.1-ci maddədə “on beş” sözləri “otuz” sözü ilə əvəz edilsin"
        unsaid = (NotApplied("", "Maddə 7", "no instruction was found that says this change and reads back as it"),)
        said = Drafted(DRAFT.title, ("Nümunə Qanun",), "Nümunə Qanunda:", (item,), ("Nümunə sədr",), made.right, unsaid)
        return said if self.azerbaijani else None

    def amending_docx(self, drafted: Drafted, language: str) -> bytes:
        return f"PK amending {language}, {len(drafted.not_said)} not said".encode()

    def redline(self, made: TextsMade, language: str) -> bytes:
        return b"PK redline"

    def layouts(self, what: Errands, language: str) -> Sequence[Layout]:
        return tuple(Layout(id_, name, ("Struktur vahidi", "Qüvvədə olan redaksiya")) for id_, name in self.layouts_held)

    def sheet(self, made: DraftMade | TextsMade, layout: str, language: str) -> Sheet:
        self.asked.append(("sheet", layout, language))
        return Sheet(DRAFT.title, ())

    def kept_sheet(
        self, found: Comparison | DraftComparison, layout: str, language: str, kept: KeptRows
    ) -> Sheet:
        self.asked.append(("kept", layout, language, kept.uid, tuple(map(tuple, kept.keys))))
        return Sheet(DRAFT.title, ())

    def docx(self, sheet: Sheet, stamp: Stamp | None = None) -> bytes:
        return b"PK table"

    def filled(self, template: bytes, sheet: Sheet) -> bytes:
        if template == b"bad":
            raise ActsError("the template names no place “tables”")
        return b"PK filled " + template

    def pdf(self, document: bytes) -> bytes:
        return b"%PDF " + document

    def odt(self, document: bytes) -> bytes:
        return b"ODT " + document

    def converts(self) -> bool:
        return self.office


def document() -> Document:
    """The right text: what the rows have there, and what stayed."""
    numbers = (("art_1", "1.1"), ("art_2", "2.1"), ("art_3", "3.1", "3.2"), ("art_4", "4.1"), ("art_7",))
    articles = tuple(Element(Kind.ARTICLE, eid, heading=(words(eid),), children=tuple(
        Element(Kind.PARAGRAPH, f"{eid}__para_{number}", content=(words(number),)) for number in below
    )) for eid, *below in numbers)  # fmt: skip
    annex = Element(Kind.ATTACHMENT, "att_1", heading=(words("Əlavə"),), children=(Element(Kind.TABLE, "att_1__table"),))
    return Document(Element(Kind.ACT, children=(*articles, annex)))


def words(label: str) -> Line:
    return Line((Run(f"{label} Dəyişməyən nümunə norma."),))
