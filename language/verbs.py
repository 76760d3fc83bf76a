"""Simple verbs of Azerbaijani, a closed class: all other verbs are made of these or of nouns by the suffixes of `VOICES` and `DENOMINAL`.

A verbal ending (participle, converb, tense) is taken off only after such a verb, so that nouns which happen to end alike keep their letters
(zaman, vətən, vəzir).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from language.bases import BASES, PARTICLES
from language.harmony import VOWELS, harmonic, syllables
from language.letters import fold

_SIMPLE: Final = (
    # of one syllable
    "aç al an ar as aş at ax az bas bat bax bəz biç bil bin bit biş boğ böl bur bük büz cır coş cum çal çap çat çək çıx çim çöz çök dad"
    " dal dar daş de dəl dər dəy din diz dol don doy doğ döy döz dön duy düş düz dur ed et eş əmz əz əy ək əs ər gəl ged get gəz gir giy"
    " gör gül güd hör ic iç it ye yan yap yar yat yax yaz yet yığ yıx yor yoğ yu yum yut qaç qal qalx qan qap qaz qat qır qırp qırx qıs"
    " qız qon qop qoş qov qoy qorx qur qus qıy kəs keç köç küs ol öp ört öt ölç ov pis piş poz sal san saç sar sat say seç səp sər sev"
    " sık sil sin sıx sız soy sor sök sön söy sür sürt süz sus şiş tap tax tik tök tut tüt min uç ud um ut uy üz ürk ver vur yay yön cız"
    " çöm qıv art sığ tük dart çırp çırt hürk"
    # of more, not divided further
    " alda anla apar ara arıt axtar aşağıla ayır ayrıl azal azalt artır bağla bağışla barış bəslə başla bənzə bəlir bölüş"
    " boşa boşal boya böyü buyur bürü burax becər bitir bişir çağır çalış çəkin sevin çevir çevril çeynə çıxar çıxart çoxal çürü dağıt"
    " dağıl danış"
    " daşı daya dayan davran dəyiş dinlə dinşə dincəl doğra doldur dondur düşün düzəl düzəlt diksin dirən eşit eylə əylən"
    " əyləş əsirgə əyir əri əzbərlə gecik gətir gizlə gözlə göndər götür göstər göyər güvən hazırla hesabla haqla iliş inan inci"
    " inlə işlə istə itir itələ itələş izlə iylə imrən isit kiçil kiri köçür köhnəl keçir qaytar qayıt qarış qazan qısal"
    " qızar qovuş qurtar qurtul quraşdır quru qoru qoxu qıcıqlan qışqır qopar qucaqla qaçır qayna qapsa oxşa oxu otur oturt oyan"
    " oyat oyna oğurla ödə öyrən öyrət ötür öyün parçala payla püskür sapla saxla sığın sına sıxışdır sırala silkələ söylə söykən"
    " soruş sovur suvar süpür sürü süzül sürüş susa şıxla tanı tapşır tərpən tərpət tələs titrə törə törət topla toxu toxun tükən"
    " tükət tutuş tüpür uçur uçurt unut usan uzan uzat uyuş üşü üyüt yanaş yarat yaran axıt yaraş yarış yaşa yaxala yaxınlaş yerit"
    " yetir yetiş yıxıl yoxla yoğur yönəl yönəlt yubat yuban yüksəl yüksəlt yumşal yumşalt yüklə yürü yürüt yüyür yarala yayın yatır"
    " bildir dartış çırpın dirçəl dirçəlt doğrul əskil genəl genişlən gərginləş möhkəmlən qabar qızış kükrə sancıl saral tullan tulla"
    " ucal ucalt uzlaş yüngülləş öldür içir aşır batır şişir doyur duyur sındır"
)
VERBS: Final = frozenset(map(fold, _SIMPLE.split()))
"""Verbs by which others are known, folded. Lexical causatives (keçir, itir, bitir) are kept whole: they are words of their own in law."""


@dataclass(frozen=True, slots=True)
class Formation:
    """A suffix that makes a verb. ``after``: "V" a vowel, "C" a consonant before it, "" either."""

    sample: str
    forms: tuple[str, ...]
    after: str
    reason: str


PASSIVES: Final = (
    Formation("verilmək", ("il", "ul"), "C", "passive -ıl, -il, -ul, -ül after a consonant"),
    Formation("saxlanılmaq", ("nil", "nul"), "V", "passive of verbs in a vowel, -nıl"),
    Formation("alınmaq", ("in", "un"), "C", "passive after l, reflexive elsewhere: -ın, -in, -un, -ün"),
    Formation("ödənmək", ("n",), "V", "passive and reflexive of verbs in a vowel"),
)
OTHERS: Final = (
    Formation("yazdırmaq", ("dir", "dur"), "", "causative -dır, -dir, -dur, -dür"),
    Formation("ödətmək", ("t",), "", "causative -t after a vowel, l and r"),
    Formation("görüşmək", ("is", "us"), "C", "reciprocal -ış, -iş, -uş, -üş"),
    Formation("anlaşmaq", ("s",), "V", "reciprocal of verbs in a vowel"),
)

VOICES: Final = (*PASSIVES, *OTHERS)

OLD_VOICES: Final = (
    Formation("keçirmək", ("ir", "ur"), "C", "causative of some verbs of one syllable: -ır, -ir, -ur, -ür"),
    Formation("çıxarmaq", ("ar", "er"), "C", "causative of some verbs of one syllable: -ar, -ər"),
    Formation("azalmaq", ("al", "el"), "C", "verb of becoming, of an adjective"),
)
"""No longer made: only verbs listed have them (the same sounds are endings of tense)."""

DENOMINAL: Final = (
    Formation("cəzalanmaq", ("lan", "len"), "", "verb of becoming or having made of a noun"),
    Formation("razılaşmaq", ("las", "les"), "", "verb of becoming or of doing together made of a noun"),
    Formation("hesablamaq", ("la", "le"), "", "verb of doing made of a noun"),
)

_COMPOUND: Final = ("etdir", "olun", "edil", "ed", "et", "ol")     # light verbs written together with their noun: idarəetmə
_WITH: Final = ("la", "le")
_DENIED: Final = ("ma", "me")
_SHORTEST_NOUN: Final = 4


@lru_cache(50_000)
def is_verb(word: str) -> bool:
    """Whether a folded word is a verb without endings: "ver", "veril", "cezalandir", "idareet"."""
    if word in VERBS:
        return True
    if len(word) < 3 or word in BASES:
        return False
    if word[-1] == "d":
        return hardened(word) != word
    return any(is_verb(base) for base in voiced(word)) or denominal(word) != "" or compound(word) != ""


def is_verbal(word: str) -> bool:
    """Whether a folded word is a verb, denied or not: "ver", "verme"."""
    return is_verb(word) or (word.endswith(_DENIED) and is_verb(word[:-2]))


def hardened(verb: str) -> str:
    """A verb of more syllables than one with the last t that softens before a vowel: "tored" → "toret"."""
    hard = f"{verb[:-1]}t"
    return hard if verb[-1:] == "d" and syllables(verb) > 1 and is_verb(hard) else verb


def keyed(verb: str) -> str:
    """The key of a verb: its t hard, and no vowel after -l where the same letters may be a noun "with" ("mohurle" → "mohurl")."""
    if verb.endswith(_WITH) and verb not in VERBS and len(verb) > 3 and verb[-3] not in VOWELS:
        return verb[:-1]
    return hardened(verb)


def is_full_verb(word: str) -> bool:
    """Whether a word is a verb and not as well a noun "with" something: "qanunla", "vasitesile" might be either, "cezala" not."""
    return word in VERBS or (is_verb(word) and not (word.endswith(_WITH) and word[-3] not in "aeo"))


def active(word: str) -> str:
    """The verb that `word` is the passive of: "veril" → "ver"; "" when it is none, or a verb of its own."""
    if word in VERBS or word in BASES:
        return ""
    return next((keyed(base) for base in voiced(word, PASSIVES) if is_verb(base)), "")


def voiced(word: str, voices: tuple[Formation, ...] = VOICES) -> tuple[str, ...]:
    """What `word` may be the passive, causative, … of."""
    if word[-1:] not in _VOICED:
        return ()
    bases = ((word[: -len(form)], form, row.after) for row in voices for form in row.forms if word.endswith(form))
    return tuple(base for base, form, after in bases if len(base) > 1 and _follows(base, form, after) and not _is_deed(base, form))


_VOICED: Final = frozenset("lnrts")


def _is_deed(base: str, form: str) -> bool:
    """Whether `base` is a noun of action in -ış rather than a reciprocal, and the "voice" after it the copula: ödənişdir."""
    return form in _ALSO_NOMINAL and base not in VERBS and base.endswith(("is", "us"))


_ALSO_NOMINAL: Final = frozenset({"dir", "dur"})
_PASSIVE: Final = frozenset({"il", "ul"})            # of verbs in l it is -in
_REFLEXIVE: Final = frozenset({"in", "un"})          # of simple verbs alone; after other words it is the genitive


def _follows(base: str, form: str, after: str) -> bool:
    if after and (base[-1] in VOWELS) != (after == "V"):
        return False
    if len(base) < 3 and form in "ts":
        return False
    if form == "t":
        return base[-1] in VOWELS or (base[-1] in "lr" and syllables(base) > 1 and base in VERBS)
    if form in _PASSIVE and base[-1] == "l":
        return False
    if form in _REFLEXIVE:
        return base in VERBS and base[-1] != "n" and harmonic(base, form)
    return harmonic(base, form)


def denominal(word: str) -> str:
    """The noun a verb is made of by -la, -lan, -laş: "cezalan" → "ceza"; "" when it is none."""
    if word[-2:] not in _MADE:
        return ""
    for row in DENOMINAL:
        for form in row.forms:
            base = word[: -len(form)]
            if word.endswith(form) and _is_noun(base, row) and harmonic(base, form):
                return base
    return ""


_MADE: Final = frozenset({"an", "en", "as", "es", "la", "le"})


def _is_noun(base: str, row: Formation) -> bool:
    """Whether a verb may be made of it: -la makes verbs of nouns known, as many nouns end so; -lan and -laş of any."""
    known = base in BASES and base not in PARTICLES
    return known or (row.forms != _WITH and len(base) > 2)


def compound(word: str) -> str:
    """The noun a light verb is written together with: "idareet" → "idare"; "" when it is none."""
    for form in _COMPOUND:
        base = word[: -len(form)]
        if word.endswith(form) and len(base) >= _SHORTEST_NOUN and base[-1] in "aeou":
            return base
    return ""
