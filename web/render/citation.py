"""How a lawyer cites an act, as a ready line in either language."""

from datetime import date

from babel.dates import format_date

from acts.frbr import Language, Level, Work
from language.numerals import suffix

ISSUERS = {
    "law": ("Azərbaycan Respublikasının", "Qanunu", "Law of the Republic of Azerbaijan"),
    "constitutional-law": ("Azərbaycan Respublikasının", "Konstitusiya Qanunu", "Constitutional Law of the Republic of Azerbaijan"),
    "parliament-decision": (
        "Azərbaycan Respublikası Milli Məclisinin", "Qərarı", "Decision of the Milli Majlis of the Republic of Azerbaijan",
    ),
    "decree": ("Azərbaycan Respublikası Prezidentinin", "Fərmanı", "Decree of the President of the Republic of Azerbaijan"),
    "order": ("Azərbaycan Respublikası Prezidentinin", "Sərəncamı", "Order of the President of the Republic of Azerbaijan"),
    "cabinet-decision": (
        "Azərbaycan Respublikası Nazirlər Kabinetinin", "Qərarı", "Decision of the Cabinet of Ministers of the Republic of Azerbaijan",
    ),
    "cabinet-order": (
        "Azərbaycan Respublikası Nazirlər Kabinetinin", "Sərəncamı", "Order of the Cabinet of Ministers of the Republic of Azerbaijan",
    ),
}  # fmt: skip
"""Who issues an act of a subtype and what it is called: Azerbaijani issuer, Azerbaijani noun, English of both."""


def citation(work: Work, title: str, language: Language, place: str = "") -> str:
    """The act as it is cited: kind, issuer, date, number, title; `place` ("maddə 12") is put behind."""
    line = _azerbaijani(work, title) if language is Language.AZE else _english(work, title)
    return f"{line}, {place}" if place else line


def _azerbaijani(work: Work, title: str) -> str:
    issuer = ISSUERS.get(work.subtype)
    if issuer is None or work.adopted is None or not work.number:
        return _listed(work, title, Language.AZE)
    day = work.adopted
    number = f"{work.number} nömrəli"
    return f"{_quoted(title)} {issuer[0]} {_year(day)} {format_date(day, 'd MMMM', locale='az')} tarixli {number} {issuer[1]}"


def _english(work: Work, title: str) -> str:
    issuer = ISSUERS.get(work.subtype)
    if issuer is None or work.adopted is None or not work.number:
        return _listed(work, title, Language.ENG)
    return f"{issuer[2]} No. {work.number} of {format_date(work.adopted, 'd MMMM y', locale='en')} {_quoted(title)}"


def _listed(work: Work, title: str, language: Language) -> str:
    """Title, date, number one after the other: codes, treaties, acts of ministries, acts of other legal orders."""
    sign = "№" if language is Language.AZE else "No."
    adopted = work.adopted
    day = "" if adopted is None else _long(adopted, language)
    number = f"{sign} {work.number}" if work.number and work.level is not Level.REFERENCE else ""
    celex = f"CELEX {work.celex}" if work.celex else ""
    body = work.body if work.level in (Level.MINISTRY, Level.MUNICIPAL) else ""
    return ", ".join(part for part in (title, body, day, number, celex) if part)


def _long(day: date, language: Language) -> str:
    if language is Language.ENG:
        return format_date(day, "d MMMM y", locale="en")
    return f"{format_date(day, 'd MMMM', locale='az')} {_year(day)}"


def _year(day: date) -> str:
    return f"{day.year}-{suffix(day.year)} il"


def _quoted(title: str) -> str:
    bare = title.strip()
    return bare if bare.startswith(("“", '"', "«")) else f"“{bare}”"
