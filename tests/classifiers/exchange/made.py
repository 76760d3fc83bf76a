"""Classifiers made up for tests: one by hand that uses every field, and any at all."""

from datetime import date

from hypothesis import strategies as st

from classifiers.schemes.model import (
    Concept,
    ConceptScheme,
    ConceptStatus,
    Label,
    Labels,
    Level,
    Match,
    Note,
    NoteKind,
    Version,
    VersionStatus,
)  # fmt: skip

BASE = "https://toplu.example/id/sample"
SCHEME = ConceptScheme("sample", (Label("Nümunə təsnifatı", "az"), Label("Sample classifier", "en")), (), "Nəşriyyat")
LEVELS = (Level(1, (Label("Sahə", "az"),), r"\d\d"), Level(2, (Label("Bölmə", "az"),), r"\d\d\.\d\d"))
VERSION = Version("sample", "1", 1, VersionStatus.PUBLISHED, date(2026, 1, 1), levels=LEVELS)


def both(az: str, en: str) -> Labels:
    return (Label(az, "az"), Label(en, "en"))


CONCEPTS = (
    Concept("01", "01", both("Torpaq", "Land"), order=1, notes=(Note(NoteKind.INCLUDES, "bağlar; çəmənlər | digər", "az"),)),
    Concept(
        "01.01", "01.01", both("Bağ", "Garden"), ("01",), 2, alternatives=(Label("Bağça", "az"), Label("Bostan", "az")), order=2,
        related=("01.02",),
    ),
    Concept(
        "meadow", "01.02", both("Çəmən", "Meadow"), ("01", "02"), 2, related=("01.01",), matches=(Match("exactMatch", "https://elsewhere.example/m"),),
        notes=(Note(NoteKind.EXCLUDES, "İri otlaqlar\nvə dağlar", "az"), Note(NoteKind.DEFINITION, "Grass", "en")), order=1,
        valid_from=date(2020, 2, 29), kept=(("Sütun = 1", "dəyər | başqa"),),
    ),
    Concept("02", "02", both("Su", "Water"), order=2, hidden=(Label("su", "az"),)),
    Concept(
        "02.01", "02.01", both("Çay", "River"), ("02",), 2, status=ConceptStatus.SUPERSEDED, valid_to=date(2026, 1, 1),
        successors=("meadow",),
    ),
)  # fmt: skip

# any at all
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
).filter(bool)
LANGUAGES = st.sampled_from(["az", "en", "ru", ""])
CODES = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9./ -]{0,8}[A-Za-z0-9])?", fullmatch=True).map(lambda code: " ".join(code.split()))
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
NAMES = st.text("abcdefghij =|\\", min_size=1, max_size=10).map(str.strip).filter(bool)


def labels(least: int) -> st.SearchStrategy[Labels]:
    pairs = st.dictionaries(LANGUAGES, WORDS, min_size=least, max_size=3)
    return pairs.map(lambda said: tuple(Label(text, language) for language, text in said.items()))


@st.composite
def classifiers(draw: st.DrawFn) -> tuple[Concept, ...]:
    """Concepts each under some of those before it, with any of the fields filled."""
    codes = draw(st.lists(CODES, min_size=1, max_size=8, unique=True))
    made: list[Concept] = []
    for number, code in enumerate(codes):
        above = draw(st.lists(st.sampled_from(codes[:number]), unique=True, max_size=2)) if number else []
        level = 1 + max((one.level for one in made if one.code in above[:1]), default=0)
        made.append(Concept(
            code, code, draw(labels(1)), (*above[:1], *sorted(above[1:])), level,
            tuple(dict.fromkeys(draw(st.lists(st.builds(Label, WORDS, LANGUAGES), max_size=2)))),
            tuple(dict.fromkeys(draw(st.lists(st.builds(Label, WORDS, LANGUAGES), max_size=1)))),
            tuple(dict.fromkeys(draw(st.lists(st.builds(Note, st.sampled_from(NoteKind), WORDS, LANGUAGES), max_size=2)))),
            status=draw(st.sampled_from(ConceptStatus)), valid_from=draw(DAYS), order=draw(st.integers(0, 9)),
            kept=tuple({name: (name, text) for name, text in draw(st.lists(st.tuples(NAMES, WORDS), max_size=2))}.values()),
        ))  # fmt: skip
    return tuple(made)
