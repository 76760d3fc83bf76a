"""Words that say nothing of what is looked for, by the classes of grammar: they bind other words, point to them or ask after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from language.letters import fold
from language.stemming import stem

Tongue = Literal["aze", "eng"]


@dataclass(frozen=True, slots=True)
class WordClass:
    """A closed class of words of one language; `words` as written."""

    language: Tongue
    name: str
    reason: str
    words: str


CLASSES: Final = (
    WordClass(
        "aze", "postpositions", "they do the work of cases: whose and whither, not what",
        "üçün ilə üzrə görə qədər kimi haqqında haqda barədə barəsində dair ötrü tərəfindən əsasən doğru əleyhinə"
        " içində arasında üzərində üzərinə",
    ),
    WordClass(
        "aze", "conjunctions and particles", "they join words or stress them",
        "və ya yaxud həm də da ki isə əgər lakin amma ancaq çünki habelə həmçinin hətta yəni bəs axı məhz yalnız yoxsa nəinki guya"
        " bəli xeyr mı mi mu mü",
    ),
    WordClass(
        "aze", "pronouns", "they stand for what is named elsewhere",
        "bu o həmin mən sən biz siz onlar bunlar mənim mənə məni məndən sənin bizim sizin onun ona onu onda ondan onların onlara"
        " bunun buna bunu bunda bundan öz özü özünə özünün hər heç bəzi belə elə bir biri hamı kimsə",
    ),
    WordClass(
        "aze", "question words", "they ask for the answer, which does not hold them",
        "nə necə hansı hansılar kim kimə kimi kimin kimdən kimlər kimlərə kimlərin kimlərdir kimdir nədir nədən nəyə nəyi niyə neçə"
        " neçənci hara harada haraya haradan haçan",
    ),
    WordClass(
        "aze", "auxiliary verbs", "olmaq and etmək make predicates of nouns; bilmək after a verb says that it can be; deyil denies",
        "olmaq olan olanlar olanların olanlara olaraq olar olarsa olarmı olsa olmalı olmalıdır olması olmasına olmasın olmayan olmur olmaz"
        " olur olurmu olurlar oldu olduqda olduğu olub olacaq olmadan olunmaq olunur olunan olunmuş olunması olunmalıdır olunarsa olunmur"
        " etmək etməyə etmə edir edirlər edən edənlər edə edər edərsə edib etdi etdikdə etdiyi etmiş etməli etməlidir etmir etməyən"
        " edilmək edilir edilirmi edilən edilmiş edilməsi edilməsinə edilməli edilməlidir edildikdə edilərsə edilə edilmir edilmişdir"
        " bilər bilərmi bilərəm bilərlər bilmər bilməz idi imiş var vardır varmı deyil deyilmi",
    ),
    WordClass(
        "aze", "words of need", "they say that something is to be, not what",
        "lazım lazımdır lazımdırmı gərək gərəkdir olar olarmı",
    ),
    WordClass(
        "eng", "articles and pronouns", "they point, or stand for what is named elsewhere",
        "a an the this that these those it its he she they them their his her i my me you your we our us who whom whose which what"
        " there any some each every such other one",
    ),
    WordClass(
        "eng", "prepositions", "they do the work of cases",
        "of to in on for by with from at as into about under over against between among within without upon during through after"
        " before",
    ),
    WordClass(
        "eng", "conjunctions and particles", "they join words or stress them",
        "and or but if when while than then so not no only also",
    ),
    WordClass(
        "eng", "auxiliary verbs", "they carry tense, person and need; not \"will\", which is a testament, too",
        "is are be am was were been being do does did done has have had can could may might must shall should would",
    ),
    WordClass(
        "eng", "question words", "they ask for the answer, which does not hold them",
        "how why where much many",
    ),
)

_STEMS: Final = frozenset({"ol", "et"})
"""Stems of the auxiliary verbs, whose forms are too many to name."""


def _written(language: Tongue) -> Mapping[str, tuple[str, ...]]:
    """The words as written, by their folded form."""
    words = sorted({word for row in CLASSES if row.language == language for word in row.words.split()})
    return MappingProxyType({folded: tuple(word for word in words if fold(word) == folded) for folded in map(fold, words)})


_WRITTEN: Final[Mapping[Tongue, Mapping[str, tuple[str, ...]]]] = MappingProxyType({"aze": _written("aze"), "eng": _written("eng")})

STOP_WORDS_OF: Final[Mapping[Tongue, frozenset[str]]] = MappingProxyType(
    {language: frozenset(words) for language, words in _WRITTEN.items()}
)
"""Stop words by language, folded."""

_CONTENT: Final = frozenset({"a", "am", "an", "as", "at", "can", "do", "i", "is", "it", "me", "no", "on", "or", "so", "us"})
STOP_WORDS: Final = STOP_WORDS_OF["aze"] | (STOP_WORDS_OF["eng"] - _CONTENT)
"""Stop words of a text of either language, folded: not those of one that are other words of the other (English "is", Azerbaijani "iş")."""


def is_stop_word(word: str, language: Tongue = "aze") -> bool:
    """Whether a word in small letters, as written or folded, says nothing alone, in any of its forms: "üçün", "ucun", "olunur".

    A letter with its diacritic counts: "işə" (to work) is not "isə" (but), "ölmüş" (dead) is not "olmuş" (been).
    """
    folded = fold(word)
    if language == "eng":
        return folded in STOP_WORDS_OF["eng"]
    if (meant := _WRITTEN["aze"].get(folded)) is not None:
        return any(_may_be(word, one) for one in meant)
    return word.startswith(("o", "e")) and stem(folded) in _STEMS


def _may_be(word: str, meant: str) -> bool:
    """Whether `word` is `meant` with diacritics left out (or, of I, put on)."""
    return all(letter in (right, fold(right)) or letter + right == "ıi" for letter, right in zip(word, meant, strict=False))
