"""What stands around the instructions of an amending act: title, enacting words, the sentence that names the amended act, the end."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from acts.history.cases import NounCase, decline
from acts.references.model import ActCitation
from language.numerals import suffix

_MONTHS: Final = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr",
)  # fmt: skip
_PRESIDENT: Final = "Azərbaycan Respublikası Prezidentinin"
_CABINET: Final = "Azərbaycan Respublikası Nazirlər Kabinetinin"
_REPUBLIC: Final = "Azərbaycan Respublikasının"
_NOUNS: Final = MappingProxyType({
    "law": (_REPUBLIC, "Qanunu"), "constitutional-law": (_REPUBLIC, "Konstitusiya Qanunu"), "decree": (_PRESIDENT, "Fərmanı"),
    "order": (_PRESIDENT, "Sərəncamı"), "cabinet-decision": (_CABINET, "Qərarı"), "cabinet-order": (_CABINET, "Sərəncamı"),
})


@dataclass(frozen=True, slots=True)
class Form:
    """The form of the amending act, which is that of the act it amends. ``head``: its kind and the enacting words; ``close``: the clause of
    entry into force and who signs.
    """

    head: tuple[str, ...]
    close: tuple[str, ...]

    @classmethod
    def of(cls, act: ActCitation) -> "Form":
        """The form for an act; laws amend codes, and rules known by title alone are amended as laws are."""
        match act.kind:
            case "decree" | "order":
                noun = "Fərman" if act.kind == "decree" else "Sərəncam"
                enacts = "Azərbaycan Respublikası Konstitusiyasının 109-cu maddəsinin 32-ci bəndini rəhbər tutaraq qərara alıram:"
                return _form(f"{_PRESIDENT} {noun}ı", enacts, f"Bu {noun} imzalandığı gündən qüvvəyə minir.", "Prezidenti")
            case "cabinet-decision" | "cabinet-order":
                enacts = "Azərbaycan Respublikasının Nazirlər Kabineti qərara alır:"
                return _form(f"{_CABINET} Qərarı", enacts, "Bu Qərar dərc edildiyi gündən qüvvəyə minir.", "Baş naziri")
        enacts = ("Azərbaycan Respublikasının Milli Məclisi Azərbaycan Respublikası Konstitusiyasının 94-cü maddəsinin I hissəsini "
                  "rəhbər tutaraq qərara alır:")
        noun = "Konstitusiya Qanunu" if act.kind in ("constitutional-law", "constitution") else "Qanunu"
        return _form(f"{_REPUBLIC} {noun}", enacts, "Bu Qanun dərc edildiyi gündən qüvvəyə minir.", "Prezidenti")

    def title(self, act: ActCitation) -> str:
        """The title of the amending act (Constitutional Law on normative legal acts, article 29.2: it names the amended act)."""
        return f"{named_in(act, NounCase.LOCATIVE)} dəyişiklik edilməsi haqqında"


def _form(kind: str, enacts: str, force: str, signer: str) -> Form:
    return Form((kind, enacts), (f"2. {force}", f"{_REPUBLIC} {signer}", "Bakı şəhəri"))


def frame(act: ActCitation, published: str) -> str:
    """The sentence that names the amended act: "“…” Azərbaycan Respublikasının Qanununda (…) aşağıdakı dəyişikliklər edilsin:"."""
    brackets = f" ({published})" if published else ""
    return f"{named_in(act, NounCase.LOCATIVE)}{brackets} aşağıdakı dəyişikliklər edilsin:"


def named_in(act: ActCitation, case: NounCase) -> str:
    """The act as a sentence names it, in a case."""
    if act.kind not in _NOUNS:
        return _by_title(act, case)
    who, noun = _NOUNS[act.kind]
    dated = "" if act.kind in ("law", "constitutional-law") and act.title else _dated(act)
    title = f"“{act.title}” " if act.title else ""
    return f"{title}{who} {dated}{decline(noun, case)}"


def _by_title(act: ActCitation, case: NounCase) -> str:
    """Codes and the constitution by their names, rules by their title in quotation marks."""
    if act.kind in ("code", "constitution"):
        return decline(act.title if act.title.startswith("Azərbaycan") else f"{_REPUBLIC} {act.title}", case)
    declined = decline(act.title, case)
    return f"“{act.title}”{declined[len(act.title):]}" if declined.startswith(act.title) else f"“{act.title}”"


def _dated(act: ActCitation) -> str:
    day = f"{spoken_day(act.adopted)} tarixli " if act.adopted else ""
    return f"{day}{act.number} nömrəli " if act.number else day


def spoken_day(day: date) -> str:
    """A day as acts cite it: "2017-ci il 4 aprel"."""
    return f"{day.year}-{suffix(day.year)} il {day.day} {_MONTHS[day.month - 1]}"
