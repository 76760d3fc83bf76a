"""Amending acts and drafts of them read from their own words: which acts they amend, what they order, when it comes into force."""

import re
from collections.abc import Iterator
from typing import Final

from acts.model import Document, Kind
from acts.modifications.instructions.annexes import annexes, with_annexes
from acts.modifications.instructions.commencement import commencements
from acts.modifications.instructions.header import act_of
from acts.modifications.instructions.items import Item, items
from acts.modifications.instructions.naming import cited
from acts.modifications.instructions.phrases import AMENDS, COMMENCES, ENACTS, ORDERS
from acts.modifications.instructions.quotations import Masked, mask
from acts.modifications.instructions.reading import Reader
from acts.modifications.model import AmendingText, Commencement, When

__all__ = ["is_amending", "read", "read_text"]

_AMENDED: Final = re.compile(
    r"söz[ül]|rəqəm|ifadə|addə(?!t)|bənd|hissə|abzas|cümlə|fəs[il]|bölmə|əlavəsi|dəyişiklik|redaksiyada|Qanun(?!ver)|Fərman|Qərar|Sərəncam")
_SIGNED: Final = re.compile(
    r"(?:Azərbaycan\s+Respublikası(?:nın)?\s*(?:Prezidenti|Baş\s+[Nn]aziri)?|.{0,40}(?:şəhəri|rayonu)\s*,.{0,60}"
    r"|[^.:;]{3,90}(?:sədri|naziri|rəisi|direktoru|Prezidenti))\s*$")


def is_amending(document: Document) -> bool:
    """Whether an act orders amendments of other acts: an imperative of amendment stands in its own words, lists of notes aside."""
    elements = (element for element in document.root.walk() if element.kind is not Kind.NOTES)
    lines = (line.current for element in elements for line in (*element.heading, *element.content))
    return any(ORDERS.search(line) and _AMENDED.search(line) for line in lines)


def read(document: Document) -> AmendingText:
    """An amending act, or a draft, read from its own words; note marks and struck words are left aside."""
    return read_text("\n".join(line.current for line in document.root.lines()))


def read_text(text: str, amends: str = "") -> AmendingText:
    """The same from a bare text, paragraphs parted by newlines; never raises.

    ``amends`` names the amended act where the text is a part without its frame sentence.
    """
    masked = mask(text)
    enacts = ENACTS.search(masked.text)
    reader = Reader(masked, cited(amends) if amends else None)
    begun = list(items(masked.text, enacts.end() if enacts else 0))
    signed = next((n for n, item in enumerate(begun) if n and _is_signature(item)), len(begun))
    for item in _ordering(masked, begun, signed, reader):
        reader.feed(item)
    reader.finish()
    behind = annexes(masked, begun[signed:])
    amendments, misread = with_annexes(reader.amendments, behind, masked.text)
    return AmendingText(act_of(masked), amendments, _commencements(masked, begun[:signed]), (*reader.misread, *misread))


def _ordering(masked: Masked, begun: list[Item], signed: int, reader: Reader) -> Iterator[Item]:
    """The items before the signature, and those of an annex that holds the amendments."""
    yield from begun[:signed]
    if signed < len(begun) and any(reader.annexed(item) for item in begun[:signed]):
        yield from items(masked.text, begun[signed].start)


def _is_signature(item: Item) -> bool:
    return not item.numbered and bool(_SIGNED.match(item.text)) and not AMENDS.search(item.text)


def _commencements(masked: Masked, body: list[Item]) -> tuple[Commencement, ...]:
    clauses = (item.text for item in body if COMMENCES.search(item.text))
    found = tuple(one for clause in clauses for one in commencements(masked.whole(clause)))
    return found or (Commencement(When.DEFAULT),)
