"""Notes of our own making with the operations they state, and the damage extractions do to them."""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from language.numerals import suffix

Stated: TypeAlias = tuple[str, ...]
"""An operation as compared: name, target and words."""

WORDS = (
    "dəniz feneri", "liman", "gəmi kapitanı və onun köməkçisi", ", o cümlədən lövbər", "yük (baqaj)", "beş", "ildən on", "məlumat,",
    "əlavə haqq", "maddəyə əsasən", "və ya", "“Fenerlər haqqında” Azərbaycan Respublikasının Qanunu", "sözün əsl mənasında",
    "12-ci maddəsində", "həmin", "(“Limanlar haqqında” Qanuna uyğun olaraq)", "göyərtə –", "3.5", "hissə", "üçün müəyyən edilmiş qayda",
    "ikinci növ", "sonra", "ilə", "ləğv edilmiş", "İŞ VAXTI", "ödəniş; rüsum", "cədvəl", "“Mayak” sistemi", "növbəti", "qeyd",
    "çıxarılması üzrə", "Xəzər", "ümumi")
_ORDINALS = ("", "birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yeddinci", "səkkizinci", "doqquzuncu", "onuncu",
             "on birinci", "on ikinci")


@dataclass(frozen=True, slots=True)
class Forms:
    """A unit: its name in the target, and its cases (owned: "maddəsində")."""

    unit: str
    genitive: str
    dative: str
    locative: str
    ablative: str
    nominative: str
    own: tuple[str, str, str, str, str]
    many: tuple[str, str, str, str]


def _forms(unit: str, stem: str, *, vowel: bool, e: str, i: str) -> Forms:
    own = f"{stem}s{i}" if vowel else f"{stem}{i}"
    cases = (f"{own}n{i}n", f"{own}n{e}", f"{own}nd{e}", f"{own}nd{e}n", own)
    plain = (f"{stem}n{i}n" if vowel else f"{stem}{i}n", f"{stem}y{e}" if vowel else f"{stem}{e}", f"{stem}d{e}", f"{stem}d{e}n", stem)
    lar = f"{stem}l{e}r"
    return Forms(unit, *plain, cases, (f"{lar}{e}", f"{lar}d{e}", f"{lar}d{e}n", lar))


ARTICLE = _forms("art", "maddə", vowel=True, e="ə", i="i")
PART = _forms("part", "hissə", vowel=True, e="ə", i="i")
POINT = _forms("point", "bənd", vowel=False, e="ə", i="i")
ALINEA = _forms("para", "abzas", vowel=False, e="a", i="ı")
SENTENCE = _forms("sentence", "cümlə", vowel=True, e="ə", i="i")
SANCTION = _forms("sanction", "sanksiya", vowel=True, e="a", i="ı")
DISPOSITION = _forms("disposition", "dispozisiya", vowel=True, e="a", i="ı")
TITLE = _forms("title", "ad", vowel=False, e="a", i="ı")
_CASES = {"genitive": 0, "dative": 1, "locative": 2, "ablative": 3, "nominative": 4}


class Maker:
    """Makes notes by chance; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def words(self) -> str:
        return self.chance.choice(WORDS)

    def number(self) -> str:
        below = (str(self.chance.randint(1, 12)) for _ in range(self.chance.choice((0, 1, 1, 2))))
        parts = [str(self.chance.randint(1, 399)), *below]
        if self.chance.random() < 0.2:
            at = self.chance.randrange(len(parts))
            parts[at] += f"-{self.chance.randint(1, 9) if len(parts) > 1 else 1}"   # "5-8-ci maddələr" would be a range
        number = ".".join(parts)
        return self.number() if re.fullmatch(r"(\d+)\.\d+-\1\.\d+", number) else number      # reads as a range, whatever was meant

    def ordinal(self, number: str) -> str:
        return f"{number}-{suffix(int(re.split(r'[.-]', number)[-1]))}"

    def place(self, case: str) -> tuple[str, list[str]]:
        """Words of a place in a case, and the targets they name."""
        kind = self.chance.random()
        if kind < 0.35:
            number = self.number()
            return f"{self.ordinal(number)} {getattr(ARTICLE, case)}", [f"art_{number}"]
        if kind < 0.5:
            numbers = [self.number() for _ in range(self.chance.choice((2, 2, 3, 4)))]
            plural = dict(zip(("dative", "locative", "ablative", "nominative"), ARTICLE.many, strict=True))[case]
            return f"{self.listed([self.ordinal(n) for n in numbers])} {plural}", [f"art_{n}" for n in numbers]
        if kind < 0.6:
            unit = self.chance.choice((SANCTION, DISPOSITION, TITLE))
            number = self.number()
            return f"{self.ordinal(number)} maddənin {unit.own[_CASES[case]]}", [f"art_{number}/{unit.unit}"]
        if kind < 0.9:
            return self._inner(case)
        number, letter = self.number(), self.chance.choice("abcçdeğx")
        return f"{self.ordinal(number)} maddənin “{letter}” {POINT.own[_CASES[case]]}", [f"art_{number}/point_{letter}"]

    def _inner(self, case: str) -> tuple[str, list[str]]:
        number, unit = self.number(), self.chance.choice((PART, POINT, ALINEA, SENTENCE))
        first = self.chance.randint(1, 11)
        if self.chance.random() < 0.3:
            second = min(12, first + self.chance.randint(1, 3))
            plural = dict(zip(("dative", "locative", "ablative", "nominative"), unit.many, strict=True))[case]
            if second > first:
                return (f"{self.ordinal(number)} maddənin {_ORDINALS[first]} və {_ORDINALS[second]} {plural}",
                        [f"art_{number}/{unit.unit}_{n}" for n in (first, second)])
        if unit in (PART, POINT) and self.chance.random() < 0.4:
            inner = self.chance.randint(1, 5)
            return (f"{self.ordinal(number)} maddənin {_ORDINALS[first]} {unit.own[0]} {_ORDINALS[inner]} {SENTENCE.own[_CASES[case]]}",
                    [f"art_{number}/{unit.unit}_{first}/sentence_{inner}"])
        return f"{self.ordinal(number)} maddənin {_ORDINALS[first]} {unit.own[_CASES[case]]}", [f"art_{number}/{unit.unit}_{first}"]

    def listed(self, said: list[str]) -> str:
        return f"{', '.join(said[:-1])} və {said[-1]}" if len(said) > 1 else said[0]

    def quoted(self, words: str) -> str:
        return f"“{words}”"

    def noun(self, case: str = "") -> str:
        return self.chance.choice(("sözü", "sözləri")) if not case else self.chance.choice(("sözündən", "sözlərindən"))

    # clauses

    def clause(self) -> tuple[str, list[Stated]]:
        return self.chance.choice((
            self.substitution, self.insertion, self.deletion, self.new_units, self.replaced, self.repealed, self.renumbered,
            self.closing_sign, self.pairwise, self.edge))()

    def substitution(self) -> tuple[str, list[Stated]]:
        where, targets = self.place("locative")
        pairs = [(self.words(), self.words()) for _ in range(self.chance.choice((1, 1, 2, 3)))]
        said = ", ".join(f"{self.quoted(old)} {self.noun()} {self.quoted(new)} {self.noun()} ilə" for old, new in pairs)
        return f"{where} {said} əvəz edilmişdir", [("substitute", t, old, new) for old, new in pairs for t in targets]

    def pairwise(self) -> tuple[str, list[Stated]]:
        where, targets = self.place("locative")
        count = self.chance.choice((2, 3))   # as many pairs as places would be dealt out, one a place
        pairs = [(self.words(), self.words()) for _ in range(count + (count == len(targets)))]
        olds, news = (self.listed([self.quoted(pair[n]) for pair in pairs]) for n in (0, 1))
        return (f"{where} {olds} sözləri müvafiq olaraq {news} sözləri ilə əvəz edilmişdir",
                [("substitute", t, old, new) for old, new in pairs for t in targets])

    def insertion(self) -> tuple[str, list[Stated]]:
        where, targets = self.place(self.chance.choice(("locative", "dative")))
        side, said = self.chance.choice((("after", "sonra"), ("before", "əvvəl")))
        pairs = [(self.words(), self.words()) for _ in range(self.chance.choice((1, 1, 2)))]
        each = ", ".join(f"{self.quoted(anchor)} {self.noun('ablative')} {said} {self.quoted(new)} {self.noun()}" for anchor, new in pairs)
        return f"{where} {each} əlavə edilmişdir", [("insert", t, "", new, anchor, side) for anchor, new in pairs for t in targets]

    def deletion(self) -> tuple[str, list[Stated]]:
        where, targets = self.place("ablative")
        olds = [self.words() for _ in range(self.chance.choice((1, 1, 2)))]
        said = " və ".join(f"{self.quoted(old)} {self.noun()}" for old in olds)
        return f"{where} {said} çıxarılmışdır", [("delete", t, old) for old in olds for t in targets]

    def new_units(self) -> tuple[str, list[Stated]]:
        manner = self.chance.choice(("yeni məzmunda ", "yeni məzmunda ", "yeni redaksiyada ", ""))
        if self.chance.random() < 0.4:
            base = self.number()
            low = self.chance.randint(1, 8)
            count = self.chance.randint(2, 4)
            said = f"{base}.{low}{self.chance.choice(('-', ' – ', '–'))}{self.ordinal(f'{base}.{low + count}')}"
            stated: list[Stated] = [("insert_provision", f"art_{base}.{n}") for n in range(low, low + count + 1)]
            return f"{manner}{said} maddələr əlavə edilmişdir", stated
        if self.chance.random() < 0.5:
            said, targets = self.place("nominative")
            return f"{manner}{said} əlavə edilmişdir", [("insert_provision", t) for t in targets]
        number, unit, count = self.number(), self.chance.choice((PART, POINT, ALINEA, SENTENCE)), self.chance.randint(1, 11)
        return (f"{self.ordinal(number)} maddəyə {manner}{_ORDINALS[count]} {unit.nominative} əlavə edilmişdir",
                [("insert_provision", f"art_{number}/{unit.unit}_{count}")])

    def replaced(self) -> tuple[str, list[Stated]]:
        said, targets = self.place("nominative")
        return f"{said} yeni redaksiyada verilmişdir", [("replace_provision", t) for t in targets]

    def repealed(self) -> tuple[str, list[Stated]]:
        said, targets = self.place("nominative")
        return f"{said} {self.chance.choice(('ləğv edilmişdir', 'çıxarılmışdır'))}", [("repeal", t) for t in targets]

    def renumbered(self) -> tuple[str, list[Stated]]:
        numbers = [(self.number(), self.number()) for _ in range(self.chance.choice((1, 1, 2)))]
        olds, news = (self.listed([self.ordinal(pair[n]) for pair in numbers]) for n in (0, 1))
        unit = "maddələr" if len(numbers) > 1 else "maddə"
        between = " müvafiq olaraq" if len(numbers) > 1 or self.chance.random() < 0.3 else ""
        return f"{olds} {unit}{between} {news} {unit} hesab edilmişdir", [("renumber", f"art_{old}", f"art_{new}") for old, new in numbers]

    def closing_sign(self) -> tuple[str, list[Stated]]:
        number = self.number()
        return (f"{self.ordinal(number)} maddənin sonunda nöqtə işarəsi nöqtəli vergül işarəsi ilə əvəz edilmişdir",
                [("substitute", f"art_{number}", ".", ";")])

    def edge(self) -> tuple[str, list[Stated]]:
        number, new = self.number(), self.words()
        side, said = self.chance.choice((("start", "əvvəlinə"), ("end", "sonuna")))
        return (f"{self.ordinal(number)} maddənin {said} {self.quoted(new)} {self.noun()} əlavə edilmişdir",
                [("insert", f"art_{number}", "", new, "", side)])

    def note(self) -> tuple[str, list[Stated], str, str]:
        """A whole note, its operations, and the act's day and number."""
        clauses = [self.clause() for _ in range(self.chance.choice((1, 1, 1, 2, 2, 3)))]
        said = self.chance.choice((" və ", ", ")).join(words for words, _ in clauses)
        day, year = self.chance.randint(1, 28), self.chance.randint(2001, 2025)
        number = f"{self.chance.randint(1, 1999)}-{self.chance.choice(('IIQD', 'IIIQD', 'IVQD', 'VQD', 'VIQD', 'VIIQD'))}"
        title = self.chance.choice(
            ("", "", "“Mayaklar haqqında” Azərbaycan Respublikası Qanununun tətbiqi ilə əlaqədar dəyişiklik edilməsi barədə” "))
        of = f"{year}-{suffix(year)} il"
        head = (f"{day} may {of} tarixli {number} nömrəli {title}Azərbaycan Respublikasının Qanunu (“Azərbaycan” qəzeti, {day} iyun {of}, "
                f"№ 129, Azərbaycan Respublikasının Qanunvericilik Toplusu, {of}, № 06, maddə 506) ilə ")
        return head + said + ".", [one for _, stated in clauses for one in stated], f"{year}-05-{day:02}", number


def spaced(text: str, chance: random.Random) -> str:
    """Letter-spacing of italics: "m ə cburi"."""
    del chance
    return re.sub(r"(?<=\w)?([əşğ])", r" \1 ", text)


def straight(text: str, chance: random.Random) -> str:
    del chance
    return text.replace("“", '"').replace("”", '"')


def docling(text: str, chance: random.Random) -> str:
    """Quotes as single signs with blanks inside the outer ones."""
    del chance
    depth, made = 0, []
    for letter in text:
        if letter == "“":
            made.append("' " if depth == 0 else "'")
            depth += 1
        elif letter == "”":
            depth = max(0, depth - 1)
            made.append(" '" if depth == 0 else "'")
        else:
            made.append(letter)
    return "".join(made)


def no_hyphens(text: str, chance: random.Random) -> str:
    return re.sub(r"(?<=\d)-(?=c[iıuü]\b)", lambda _: "" if chance.random() < 0.5 else "-", text)


def cyrillic(text: str, chance: random.Random) -> str:
    pairs = dict(zip("əaeocxp", "әаеосхр", strict=True))
    return "".join(pairs[letter] if letter in pairs and chance.random() < 0.05 else letter for letter in text)


def nul(text: str, chance: random.Random) -> str:
    del chance
    return text.replace("№", "\x00")


def bulleted(text: str, chance: random.Random) -> str:
    return chance.choice(("- ", "## ", "- [113] ", "[7] ", "## [12]\n\n")) + text


def wide(text: str, chance: random.Random) -> str:
    return re.sub(" ", lambda _: "  " if chance.random() < 0.3 else " ", text)


def broken(text: str, chance: random.Random) -> str:
    return re.sub(" ", lambda _: "\n" if chance.random() < 0.03 else " ", text)


DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (spaced, straight, docling, no_hyphens, cyrillic, nul, bulleted, wide, broken)
_QUOTES = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›"))


def plain(words: str) -> str:
    """Words for comparing, as the scorer of the gold set does it."""
    words = re.sub(r"\s+", "", unicodedata.normalize("NFC", words).translate(_QUOTES).replace("–", "-").replace("—", "-"))
    return re.sub(r"(?<=\d)-(?=c[iıuü])", "", words)   # a hyphen the damage may have taken
