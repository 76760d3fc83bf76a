"""The draft amending act that makes one text of an act another: proper drafting form, the smallest instructions that say it.

Every instruction is read back as an amending act is read and put into the left text before it is kept; what no instruction says so
that it comes out right is listed, never left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from acts.compare import drafting_phrases as say
from acts.compare.align import align
from acts.compare.drafting_frame import Form, frame
from acts.compare.drafting_holder import Writer, draft, whole, write
from acts.compare.drafting_holders import Holder, beside, only, ways
from acts.compare.drafting_order import in_turn, numbers_free, renamed
from acts.compare.drafting_trees import Trees
from acts.compare.drafting_trial import does, quotable, standing, tried
from acts.compare.model import ComparisonRow, NotApplied
from acts.compare.texts import rows
from acts.model import Document, Element, Kind
from acts.references.model import ActCitation

UNSAID = "no instruction was found that says this change and reads back as it"
HEAD_ONLY = "title lines, contents and signatures are not changed by instructions"
CELLS = "rows of tables are not said by instructions: read back, their cells do not stay apart"
_NEVER = frozenset({Kind.PREFACE, Kind.SIGNATURE, Kind.TOC})


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft amending act. ``items``: its instructions without their numbers; ``not_said``: what they do not say, each unit with why.

    ``after``: the left text as the instructions, read back, make it.
    """

    title: str
    head: tuple[str, ...]
    frame: str
    items: tuple[str, ...]
    close: tuple[str, ...]
    after: Document
    not_said: tuple[NotApplied, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the act, numbers printed."""
        body = draft(f"1. {self.frame}", self.items).split("\n")
        return (self.title, *self.head, *body, *self.close)

    @property
    def text(self) -> str:
        """The act as plain text, a paragraph a line."""
        return "\n".join(self.paragraphs)


def write_draft(left: Document, right: Document, act: ActCitation, published: str = "") -> Drafted:
    """The draft that makes the left text the right one. ``act`` is the amended act; ``published`` where it and its amendments were
    published, for the brackets behind its name (Constitutional Law on normative legal acts, article 75.3).
    """
    pairs, trees = align(left, right), Trees.of(left.root, right.root)
    written = [_written(left, right, parts, trees, frame(act, "")) for parts in ways(pairs, trees)]
    best = min(written, key=lambda one: (len(one.not_said), sum(map(len, one.items))))
    form = Form.of(act)
    return Drafted(form.title(act), form.head, frame(act, published), best.items, form.close, best.after, best.not_said)


@dataclass(frozen=True, slots=True)
class _Written:
    """One way to say what differs, and what it leaves."""

    items: tuple[str, ...]
    after: Document
    not_said: tuple[NotApplied, ...]


def _written(left: Document, right: Document, parts: Sequence[Holder], trees: Trees, name: str) -> _Written:
    items = tuple(_instructions(left, parts, trees, name))
    result = tried(left, draft(f"1. {name}", items)) if items else None
    after = left if result is None else result.document
    return _Written(items, after, (*_missing(after, right), *(result.refused if result else ())))


def _instructions(left: Document, parts: Sequence[Holder], trees: Trees, name: str) -> Iterator[str]:
    """All instructions in order."""
    covered: set[int] = set()
    places = {id(holder): at for at, holder in enumerate(parts)}
    for holder in in_turn(parts, numbers_free):
        shown = holder.right or holder.left
        if shown is None or id(shown) in covered or shown.kind in _NEVER:
            continue
        if holder.left is not None and holder.right is not None:
            yield from _within(left, holder, trees, name)
        else:
            yield from _as_whole(left, parts, places[id(holder)], trees, name, covered)


def _within(left: Document, holder: Holder, trees: Trees, name: str) -> Sequence[str]:
    """The instructions of a unit that stands on both sides."""
    old, new = holder.left, holder.right
    if old is None or new is None or _same(holder):
        return ()
    start = only(left, [old]) if old.kind is not Kind.ACT else left
    writer = Writer(f"1. {name}", trees, start)
    write(writer, holder.pairs)
    if new.kind is Kind.ARTICLE and _plain(writer.state) != standing(new):
        whole(writer, start, old, new)
    return writer.written


def _plain(document: Document) -> list[str]:
    """The paragraphs of the one article of a text."""
    return [row for unit in document.root.walk() if unit.kind is Kind.ARTICLE for row in standing(unit)]


def _same(holder: Holder) -> bool:
    return all(pair.left is not None and pair.right is not None and not pair.moved and
               _words(pair.left) == _words(pair.right) for pair in holder.pairs)


def _words(element: Element) -> list[str]:
    return standing(replace(element, children=()))


def _as_whole(
    left: Document, parts: Sequence[Holder], at: int, trees: Trees, name: str, covered: set[int],
) -> Iterator[str]:
    """A unit that is new, or gone, with all below it."""
    holder = parts[at]
    unit = holder.right or holder.left
    path = trees.path(unit) if unit is not None else ()
    if unit is None or not path or _holds_staying(unit, parts):
        return
    near = beside(parts, at)
    if holder.left is not None:
        text, gone, come = say.repealed(path), standing(unit), []
        near.append(unit)
    else:
        text, gone, come = say.added(path, quotable(unit), path[:-1]), [], quotable(unit)
    start = only(left, near, [part.left for part in parts if part.left is not None and renamed(part)])
    result = tried(start, draft(f"1. {name}", [text]))
    if not result.refused and does(start, result.document, gone, come):
        covered.update(map(id, unit.walk()))
        yield text


def _holds_staying(unit: Element, parts: Sequence[Holder]) -> bool:
    """Whether in a unit that is new, or gone, something stands that is on both sides: it can be neither put in nor repealed with all."""
    below = {id(one) for child in unit.children for one in child.walk()}
    return any(part.left is not None and part.right is not None and (id(part.left) in below or id(part.right) in below) for part in parts)


def _missing(after: Document, right: Document) -> Iterator[NotApplied]:
    """The units that do not read as they should; where the same paragraphs are only parted otherwise nothing is missing."""
    read = {unit.eid: standing(unit) for unit in after.root.walk() if unit.kind is Kind.ARTICLE}
    alike = {unit.eid for unit in right.root.walk() if unit.kind is Kind.ARTICLE and read.get(unit.eid) == standing(unit)}
    for row in rows(after, right, align(after, right)):
        if (row.right_eid or row.left_eid).partition("__")[0] not in alike:
            words = row.right_label or row.left_label or " ".join((row.right or row.left).split())[:80]
            yield NotApplied("", words, HEAD_ONLY if row.kind in _NEVER else CELLS if _of_table(row) else UNSAID)


def _of_table(row: ComparisonRow) -> bool:
    return row.kind is Kind.TABLE or "\t" in row.left + row.right
