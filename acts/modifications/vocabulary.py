"""The words of amendment notes and instructions, as rules of one table. Patterns are written in Azerbaijani and folded.

A rule's pattern is matched against squeezed letters (`Squeezed.letters`): there are no blanks, so a pattern says itself
where it must not run into the next word ("maddə" + "yeni", "bənd" + "əlavə").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from acts.modifications.model import Unit
from language.letters import fold


class Kind(StrEnum):
    """What a token is."""

    QUOTE = "quote"
    NUMBER = "number"              # "86.0.16-cı", "birinci", "V"
    UNIT = "unit"                  # maddə, hissə …
    NOUN = "noun"                  # sözü, sözləri, rəqəmi, işarəsi: what a quotation is
    SIGN = "sign"                  # a punctuation mark by name
    WITH = "with"                  # ilə
    SIDE = "side"                  # sonra, əvvəl
    EDGE = "edge"                  # sonunda, əvvəlinə
    TIMES = "times"                # halda
    EVERY = "every"                # hər iki halda
    INFLECTED = "inflected"        # ismin müvafiq hallarında
    MANNER = "manner"              # yeni məzmunda
    SAME = "same"                  # həmin
    PAIRWISE = "pairwise"          # müvafiq olaraq
    VERB = "verb"
    AND = "and"                    # və, comma, isə
    STOP = "stop"
    OVER = "over"                  # üzrə
    EXCEPT = "except"              # istisna olmaqla
    COLON = "colon"
    DASH = "dash"
    OPEN = "open"
    CLOSE = "close"
    FILLER = "filler"
    UNKNOWN = "unknown"


class Case(StrEnum):
    """Case of a noun: what tells the role of a unit or of words in the sentence."""

    NOMINATIVE = "nominative"      # the accusative too
    GENITIVE = "genitive"
    DATIVE = "dative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"


class Verb(StrEnum):
    """What is done."""

    SUBSTITUTE = "substitute"
    ADD = "add"
    REMOVE = "remove"
    REPEAL = "repeal"
    RENUMBER = "renumber"
    REPLACE = "replace"
    APPROVE = "approve"
    FRAME = "frame"                # "aşağıdakı dəyişikliklər edilsin": says that operations follow
    OTHER = "other"                # "qüvvəyə minmişdir": no operation


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of law language: its stem, whether it ends in a vowel, and the unit it is the name of."""

    sample: str
    stem: str
    vowel: bool
    unit: Unit | None = None


UNITS: tuple[Noun, ...] = (
    Noun("12.3-cü maddənin", "m[aə]d+ə?", True, Unit.ARTICLE),
    Noun("birinci hissəsinə", "his+ə", True, Unit.PART),
    Noun("2-ci yarımbəndində", "yar[ıi]mbənd", False, Unit.SUBPOINT),
    Noun("“ğ” bəndi", "bənd", False, Unit.POINT),
    Noun("dördüncü abzasda", "abz+as", False, Unit.ALINEA),
    Noun("ikinci cümləsinə", "cümlə", True, Unit.SENTENCE),
    Noun("maddənin adında", "ad(?!l|r|ə)", False, Unit.TITLE),
    Noun("fəslin başlığında", "başlı[qğ]", False, Unit.TITLE),
    Noun("maddənin mətnində", "məti?n", False, Unit.TEXT),
    Noun("maddənin qeydində", "qeyd(?!iyy|olun|edil|ed)", False, Unit.NOTE),
    Noun("maddənin sanksiyasında", "sank[st]iya", True, Unit.SANCTION),
    Noun("maddənin dispozisiyası", "di[sz]po[zs]i(?:[szt]+i)?ya", True, Unit.DISPOSITION),
    Noun("maddədəki cədvəl", "cədvəl", False, Unit.TABLE),
    Noun("cədvəlin ikinci sətri", "sət[iı]?r", False, Unit.ROW),
    Noun("cədvəlin üçüncü sütununda", "sütun|qraf(?=a)", False, Unit.COLUMN),
    Noun("IV fəslin adı", "fəsi?l", False, Unit.CHAPTER),
    Noun("birinci bölmədə", "bölmə", True, Unit.SECTION),
    Noun("2-ci paraqrafın", "paraqraf|§", False, Unit.PARAGRAPH),
    Noun("Məcəllənin mətnində", "məcəl+ə", True, Unit.CODE),
    Noun("Qanunun adında", "qanun(?!ver)|qərar|fərman|sərəncam|qaydalar|nizamnamə|əsasnamə|konstitusiya", False, Unit.CODE),
    Noun("preambulada", "preambula", True, Unit.PREAMBLE),
)
"""Units of a target."""

ANNEX: Final = Noun("1 nömrəli əlavənin", "əlavə", True, Unit.ANNEX)

WORDS: tuple[Noun, ...] = (
    Noun("sözündən sonra", "söz+(?:l?ə?r)?|zlər(?=i)", False),
    Noun("“30” rəqəmləri", "rəqəm|rəgəm", False),
    Noun("“və ya” ifadəsi", "ifadə", True),
    Noun("nöqtə işarəsi", "[iı][şse]?arə|şarə", True),
    Noun("“5.1.” nömrəsi", "nömrə(?!li)", True),
    Noun("“30” ədədi", "ədəd(?=i)|akronim|abreviatur(?=a)", False),
    Noun("“a” hərfi", "hərf|kəlmə|söz birləşmə", False),
)
"""What a quotation is called."""

SIGNS: tuple[tuple[str, bool, str], ...] = (
    ("nöqtə(?:li)?vergül", False, ";"), ("ikinöqtə|qoşanöqtə|goşanöqtə", True, ":"), ("nöqtə", True, "."), ("vergül", False, ","),
    ("mötərizə(?=dənsonra)", True, ")"), ("mötərizə(?=dənəvvəl)", True, "("), ("tire|defis", True, "-"), ("sual", False, "?"),
)
"""Punctuation marks by name, whether the name ends in a vowel, and the sign."""

_AUX: Final = (r"(?:ed+i?l*|olu?n|et|ed)(?:l?m[iue]?[.sl]{1,2}(?:d[iue]?r?)?(?![aeou])|m[iu]?d[iu]?r|[sz][iu]n(?:l[ea]r)?|m[ea]kl[ea]|m[ea]s[iu]"
               r"|[iu]b|[ea]r[ea]k|[iu]r|m[ea]li(?:dir)?|[iu]ls[iu]n|m[iu]s?)?")


@dataclass(frozen=True, slots=True)
class VerbRule:
    """One way the law says that something is done."""

    sample: str
    verb: Verb
    pattern: str


VERBS: tuple[VerbRule, ...] = (
    VerbRule("sözü ilə əvəz edilmişdir", Verb.SUBSTITUTE, f"əvəz?(?=ed|olun|lən|i|əlav|[^a-z]|$)(?:{_AUX}|lən(?:mişdir|sin|miş)|i)?|dəyiş(?:dir)?il(?:miş(?:dir)?|sin)"),
    VerbRule("yeni maddə əlavə edilmişdir", Verb.ADD, f"əlavəveril(?:miş(?:dir)?|sin)|[əa]?lav[ıə]?(?={_AUX}){_AUX}|qoyul(?:muşdur|sun|muedur|muş)|daxil(?:{_AUX})"),
    VerbRule("sözləri çıxarılmışdır", Verb.REMOVE, "[cz]ixar[iı]?l*(?:s[iı]n(?:lar)?|m?[iı]?[sl]?(?:d[iı]?r?)?(?![aeou]))|çıxardıl(?:mışdır|sın|mış)"
             f"|xaric{_AUX}|silin(?:mişdir|sin)"),
    VerbRule("maddə ləğv edilmişdir", Verb.REPEAL, f"ləğv(?:{_AUX})?|qüvvədəndüşmüş(?:{_AUX}|hesab{_AUX}|say[iı]l(?:mışdır|sın))?|qüvvədəndüşmüşdür"),
    VerbRule("16.2-ci maddə hesab edilmişdir", Verb.RENUMBER, f"hesab(?:{_AUX})|say[iı]l(?:mışdır|sın|mış)|nömrələn(?:miş(?:dir)?|sin)"),
    VerbRule("yeni redaksiyada verilmişdir", Verb.REPLACE, f"ver+i?l(?:l?m[iı]?[sl](?:d[iı]?r?)?|m[iı]d[iı]r|sin)?(?!əm|ən|ir|mə[ks])|tərtib{_AUX}|ifadə{_AUX}|şərh{_AUX}"),
    VerbRule("Qanunu ilə təsdiq edilmişdir", Verb.APPROVE, f"təsdiq{_AUX}"),
    VerbRule("aşağıdakı dəyişikliklər edilsin", Verb.FRAME,
             rf"(?:aşağıdakı)?(?:əlavə|dəyişiklik|düzəliş)(?:lər)?(?:(?:və|,)(?:əlavə|dəyişiklik|düzəliş)(?:lər)?)?{_AUX}"),
    VerbRule("2000-ci il sentyabrın 1-dən qüvvəyə minmişdir", Verb.OTHER, "qüvvəyəmin(?:mişdir|ir|sin)|uyğunhesab(?:edil(?:mişdir|sin|ir))|qüvvədə(?:dir|saxlanıl(?:mışdır|sın))|müəyyən(?:edilmişdir)"),
)
"""All verbs; the first that matches is meant."""


@dataclass(frozen=True, slots=True)
class WordRule:
    """A word, or several, with one meaning in the grammar."""

    sample: str
    kind: Kind
    pattern: str
    value: str = ""


_HEADS: Final = "iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz|on(?:bir|iki|üç|dörd|beş)?"
WORD_RULES: tuple[WordRule, ...] = (
    WordRule("(hər iki halda)", Kind.EVERY, f"hər(?:{_HEADS}|bir)?hal+(?:lar)?da|hər(?:{_HEADS})(?=['\"“”„«»])|bütünhal+(?:lar)?da|hal+arınhamısında|hərhal+arda"),
    WordRule("ismin müvafiq hallarında", Kind.INFLECTED, "ismin(?:bütün|müxtəlif)?(?:müvafiq|aid|uyğun|bütün|müxtəlif)?hal+(?:lar)?[ıi]?nda|müvafiqhal+arda"),
    WordRule("ikinci halda", Kind.TIMES, "hal+(?:lar)?da|dəfə"),
    WordRule("Azərbaycan Respublikasının Mülki Məcəlləsinin", Kind.FILLER,
             "azərbaycanrespublikas[iı]n?[iı]?n?|(?:mülki|cinayət|vergi|əmək|ailə|torpaq|su|meşə|mənzil|gömrük|seçki|miqrasiya|rəqabət"
             "|mülkiprosessual|cinayətprosessual|cinayət-prosessual|inzibatixətalar|inzibatiprosessual|inzibatixətalarhaqqında"
             "|cəzalarınicrası|ticarətgəmiçiliyi|şəhərsalmavətikinti)(?=məcəl)"),
    WordRule("yeni məzmunda", Kind.MANNER,
             "(?:aşağ[iı]dakı|yeni|belə)?(?:məzmun|red[ak]{2}siya)(?:da|lı|ilə|ya)(?!k[iı]|de|dad)|aşağıdakı(?:kimi)?|yeni", "new"),
    WordRule("müvafiq olaraq", Kind.PAIRWISE, "müvafiqolara[qg]|müvafiqsurətdə|müvafiqqaydada|müvafiq(?=\\d|['\"“”„‟«»`])"),
    WordRule("həmin maddədə", Kind.SAME, "həmin|göstərilən|qeydolunan|qeydedilən|adıçəkilən|bu(?=maddə|hissə|bənd|cümlə|abzas|fəsi?l)"),
    WordRule("sözündən sonra", Kind.SIDE, "sonra(?!kı)", "after"),
    WordRule("sözündən əvvəl", Kind.SIDE, "əvvəl(?!ki|in|də|cə)|qabaq", "before"),
    WordRule("cümlənin sonunda", Kind.EDGE, "(?:lap)?(?:son|axır)(?:und?ak[ıi]|unda[n]?(?!öqt)|una(?!dək)|da(?=ə)|u(?=n?['\"“”«»]))", "end"),
    WordRule("maddənin əvvəlinə", Kind.EDGE, "(?:əvvəl|başlan[gğ]ıc)(?:ində(?:ki|n(?!öqt))?|inə(?!lav))", "start"),
    WordRule("sözləri ilə", Kind.WITH, "ilə(?!əlaqədar|yanaşı|bağlı)|la(?=əvəz)|lə(?=əvəz)"),
    WordRule("və", Kind.AND, "və(?!ya|rgi|ril|zi)|isə(?!lər)|eləcədə|həmçinin|habelə|ocümlədən|[,;]|həmdə|vəya(?=\\d)"),
    WordRule(".", Kind.STOP, r"\."),
    WordRule(":", Kind.COLON, ":"),
    WordRule("-", Kind.DASH, "-+"),
    WordRule("54-cü fəsil üzrə", Kind.OVER, "üzrə"),
    WordRule("5-ci maddə istisna olmaqla", Kind.EXCEPT, "istisna(?:olmaqla|edilməklə|olunmaqla)"),
    WordRule("(", Kind.OPEN, r"[(\[]"),
    WordRule(")", Kind.CLOSE, r"[)\]]"),
    WordRule("bütün Məcəllə üzrə", Kind.FILLER, "köhnə|əvvəlki(?!red)|bütövlükdə|ümumilikdə|bütün|olan|(?:baş)?hərf(?:lə|ilə)|sayılı|əvvəlki(?=redaksiyadak[iı])"
             "|redaksiyadak[iı]|daxil|qoyularaq|dəyişdirilərək|ondan(?=sonra|əvvəl)|sonrakı|verilən|verilmiş(?=['\"“”«»])|(?:iki|üç|dörd|beş)(?=(?:abzas|cümlə|maddə|bənd)(?:la|lə|ilə))|edil(?:miş)?(?:dir|sin)?|olunmuş(?:dur)?|hissədən(?=ibarət)|ibarətolan|[ui]n?(?=['\"“”«»]inci)|ilkdəfə|məcəllədə(?=ismin)|nömrəl[iı]|№|n(?=\\d)"),
    WordRule("mötərizədə olan", Kind.FILLER, "mötərizə(?:içərisində|içində|daxilində|də(?:ki|n)?|lərdə|nin)?(?:verilmiş|verilən|olan|göstərilən|yazılmış|qeydedilmiş)?"),
)
"""All other words. `FILLER`s mean nothing for an operation and are read over."""

_TENS: Final = {"": 0, "on": 10, "iyirmi": 20, "otuz": 30, "qırx": 40, "əlli": 50}
_ONES: Final = {"birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "beşinci": 5, "altıncı": 6, "yeddinci": 7, "səkkizinci": 8,
                "doqquzuncu": 9}
_WHOLE: Final = {"onuncu": 10, "iyirminci": 20, "otuzuncu": 30, "qırxıncı": 40, "əllinci": 50}
_CARDINALS: Final = ("bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
CARDINALS: Final[Mapping[str, str]] = MappingProxyType(
    {fold(ten + one): str(n + m) for ten, n in _TENS.items() for m, one in enumerate(_CARDINALS, 1)}
    | {fold(ten): str(n) for ten, n in _TENS.items() if ten})
"""Cardinal words up to fifty-nine; they count units only as the lower end of a range ("on üç – on yeddinci sətirlər")."""

ORDINALS: Final[Mapping[str, str]] = MappingProxyType(
    {fold(ten + one): str(n + m) for ten, n in _TENS.items() for one, m in _ONES.items()}
    | {fold(word): str(n) for word, n in _WHOLE.items()}
    | {fold(wrong): n for wrong, n in (("birnci", "1"), ("birici", "1"), ("ikici", "2"), ("üçücü", "3"), ("üçünçü", "3"), ("dörüncü", "4"),
                                       ("sonuncu", "?"), ("axırıncı", "?"))})
"""Ordinal words, folded and without blanks, and what they count; "?" for the last one."""

_E: Final = "(?!vvel|lave|vez|yni|sagidaki|ltinci)(?<!a(?=di(?![sz])))"
_N: Final = "(?!oqt|omre)"
_I: Final = "(?!zre|kinci|le(?!r|gv)|se(?!l)|yirmi|kinoqt|stisna|smin|fade|[cç]?[se]?aresi)"


def _endings(vowel: bool) -> Iterator[tuple[str, Case, str]]:
    """Endings of a noun, folded, with their case and with what must not follow; long ones come first later."""
    for i in "iu":
        for e in "ea":
            own = f"s{i}" if vowel else i
            yield from ((f"{own}nd{e}ki", Case.LOCATIVE, ""), (f"{own}nd{e}n", Case.ABLATIVE, _N), (f"{own}nd{e}", Case.LOCATIVE, _E),
                        (f"{own}n{e}", Case.DATIVE, _E), (f"{own}n{i}n", Case.GENITIVE, ""), (f"{own}n{i}", Case.NOMINATIVE, "(?!kinci|yirmi)"),
                        (f"d{e}ki", Case.LOCATIVE, ""), (f"d{e}n", Case.ABLATIVE, _N), (f"d{e}", Case.LOCATIVE, _E),
                        (f"l{e}", Case.INSTRUMENTAL, "(?![rgv])"), ("", Case.NOMINATIVE, ""))
            if vowel:
                yield from ((f"n{i}n", Case.GENITIVE, ""), (f"y{e}", Case.DATIVE, "(?!ni)" + _E), (f"n{i}", Case.NOMINATIVE, ""), (own, Case.NOMINATIVE, ""),
                            ("n", Case.ABLATIVE, "(?=['\"“”«»])"), (f"{i}n{i}n", Case.GENITIVE, ""), (f"s{i}n", Case.GENITIVE, "(?=\\d|birinci|ikinci)"))
            else:
                yield from ((f"{i}n", Case.GENITIVE, "(?!d[ea]|oqt|omre)"), (e, Case.DATIVE, _E), (i, Case.NOMINATIVE, _I), (f"{i}n{i}n", Case.GENITIVE, ""))


def _table(vowel: bool) -> Mapping[str, tuple[Case, bool]]:
    own = {ending: (case, False) for ending, case, _ in _endings(vowel)}
    many = {f"l{e}r{ending}": (case, True) for e in "ea" for ending, case, _ in _endings(False)}
    return MappingProxyType(many | own)


CASES: Final[Mapping[bool, Mapping[str, tuple[Case, bool]]]] = MappingProxyType({True: _table(True), False: _table(False)})
"""Case and plural of an ending, for nouns that end in a vowel (True) and in a consonant."""


def ending_pattern(vowel: bool) -> str:
    """The pattern of all endings, the longest first, each with what must not follow it."""
    plain = {ending: guard for ending, _, guard in _endings(vowel)}
    many = {f"l[ea]r{ending}": guard for ending, _, guard in _endings(False)}
    both = sorted((plain | many).items(), key=lambda pair: -len(pair[0].replace("[ea]", "e")))
    return "(?:" + "|".join(ending + guard for ending, guard in both) + ")"


def folded(pattern: str) -> str:
    """A pattern written in Azerbaijani as it must be for squeezed letters."""
    return re.sub(r"\\[a-z]|[^\\]+", lambda part: part[0] if part[0].startswith("\\") else fold(part[0]), pattern)
