"""What heads of columns are called, here and elsewhere; the names of our own columns."""

import re
from types import MappingProxyType

from classifiers.schemes.model import NoteKind
from language.letters import fold

OWN = ("id", "code", "parent", "parents", "level", "related", "matches", "status", "valid_from", "valid_to", "successors", "order", "kept")
"""Heads of our own tables beside label:az, alt:az, hidden:az and coreContentNote:az."""
NOTES = frozenset(kind.value for kind in NoteKind)
CODES = frozenset({
    "code", "kod", "codes", "codigo", "cod", "notation", "kodu", "код", "id", "no", "nr", "number", "nomre", "key", "siniflandirma kodu",
})  # fmt: skip
PARENTS = frozenset({"parent", "parent code", "broader", "ust", "ust kod", "ust seviyye", "parentcode", "valideyn", "ана", "parent id"})
LABELS = frozenset({
    "label", "title", "name", "ad", "adi", "basliq", "denominacao", "descripcion", "description", "designation", "preflabel", "term",
    "наименование", "название", "descricao", "bezeichnung", "libelle", "intitule", "content",
})  # fmt: skip
LEVELS = frozenset({"level", "seviyye", "уровень", "nivel"})
FIELDS = MappingProxyType({
    "scope": "scopeNote", "scope note": "scopeNote", "ehate": "scopeNote", "ehate dairesi": "scopeNote",
    "includes": "coreContentNote", "daxildir": "coreContentNote", "daxil olanlar": "coreContentNote", "excludes": "exclusionNote",
    "istisnadir": "exclusionNote", "daxil deyil": "exclusionNote", "daxil olmayanlar": "exclusionNote", "definition": "definition",
    "terif": "definition", "example": "example", "examples": "example", "numune": "example", "synonym": "alt", "synonyms": "alt",
    "sinonim": "alt", "sinonimler": "alt", "alternative label": "alt", "altlabel": "alt", "область применения": "scopeNote",
    "определение": "definition", "включает": "coreContentNote", "исключает": "exclusionNote", "синонимы": "alt",
})  # fmt: skip
"""What else a column may hold, by the words of its head."""
LANGUAGES = MappingProxyType({
    "az": "az", "aze": "az", "azerbaijani": "az", "azerbaycanca": "az", "azerbaycan": "az", "en": "en", "eng": "en", "english": "en",
    "ingilisce": "en", "ru": "ru", "rus": "ru", "russian": "ru", "rusca": "ru", "fr": "fr", "fra": "fr", "french": "fr", "de": "de",
    "deu": "de", "german": "de", "tr": "tr", "tur": "tr", "es": "es", "spa": "es", "pt": "pt", "por": "pt", "it": "it", "ita": "it",
    "uk": "uk", "ukr": "uk",
})  # fmt: skip
ISO_639_2 = MappingProxyType({
    "bul": "bg", "spa": "es", "ces": "cs", "dan": "da", "deu": "de", "est": "et", "ell": "el", "eng": "en", "fra": "fr", "gle": "ga",
    "hrv": "hr", "ita": "it", "lav": "lv", "lit": "lt", "hun": "hu", "mlt": "mt", "nld": "nl", "pol": "pl", "por": "pt", "ron": "ro",
    "slk": "sk", "slv": "sl", "fin": "fi", "swe": "sv", "aze": "az", "rus": "ru", "tur": "tr",
})  # fmt: skip
WORD = re.compile(r"[^\W\d_]+|\d+")


def words(head: str) -> tuple[str, ...]:
    """The words of a head, folded."""
    return tuple(WORD.findall(fold(head)))


def language_of(head: str) -> str:
    """The language a head names ("title_en", "Ad (az)", "Azərbaycanca"); "" for none."""
    return next((LANGUAGES[word] for word in reversed(words(head)) if word in LANGUAGES), "")


def is_any(head: str, names: frozenset[str]) -> bool:
    """Whether a head is one of the names, with a language or a year beside or not."""
    bare = [word for word in words(head) if word not in LANGUAGES and not word.isdigit()]
    return " ".join(bare) in names or (bool(bare) and bare[-1] in names and len(bare) <= 3)


def field_of(head: str) -> str:
    """The field a head of others names, with its language ("scope_en" → scopeNote:en); "" for none."""
    kind = FIELDS.get(" ".join(word for word in words(head) if word not in LANGUAGES), "")
    return f"{kind}:{language_of(head)}" if kind else ""


def own_field(head: str) -> str:
    """The field of our own tables a head names exactly; "" for none."""
    kind, mark, _language = head.partition(":")
    if not mark:
        return head if head in OWN else ""
    return head if kind in ("label", "alt", "hidden") or kind in NOTES else ""
