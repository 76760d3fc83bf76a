"""The endings of Azerbaijani on folded letters: one row an ending, with a word that has it and the grammar's reason.

Order in a word: verb + voice + negation + tense or participle + (as a noun:) plural + possessive + case + copula + question.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final


class Base(Enum):
    """What an ending must stand after."""

    ANY = "any word"
    THIRD = "a word in the third person possessive (-ı, -sı) or a pronoun, which take n before a case"
    VERB = "a verb, see language.verbs"
    DEED = "a verb, or a word long enough to be one not listed: the ending is a verb's and no noun's"
    FINITE = "a verb with an ending of tense"


@dataclass(frozen=True, slots=True)
class Ending:
    """Forms of an ending.

    ``after`` is the sound before it: "V" a vowel, "C" a consonant, "" either. ``keeps``: letters that must remain where the
    base is not a word known. ``harmonic``: whether its first vowel follows the last one before it.
    """

    sample: str
    forms: tuple[str, ...]
    after: str
    keeps: int
    base: Base
    reason: str
    harmonic: bool = True
    nominal: bool = False               # an ending of nouns


_NOMINAL: Final = (
    Ending("qanundur", ("dir", "dur", "dirlar", "dirler", "durlar", "durler"), "", 4, Base.ANY, "copula of the third person"),
    Ending("maddədəki", ("daki", "deki"), "", 4, Base.ANY, "-kı after a locative: what is there; -ki keeps its vowel"),
    Ending("maddəsindəki", ("ndaki", "ndeki"), "", 3, Base.THIRD, "the same after a possessive, with n"),
    Ending("tarixədək", ("adek", "edek"), "C", 4, Base.ANY, "-dək 'until' after a dative"),
    Ending("maddəyədək", ("yadek", "yedek"), "V", 3, Base.ANY, "the same after a vowel, with y"),
    Ending("maddəsinədək", ("nadek", "nedek"), "", 3, Base.THIRD, "the same after a possessive, with n"),
    Ending("qanunlar", ("lar", "ler"), "", 3, Base.ANY, "plural"),
    Ending("imzanın", ("nin", "nun"), "V", 3, Base.ANY, "genitive after a vowel, with n"),
    Ending("aktın", ("in", "un"), "C", 4, Base.ANY, "genitive after a consonant"),
    Ending("imzasında", ("nda", "nde", "ndan", "nden"), "V", 3, Base.THIRD, "locative and ablative after a possessive, with n"),
    Ending("aktdan", ("dan", "den"), "", 4, Base.ANY, "ablative"),
    Ending("aktda", ("da", "de"), "", 4, Base.ANY, "locative"),
    Ending("imzasına", ("na", "ne"), "V", 3, Base.THIRD, "dative after a possessive, with n"),
    Ending("imzaya", ("ya", "ye"), "V", 4, Base.ANY, "dative after a vowel, with y"),
    Ending("akta", ("a", "e"), "C", 4, Base.ANY, "dative after a consonant"),
    Ending("imzasını, imzanı", ("ni", "nu"), "V", 4, Base.ANY, "accusative after a vowel, with n"),
    Ending("aktı", ("i", "u"), "C", 4, Base.ANY, "accusative, and possessive of the third person, after a consonant"),
    Ending("imzası", ("si", "su"), "V", 4, Base.ANY, "possessive of the third person after a vowel"),
    Ending("qanunumuz", ("imiz", "umuz", "iniz", "unuz"), "C", 4, Base.ANY, "possessive, we and you, after a consonant"),
    Ending("imzamız", ("miz", "muz", "niz", "nuz"), "V", 4, Base.ANY, "possessive, we and you, after a vowel"),
    Ending("torpağım", ("im", "um"), "C", 4, Base.ANY, "possessive, I, after a consonant"),
    Ending("qanunla", ("la", "le"), "C", 4, Base.ANY, "'with', joined"),
    Ending("imzayla", ("yla", "yle"), "V", 4, Base.ANY, "'with', joined after a vowel"),
    Ending("vasitəsilə", ("la", "le"), "V", 99, Base.THIRD, "'with', joined after a possessive"),
    # The last letter of a base may look like the first of an ending. Where the base is not known both readings must meet in one stem:
    # without these rows "hakim" would part from "hakimə" (haki-mə?) and "miras" from "mirası" (mira-sı?).
    Ending("məkan, qəzəb", ("n",), "V", 4, Base.ANY, "n of a base meets -nı, -nın"),
    Ending("miras", ("s",), "V", 4, Base.ANY, "s of a base meets -sı"),
    Ending("hakim", ("m",), "V", 4, Base.ANY, "m of a base meets -mı, -mə; possessive, I, after a vowel"),
    Ending("məqsəd", ("d",), "V", 4, Base.ANY, "d of a base meets -də"),
)

VERBAL: Final = (
    Ending("qaytarmaq", ("maq", "mek", "mag", "mey"), "", 3, Base.DEED, "infinitive; q and k soften before a vowel"),
    Ending("qaytarma", ("ma", "me"), "", 4, Base.DEED, "verbal noun; the same syllable denies before other endings"),
    Ending("tikilən", ("an", "en"), "C", 4, Base.VERB, "participle of what does or is done"),
    Ending("ödəyən", ("yan", "yen"), "V", 3, Base.DEED, "the same after a vowel"),
    Ending("verilmiş", ("mis", "mus"), "", 4, Base.DEED, "participle and tense of what is done"),
    Ending("verdiyi", ("diq", "duq", "dik", "duk", "dig", "dug", "diy", "duy"), "", 4, Base.DEED, "participle of an object; past, we"),
    Ending("veriləcək", ("acaq", "ecek", "acag", "ecey"), "C", 3, Base.DEED, "participle and tense of what will be"),
    Ending("ödəyəcək", ("yacaq", "yecek", "yacag", "yecey"), "V", 2, Base.DEED, "the same after a vowel"),
    Ending("verilir", ("ir", "ur"), "C", 4, Base.VERB, "present"),
    Ending("ödəyir", ("yir", "yur"), "V", 3, Base.DEED, "present after a vowel"),
    Ending("verilmir", ("mir", "mur"), "", 4, Base.VERB, "present, denied"),
    Ending("verər", ("ar", "er"), "C", 4, Base.VERB, "aorist"),
    Ending("istər", ("r",), "V", 4, Base.VERB, "the same after a vowel, but where it would be a plural: hesablar"),
    Ending("ödənilməz", ("maz", "mez"), "", 4, Base.VERB, "aorist, denied"),
    Ending("verilib", ("ib", "ub"), "C", 4, Base.VERB, "converb and tense"),
    Ending("ödəyib", ("yib", "yub"), "V", 3, Base.DEED, "the same after a vowel"),
    Ending("verilərək", ("araq", "erek"), "C", 4, Base.DEED, "converb of manner"),
    Ending("ödəyərək", ("yaraq", "yerek"), "V", 3, Base.DEED, "the same after a vowel"),
    Ending("boşanarkən", ("arken", "erken"), "C", 3, Base.DEED, "converb of time; -kən keeps its vowel"),
    Ending("ödəyərkən", ("yarken", "yerken", "rken"), "V", 3, Base.DEED, "the same after a vowel"),
    Ending("verə bilər", ("a", "e"), "C", 4, Base.VERB, "optative; converb of what can be"),
    Ending("ödəyə bilər", ("ya", "ye"), "V", 4, Base.VERB, "the same after a vowel"),
    Ending("verilincə", ("ince", "inca", "unca", "unce"), "C", 4, Base.VERB, "converb 'until'"),
    Ending("verildikcə", ("diqca", "duqca", "dikce", "dukce"), "", 3, Base.DEED, "converb 'as long as'"),
    Ending("verdi", ("di", "du"), "", 4, Base.VERB, "past"),
    Ending("verdim", ("dim", "dum", "din", "dun", "diniz", "dunuz"), "", 4, Base.VERB, "past, I and you"),
    Ending("ödənilməli", ("mali", "meli"), "", 4, Base.VERB, "what must be done"),
    Ending("verilsə", ("sa", "se", "sam", "sem"), "", 4, Base.VERB, "condition"),
    Ending("verilsin", ("sin", "sun"), "", 4, Base.VERB, "imperative of the third person"),
    Ending("verin, ödəyin", ("yin", "yun"), "V", 4, Base.VERB, "imperative, you"),
    Ending("edirəm", ("am", "em", "iq", "ik", "uq", "uk", "san", "sen", "siniz", "sunuz"), "", 4, Base.FINITE, "persons"),
    Ending("edirdi", ("di", "du", "dim", "dum", "diq", "dik", "duq", "duk"), "", 4, Base.FINITE, "past of another tense"),
    Ending("olarsa", ("sa", "se"), "", 4, Base.FINITE, "condition of another tense"),
    Ending("verilirmi", ("mi", "mu"), "", 4, Base.FINITE, "question"),
)

NOMINAL: Final = tuple(replace(row, nominal=True) for row in _NOMINAL)
ENDINGS: Final = (*NOMINAL, *VERBAL)

# What a word has before the particle of question, a person's ending or the condition.
TENSES: Final = (
    "ir", "ur", "ar", "er", "yir", "yur", "mir", "mur", "mis", "mus", "acaq", "ecek", "acag", "ecey", "di", "du", "mali", "meli",
    "maz", "mez", "r", "ib", "ub", "yib", "yub", "sa", "se",
)
FINITE: Final = frozenset({"var", "yox", "deyil", "lazim", "mumkun", "olar", "olmaz", "gerek", "mecburi"})
"""Words that say something of a subject without a tense, folded: they too take the particle of question and the condition."""
