"""The words of amendment notes and instructions, as rules of one table. Patterns are written in Azerbaijani and folded.

A rule's pattern is matched against squeezed letters (`Squeezed.letters`): there are no blanks, so a pattern says itself
where it must not run into the next word ("maddə" + "yeni", "bənd" + "əlavə").
"""

import re
from dataclasses import dataclass
from enum import StrEnum
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


def _any(*patterns: str) -> str:
    """One of several ways to say it."""
    return "|".join(patterns)


BOOKS: Final = Noun("Məcəllənin mətnində", "məcəl+ə", True, Unit.CODE)
"""A code, not another act."""

UNITS: tuple[Noun, ...] = (
    Noun("12.3-cü maddənin", "m[aə]d+ə?", True, Unit.ARTICLE),
    Noun("birinci hissəsinə", "his+ə", True, Unit.PART),
    Noun("2-ci yarımbəndində", "yar[ıi]mbənd", False, Unit.SUBPOINT),
    Noun("“ğ” bəndi", "bənd", False, Unit.POINT),
    Noun("dördüncü abzasda", "abz+as", False, Unit.ALINEA),
    Noun("ikinci cümləsinə", "cümlə", True, Unit.SENTENCE),
    Noun("maddənin adında", "ad(?!l(?!ar)|r|ə)", False, Unit.TITLE),
    Noun("fəslin başlığında", "başlı[qğ]", False, Unit.TITLE),
    Noun("maddənin sərlövhəsində", "sərlövhə", True, Unit.TITLE),
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
    BOOKS,
    Noun("Qanunun adında", "qanun(?!ver)|qərar|fərman|sərəncam|qaydalar|konstitusiya", False, Unit.CODE),
    Noun("Qaydanın 5-ci bəndində", "qayda(?=n[ıi]n)|nizamnamə|əsasnamə|konstitusiya(?=n)", True, Unit.CODE),
    Noun("preambulada", "preambula", True, Unit.PREAMBLE),
)
"""Units of a target."""

ANNEX: Final = Noun("1 nömrəli əlavənin", "əlavə", True, Unit.ANNEX)
"""The annex; alone in the nominative the word is the verb "əlavə"."""

WORDS: tuple[Noun, ...] = (
    Noun("“və” bağlayıcısı", "bağlayıcı|(?:söz)?birləşmə(?=s)", True),
    Noun("“və ya” ibarəsi", "ibarə(?!t)", True),
    Noun("sözündən sonra", "söz+(?:l?ə?r)?|zlər(?=i)", False),
    Noun("“fener” anlayışı", "anlayış(?=[ıl])|termin(?=[il])", False),
    Noun("“30” rəqəmləri", "rəqəm|rəgəm", False),
    Noun("“və ya” ifadəsi", "ifadə", True),
    Noun("nöqtə işarəsi", "[iı][şse]?arə|şarə", True),
    Noun("“5.1.” nömrəsi", "nömrə(?!li)", True),
    Noun("“30” ədədi", "ədəd(?=i)|akronim|abreviatur(?=a)|abbreviatur(?=a)", False),
    Noun("“a” hərfi", "hərf|kəlmə", False),
)
"""What a quotation is called."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A punctuation mark: how it is named, whether the name ends in a vowel, and the mark."""

    name: str
    vowel: bool
    mark: str


SIGNS: tuple[Sign, ...] = (
    Sign("nöqtə(?:li)?vergül", False, ";"),
    Sign("ikinöqtə|[qg]oşanöqtə", True, ":"),
    Sign("nöqtə", True, "."),
    Sign("vergül", False, ","),
    Sign("mötərizə(?=dənsonra)", True, ")"),
    Sign("mötərizə(?=dənəvvəl)", True, "("),
    Sign("tire|defis", True, "-"),
    Sign("sual", False, "?"),
)
"""Punctuation marks by name."""


@dataclass(frozen=True, slots=True)
class VerbRule:
    """One way the law says that something is done."""

    sample: str
    verb: Verb
    pattern: str


_DONE: Final = (r"(?:ed+i?l*|olu?n|et|ed)"
                r"(?:l?m[iue]?[.sl]{1,2}(?:d[iue]?r?)?(?![aeou])|m[iu]?d[iu]?r|[sz][iu]n(?:l[ea]r)?|m[ea]kl[ea]|m[ea]s[iu]"
                r"|[iu]b|[ea]r[ea]k|[iu]r|m[ea]li(?:dir)?|[iu]ls[iu]n|m[iu]s?)?")
"""The auxiliary: "edilmişdir", "olunmuşdur", "edilsin", and what the print makes of them ("edilmişdr", "edilmi.dir")."""

_CHANGES: Final = "(?:əlavə|dəyişiklik|düzəliş)(?:lər)?"
VERBS: tuple[VerbRule, ...] = (
    VerbRule("sözü ilə əvəz edilmişdir", Verb.SUBSTITUTE, _any(
        f"əvəz?(?=ed|olun|lən|i|əlav|[^a-z]|$)(?:{_DONE}|lən(?:mişdir|sin|miş)|i)?", "dəyiş(?:dir)?il(?:miş(?:dir)?|sin)")),
    VerbRule("yeni maddə əlavə edilmişdir", Verb.ADD, _any(
        "əlavəveril(?:miş(?:dir)?|sin)", f"(?!əlavəd[əa])[əa]?lav[ıə]?(?={_DONE}){_DONE}",
        "qoyul(?:muşdur|sun|muedur|muş)", f"daxil(?:{_DONE})")),
    VerbRule("sözləri çıxarılmışdır", Verb.REMOVE, _any(
        "[cz]ixar[iı]?l*(?:s[iı]n(?:lar)?|m?[iıə]?[.sl]?(?:d[iıə]?r?)?(?![aeou]))", "çıxardıl(?:mışdır|sın|mış)", f"xaric{_DONE}",
        "silin(?:mişdir|sin)")),
    VerbRule("maddə ləğv edilmişdir", Verb.REPEAL, _any(
        f"ləğv(?:{_DONE})?", f"qüvvədəndüşmüş(?:{_DONE}|hesab{_DONE}|say[iı]l(?:mışdır|sın))?", "qüvvədəndüşmüşdür",
        "(?:öz)?qüvvəsiniitir(?:mişdir|miş|sin)")),
    VerbRule("16.2-ci maddə hesab edilmişdir", Verb.RENUMBER, _any(
        f"hesab(?:{_DONE})", "say[iı]l(?:mışdır|sın|mış)", "nömrələn(?:miş(?:dir)?|sin)")),
    VerbRule("yeni redaksiyada verilmişdir", Verb.REPLACE, _any(
        "ver+i?l(?:l?m[iı]?[sl](?:d[iı]?r?)?|m[iı]d[iı]r|sin)?(?!əm|ən|ir|mə[ks])", f"tərtib{_DONE}", f"ifadə{_DONE}", f"şərh{_DONE}")),
    VerbRule("Qanunu ilə təsdiq edilmişdir", Verb.APPROVE, f"təsdiq{_DONE}"),
    VerbRule("aşağıdakı dəyişikliklər edilsin", Verb.FRAME, f"(?:aşağıdakı)?{_CHANGES}(?:(?:və|,){_CHANGES})?{_DONE}"),
    VerbRule("2000-ci il sentyabrın 1-dən qüvvəyə minmişdir", Verb.OTHER, _any(
        "qüvvəyəmin(?:mişdir|ir|sin)", "uyğunhesab(?:edil(?:mişdir|sin|ir))", "qüvvədə(?:dir|saxlanıl(?:mışdır|sın))",
        "müəyyən(?:edilmişdir)")),
)
"""All verbs; the first that matches is meant."""


@dataclass(frozen=True, slots=True)
class WordRule:
    """A word, or several, with one meaning in the grammar. ``first``: tried before numbers and punctuation marks."""

    sample: str
    kind: Kind
    pattern: str
    value: str = ""
    first: bool = False


_QUOTED: Final = "(?=['\"“”„‟«»`])"
_COUNTED: Final = "iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz|on(?:bir|iki|üç|dörd|beş)?"
_CODES: Final = _any(
    "mülkiprosessual", "cinayət-?prosessual", "inzibatixətalar(?:haqqında)?", "inzibatiprosessual", "cəzalarınicrası", "ticarətgəmiçiliyi",
    "şəhərsalmavətikinti", "mülki", "cinayət", "vergi", "əmək", "ailə", "torpaq", "su", "meşə", "mənzil", "gömrük", "seçki", "miqrasiya",
    "rəqabət")
WORD_RULES: tuple[WordRule, ...] = (
    WordRule("(hər iki halda)", Kind.EVERY, _any(
        f"hər(?:{_COUNTED}|bir)?hal+(?:lar)?da", f"(?:{_COUNTED})hal+(?:lar)?da", f"hər(?:{_COUNTED}){_QUOTED}", "bütünhal+(?:lar)?da",
        "hal+arınhamısında", "hərhal+arda", "həryerdə"), first=True),
    WordRule("ismin müvafiq hallarında", Kind.INFLECTED, _any(
        "ismin(?:bütün|müxtəlif)?(?:müvafiq|aid|uyğun|bütün|müxtəlif)?hal+(?:lar)?[ıi]?nda", "müvafiqhal+arda",
        "hal+arauyğun(?:olaraq)?"), first=True),
    WordRule("ikinci halda", Kind.TIMES, _any("hal+(?:lar)?da", "dəfə"), first=True),
    WordRule("Azərbaycan Respublikasının Mülki Məcəlləsinin", Kind.FILLER, _any(
        "azərbaycanrespublikas[iı]n?[iı]?n?", f"(?:{_CODES})(?=məcəl)"), first=True),
    WordRule("yeni məzmunda", Kind.MANNER, _any(
        "(?:aşağ[iı]dakı|yeni|belə)?(?:məzmun|red[ak]{2}siya)(?:da|lı|ilə|ya)(?!k[iı]|de|dad)", "aşağıdakı(?:kimi)?", "yeni")),
    WordRule("müvafiq olaraq", Kind.PAIRWISE, _any(
        "müvafiqolara[qg]", "uyğunolaraq", "müvafiqsurətdə", "müvafiqqaydada", "müvafiq(?=\\d)", f"müvafiq{_QUOTED}")),
    WordRule("həmin maddədə", Kind.SAME, _any(
        "həmin", "göstərilən", "qeydolunan", "qeydedilən", "adıçəkilən", "bu(?=maddə|hissə|bənd|cümlə|abzas|fəsi?l)")),
    WordRule("sözündən sonra", Kind.SIDE, "sonra(?:kı)?", "after"),
    WordRule("sözündən əvvəl", Kind.SIDE, "əvvəl(?!ki|in|də|cə)|qabaq", "before"),
    WordRule("cümlənin sonunda", Kind.EDGE, (
        "(?:lap)?(?:son|axır)(?:[uı]nd?ak[ıi]|[uı]nda[n]?(?!öqt)|[uı]na(?!dək)|da(?=ə|nöqtə|vergül|tire)|u(?=n?['\"“”«»]))"), "end"),
    WordRule("maddənin əvvəlinə", Kind.EDGE, "(?:əvvəl|başlan[gğ]ıc)(?:ində(?:ki|n(?!öqt))?|inə(?!lav))", "start"),
    WordRule("sözləri ilə", Kind.WITH, "ilə(?!əlaqədar|yanaşı|bağlı)|la(?=əvəz)|lə(?=əvəz)"),
    WordRule("və", Kind.AND, _any(
        "və(?!ya|rgi|ril|zi)", "isə(?!lər)", "eləcədə", "həmçinin", "habelə", "ocümlədən", "[,;]", "həmdə", "vəya(?=\\d)")),
    WordRule(".", Kind.STOP, r"\."),
    WordRule(":", Kind.COLON, ":"),
    WordRule("-", Kind.DASH, "-+"),
    WordRule("54-cü fəsil üzrə", Kind.OVER, "üzrə"),
    WordRule("5-ci maddə istisna olmaqla", Kind.EXCEPT, "istisna(?:olmaqla|edilməklə|olunmaqla)"),
    WordRule("(", Kind.OPEN, r"[(\[]"),
    WordRule(")", Kind.CLOSE, r"[)\]]"),
    WordRule("köhnə redaksiyadakı 5-ci maddə", Kind.FILLER, _any(
        "köhnə", "əvvəlki(?!red)", "əvvəlki(?=redaksiyadak[iı])", "redaksiyadak[iı]", "boyu(?:nca)?", "ilkdəfə", "bütövlükdə",
        "tamamilə", "mövcud", "hazırkı", "ümumilikdə",
        "bütün")),
    WordRule("verilən “a” sözü", Kind.FILLER, _any(
        "olan", "gələn", "durğu(?=işarə)", "son(?=cümlə|abzas|bənd|hissə)", "verilən",
        f"verilmiş{_QUOTED}", "hissədən(?=ibarət)", "ibarətolan", "daxil", "(?:baş)?hərf(?:lə|ilə)",
        "ondan(?=sonra|əvvəl)")),
    WordRule("dörd abzasla əvəz", Kind.FILLER, "(?:iki|üç|dörd|beş)(?=(?:abzas|cümlə|maddə|bənd)(?:la|lə|ilə))"),
    WordRule("1 nömrəli əlavə", Kind.FILLER, _any(
        "nömrəl[iı]", "say[iı]?l[iı]", "№(?:-?l[iı])?", "n(?=\\d)", "[ui]n?(?=['\"“”«»]inci)", "məcəllədə(?=ismin)")),
    WordRule("edilsin edilmişdir", Kind.FILLER, _any("edil(?:miş)?(?:dir|sin)?", "olunmuş(?:dur)?", "qoyularaq", "dəyişdirilərək")),
    WordRule("mötərizədə olan", Kind.FILLER, (
        "mötərizə(?:içərisində|içində|daxilində|də(?:ki|n)?|lərdə|nin)?(?:verilmiş|verilən|olan|göstərilən|yazılmış|qeydedilmiş)?")),
)
"""All other words. `FILLER`s mean nothing for an operation and are read over."""


def folded(pattern: str) -> str:
    """A pattern written in Azerbaijani as it must be for squeezed letters."""
    return re.sub(r"\\[a-z]|[^\\]+", lambda part: part[0] if part[0].startswith("\\") else fold(part[0]), pattern)
