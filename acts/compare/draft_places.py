"""What a part of an instruction is called where only that part could not be carried out: the provision and the words it acts on."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from acts.compare.labels import ordinal
from acts.modifications.model import Deletion, Insertion, Modification, Step, Substitution, Target, Unit

_NAMES: Final[Mapping[Unit, str]] = MappingProxyType({
    Unit.CODE: "aktın mətni", Unit.PREAMBLE: "preambula", Unit.SECTION: "bölmə", Unit.CHAPTER: "fəsil", Unit.PARAGRAPH: "paraqraf",
    Unit.ANNEX: "əlavə", Unit.ARTICLE: "maddə", Unit.PART: "hissə", Unit.POINT: "bənd", Unit.SUBPOINT: "yarımbənd", Unit.ALINEA: "abzas",
    Unit.SENTENCE: "cümlə", Unit.TITLE: "ad", Unit.TEXT: "mətn", Unit.NOTE: "qeyd", Unit.SANCTION: "sanksiya",
    Unit.DISPOSITION: "dispozisiya", Unit.TABLE: "cədvəl", Unit.ROW: "sətir", Unit.COLUMN: "sütun", Unit.FOOTNOTE: "istinad",
})


def parts_named(modifications: Iterable[Modification]) -> str:
    """The parts in a line: "15.1.1-ci maddə (“imza”), 16.4-cü maddə"."""
    return ", ".join(dict.fromkeys(map(_part, modifications)))


def _part(one: Modification) -> str:
    words = _words(one)
    return f"{_place(one.target)} (“{words}”)" if words else _place(one.target)


def _words(one: Modification) -> str:
    match one.action:
        case Substitution(old) | Deletion(old):
            return old
        case Insertion(new, anchor):
            return anchor or new
    return ""


def _place(target: Target) -> str:
    if [step.unit for step in target.steps] == [Unit.CODE, Unit.TITLE]:
        return "aktın adı"
    return ", ".join(map(_step, target.steps))


def _step(step: Step) -> str:
    if not step.number or step.number == "?":
        return _NAMES[step.unit]
    number = ordinal(step.number) if step.number[:1].isdigit() else f"“{step.number}”"
    return f"{number} {_NAMES[step.unit]}"
