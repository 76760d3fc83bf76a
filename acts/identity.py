"""Which act a text is: its FRBR work and expression, from the source's record, the format, the well-known acts or the text itself.

An address once given stays: the store looks an act up by its e-qanun number and CELEX number before it makes a new address.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import islice

from acts.cards import Card
from acts.celex import Celex, celex_in_title, celex_of
from acts.frbr import Language, Level, Manifestation, Status, Work, slug
from acts.known import KnownAct, known_acts
from acts.lines import SourceMetadata
from acts.model import Document, Kind, Line, Unparsed
from language.dates import find_dates, parse_date
from language.letters import fold


class Told(IntEnum):
    """Who told the identity, the surer the higher; a surer one replaces the fields of a less sure one, never its address."""

    NOBODY = 0
    TEXT = 1
    KNOWN = 2
    FORMAT = 3
    CARD = 4


@dataclass(frozen=True, slots=True)
class Identity:
    """The work and the wording a manifestation is of. `title` is in the wording's language; `doubts` is what could not be told."""

    work: Work
    title: str
    language: Language
    version: date | None
    told: Told
    doubts: tuple[Unparsed, ...] = ()


@dataclass(frozen=True, slots=True)
class ActKind:
    """How the name of a kind of act is recognised (folded), its level, its AKN subtype, who adopts it ("" where the name says)."""

    sample: str
    pattern: re.Pattern[str]
    level: Level
    subtype: str
    body: str = ""


def _kind(sample: str, pattern: str, level: Level, subtype: str, body: str = "") -> ActKind:
    return ActKind(sample, re.compile(pattern), level, subtype, body)


KINDS: tuple[ActKind, ...] = (
    _kind("Konstitusiya Qanunu", r"konstitusiya\w* qanun", Level.LAW, "constitutional-law", "Milli Məclis"),
    _kind("Azərbaycan Respublikasının Konstitusiyası", r"konstitusiyasi|^konstitusiya", Level.CONSTITUTION, "constitution"),
    _kind("Mülki Məcəllə", r"mecelle", Level.LAW, "code", "Milli Məclis"),
    _kind("Prezidentinin Fərmanı", r"\bferman", Level.DECREE, "decree", "Prezident"),
    _kind("Prezidentinin Sərəncamı", r"prezident\w* serencam", Level.ORDER, "order", "Prezident"),
    _kind("Nazirlər Kabinetinin Sərəncamı", r"nazirler kabinet\w* serencam", Level.CABINET, "cabinet-order", "Nazirlər Kabineti"),
    _kind("Nazirlər Kabinetinin Qərarı", r"nazirler kabinet", Level.CABINET, "cabinet-decision", "Nazirlər Kabineti"),
    _kind("Milli Məclisin Qərarı", r"milli meclis\w* qerar", Level.LAW, "parliament-decision", "Milli Məclis"),
    _kind("Azərbaycan Respublikasının Qanunu", r"\bqanunu?(?:lar\w*)?\b", Level.LAW, "law", "Milli Məclis"),
    _kind("Bələdiyyə qərarı", r"belediyye|yerli ozunuidare", Level.MUNICIPAL, "municipal-act"),
    _kind("Beynəlxalq müqavilə", r"beynelxalq|sazis|konvensiya|protokol|muqavile", Level.TREATY, "treaty"),
    _kind("Sərəncam", r"\bserencam", Level.ORDER, "order", "Prezident"),
    _kind("Nazirliyin aktı", r"nazirli|komite|agentli|xidmet|merkezi bank|palata|komissiya|inzibati|fond", Level.MINISTRY, "ministry-act"),
)

UNTOLD = _kind("", r"$^", Level.OTHER, "act")
"""The kind of an act that neither card nor text names."""

STATUSES = (("legv", Status.REPEALED), ("quvveden dus", Status.REPEALED), ("dayandiril", Status.SUSPENDED),
            ("quvveye minmeyib", Status.NOT_YET), ("quvveye minme", Status.NOT_YET), ("quvvede", Status.IN_FORCE))  # fmt: skip

COLLECTIVE = re.compile(r"(?:konstitusiyasi|aktlari|qerarlari|muqavileler\w*|sazisler\w*)$")
"""Names of a type that name no body: "Beynəlxalq müqavilələr", "Azərbaycan Respublikasının Konstitusiyası"."""

NUMBER = re.compile(r"№\s*(?P<number>[\w/.\-–]*\d[\w/.\-–]*)")
APPROVED = re.compile(r"(?P<day>\d{1,2} \w+ \d{4}-c[iıuü] il) tarixli (?P<number>[\w/-]+)(?: nömrəli|-nömrəli)?")
KIND_LINES = re.compile(
    r"numunedir|sample, not law|^layihe\W*(?:\(.*\)|(?:№|\d).*)?$"
    r"|^(?:azerbaycan respublikasi\w*)?\s*(?:prezident\w*|nazirler kabinet\w*|milli meclis\w*|\w+ belediyyesi\w*)?"
    r"\s*(?:konstitusiya )?(?:qanunu?|fermani?|serencami?|qerari?)?$"
    r"|^(?:law|decree|order|decision|resolution|instruction) of the "
)
DAY = r"(?P<day>\d{1,2}\s+\w+\s+\d{4}-c[iıuü]\s+il|\d{4}-c[iıuü]\s+il\s+\d{1,2}\s+\w+)"
AMENDING = re.compile(rf"^\s*(?:\[\w+\]\s*)?{DAY}\s+(?:tarixli\b|[\w/-]+\s+nömrəli\b)")
REFLECTS = re.compile(r"(?:as amended (?:up )?to|text as (?:of|at))\s+(?P<day>\d{1,2} \w+ \d{4}|[\d.]{10})", re.IGNORECASE)


def identify(
    manifestation: Manifestation, metadata: SourceMetadata, document: Document, card: Card | None = None, version: date | None = None
) -> Identity:
    """The work and expression of a text, told by the surest of: its card, its format, the well-known acts, the text, its SHA-256."""
    language = _language(metadata, document)
    if card is not None:
        work, told = work_of_card(card), Told.CARD
    elif metadata.work is not None:
        work, told = metadata.work, Told.FORMAT
    elif celex := celex_of(metadata.celex) or celex_in_title(" ".join(metadata.title)):
        work, told = _from_celex(celex, metadata), Told.FORMAT
    else:
        work, told = _from_text(manifestation, metadata, document)
    untold = () if told else (Unparsed("", work.title, "neither a card nor the text tells date and number: address made of the SHA-256"),)
    day = version or metadata.version or _newest_amendment(document) or _reflected(document)
    if day is None and (told is not Told.KNOWN or work.level is Level.TREATY):
        day = work.adopted  # a text without notes is the act as adopted; of a well-known one they may have been left out
    return Identity(work, _own_title(work, language, document), language, day, told, (*untold, *metadata.doubts))


def kind_of(name: str) -> ActKind | None:
    """The kind of act a printed name or type means: "AZƏRBAYCAN RESPUBLİKASI PREZİDENTİNİN FƏRMANLARI"."""
    folded = fold(name)
    return next((kind for kind in KINDS if kind.pattern.search(folded)), None)


def status_of(name: str) -> Status:
    """The status a source prints: "Qüvvədədir", "Ləğv olunmuşdur"."""
    folded = fold(name)
    return next((status for word, status in STATUSES if word in folded), Status.UNKNOWN)


def work_uri(subtype: str, body: str, adopted: date | None, number: str) -> str:
    """An AKN work address; acts of ministries and municipalities carry their author, since each counts its own numbers."""
    author = f"/{slug(body)}" if subtype in {"ministry-act", "municipal-act"} and body else ""
    return f"/akn/az/act/{subtype}{author}/{adopted.isoformat() if adopted else 'undated'}/{slug(number)}"


def work_of_card(card: Card) -> Work:
    """The act that a card is of."""
    kind = kind_of(card.type_name) or kind_of(card.title) or UNTOLD
    known = known_acts().by_title(card.title)
    number = card.number or (known.number if known else "")
    adopted = card.adopted or (known.adopted if known else None)
    body = kind.body or ("" if COLLECTIVE.search(fold(card.type_name)) else card.type_name)
    named = known is not None and (number, adopted) == (known.number, known.adopted)
    return Work(
        uri=known.uri if known and named else work_uri(kind.subtype, body, adopted, number or f"eqanun-{card.eqanun_id}"),
        level=kind.level, subtype=kind.subtype, title=card.title, body=body, number=number, adopted=adopted, in_force=card.in_force,
        codes=card.class_codes, register_code=card.register_code, register_date=card.register_date,
        status=status_of(card.status_name), eqanun_id=card.eqanun_id,
    )  # fmt: skip


def _from_celex(celex: Celex, metadata: SourceMetadata) -> Work:
    known = known_acts().by_celex(celex.text)
    title = " ".join(metadata.title) or (known.title if known else celex.text)
    adopted = metadata.adopted or (known.adopted if known else None)
    return Work(celex.uri, Level.REFERENCE, celex.subtype, title, "Avropa İttifaqı", celex.printed, adopted, celex=celex.text)


def _from_text(manifestation: Manifestation, metadata: SourceMetadata, document: Document) -> tuple[Work, Told]:
    heads = _heads(document)
    title = " ".join(metadata.title) or _title(heads) or manifestation.name
    adopted, number = _date_and_number(document, heads)
    adopted, number = metadata.adopted or adopted, metadata.number or number
    told = Told.TEXT if adopted and number else Told.NOBODY
    known = known_acts().by_title(title) or (None if told else _named(manifestation.name))
    if known is not None:
        return _from_known(known, metadata), Told.KNOWN
    kind = next(filter(None, map(kind_of, [*heads, title])), UNTOLD)
    digest = manifestation.sha256 or hashlib.sha256(manifestation.body).hexdigest()
    uri = work_uri(kind.subtype, kind.body, adopted, number if told else f"sha-{digest[:12]}")
    status = status_of(metadata.status)
    return Work(uri, kind.level, kind.subtype, title, kind.body, number, adopted, status=status), told


def _named(name: str) -> KnownAct | None:
    """The well-known act a file is called after, for excerpts and tables that have no title: "labor_code_sample.html"."""
    words = re.split(r"[\W_]+", name.split(".")[0])
    names = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((known for name in names if (known := known_acts().by_alias(name))), None)


def _from_known(known: KnownAct, metadata: SourceMetadata) -> Work:
    return Work(
        uri=known.uri, level=Level(known.level), subtype=known.subtype, title=known.title, body=known.body, number=known.number,
        adopted=known.adopted, status=status_of(metadata.status), eqanun_id=known.eqanun_id, celex=known.celex,
    )  # fmt: skip


def _own_title(work: Work, language: Language, document: Document) -> str:
    """The title in the wording's own language: translations of national acts bear another than the act's record."""
    national = work.level not in (Level.REFERENCE, Level.TREATY) or work.uri.startswith("/akn/az/")
    if language is Language.AZE or not national:
        return work.title
    known = known_acts().by_title(work.title)
    return (known.en if known else "") or _title(_heads(document)) or work.title


def _heads(document: Document) -> list[str]:
    return [line.plain.strip() for line in _lines(document, Kind.PREFACE) if line.plain.strip()]


def _title(heads: list[str]) -> str:
    named = [re.sub(r"\s+", " ", head) for head in heads if not KIND_LINES.search(fold(head))]
    first = next((n for n, head in enumerate(named[1:], 1) if not head[0].islower()), len(named))
    return " ".join(named[:first])


def _date_and_number(document: Document, heads: list[str]) -> tuple[date | None, str]:
    signed = "\n".join(line.plain for line in _lines(document, Kind.SIGNATURE))
    days, number = find_dates(signed), NUMBER.search(signed)
    if days and number:
        return days[-1].day, number["number"]
    for head in heads:
        if (approved := APPROVED.search(head)) and (found := find_dates(approved["day"])):
            return found[0].day, approved["number"]
    return None, ""


def _newest_amendment(document: Document) -> date | None:
    lines = (line.plain for note in document.notes for line in note.lines)
    days = [found[0].day for line in lines if (m := AMENDING.match(line)) and (found := find_dates(m["day"]))]
    return max(days, default=None)


def _reflected(document: Document) -> date | None:
    """The day a translation says it reflects: "Text as of 30 June 2023"."""
    said = (REFLECTS.search(head) for head in _heads(document))
    return next((parse_date(match["day"]) for match in said if match), None)


def _language(metadata: SourceMetadata, document: Document) -> Language:
    """As the format states, else by the letter of which Azerbaijani text is never short: some 7 % of its letters are ə.

    Of each line only the beginning counts, so that one line gone wild does not decide.
    """
    if metadata.language:
        return Language(metadata.language)
    sample = "".join(line.text[:300] for line in islice(document.lines(), 400))
    return Language.AZE if sample.count("ə") * 100 > sum(map(str.isalpha, sample)) else Language.ENG


def _lines(document: Document, kind: Kind) -> Iterable[Line]:
    return (line for element in document.root.walk() if element.kind is kind for line in (*element.heading, *element.content))
