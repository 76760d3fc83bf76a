"""Two languages beside each other, aligned article by article by their eIds."""

from collections.abc import Iterator
from dataclasses import dataclass

from acts.model import Document, Element, Kind
from web.render.body import HEADED, Pen
from web.render.inline import escaped
from web.render.model import Text

CONTAINERS = HEADED - {Kind.ARTICLE}


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands in one row: a unit in each language, or None where one language lacks it."""

    left: Element | None
    right: Element | None


def pairs(left: Document, right: Document) -> tuple[Pair, ...]:
    """The units of both texts in the order of the left one; what only the right one has follows the unit it follows there."""
    ours, theirs = tuple(_blocks(left.root)), tuple(_blocks(right.root))
    held = {_key(block) for block in ours}
    followers: dict[str, list[Element]] = {}
    last = ""
    for block in theirs:
        if _key(block) in held:
            last = _key(block)
        else:
            followers.setdefault(last, []).append(block)
    return tuple(_rows(ours, {_key(block): block for block in theirs}, followers))


def _rows(ours: tuple[Element, ...], theirs: dict[str, Element], followers: dict[str, list[Element]]) -> Iterator[Pair]:
    yield from (Pair(None, block) for block in followers.get("", ()))
    for block in ours:
        yield Pair(block, theirs.get(_key(block)))
        yield from (Pair(None, other) for other in followers.pop(_key(block), ()))


def _blocks(element: Element) -> Iterator[Element]:
    """The units that are rows: articles and the like whole, of containers the heading alone and then what they hold."""
    for child in element.children:
        if child.kind in CONTAINERS and child.children:
            yield Element(child.kind, child.eid, child.num, child.label, child.title, child.heading, child.content)
            yield from _blocks(child)
        else:
            yield child


def _key(element: Element) -> str:
    """Articles match by number wherever they stand; all else by kind, place and number."""
    return element.eid or f"({element.kind})"


def render_beside(left: Text, right: Text, languages: tuple[str, str], lacking: tuple[str, str]) -> str:
    """Both texts as rows of two columns. `languages` are the HTML language codes, `lacking` what to say where one has no text."""
    pens = tuple(Pen(text.document.notes, text.setting, text.document.root) for text in (left, right))
    rows = [
        _column(pens[0], pair.left, left.setting.top_heading, languages[0], lacking[0])
        + _column(pens[1], pair.right, right.setting.top_heading, languages[1], lacking[1])
        for pair in pairs(left.document, right.document)
    ]
    rows.append("".join(_remaining(pen, language) for pen, language in zip(pens, languages, strict=True)))
    return "".join(f'<div class="pair">{row}</div>' for row in rows)


def _column(pen: Pen, element: Element | None, level: int, language: str, lacking: str) -> str:
    if element is None:
        return f'<div class="half"><p class="lacking">{escaped(lacking)}</p></div>'
    begin = len(pen.out)
    pen.element(element, level if element.kind is not Kind.ARTICLE else level + 1)
    return _wrapped("".join(pen.out[begin:]), language)


def _remaining(pen: Pen, language: str) -> str:
    begin = len(pen.out)
    pen.remaining_notes()
    return _wrapped("".join(pen.out[begin:]), language)


def _wrapped(html: str, language: str) -> str:
    return f'<div class="half" lang="{escaped(language)}">{html}</div>'
