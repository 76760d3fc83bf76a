"""A reviewer's corrections: data that says of one modification what is right. Each must match exactly one, or the build stops."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from acts.errors import ActsError
from acts.history.model import Change, Outcome
from acts.modifications.model import Action, Modification, Step, Target, Unit

FOLDER: Final = Path(__file__).parent.parent / "data" / "corrections"
"""Where corrections lie unless the settings name another folder."""
REVIEWER: Final = "reviewer"
"""`Change.known_by` of a day a reviewer told."""
REFUSED_BY_REVIEWER: Final = "a reviewer refused it"

_WORDS: Final = ("old", "new", "anchor", "text")
_KEYS: Final[Mapping[str, type]] = {
    "act": str, "footnote": str, "item": int, "target": str, "words": str, "why": str,
    "refuse": bool, "in_force": date, "until": date, "right": dict,
}  # fmt: skip
_RIGHT: Final = ("target", "old_wording", *_WORDS)


class CorrectionError(ActsError):
    """A correction that cannot be read, or does not match exactly one modification; the message names the file and entry."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer says of one modification.

    Which: ``act`` the uri of the amended work, ``footnote`` and ``item`` of its note, ``target`` its path as read ("art_90.8/sentence_2"),
    ``words`` some of its old or new words where one note does several things to one target ("" elsewhere). What is right: another
    ``right_target``, ``right_words`` by name (old, new, anchor, text), ``old_wording``, a day (``in_force``, ``until``), or ``refuse``.
    ``why`` goes to the page beside the change. ``entry`` tells where it is written ("mulki.toml, entry 2").
    """

    act: str
    footnote: str
    item: int
    target: str
    why: str
    words: str = ""
    refuse: bool = False
    in_force: date | None = None
    until: date | None = None
    right_target: Target | None = None
    right_words: tuple[tuple[str, str], ...] = ()
    old_wording: str | None = None
    entry: str = ""

    def means(self, change: Change) -> bool:
        """Whether the modification is the one meant; the act is not looked at."""
        one = change.modification
        same = (change.footnote, change.item, str(one.target)) == (self.footnote, self.item, self.target)
        return same and (not self.words or any(self.words in words for words in _words_of(one.action)))


def load(folder: Path = FOLDER) -> tuple[Correction, ...]:
    """All corrections in the TOML files of a folder, files by name. Raises `CorrectionError` on anything it does not know."""
    if not folder.is_dir():
        raise CorrectionError(f"expected a folder of corrections, found none at {folder.name!r}")
    return tuple(found for path in sorted(folder.glob("*.toml")) for found in read(path))


def read(path: Path) -> tuple[Correction, ...]:
    """The corrections of one file."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:         # no TOML, no UTF-8, a number or a nesting beyond all measure
        raise CorrectionError(f"{path.name}: expected TOML in UTF-8: {error}") from error
    entries = table.pop("correction", [])
    if table or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CorrectionError(f"{path.name}: expected only tables [[correction]], found {', '.join(map(repr, table)) or 'another value'}")
    return tuple(_correction(entry, f"{path.name}, entry {place}") for place, entry in enumerate(entries, start=1))


def of_act(corrections: Iterable[Correction], uri: str) -> tuple[Correction, ...]:
    """The corrections of one amended work."""
    return tuple(correction for correction in corrections if correction.act == uri)


def correct(changes: Sequence[Change], corrections: Iterable[Correction]) -> tuple[Change, ...]:
    """The changes of one act with a reviewer's word; order and number stay, so sort by day afterwards.

    A change refused by a reviewer has that outcome at once, and is not to be tried. Raises `CorrectionError` for an entry that means
    none of them or several.
    """
    corrected = list(changes)
    for correction in corrections:
        places = [place for place, change in enumerate(changes) if correction.means(change)]
        if len(places) != 1:
            which = f"footnote {correction.footnote}, item {correction.item}, target {correction.target}"
            raise CorrectionError(f"{correction.entry}: expected to match one modification ({which}), matched {len(places)}")
        corrected[places[0]] = _corrected(corrected[places[0]], correction)
    return tuple(corrected)


def _words_of(action: Action) -> list[str]:
    return [value for name in _WORDS if isinstance(value := getattr(action, name, ""), str) and value]


def _correction(entry: Mapping[str, Any], where: str) -> Correction:
    _check(entry, where)
    right = entry.get("right", {})
    unknown = [name for name in right if name not in _RIGHT]
    if unknown or not all(isinstance(value, str) for value in right.values()):
        raise CorrectionError(f"{where}: right: expected texts under {', '.join(_RIGHT)}, found {', '.join(map(repr, right))}")
    target = _target(right["target"], where) if "target" in right else None
    words = tuple((name, right[name]) for name in _WORDS if name in right)
    known = {field.name for field in fields(Correction)}
    plain = {name: value for name, value in entry.items() if name in known}
    return Correction(**plain, right_target=target, right_words=words, old_wording=right.get("old_wording"), entry=where)


def _check(entry: Mapping[str, Any], where: str) -> None:
    unknown = [name for name in entry if name not in _KEYS]
    lacking = [name for name in ("act", "footnote", "item", "target", "why") if name not in entry]
    if unknown or lacking:
        found = ", ".join(map(repr, unknown)) or f"no {', '.join(lacking)}"
        raise CorrectionError(f"{where}: expected act, footnote, item, target, why and {', '.join(list(_KEYS)[6:])}, found {found}")
    wrong = next((name for name, value in entry.items() if type(value) is not _KEYS[name]), None)
    if wrong:
        raise CorrectionError(f"{where}: {wrong}: expected {_KEYS[wrong].__name__}, found {entry[wrong]!r}")
    if not any(entry.get(name) for name in ("refuse", "in_force", "until", "right")):
        raise CorrectionError(f"{where}: expected something that is right (refuse, in_force, until or right), found nothing")
    _target(entry["target"], where)


def _target(path: str, where: str) -> Target:
    """The target of a path: "art_90.8/sentence_2"."""
    pairs = [step.partition("_") for step in path.split("/")]
    known = {unit.value for unit in Unit}
    if not all(word in known for word, _, _ in pairs):
        raise CorrectionError(f"{where}: expected a target like art_90.8/sentence_2, found {path!r}")
    return Target(tuple(Step(Unit(word), number) for word, _, number in pairs))


def _corrected(change: Change, correction: Correction) -> Change:
    one = change.modification
    action = _with_words(one.action, correction)
    target = correction.right_target or one.target
    wording = one.old_wording if correction.old_wording is None else correction.old_wording
    change = replace(change, modification=Modification(target, action, wording))
    if correction.in_force:
        change = replace(change, in_force=correction.in_force, known_by=REVIEWER)
    if correction.until:
        change = replace(change, until=correction.until)
    if correction.refuse:
        change = replace(change, outcome=Outcome.REFUSED, reason=f"{REFUSED_BY_REVIEWER}: {correction.why}")
    return change


def _with_words(action: Action, correction: Correction) -> Action:
    """The action with other words; those it has no place for are an error."""
    for name, value in correction.right_words:
        if name not in {field.name for field in fields(action)}:
            raise CorrectionError(f"{correction.entry}: right: a {type(action).__name__} has no {name}")
        action = replace(action, **{name: value})  # type: ignore[arg-type]
    return action
