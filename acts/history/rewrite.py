"""Old wordings of a whole unit, printed where only a part of it was changed: what differs, by sentence, is taken out and put back."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from acts.history.board import labelled
from acts.history.locate import Spot
from acts.history.model import Witness
from acts.history.pieces import Row, Stretch, restored
from acts.history.restore import has_label, lines_of, old_lines
from acts.history.verdicts import Verdict, applied
from acts.history.words import key
from acts.history.work import Work, unique
from acts.structure import sentences


def is_larger(spot: Spot, wording: str) -> bool:
    """Whether an old wording is that of the whole unit, though the note names a sentence of it: the unit's other sentences stand in it."""
    return bool(spot.sentence) and len(list(_sentences(" ".join(lines_of(wording))))) > 1 and _shared(spot, wording)


def _shared(spot: Spot, wording: str) -> bool:
    """Whether a sentence of the wording stands in the unit today."""
    today = key(spot.stretch().text)
    return any(len(one) > 20 and one in today for one in map(key, _sentences(wording)))


def rewritten(work: Work, spot: Spot, wording: str) -> Verdict | None:
    """The unit as the wording has it: sentences it has not are owned, those it has are put back. None where nothing is alike."""
    lines = old_lines(wording, spot.unit)
    if has_label(lines[0], spot.unit) and labelled(spot.stretch().text) is None:
        return None
    stretch = spot.stretch()
    now, then = list(_spans(stretch.text)), [one for line in lines for one in _sentences(_bare(line))]
    matcher = SequenceMatcher(None, [key(stretch.text[a:b]) for a, b in now], list(map(key, then)), autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    if not steps or matcher.ratio() == 0:
        return None
    eids = [eid for step in reversed(steps) for eid in _step(work, stretch, now[step[1]:step[2]], then[step[3]:step[4]], step[1], now)]
    return applied(unique(eids), Witness.OLD_WORDING)


def _sentences(text: str) -> Iterator[str]:
    return (text[a:b] for a, b in sentences(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of a text, none across lines."""
    place = 0
    for line in text.split("\n"):
        label = len(line) - len(_bare(line))
        yield from ((place + label + a, place + label + b) for a, b in sentences(line[label:]))
        place += len(line) + 1


def _bare(line: str) -> str:
    """A line without the number in front."""
    mark = labelled(line)
    return line[line.index(mark.label) + len(mark.label):] if mark is not None else line


def _step(
    work: Work, stretch: Stretch, new: list[tuple[int, int]], old: list[str], at: int, now: list[tuple[int, int]],
) -> list[str]:
    words = " ".join(old)
    if new:
        parts = stretch.cut(new[0][0], new[-1][1])
        eids = work.claim_all(parts)
        if words:
            row, piece = parts[0]
            row.before(piece, restored(words, work.index, piece.cell))
        return eids
    start, end = now[at - 1] if at else now[0]
    row, piece = (stretch.cut(start, end) or [(_row(stretch), stretch.pieces[0][1])])[-1 if at else 0]
    row.owner.touch()
    if at:
        row.after(piece, restored(f" {words}", work.index, piece.cell))
    else:
        row.before(piece, restored(f"{words} ", work.index, piece.cell))
    return [row.owner.eid]


def _row(stretch: Stretch) -> Row:
    return stretch.pieces[0][0]
