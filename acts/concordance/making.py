"""A concordance made: the provisions of two acts on a day, or the clauses of a standard, and what is suggested between them."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from sqlalchemy.engine import Engine

from acts.compare.draft_rows import text_of_day
from acts.compare.finding import before_adoption, side_of
from acts.compare.model import Side
from acts.concordance.errors import ConcordanceError
from acts.concordance.kept import KeptSide
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.model import Provision, Suggestion
from acts.concordance.provisions import clauses, provisions_of
from acts.errors import NotHeldError
from acts.held import HeldExpression
from acts.store import ActStore
from acts.timelines import Timelines

COLUMNS: Final = ("number", "title", "text")
MOST: Final = 5_000
"""Provisions of a side: more are no act, and nobody could decide them."""


Suggester: TypeAlias = Callable[[tuple[Provision, ...], tuple[Provision, ...], tuple[str, str]], tuple[Suggestion, ...]]
"""Suggests counterparts for provisions of the left among those of the right, written in these languages (ISO 639-3)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A side that was asked for: an act held by its uri, or a list of clauses as CSV under the name of its standard."""

    uri: str = ""
    name: str = ""
    content: bytes = b""


class Making:
    """Makes concordances of the acts held. ``address`` tells where a reader finds an act of a uri."""

    def __init__(self, engine: Engine, suggest: Suggester, address: Callable[[str], str] = str) -> None:
        self._acts, self._timelines, self._suggest, self._address = ActStore(engine), Timelines(engine), suggest, address

    def made(self, left: Chosen, right: Chosen, day: date) -> MadeConcordance:
        """Raises what `both` raises."""
        return self.suggested(self.both(left, right, day))

    def both(self, left: Chosen, right: Chosen, day: date) -> MadeConcordance:
        """The provisions of both sides, with nothing suggested yet. Raises what `side` raises."""
        (one, lefts), (other, rights) = self.side(left, day), self.side(right, day)
        return MadeConcordance(one, other, lefts, rights, ())

    def suggested(self, both: MadeConcordance) -> MadeConcordance:
        """The same with what is suggested; it takes up to a minute for two long codes."""
        languages = both.left.side.language, both.right.side.language
        return replace(both, suggestions=self._suggest(both.lefts, both.rights, languages))

    def read(self, content: Callable[[KeptSide], bytes]) -> Callable[[KeptSide, date], tuple[Provision, ...]]:
        """The provisions of a side kept, as they read on a day; ``content`` gives the file of one that is no act held."""
        def read(kept: KeptSide, day: date) -> tuple[Provision, ...]:
            return self._act(kept.side.uri, day)[1] if kept.side.uri else clauses_of(content(kept), kept.name, kept=True)

        return read

    def side(self, chosen: Chosen, day: date) -> tuple[Given, tuple[Provision, ...]]:
        """A text and its provisions as they read on a day.

        Raises `NotHeldError` for an act not held, `ConcordanceError` for a day before it was adopted, a text without provisions, or a list
        that is none.
        """
        if chosen.uri:
            side, found = self._act(chosen.uri, day)
            return Given(side), _some(found, side.title)
        title = chosen.name.rpartition(".")[0] or chosen.name
        found = _some(clauses_of(chosen.content, chosen.name), title)
        return Given(Side(title, language=_tongue(found)), chosen.name, chosen.content), found

    def _act(self, uri: str, day: date) -> tuple[Side, tuple[Provision, ...]]:
        text, work = self._text(uri), self._acts.work(uri)
        if early := before_adoption(text.title or work.title, work, day):
            raise ConcordanceError(early)
        document = text_of_day(self._timelines.of(text.shown), day)
        return replace(side_of(work, text, self._address(uri)), day=day), provisions_of(document)

    def _text(self, uri: str) -> HeldExpression:
        texts = sorted(self._acts.expressions(uri), key=lambda one: one.language != "aze")
        if not texts:
            raise NotHeldError(f"{uri}: no text is held")
        return texts[0]


def clauses_of(content: bytes, name: str, kept: bool = False) -> tuple[Provision, ...]:
    """The clauses of a standard from CSV with the columns number, title and text, or provisions from JSON lines with id, num, heading and
    text ("art_5/par_1" stands in "art_5"). Raises `ConcordanceError`, also for a row that would be lost.

    ``kept``: a list of a table made before, when such rows of CSV were left out; it reads as it did.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConcordanceError(f"{name}: expected a list of clauses in UTF-8, found other bytes at byte {error.start}") from error
    return _lines(text, name) if text.lstrip().startswith("{") else clauses(_table(text, name, kept))


def _lines(text: str, name: str) -> tuple[Provision, ...]:
    found: dict[str, Provision] = {}
    for at, line in enumerate(text.splitlines(), 1):
        if line.strip():
            one = _provision(line, f"{name}, line {at}")
            if one.id in found:
                raise ConcordanceError(f"{name}, line {at}: expected each id once, found {one.id} again")
            found[one.id] = one
    return tuple(replace(one, parent=one.parent if one.parent in found else "") for one in found.values())


def _provision(line: str, place: str) -> Provision:
    try:
        told = json.loads(line)
        id_, number, heading, text = (str(told.get(key) or "").strip() for key in ("id", "num", "heading", "text"))
    except (ValueError, AttributeError, RecursionError) as error:
        raise ConcordanceError(f"{place}: expected an object of JSON, found {line[:80]!r}") from error
    if not id_:
        raise ConcordanceError(f"{place}: expected an id, found none")
    return Provision(id_, number or id_, heading, text, id_.rpartition("/")[0])


def _table(text: str, name: str, kept: bool) -> Iterator[Mapping[str, str]]:
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    found = tuple(filter(None, reader.fieldnames or ()))
    if "number" not in found or not {"title", "text"} & set(found):
        raise ConcordanceError(f"{name}: expected the columns {', '.join(COLUMNS)} in the first line, found {', '.join(found) or 'none'}")
    numbers: set[str] = set()
    for row in reader:
        told = {key: (row.get(key) or "").strip() for key in COLUMNS}
        lost = _beyond(row, len(reader.fieldnames or ())) or (_lost(told, numbers) if any(told.values()) else "")
        if lost and not kept:
            raise ConcordanceError(f"{name}, line {reader.line_num}: {lost}")
        numbers.add(told["number"])
        yield told


def _beyond(row: Mapping[str | None, str | list[str] | None], columns: int) -> str:
    """Why a row is refused that has more cells than the first line, as where a comma stands in a text without quotation marks."""
    more = row.get(None) or []
    if not any(cell.strip() for cell in more):
        return ""
    return f"expected {columns} cells as in the first line, found {columns + len(more)}: a text with such signs stands in quotation marks"


def _lost(row: Mapping[str, str], numbers: Set[str]) -> str:
    """Why a row is no clause; "" for one that is. ``numbers``: those of the rows before it."""
    number = row["number"]
    if not number:
        return "expected a number, found none"
    if number in numbers:
        return f"expected each number once, found {number} again"
    return "" if row["title"] or row["text"] else f"expected a title or a text for {number}, found neither"


def _some(found: tuple[Provision, ...], title: str) -> tuple[Provision, ...]:
    if not 0 < len(found) <= MOST:
        raise ConcordanceError(f"{title}: expected 1 to {MOST} provisions, found {len(found)}")
    return found


def _tongue(found: tuple[Provision, ...]) -> str:
    return "aze" if any("ə" in one.text or "Ə" in one.text for one in found) else "eng"
