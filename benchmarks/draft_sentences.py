"""Modifications said again as ministries write them in a draft: "1.2. 5.1-ci maddədə “A” sözü “B” sözü ilə əvəz edilsin;"."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

from acts.compare.labels import ordinal
from acts.modifications.model import (
    Deletion,
    Insertion,
    Modification,
    Occurrence,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)
from language.numerals import ordinal_words


class Case(IntEnum):
    """The cases a unit is named in; the value is its place in the rows below."""

    NOMINATIVE = 0
    GENITIVE = 1
    LOCATIVE = 2
    DATIVE = 3
    ABLATIVE = 4


Forms = tuple[str, str, str, str, str]


def _forms(stem: str, vowel: str, *, open_: bool = False) -> Forms:
    """A noun in the five cases; `open_`: it ends in a vowel."""
    wide = "ə" if vowel in "əeiüö" else "a"
    joint, dative = ("n", "y") if open_ else ("", "")
    return (stem, f"{stem}{joint}{vowel}n", f"{stem}d{wide}", f"{stem}{dative}{wide}", f"{stem}d{wide}n")


def _owned(stem: str, vowel: str) -> Forms:
    """A noun that belongs to another, in the five cases: "bəndi, bəndinin, bəndində …"."""
    wide = "ə" if vowel in "əeiüö" else "a"
    return (stem, f"{stem}n{vowel}n", f"{stem}nd{wide}", f"{stem}n{wide}", f"{stem}nd{wide}n")


_BARE: Final[dict[Unit, Forms]] = {
    Unit.ARTICLE: _forms("maddə", "i", open_=True), Unit.PART: _forms("hissə", "i", open_=True), Unit.POINT: _forms("bənd", "i"),
    Unit.SUBPOINT: _forms("yarımbənd", "i"), Unit.ALINEA: _forms("abzas", "ı"), Unit.SENTENCE: _forms("cümlə", "i", open_=True),
    Unit.CHAPTER: ("fəsil", "fəslin", "fəsildə", "fəslə", "fəsildən"), Unit.SECTION: _forms("bölmə", "i", open_=True),
    Unit.CODE: _forms("Məcəllə", "i", open_=True), Unit.PREAMBLE: _forms("preambula", "ı", open_=True), Unit.ROW: _forms("sətir", "i"),
    Unit.ANNEX: _forms("əlavə", "i", open_=True), Unit.TABLE: _forms("cədvəl", "i"), Unit.PARAGRAPH: _forms("paraqraf", "ı"),
}
_OWNED: Final[dict[Unit, Forms]] = {
    Unit.ARTICLE: _owned("maddəsi", "i"), Unit.PART: _owned("hissəsi", "i"), Unit.POINT: _owned("bəndi", "i"),
    Unit.SUBPOINT: _owned("yarımbəndi", "i"), Unit.ALINEA: _owned("abzası", "ı"), Unit.SENTENCE: _owned("cümləsi", "i"),
    Unit.TITLE: _owned("adı", "ı"), Unit.TEXT: _owned("mətni", "i"), Unit.NOTE: _owned("“Qeyd” hissəsi", "i"),
    Unit.SANCTION: _owned("sanksiyası", "ı"), Unit.DISPOSITION: _owned("dispozisiyası", "ı"), Unit.CHAPTER: _owned("fəsli", "i"),
    Unit.SECTION: _owned("bölməsi", "i"), Unit.TABLE: _owned("cədvəli", "i"), Unit.ROW: _owned("sətri", "i"),
    Unit.COLUMN: _owned("sütunu", "u"), Unit.ANNEX: _owned("əlavəsi", "i"), Unit.PARAGRAPH: _owned("paraqrafı", "ı"),
}
_WORDED: Final = frozenset({Unit.ALINEA, Unit.SENTENCE})
_SIGNS: Final = {".": "nöqtə", ";": "nöqtəli vergül", ":": "iki nöqtə", ",": "vergül", "-": "tire", "?": "sual"}
_NUMBERS: Final = ("rəqəmi", "rəqəmləri", "rəqəmindən", "rəqəmlərindən")
_WORDS: Final = ("sözü", "sözləri", "sözündən", "sözlərindən")


def place(target: Target, case: Case) -> str:
    """The provision in a case: "5.1-ci maddənin ikinci cümləsində"."""
    steps = [step for step in target.steps if not (step.unit is Unit.CODE and len(target.steps) > 1)]
    words = [_step(step, bool(n), case if n == len(steps) - 1 else Case.GENITIVE) for n, step in enumerate(steps)]
    return " ".join(words)


def _step(step: Step, inside: bool, case: Case) -> str:
    forms = (_OWNED if inside or step.unit not in _BARE else _BARE)[step.unit]
    number = step.number if step.number != "?" else ""
    if not number:
        return forms[case]
    if number[0].isdigit():
        words = ordinal_words(int(number)) if step.unit in _WORDED and number.isdecimal() else ""
        return f"{words or ordinal(number)} {forms[case]}"
    return f"“{number}” {_OWNED[step.unit][case]}"


def quoted(words: str, *, apart: bool = False) -> str:
    """Words in quotation marks with what they are called; `apart`: in the ablative ("sözündən")."""
    if words.strip() in _SIGNS:
        return f"{_SIGNS[words.strip()]} işarəsi" + ("ndən" if apart else "")
    kinds = _NUMBERS if words.replace(".", "").replace("-", "").replace(",", "").replace(" ", "").isdigit() else _WORDS
    return f"“{words}” {kinds[(len(words.split()) > 1) + 2 * apart]}"


def _finds(occurrence: Occurrence) -> str:
    if occurrence.inflected:
        return "ismin müvafiq hallarında "
    if occurrence.which:
        return " və ".join(ordinal_words(number) for number in occurrence.which) + " halda "
    return "bütün hallarda " if occurrence.all else ""


def said(one: Modification, text: str) -> str | None:
    """A modification as an instruction, `text` being the new text of a unit; None for one that cannot be said without it."""
    target = one.target
    match one.action:
        case Substitution(old, new, position, occurrence):
            at = f"{place(target, Case.GENITIVE)} sonunda" if position is Position.END else place(target, Case.LOCATIVE)
            return f"{at} {_finds(occurrence)}{quoted(old)} {quoted(new)} ilə əvəz edilsin"
        case Insertion(new, anchor, position, occurrence):
            return _inserted(target, new, anchor, position, occurrence)
        case Deletion(old, occurrence):
            return f"{place(target, Case.ABLATIVE)} {_finds(occurrence)}{quoted(old)} çıxarılsın"
        case ProvisionInsertion() as action:
            return _added(target, action, text) if text else None
        case ProvisionReplacement():
            return f"{place(target, Case.NOMINATIVE)} aşağıdakı redaksiyada verilsin:\n“{text}”" if text else None
        case Repeal():
            verb = "çıxarılsın" if target.within or target.steps[-1].unit is Unit.ALINEA else "ləğv edilsin"
            return f"{place(target, Case.NOMINATIVE)} {verb}"
        case Renumbering(to):
            return f"{place(target, Case.NOMINATIVE)} {place(Target(_differing(target, to)), Case.NOMINATIVE)} hesab edilsin"
    return None


def _differing(target: Target, to: Target) -> Sequence[Step] | tuple[Step, ...]:
    return tuple(to.steps[-1:]) if len(to.steps) > 1 and to.steps[:-1] == target.steps[:-1] else to.steps


def _inserted(target: Target, new: str, anchor: str, position: Position, occurrence: Occurrence) -> str:
    if anchor:
        side = "sonra" if position is Position.AFTER else "əvvəl"
        return (f"{place(target, Case.LOCATIVE)} {_finds(occurrence)}{quoted(anchor, apart=True)} {side} {quoted(new)} əlavə edilsin")
    edge = "əvvəlinə" if position is Position.START else "sonuna"
    return f"{place(target, Case.GENITIVE)} {edge} {quoted(new)} əlavə edilsin"


def _added(target: Target, action: ProvisionInsertion, text: str) -> str:
    above, last = Target(target.steps[:-1]), target.steps[-1]
    into = f"{place(above, Case.DATIVE)} " if above.steps and above.steps[0].unit is not Unit.CODE else ""
    after = f"{place(action.after, Case.ABLATIVE)} sonra " if action.after else ""
    named = _step(last, last.unit not in _BARE, Case.NOMINATIVE)
    return f"{into}{after}aşağıdakı məzmunda {named} əlavə edilsin:\n“{text}”"


def law(amends: str, instructions: Iterable[str]) -> str:
    """A whole draft law that amends one code: frame sentence, numbered items, the day it comes into force."""
    items = "\n\n".join(f"1.{number}. {words};" for number, words in enumerate(instructions, 1))
    return (f"{amends}ndə dəyişiklik edilməsi haqqında\n\nAZƏRBAYCAN RESPUBLİKASININ QANUNU\n\n"
            "Azərbaycan Respublikasının Milli Məclisi qərara alır:\n\n"
            f"Maddə 1. {amends}ndə (Azərbaycan Respublikasının Qanunvericilik Toplusu, 2000, № 4, maddə 250; 2023, № 5, maddə 601) "
            f"aşağıdakı dəyişikliklər edilsin:\n\n{items}\n\nMaddə 2. Bu Qanun dərc edildiyi gündən qüvvəyə minir.\n")
