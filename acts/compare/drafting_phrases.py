"""The sentences of instructions, in the imperative of Azerbaijani amending acts; new texts follow the colon in quotation marks."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from acts.compare.drafting_edits import Edit, Exchange, Put, Taken
from acts.compare.drafting_names import Path, counted, new_unit, quotation, same, spoken
from acts.history.cases import NounCase

_CASES: Final = {Exchange: NounCase.LOCATIVE, Put: NounCase.DATIVE, Taken: NounCase.ABLATIVE}


def quoted(lines: Sequence[str]) -> str:
    """A new text in quotation marks, a paragraph a line."""
    return "“" + "\n".join(lines) + "”"


def added(path: Path, lines: Sequence[str], into: Path = ()) -> str:
    """A provision is added; ``into``: what it is added to, where its own number does not tell."""
    place = f"{spoken(into, NounCase.DATIVE)} " if into else ""
    return f"{place}aşağıdakı məzmunda {new_unit(path)} əlavə edilsin:\n{quoted(lines)}"


def reworded(path: Path, lines: Sequence[str]) -> str:
    """A provision is given a new wording."""
    return f"{spoken(path)} aşağıdakı redaksiyada verilsin:\n{quoted(lines)}"


def repealed(path: Path) -> str:
    """A numbered provision is repealed; its number stays (Constitutional Law on normative legal acts, article 32.1)."""
    return f"{spoken(path)} ləğv edilsin"


def taken_out(path: Path) -> str:
    """A paragraph or sentence is taken out."""
    return f"{spoken(path)} çıxarılsın"


def all_taken_out(paths: Sequence[Path]) -> str:
    """Paragraphs of one provision are taken out, by their counts before any of them goes: "ikinci və üçüncü abzasları çıxarılsın"."""
    counts = [path[-1].before for path in paths]
    return f"{spoken(paths[0][:-1], NounCase.GENITIVE)} {', '.join(counts[:-1])} və {counts[-1]} abzasları çıxarılsın"


def renumbered(old: Path, new: Path) -> str:
    """A provision bears another number."""
    return f"{spoken(old)} {spoken(new)} hesab edilsin"


def one_by_one(path: Path, edits: Sequence[Edit]) -> tuple[str, ...]:
    """An instruction for each edit."""
    return tuple(_clause(spoken(path, _case(edit)), spoken(path, NounCase.GENITIVE), [edit]) for edit in edits)


def together(path: Path, edits: Sequence[Edit]) -> str:
    """All edits of a provision as one instruction: "… maddədə … əvəz edilsin, həmin maddəyə … əlavə edilsin"."""
    clauses = list(_clauses(path, edits))
    return clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])} və {clauses[-1]}"


def _clauses(path: Path, edits: Sequence[Edit]) -> Iterator[str]:
    for at, (case, group) in enumerate(groupby(edits, _case)):
        yield _clause(same(path, case) if at else spoken(path, case), same(path, NounCase.GENITIVE) if at else
                      spoken(path, NounCase.GENITIVE), list(group))


def _case(edit: Edit) -> NounCase:
    if isinstance(edit, Exchange) and edit.closing:
        return NounCase.GENITIVE
    return _CASES[type(edit)]


def _clause(place: str, whose: str, edits: Sequence[Edit]) -> str:
    first = edits[0]
    if isinstance(first, Exchange):
        where = f"{whose} sonunda" if first.closing else place
        return f"{where} {', '.join(map(_exchange, edits))} əvəz edilsin"
    verb = "əlavə edilsin" if isinstance(first, Put) else "çıxarılsın"
    return f"{place} {', '.join(map(_words, edits))} {verb}"


def _exchange(edit: Edit) -> str:
    return f"{quotation(edit.old, occurrences=edit.times)} {quotation(edit.new)} ilə" if isinstance(edit, Exchange) else ""


def _words(edit: Edit) -> str:
    match edit:
        case Put(new, anchor, before):
            return f"{quotation(anchor, ablative=True)} {'əvvəl' if before else 'sonra'} {quotation(new)}"
        case Taken(old):
            return quotation(old)
    return ""


def sentence_edits(path: Path, old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Whole sentences put in, taken out or given a new wording, counted as they stand when their turn comes; () where too many differ."""
    found: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        found += [reworded(counted(path, "cümlə", c + at + 1), [new[c + at]]) for at in range(both)]
        found += [taken_out(counted(path, "cümlə", c + both + 1)) for _ in range(b - a - both)]
        found += [added(counted(path, "cümlə", at + 1), [new[at]], into=path) for at in range(c + both, d)]
    return tuple(found) if len(found) * 2 <= max(len(old), len(new)) + 1 else ()
