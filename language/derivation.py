"""Kin: the verb or noun that a stem is derived from. Voices, nouns of action and agent, qualities, verbs made of nouns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from language.bases import BASES, CHANGED, is_base
from language.harmony import LONGEST, VOWELS, harmonic, last_vowel, lengths_by_last_letter
from language.letters import fold
from language.verbs import OLD_VOICES, VERBS, compound, denominal, hardened, is_verb, voiced


@dataclass(frozen=True, slots=True)
class Derivation:
    """A suffix that makes a noun or an adjective of a verb (`verbal`) or of a noun. ``keeps``: letters left where the base is not known."""

    sample: str
    forms: tuple[str, ...]
    after: str
    verbal: bool
    keeps: int
    reason: str
    harmonic: bool = True
    whole: bool = True                  # whether a word that has it is plainly derived, and its end no case


DERIVATIONS: Final = (
    Derivation("alıcı", ("ici", "ucu"), "C", True, 4, "who does it, of a verb"),
    Derivation("ödəyici", ("yici", "yucu"), "V", True, 3, "the same after a vowel"),
    Derivation("ödəniş", ("is", "us"), "C", True, 9, "the doing, -ış"),
    Derivation("anlayış", ("yis", "yus"), "V", True, 3, "the same after a vowel"),
    Derivation("seçim", ("im", "um"), "C", True, 9, "the single deed, -ım"),
    Derivation("sərgi", ("gi", "gu", "qi", "qu", "ki", "ku"), "C", True, 9, "the thing done or done with"),
    Derivation("tikinti", ("inti", "unti", "int", "unt"), "C", True, 4, "the result"),
    Derivation("qazıntı", ("nti", "ntu", "nt"), "V", True, 4, "the result, after a vowel"),
    Derivation("açıq", ("iq", "ik", "uq", "uk"), "C", True, 9, "the state reached"),
    Derivation("dayaq", ("aq", "ek"), "C", True, 9, "the place or tool"),
    Derivation("istək", ("q", "k"), "V", True, 9, "the same after a vowel", whole=False),
    Derivation("keçid", ("id", "ud"), "C", True, 9, "the place or way"),
    Derivation("qaçqın", ("qin", "gin", "qun", "gun", "kin", "kun"), "C", True, 9, "who or what has done it"),
    Derivation("çalışqan", ("qan", "ken", "gen", "gan"), "C", True, 9, "who does it much"),
    Derivation("vətəndaşlıq", ("liq", "lik", "luq", "luk"), "", False, 3, "state, office, collection, of a noun"),
    Derivation("satıcı", ("ci", "cu"), "", False, 4, "who deals with it, of a noun"),
    Derivation("qiymətli", ("li", "lu"), "", False, 4, "having it"),
    Derivation("icazəsiz", ("siz", "suz"), "", False, 3, "not having it"),
    Derivation("ticarətçi", ("c", "l"), "C", False, 4, "-çı, -lı without their vowel, lost as if it were an ending", whole=False),
    Derivation("hüquqi", ("i",), "C", False, 4, "relating to it, Arabic -i, which follows no harmony", False, False),
    Derivation("dünyəvi", ("vi", "v"), "V", False, 4, "the same after a vowel", False, False),
    Derivation("qanunvericilik", ("verici",), "", False, 4, "who gives it", harmonic=False),
    Derivation("məsuliyyət", ("iyyet", "iyyat", "iyye"), "C", False, 4, "abstract nouns of Arabic", harmonic=False),
    Derivation(
        "icarədar", ("dar", "kar", "ker", "xana", "name", "sunas", "baz", "xor", "perest"), "", False, 4, "Persian second parts", False,
    ),
    Derivation("əvvəlki", ("ki", "ku"), "", False, 5, "belonging to that time or place"),
    Derivation("hesabat", ("at",), "C", False, 99, "the sum of it, plural of Arabic", False),
    Derivation("əsasən", ("en",), "C", False, 4, "adverbs of Arabic; after a front vowel -ən may be much else", False),
    Derivation("qanunca", ("ca", "ce"), "", False, 4, "manner, language"),
)

# Verbs that only look like the voice of a shorter one.
_ATOM_WORDS: Final = (
    "otur danış çalış yarış dəyiş gətir qalx inan uzan dağıl düşün öyün sapla sığın götür davran barış alış başla vergi qulluq deyil"
    " əlli altı yeddi bağla topla yoxla gözlə dinlə anla saat manat kənar"
)
_ATOMS: Final = frozenset(map(fold, _ATOM_WORDS.split()))
# Kin that the suffixes do not show.
_KIN: Final = MappingProxyType({
    fold(word): fold(kin) for word, kin in (
        ("çevril", "çevir"), ("ayrıl", "ayır"), ("yoğrul", "yoğur"), ("qaytar", "qayıt"), ("dağıt", "dağıl"),
        ("öyrət", "öyrən"), ("oyat", "oyan"), ("qaldır", "qalx"), ("öldür", "ölü"), ("ölüm", "ölü"),
        ("qurtul", "qurtar"), ("tikili", "tik"), ("qadağan", "qadağa"), ("əkin", "ək"),
    )
})


def _rows() -> MappingProxyType[str, tuple[Derivation, ...]]:
    rows: dict[str, tuple[Derivation, ...]] = {}
    for row in DERIVATIONS:
        for form in row.forms:
            rows[form] = (*rows.get(form, ()), row)
    return MappingProxyType(rows)


_TABLE: Final = _rows()
_LENGTHS: Final = lengths_by_last_letter(_TABLE)


def root(stem: str) -> str:
    """What kin share: "odenis", "odeyici", "odenil" → "ode"; "vetendasliq" → "vetendas". The root of a root is itself.

    Takes a stem (`language.stemming.stem`). Kin are near in meaning, not the same: a match of roots is less than one of stems.
    """
    if not 0 < len(stem) < LONGEST:
        return stem
    seen = {stem}
    while (kin := _kin(stem)) not in seen:
        seen.add(kin)
        stem = kin
    return stem


def is_abstract(word: str) -> bool:
    """Whether a word is an abstract noun by its end alone: "mesuliyyet", "vetendasliq"."""
    return len(word) > _SHORTEST_ABSTRACT and word.endswith(_ABSTRACT)


_SHORTEST_ABSTRACT: Final = 5
_ABSTRACT: Final = ("liq", "lik", "luq", "luk", "iyyet", "iyyat")


@lru_cache(100_000)
def is_derived(word: str) -> bool:
    """Whether a word is plainly derived of a verb or a noun known, so that its end is no ending: "satici", "isci", "secim", "odenis"."""
    if word.endswith("en") and last_vowel(word[:-2]) != "a":
        return False
    return any(
        is_verb(base) if row.verbal else base in BASES or is_abstract(base) or (row.harmonic and is_derived(base))
        for base, row in _without(word) if row.whole
    )


def _kin(word: str) -> str:
    """What `word` is derived of, a step."""
    if word in _KIN:
        return _KIN[word]
    if word in _ATOMS:
        return word
    known = word in BASES
    if not known and is_verb(word):
        return _kin_of_verb(word)
    for base, row in _without(word):
        if is_verb(base) if row.verbal else is_base(base) or (not known and len(base) >= row.keeps):
            return CHANGED.get(base) or (hardened(base) if row.verbal else base)
    return word if known else _first_part(word) or word


def _first_part(word: str) -> str:
    """The first word of two written together, both known: "huquqpoz" → "huquq"; of what is denied the second: "qeyrirezident"."""
    for length in range(len(word) - _LEAST_SECOND, _LEAST_FIRST - 1, -1):
        first, second = word[:length], word[length:]
        if first in BASES and (is_verb(second) or (len(second) > _LEAST_SECOND and (second in BASES or is_derived(second)))):
            return second if first == _DENYING else first
    return ""


_DENYING: Final = "qeyri"
_LEAST_FIRST: Final = 4
_LEAST_SECOND: Final = 2


_BECOMING: Final = ("al", "el")


def _kin_of_verb(verb: str) -> str:
    for base in (*voiced(verb), *(voiced(verb, OLD_VOICES) if verb in VERBS else ())):
        if is_verb(base) or base in CHANGED or (verb.endswith(_BECOMING) and base in BASES):
            return CHANGED.get(base) or hardened(base)
    noun = denominal(verb)
    if verb in VERBS:
        return noun if noun in BASES else verb
    return noun or compound(verb) or verb


def _without(word: str) -> Iterator[tuple[str, Derivation]]:
    """What `word` is without a suffix that may stand there, the longest first."""
    for length in _LENGTHS.get(word[-1:], ()):
        base = word[:-length]
        if len(base) > 1 and (rows := _TABLE.get(word[-length:])):
            yield from ((base, row) for row in rows if _fits(base, word[-length:], row))


def _fits(base: str, form: str, row: Derivation) -> bool:
    if row.verbal and len(form) == 1 and len(base) < 3:
        return False
    if row.after and (base[-1] in VOWELS) != (row.after == "V"):
        return False
    return not row.harmonic or harmonic(base, form)
