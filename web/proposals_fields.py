"""A change of a proposal as the fields of a form, and back. Nothing here writes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from classifiers.lifecycle import reasons
from classifiers.lifecycle.model import Action, Change, Objection
from classifiers.schemes.model import Concept, Label, Note, NoteKind
from web.proposals_desk import Items

MOST_PARTS = 20
LONGEST_CODE, LONGEST_LABEL, LONGEST_NOTE = 60, 400, 4000
NOTES = {
    "includes_az": (NoteKind.INCLUDES, "az"), "includes_en": (NoteKind.INCLUDES, "en"),
    "excludes_az": (NoteKind.EXCLUDES, "az"), "excludes_en": (NoteKind.EXCLUDES, "en"),
}  # fmt: skip
PART = ("code", "az", "en", *NOTES)
LENGTHS = {"code": LONGEST_CODE, "az": LONGEST_LABEL, "en": LONGEST_LABEL} | dict.fromkeys(NOTES, LONGEST_NOTE)
WITH_PARTS = (Action.CREATE, Action.SPLIT, Action.MERGE, Action.RENAME)
Typed = dict[str, str]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that stands in the way, with the field it is about ("" for none)."""

    field: str
    reason: str


def codes_in(text: str) -> tuple[str, ...]:
    """Codes as people write them in one field: with spaces, commas or semicolons between them."""
    return tuple(dict.fromkeys(code for code in re.split(r"[\s,;]+", text[:2000]) if code))


def next_codes(code: str, used: Iterable[str]) -> Iterator[str]:
    """Codes after this one that nobody uses: its last number counted up, as wide as it is."""
    held, match = set(used), re.search(r"\d+(?=\D*$)", code)
    if match is None:
        return
    first, width = int(match[0]), len(match[0])
    for number in range(first + 1, first + 1 + len(held) + MOST_PARTS):
        made = f"{code[: match.start()]}{number:0{width}}{code[match.end() :]}"
        if made not in held and len(made) == len(code):
            yield made


# into fields
def begun(action: Action, codes: tuple[str, ...], items: Items, known: Iterable[str]) -> Typed:
    """The fields of a new change: what is there now, with codes that are free."""
    old = [items[code] for code in codes if code in items]
    if action is Action.CREATE:
        below = [one.code for one in items.values() if one.parent == (codes[0] if codes else "")]
        free = next(next_codes(max(below, default=""), known), "")
        return _part(0, {"code": free}) | {"parent": codes[0] if codes else ""}
    if action is Action.MOVE:
        return {"parent": old[0].parent if old else ""}
    if action is Action.RETIRE:
        return {"successors": "", "reason": ""}
    if action is Action.MERGE:
        return _part(0, _of(old[0]) if old else {})
    first = _part(0, _of(old[0])) if old else {}
    return first | _part(1, {"code": next(next_codes(codes[0], known), "")}) if action is Action.SPLIT else first


def filled(change: Change) -> Typed:
    """The fields of a change as it is kept."""
    parts: Typed = {}
    for at, concept in enumerate(change.new):
        parts |= _part(at, _of(concept))
    parent = change.new[0].parent if change.new else ""
    return parts | {"parent": parent, "successors": " ".join(change.successors), "reason": change.reason}


def _of(concept: Concept) -> Typed:
    labels = {language: next((one.text for one in concept.labels if one.language == language), "") for language in ("az", "en")}
    return {"code": concept.code} | labels | {name: _note(concept, *where) for name, where in NOTES.items()}


def _note(concept: Concept, kind: NoteKind, language: str) -> str:
    return "\n".join(note.text for note in concept.notes if (note.kind, note.language) == (kind, language))


def _part(at: int, values: Mapping[str, str]) -> Typed:
    return {f"{name}.{at}": values.get(name, "") for name in PART}


def parts_in(typed: Mapping[str, str]) -> int:
    """How many parts the fields hold."""
    numbers = (int(name[5:]) for name in typed if re.fullmatch(r"code\.\d{1,2}", name))
    return min(max(numbers, default=-1) + 1, MOST_PARTS)


# out of fields
def sent(form: Mapping[str, str]) -> Typed:
    """The fields of a form that was sent, cut to what they may hold."""
    typed = {name: form.get(name, "")[:LONGEST_NOTE] for name in ("parent", "successors", "reason")}
    for at in range(parts_in(form)):
        typed |= {f"{name}.{at}": form.get(f"{name}.{at}", "").replace("\0", " ")[: LENGTHS[name]] for name in PART}
    return typed


def change_of(action: Action, codes: tuple[str, ...], typed: Mapping[str, str], items: Items) -> Change:
    """The change the fields say."""
    if action is Action.RETIRE:
        return Change(action, codes, successors=codes_in(typed.get("successors", "")), reason=typed.get("reason", "").strip())
    parent = tuple(codes_in(typed.get("parent", ""))[:1])
    if action is Action.MOVE:
        return Change(action, codes, tuple(replace(items[code], parents=parent) for code in codes if code in items))
    old = () if action is Action.CREATE else codes
    return Change(action, old, tuple(_concepts(action, old, parent, typed, items)))


def _concepts(action: Action, old: tuple[str, ...], parent: tuple[str, ...], typed: Mapping[str, str], items: Items) -> Iterator[Concept]:
    for at in range(parts_in(typed)):
        values = {name: typed.get(f"{name}.{at}", "").strip() for name in PART}
        if not any(values.values()):
            continue
        code = "".join(values["code"].split())
        same = old[0] if action is Action.RENAME and old else code if code in old else ""
        base = items.get(same) or Concept(code, code, (), parent if action is Action.CREATE else ())
        yield replace(base, code=code, labels=_labels(base, values), notes=_notes(base, values))


def _labels(base: Concept, values: Mapping[str, str]) -> tuple[Label, ...]:
    """The two labels typed; those of other languages stay."""
    two = tuple(Label(" ".join(values[language].split()), language) for language in ("az", "en") if values[language])
    return (*two, *(one for one in base.labels if one.language not in ("az", "en")))


def _notes(base: Concept, values: Mapping[str, str]) -> tuple[Note, ...]:
    """The notes typed; others stay, and so do those whose field was left as it was."""
    edited = {where: name for name, where in NOTES.items() if _plain(values[name]) != _plain(_note(base, *where))}
    stay = tuple(note for note in base.notes if (note.kind, note.language) not in edited)
    return (*stay, *(Note(*_note_of(where, values[name])) for where, name in edited.items() if values[name]))


def _note_of(where: tuple[NoteKind, str], text: str) -> tuple[NoteKind, str, str]:
    return where[0], text.replace("\r\n", "\n"), where[1]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


# what is wrong, at its field
def placed(change: Change, objections: Iterable[Objection]) -> tuple[Wrong, ...]:
    """Objections to a change, each with its field."""
    return tuple(Wrong(_field(change, one.reason), one.reason) for one in objections)


def _field(change: Change, reason: str) -> str:
    fixed = {
        reasons.SUCCESSOR_OR_REASON: "successors", reasons.NO_TITLE: "title", reasons.NO_JUSTIFICATION: "justification",
        reasons.TWO_PARTS: "code.1", reasons.NOTHING_NEW: "code.0", reasons.NOTHING_CHANGES: "az.0", reasons.NO_CODE: "code.0",
        reasons.INTO_ONE: "code.0",
    }  # fmt: skip
    return fixed.get(reason) or _field_of_code(change, reason)


def _field_of_code(change: Change, reason: str) -> str:
    if any(reason == reasons.no_successor(code) for code in change.successors):
        return "successors"
    for at, concept in enumerate(change.new):
        for language in ("az", "en"):
            if reason == reasons.no_label(concept.code, language):
                return f"{language}.{at}"
    said = reason.replace(",", " ").split()
    named = next((at for at, concept in enumerate(change.new) if concept.code in said), None)
    if change.action is Action.MOVE or any(reason == reasons.no_parent(one.code, one.parent) for one in change.new):
        return "parent"
    return "" if named is None else f"code.{named}"


def matching(text: str, items: Items, folded: Mapping[str, str], most: int = 12) -> tuple[Concept, ...]:
    """Items whose code begins so or whose labels have all the words; `folded` says a text folded by its code."""
    words = text.split()
    found = (one for code, one in items.items() if words and (code.startswith(text) or all(word in folded[code] for word in words)))
    return tuple(one for one, _ in zip(found, range(most), strict=False))

