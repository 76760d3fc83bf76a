"""A concordance as a sheet: every provision in both directions, "no counterpart" in words, what suggestions rest on in footnotes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from acts.compare.model import Side
from acts.concordance.apart import Apart, apart
from acts.concordance.model import Counterpart, Decision, Provision, Relation, State
from acts.concordance.reverse import Through
from acts.word import sheet_styles
from acts.word.comparison_sheet import Making
from acts.word.layouts import LayoutColumn
from acts.word.model import Paragraph, Piece
from acts.word.sheet import Column, Named, Sheet, SheetCell, SheetRow, SheetTable
from acts.word.sheet_words import TONGUES, Words, tongue_of
from language.dates import format_long

UNDECIDED: Final = (State.SUGGESTED, State.RECHECK)
"""States a row says in words beside its counterparts, whatever its columns: nobody has decided, or it has to be decided again."""
ELSEWHERE: Final[Mapping[Through, str]] = MappingProxyType({Through.PARENT: "in_article", Through.PARTS: "in_parts"})
"""Where the words of what answers stand when it does not answer the row's provision by itself."""
SHOWN: Final = 12
"""Words, terms or figures of a piece of evidence that a footnote names."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A provision with those of the other act that answer it, and how far that is decided. ``key``: of the row, as it is kept.

    ``evidence``: what the program suggested of those counterparts; ``through``: by what a provision of the right is answered.
    """

    key: str
    provision: Provision
    counterparts: tuple[Provision, ...] = ()
    state: State = State.SUGGESTED
    relation: Relation = Relation.NO_COUNTERPART
    decision: Decision | None = None
    evidence: tuple[Counterpart, ...] = ()
    through: Through = Through.ITSELF


@dataclass(frozen=True, slots=True)
class Concordance:
    """Two acts provision by provision, all of them in their order. ``reverse``: from the other side, () where it is not asked for.

    ``rights``: all provisions of the right, by which an article of it is known to be told in the rows of its parts.
    """

    left: Side
    right: Side
    rows: tuple[Matched, ...]
    reverse: tuple[Matched, ...] = ()
    rights: tuple[Provision, ...] = ()


def concordance_sheet(concordance: Concordance, making: Making) -> Sheet:
    """The table from left to right, and from right to left where it is asked for."""
    told = replace(_Told(making.words, concordance.left, concordance.right), others=apart(concordance.rights))
    forth = _table(told, making, making.layout.columns, concordance.rows)
    return _sheet(making, _head(concordance, making.words), (forth, *((_back(concordance, making),) if concordance.reverse else ())))


def needed_sheet(concordance: Concordance, making: Making) -> Sheet:
    """What has to be adopted or amended: from right to left alone. ``reverse`` of the concordance: the provisions of the right that ask for
    an act or an amendment.
    """
    return _sheet(making, _head(concordance, making.words), (_back(concordance, making),))


def _head(concordance: Concordance, words: Words) -> tuple[Named, ...]:
    return (*words.side(words("left"), concordance.left), *words.side(words("right"), concordance.right))


def _back(concordance: Concordance, making: Making) -> SheetTable:
    """The table from right to left; it shows what is decided in the rows of the left."""
    known, others = {row.provision.id: row for row in concordance.rows}, apart(row.provision for row in concordance.rows)
    told = _Told(making.words, concordance.left, concordance.right, known, turned=True, others=others)
    return _table(told, making, making.layout.turned.columns, concordance.reverse)


def merged_sheet(concordances: Sequence[Concordance], making: Making) -> Sheet:
    """Several acts on the left, each against the same on the right, in one table: a column for each of them. Raises ValueError for none."""
    if not concordances:
        raise ValueError("expected at least one concordance, found none")
    words = making.words
    head = [line for one in concordances for line in words.side(words("left"), one.left)]
    rows = tuple(_merged_rows(concordances, making))
    table = SheetTable("", tuple(_merged_columns(concordances, making)), rows, uid=making.uid)
    return _sheet(making, (*head, *words.side(words("right"), concordances[0].right)), (table,))


def _sheet(making: Making, head: tuple[Named, ...], tables: tuple[SheetTable, ...]) -> Sheet:
    words = making.words
    legend = [words.legend("legend_suggested")]
    if any(cell.footnotes for table in tables for row in table.rows for cell in row.cells):
        legend.append(words.legend("legend_end" if making.at_end else "legend_foot"))
    if any(column.holds == "relation" for table in tables for column in table.columns):
        legend.append(words.legend("legend_relation"))
    disclaimer = f"{words('disclaimer')} {words('disclaimer_foreign')}"
    return Sheet(
        words("concordance"), tables, (*head, *making.head, *making.made), legend=tuple(legend), disclaimer=disclaimer,
        signatures=words.signatures, page=words("page"), tongue=TONGUES[words.lang], landscape=making.layout.landscape, day=making.day,
    )  # fmt: skip


def _table(told: "_Told", making: Making, columns: Iterable[LayoutColumn], rows: Sequence[Matched]) -> SheetTable:
    sides = (told.right, told.left) if told.turned else (told.left, told.right)
    made = tuple(column.column(told.words.lang, told.names) for column in columns)
    holds = tuple(column.holds for column in made)
    title = told.words("direction", **{"from": sides[0].title, "to": sides[1].title})
    told = _knowing(told, rows)
    written = tuple(SheetRow(row.key, tuple(told.cell(what, at, row) for what in holds)) for at, row in enumerate(rows, 1))
    return SheetTable(title, made, written, uid=making.uid)


def _knowing(told: "_Told", rows: Sequence[Matched]) -> "_Told":
    """What tells the cells of these rows, knowing what they tell."""
    own, answers = [row.provision for row in rows], frozenset(one.id for row in rows for one in row.counterparts)
    return replace(told, listed=frozenset(one.id for one in own), own=apart(own), answers=answers)


@dataclass(frozen=True, slots=True)
class _Told:
    """Tells what stands in the cells of a row. ``rows``: those of the left by provision, whose decisions the other direction shows.

    ``turned``: the row is one of the right. ``listed``: the provisions that have a row; ``answers``: those that answer in one.
    ``own``, ``others``: the articles whose parts say all the rest, of the side the rows are of and of the other.
    """

    words: Words
    left: Side
    right: Side
    rows: Mapping[str, Matched] | None = None
    turned: bool = False
    listed: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    own: Mapping[str, Apart] = field(default_factory=dict)
    others: Mapping[str, Apart] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        """What headings call the acts."""
        return {"left": self.left.citation or self.left.title, "right": self.right.citation or self.right.title}

    def cell(self, holds: str, at: int, row: Matched) -> SheetCell:
        """The cell of a column."""
        match holds:
            case "number":
                return SheetCell(_paragraphs(str(at)))
            case "left" | "right":
                return self._provisions(row) if (holds == "right") is self.turned else self._counterparts(row)
            case "left_text" | "right_text":
                side = holds.removesuffix("_text")
                return self._own_text(row, side) if (side == "right") is self.turned else self._texts(row, side)
            case "relation":
                return SheetCell(_paragraphs("—" if row.relation is Relation.NO_COUNTERPART else row.relation.value))
            case "state":
                return SheetCell(_paragraphs(self.words(f"state_{row.state}")))
        return SheetCell(_paragraphs(*self._decided(holds, row)))

    def _provisions(self, row: Matched) -> SheetCell:
        """The provision of the row; the heading of an article stands in its own row and not in those of its parts."""
        heading = "" if row.provision.parent in self.listed else row.provision.heading
        return SheetCell(_paragraphs(row.provision.called, heading), self._tongue("right" if self.turned else "left"))

    def _counterparts(self, row: Matched) -> SheetCell:
        """What answers, or that nothing does; whether a person has said so; what speaks for it."""
        names = [_named(one) for one in row.counterparts] or [self.words("no_counterpart")]
        remarks = list(self._undecided(row))
        if row.through in ELSEWHERE:
            remarks.append(self.words(f"through_{row.through}"))
        aside = map(_aside, remarks)
        tongue = self._tongue("left" if self.turned else "right") if row.counterparts else ""
        return SheetCell((*_paragraphs(*names), *aside), tongue, tuple(self._evidence(row)))

    def _undecided(self, row: Matched) -> Iterator[str]:
        """That nobody has decided; in the other direction of each provision of the left that answers, where there are several by name."""
        lefts = self._lefts(row)
        if not lefts and row.state in UNDECIDED:
            yield self.words(f"state_{row.state}")
        for left in lefts:
            if left.state in UNDECIDED:
                said = self.words(f"state_{left.state}")
                yield said if len(lefts) == 1 else f"{left.provision.called}: {said}"

    def _lefts(self, row: Matched) -> list[Matched]:
        """In the other direction the rows of the provisions of the left that answer."""
        known = self.rows or {}
        return [known[one.id] for one in row.counterparts if one.id in known] if self.turned else []

    def _own_text(self, row: Matched, side: str) -> SheetCell:
        """The words of the row's provision; of an article whose parts have rows its own alone."""
        cut = self.own.get(row.provision.id)
        return SheetCell(_paragraphs(*row.provision.text.split("\n")) if cut is None else self._cut(cut, ()), self._tongue(side))

    def _texts(self, row: Matched, side: str) -> SheetCell:
        """The words of what answers. Beside an article told in the rows of its parts so are the articles that answer it; what answers
        through the article around the row's provision, or through its parts, is told in their rows.
        """
        if row.through in ELSEWHERE:
            return SheetCell((_aside(self.words(ELSEWHERE[row.through])),))
        told: list[Paragraph] = []
        for one in row.counterparts:
            cut = self.others.get(one.id) if row.provision.id in self.own else None
            told += _paragraphs(one.called) if len(row.counterparts) > 1 else ()
            missing = [part.called for part in cut.parts if part.id not in self.answers] if cut else []
            told += self._cut(cut, missing) if cut else _paragraphs(*one.text.split("\n"))
        return SheetCell(tuple(told), self._tongue(side))

    def _cut(self, cut: Apart, missing: Sequence[str]) -> tuple[Paragraph, ...]:
        """An article's own words, and where the rest stands; what stands nowhere in this table is named."""
        remark = self.words("in_parts_but", missing=", ".join(missing)) if missing else "" if cut.own else self.words("in_parts")
        return (*_paragraphs(*cut.own.split("\n")), *((_aside(remark),) if remark else ()))

    def _tongue(self, side: str) -> str:
        return tongue_of(self.left.language if side == "left" else self.right.language)

    def _decided(self, holds: str, row: Matched) -> Iterator[str]:
        """What a person said; in the other direction also of the provisions of the left that answer, each under its name."""
        if row.decision is not None or not self.turned:
            yield from filter(None, [self._said(holds, row.decision)])
            return
        lefts = self._lefts(row)
        said = [(left, words) for left in lefts if (words := self._said(holds, left.decision))]
        yield from (words if len(lefts) == 1 else f"{left.provision.called}: {words}" for left, words in said)

    def _said(self, holds: str, decision: Decision | None) -> str:
        if decision is None:
            return ""
        match holds:
            case "degree":
                return self.words(f"degree_{decision.degree}") if decision.degree else ""
            case "reason":
                return decision.reason
            case "body":
                return decision.body
            case "reviewer":
                return decision.reviewer
            case "plan":
                day = format_long(decision.planned_day, self.words.lang) if decision.planned_day else ""
                return ", ".join(filter(None, (decision.planned_act, day)))
        raise ValueError(f"expected what a column of a concordance holds, found {holds!r}")

    def _evidence(self, row: Matched) -> Iterator[str]:
        """A footnote for each counterpart the program suggested."""
        labels = {one.id: one.called for one in row.counterparts}
        for found in row.evidence:
            if found.right in labels:
                signs = "; ".join(self._signs(found))
                score = f"{found.score:.2f}".replace(".", "," if self.words.lang == "az" else ".")
                yield self.words("evidence" if signs else "evidence_none", label=labels[found.right], score=score, signs=signs)

    def _signs(self, found: Counterpart) -> Iterator[str]:
        for one in found.evidence:
            detail = ", ".join(one.detail[:SHOWN]) + (" …" if len(one.detail) > SHOWN else "")
            yield ": ".join(filter(None, (self.words(f"sign_{one.sign}"), detail)))


def _merged_columns(concordances: Sequence[Concordance], making: Making) -> Iterator[Column]:
    lang, right = making.words.lang, concordances[0].right
    for column in making.layout.columns:
        for at, one in enumerate(concordances if column.each else concordances[:1]):
            names = {"left": one.left.citation or one.left.title, "right": right.citation or right.title}
            made = column.column(lang, names)
            yield replace(made, holds=f"{made.holds}:{at}") if column.each else made


def _merged_rows(concordances: Sequence[Concordance], making: Making) -> Iterator[SheetRow]:
    for at, one in enumerate(concordances):
        told = _Told(making.words, one.left, one.right)
        for row in one.rows:
            cells = [cell for column in making.layout.columns for cell in _merged_cells(column, row, told, at, len(concordances))]
            yield SheetRow(row.key, tuple(cells))


def _merged_cells(column: LayoutColumn, row: Matched, told: _Told, at: int, acts: int) -> Iterator[SheetCell]:
    """The cells of a column: where it stands for each act, all but the row's own are empty."""
    cell = told.cell(column.holds, at, row)
    yield from (cell if place == at else SheetCell() for place in range(acts)) if column.each else (cell,)


def _named(provision: Provision) -> str:
    """A provision in a line: its number and heading."""
    return " ".join(filter(None, (provision.called, provision.heading)))


def _aside(words: str) -> Paragraph:
    return Paragraph((Piece(words),), sheet_styles.ASIDE)


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Piece(text),), sheet_styles.CELL) for text in texts if text)
