"""What codes are called on a page: levels, states, languages, kinds of acts, facets, orders."""

import re
from types import MappingProxyType

from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from acts.topics import shipped_profile
from web.i18n import web_language

LEVELS = MappingProxyType({
    "constitution": _l("Constitution"),
    "law": _l("Laws and codes"),
    "decree": _l("Decrees of the President"),
    "order": _l("Orders of the President"),
    "cabinet": _l("Acts of the Cabinet of Ministers"),
    "ministry": _l("Acts of ministries and agencies"),
    "municipal": _l("Municipal acts"),
    "treaty": _l("International treaties"),
    "reference": _l("Reference acts (European Union)"),
    "other": _l("Level not known"),
})  # fmt: skip

STATUSES = MappingProxyType({
    "in_force": _l("in force"),
    "not_yet": _l("not yet in force"),
    "repealed": _l("no longer in force"),
    "suspended": _l("suspended"),
    "unknown": _l("status not known"),
})
SIGNS = MappingProxyType({"in_force": "●", "not_yet": "◐", "repealed": "○", "suspended": "▲", "unknown": "–"})

LANGUAGES = MappingProxyType({"aze": _l("in Azerbaijani"), "eng": _l("in English")})

SUBTYPES = MappingProxyType({
    "constitution": _l("Constitution"),
    "constitutional-law": _l("Constitutional law"),
    "code": _l("Code"),
    "law": _l("Law"),
    "decree": _l("Decree"),
    "order": _l("Order"),
    "cabinet-decision": _l("Decision of the Cabinet of Ministers"),
    "cabinet-order": _l("Order of the Cabinet of Ministers"),
    "ministry-act": _l("Act of a ministry"),
    "municipal-act": _l("Municipal act"),
    "parliament-decision": _l("Decision of the Milli Majlis"),
    "act": _l("Act"),
    "decision": _l("Decision"),
    "regulation": _l("Regulation"),
    "directive": _l("Directive"),
    "treaty": _l("Treaty"),
    "convention": _l("Convention"),
})  # fmt: skip

BODIES = MappingProxyType({
    "Milli Məclis": _l("Milli Majlis"),
    "Prezident": _l("President"),
    "Nazirlər Kabineti": _l("Cabinet of Ministers"),
    "Avropa İttifaqı": _l("European Union"),
})

FACETS = MappingProxyType({
    "level": _l("Level"),
    "status": _l("Status"),
    "topic": _l("Topic"),
    "body": _l("Adopted by"),
    "year": _l("Year"),
    "language": _l("Language"),
    "code": _l("Classification code"),
})  # fmt: skip

SORTS = MappingProxyType({
    "best": _l("best answer first"),
    "newest": _l("newest act first"),
    "oldest": _l("oldest act first"),
})
"""Orders of results."""

ORDERS = MappingProxyType({
    "adopted": _l("newest act first"),
    "title": _l("by title, A to Z"),
    "changed": _l("last changed here first"),
})

SOURCES = MappingProxyType({
    "eqanun": _l("Unified database of legal acts (e-qanun.az)"),
    "eurlex": _l("Acts of the European Union (eur-lex.europa.eu)"),
    "itu_t": _l("ITU-T Recommendations (itu.int)"),
    "w3c": _l("W3C technical reports (w3.org)"),
    "corpus": _l("folder of texts"),
    "import": _l("imported files"),
    "sample": _l("sample acts (without legal force)"),
})

READERS = MappingProxyType({
    "page-text": _l("text of a page of e-qanun.az"),
    "docx": _l("Word file (.docx)"),
    "formex": _l("Formex XML of the Official Journal of the EU"),
    "formex-zip": _l("zip file of Formex XML"),
    "eurlex-html": _l("page of an act on EUR-Lex"),
    "akoma-ntoso": _l("Akoma Ntoso XML"),
    "word-html": _l("HTML page saved by Word"),
    "aligned-jsonl": _l("bilingual JSONL"),
    "eu-json": _l("JSON of acts of the EU"),
    "eu-md": _l("Markdown of acts of the EU"),
    "treaty-md": _l("Markdown of treaties"),
    "plain-en": _l("plain English text"),
    "wrapped-text": _l("text of wrapped lines"),
    "annotated-md": _l("annotated Markdown"),
    "plain-text": _l("plain text of an act"),
})  # fmt: skip

RUN_STATES = MappingProxyType({"running": _l("running"), "finished": _l("finished"), "left": _l("broken off")})

OUTCOMES = MappingProxyType({
    "fetched": _l("fetched, to be read"),
    "kept": _l("kept"),
    "unchanged": _l("unchanged"),
    "unreadable": _l("kept, but not readable"),
    "refused": _l("not taken"),
    "failed": _l("not had"),
})

AZERBAIJANI = re.compile(r"[əğışçöüƏĞİŞÇÖÜ]")


def facet_value(facet: str, value: str) -> str:
    """What a value of a facet is called; bodies and years are called what they are."""
    if facet == "topic":
        return topic_name(value)
    if facet == "body":
        return body_name(value)
    named = {"level": LEVELS, "status": STATUSES, "language": LANGUAGES}.get(facet, MappingProxyType({}))
    return str(named.get(value, value))


def spoken(facet: str, value: str) -> Markup:
    """The mark of language for a value that is Azerbaijani on every page: a body called as printed."""
    printed = facet == "body" and value not in BODIES and web_language() != "az"
    return Markup(' lang="az"') if printed else Markup("")


def title_language(title: str) -> str:
    """The language a title is in, "az" or "en": Azerbaijani ones have letters of their own."""
    return "az" if AZERBAIJANI.search(title) else "en"


def topic_name(topic: str) -> str:
    """A topic's name in the language of the page; a topic of an older profile keeps its key."""
    return next((known.label(web_language()) for known in shipped_profile().topics if known.key == topic), topic)


def pieces(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[tuple[str, bool], ...]:
    """A text cut at its marks: each piece, and whether it was found."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(marks):
        cut += [(text[at:start], False), (text[max(at, start) : end], True)]
        at = max(at, end)
    return tuple((piece, found) for piece, found in [*cut, (text[at:], False)] if piece)


def body_name(body: str) -> str:
    """Who adopted an act; bodies not in the table are called as printed, in Azerbaijani."""
    return str(BODIES.get(body, body))


def source_name(source: str) -> str:
    """What a source is called; one not in the table keeps its key."""
    return str(SOURCES.get(source, source))


def reader_name(reader: str) -> str:
    """What a format of texts is called; one not in the table keeps its key."""
    return str(READERS.get(reader, reader))


def subtype_name(subtype: str) -> str:
    """What kind of act this is, for a reader."""
    return str(SUBTYPES.get(subtype, subtype))
