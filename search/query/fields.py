"""The fields of a query: names in both languages, what values they take, a sample of each. The help page shows this table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from acts.topics import shipped_profile
from language.letters import fold
from search.clauses import Key
from search.query.syntax import Scope


class Kind(StrEnum):
    """What stands after the colon."""

    WORDS = "words"                     # words, a phrase, a group: looked for in that field
    NAME = "name"                       # one of a list of names
    BODY = "body"                       # a body that adopts acts
    NUMBER = "number"                   # number of an act
    CODE = "code"                       # classification code
    ACT = "act"                         # an act by name, number or address
    STANDARD = "standard"               # designation of a standard
    DATE = "date"                       # a day, month, year or range: adoption
    YEAR = "year"
    DAY = "day"                         # as in force on


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field. `az` and `en` are its names, the first the one shown; `samples` are queries in each language that use it."""

    kind: Kind
    az: tuple[str, ...]
    en: tuple[str, ...]
    samples: tuple[str, str]
    key: Key | None = None
    scope: Scope | None = None

    @property
    def label(self) -> str:
        """Its usual names in both languages: "başlıq/title"."""
        return "/".join(dict.fromkeys((self.az[0], self.en[0])))

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.az, *self.en)


FIELDS: tuple[QueryField, ...] = (
    QueryField(Kind.WORDS, ("başlıq", "ad"), ("title",), ("başlıq:elektron", 'title:"personal data"'), scope=Scope.TITLE),
    QueryField(Kind.WORDS, ("mətn",), ("body", "text"), ('mətn:"elektron imza"', "body:(notary OR registrar)"), scope=Scope.BODY),
    QueryField(Kind.NUMBER, ("nömrə",), ("number", "no"), ("nömrə:998-IIIQ", "number:602-IIQ"), Key.NUMBER),
    QueryField(Kind.DATE, ("tarix",), ("date", "adopted"), ("tarix:11.05.2010..", "date:2010..2015")),
    QueryField(Kind.YEAR, ("il",), ("year",), ("il:2010", "year:2010..2015"), Key.YEAR),
    QueryField(Kind.NAME, ("növ", "səviyyə"), ("level", "type"), ("növ:fərman", "level:law"), Key.LEVEL),
    QueryField(Kind.NAME, ("status",), ("status",), ('status:"qüvvədən düşüb"', "status:repealed"), Key.STATUS),
    QueryField(Kind.BODY, ("orqan",), ("organ", "adopter"), ('orqan:"Nazirlər Kabineti"', "organ:president"), Key.ADOPTED_BY),
    QueryField(Kind.NAME, ("mövzu",), ("topic",), ('mövzu:"fərdi məlumatlar"', "topic:personal-data"), Key.TOPIC),
    QueryField(Kind.NAME, ("dil",), ("language", "lang"), ("dil:azərbaycan", "language:english"), Key.LANGUAGE),
    QueryField(Kind.CODE, ("kod",), ("code",), ("kod:120", "code:120.010"), Key.CODE),
    QueryField(Kind.ACT, ("istinad",), ("cites", "citing"), ('istinad:"Mülki Məcəllə"', "cites:998-IIIQ"), Key.CITES),
    QueryField(Kind.STANDARD, ("standart",), ("standard",), ('standart:"ISO/IEC 27001"', "standard:27001:2022"), Key.STANDARD),
    QueryField(Kind.DAY, ("qüvvədə",), ("at",), ("qüvvədə:11.05.2020", "at:2020-01-01")),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A value of a field as documents hold it, and what people call it in either language; the first name is the usual one."""

    value: str
    names: tuple[str, ...]
    english: str = ""                   # where it is not the value itself

    @property
    def en(self) -> str:
        """The usual English name."""
        return self.english or self.value.replace("_", "-")

    @property
    def label(self) -> str:
        """What may be typed for it in both languages: "qanun/law"."""
        return f"{self.names[0]}/{self.en}"


LEVELS: tuple[Named, ...] = (
    Named("constitution", ("konstitusiya", "constitution")),
    Named("law", ("qanun", "qanunlar", "məcəllə", "konstitusiya qanunu", "law", "laws", "code", "act of parliament")),
    Named("decree", ("fərman", "fərmanlar", "decree", "decrees")),
    Named("order", ("sərəncam", "sərəncamlar", "order", "orders")),
    Named("cabinet", ("nazirlər kabineti", "qərar", "cabinet", "cabinet of ministers", "nk")),
    Named("ministry", ("nazirlik", "icra orqanı", "ministry", "ministries", "agency")),
    Named("municipal", ("bələdiyyə", "municipal", "municipality")),
    Named("treaty", ("müqavilə", "beynəlxalq müqavilə", "konvensiya", "treaty", "treaties", "convention")),
    Named("reference", ("avropa ittifaqı", "ai", "istinad aktı", "reference", "eu", "european union")),
    Named("other", ("digər", "other")),
)
STATUSES: tuple[Named, ...] = (
    Named("in_force", ("qüvvədə", "qüvvədədir", "qüvvədə olan", "in force", "valid", "current")),
    Named("repealed", (
        "qüvvədən düşüb", "qüvvədən düşmüş", "ləğv", "ləğv edilib", "ləğv edilmiş", "ləğv olunub", "repealed", "no longer in force",
    )),
    Named("not_yet", ("qüvvəyə minməyib", "hələ qüvvədə deyil", "not yet", "not yet in force")),
    Named("suspended", ("dayandırılıb", "dayandırılmış", "suspended")),
    Named("unknown", ("naməlum", "bilinmir", "unknown", "status not known")),
)
LANGUAGES: tuple[Named, ...] = (
    Named("aze", ("azərbaycan", "azərbaycanca", "azərbaycan dili", "az", "azerbaijani"), "azerbaijani"),
    Named("eng", ("ingilis", "ingiliscə", "ingilis dili", "en", "english"), "english"),
)
BODIES: tuple[Named, ...] = (
    Named("Milli Məclis", ("mm", "parlament", "milli majlis", "parliament")),
    Named("Prezident", ("president",)),
    Named("Nazirlər Kabineti", ("nk", "cabinet", "cabinet of ministers")),
    Named("Avropa İttifaqı", ("ai", "eu", "european union")),
    Named("Avropa Şurası", ("council of europe", "coe")),
    Named("Ümumxalq səsverməsi", ("referendum", "popular vote")),
)


def named_key(text: str) -> str:
    """A name as it is compared: folded, words parted by one blank whatever parts them ("not-yet", "not_yet")."""
    return " ".join(fold(text).replace("-", " ").replace("_", " ").split())


@cache
def field_names() -> Mapping[str, QueryField]:
    """The fields by their names, folded."""
    return MappingProxyType({fold(name): field for field in FIELDS for name in field.names})


@cache
def named_values(key: Key) -> Mapping[str, str]:
    """What names mean as values of a field: "qanun" is "law"."""
    rows = value_names(key)
    return MappingProxyType({named_key(name): row.value for row in reversed(rows) for name in (row.value, *row.names)})


def value_names(key: Key) -> tuple[Named, ...]:
    """The values of a field that takes names."""
    return {Key.LEVEL: LEVELS, Key.STATUS: STATUSES, Key.LANGUAGE: LANGUAGES, Key.ADOPTED_BY: BODIES}.get(key) or _topics()


def _topics() -> tuple[Named, ...]:
    return tuple(Named(topic.key, (topic.az, topic.en)) for topic in shipped_profile().topics)
