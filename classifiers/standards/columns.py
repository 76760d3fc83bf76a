"""The columns of the national body's table: names, what stands in them, a sample row. `docs/standards.md` is this table in words."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from classifiers.standards.model import Degree, EditionStatus, LegalForce


@dataclass(frozen=True, slots=True)
class Column:
    """A column by the name a program uses and the heading a clerk sees; either stands in the first row. ``sample`` fills the template."""

    name: str
    heading: str
    az: str
    en: str
    sample: str = ""


COLUMNS: Final = (
    Column("reference", "Standartın işarəsi", "standartın işarəsi ili ilə birlikdə; mütləqdir", "designation with its year; must be there",
           "AZS 100:2024"),
    Column("title_az", "Adı (az)", "Azərbaycan dilində adı", "title in Azerbaijani", "Nümunə məhsulu. Ümumi tələblər"),
    Column("title_en", "Adı (en)", "ingilis dilində adı", "title in English", "Sample product. General requirements"),
    Column("title_ru", "Adı (ru)", "rus dilində adı", "title in Russian", "Пример изделия. Общие требования"),
    Column("base", "Əsas standart", "qəbul edilən standartlar, nöqtəli vergüllə; uyğunluq dərəcəsi mötərizədə də yazıla bilər",
           "standards taken over, parted by semicolons; the degree may stand behind each in brackets", "ISO 12345:2020 (IDT)"),
    Column("degree", "Uyğunluq dərəcəsi", "IDT, MOD, NEQ; köhnə yazılarda EQV", "IDT, MOD, NEQ; EQV in old entries"),
    Column("method", "Qəbul üsulu", "təsdiq, təkrar nəşr və ya tərcümə", "endorsement, republication or translation", "tərcümə"),
    Column("replaces", "Əvəz etdiyi", "əvəz etdiyi standartlar, nöqtəli vergüllə", "standards replaced, parted by semicolons",
           "AZS 100:2010"),
    Column("status", "Statusu", "layihə, qüvvədədir və ya ləğv edilib", "draft, published or withdrawn", "qüvvədədir"),
    Column("published", "Qəbul tarixi", "2024-05-21 və ya 21.05.2024", "2024-05-21 or 21.05.2024", "21.05.2024"),
    Column("withdrawn", "Ləğv tarixi", "qüvvədə olmadığı ilk gün", "the first day it is no longer in force"),
    Column("edition", "Nəşr", "nəşrin nömrəsi", "number of the edition"),
    Column("stage", "Mərhələ", "ISO mərhələ kodu, məsələn 60.60", "ISO stage code, such as 60.60", "60.60"),
    Column("committee", "Texniki komitə", "texniki komitə", "technical committee", "TK 05"),
    Column("ics", "ICS kodu", "ICS kodları, nöqtəli vergüllə", "codes of the ICS, parted by semicolons", "35.030; 35.240.15"),
    Column("ics_edition", "ICS nəşri", "kodların aid olduğu ICS nəşri", "edition of the ICS the codes are of", "7"),
    Column("languages", "Dillər", "mətnin dilləri: az, en, ru", "languages of the text: az, en, ru", "az"),
    Column("force", "Məcburiliyi", "könüllü və ya məcburi", "voluntary or mandatory", "könüllü"),
    Column("force_act", "Məcburi edən akt", "standartı məcburi edən aktın nömrəsi və ya ünvanı",
           "number or address of the act that makes it mandatory"),
    Column("url", "Ünvan", "saytdakı ünvanı", "address on the web"),
)  # fmt: skip

STATUSES: Final = MappingProxyType({
    "draft": EditionStatus.DRAFT, "layihe": EditionStatus.DRAFT, "published": EditionStatus.PUBLISHED, "in force": EditionStatus.PUBLISHED,
    "quvvededir": EditionStatus.PUBLISHED, "quvvede": EditionStatus.PUBLISHED, "withdrawn": EditionStatus.WITHDRAWN,
    "legv edilib": EditionStatus.WITHDRAWN, "legv edilmisdir": EditionStatus.WITHDRAWN, "quvveden dusub": EditionStatus.WITHDRAWN,
})  # fmt: skip
"""Words of the column "status", folded."""

FORCES: Final = MappingProxyType({
    "voluntary": LegalForce.VOLUNTARY, "konullu": LegalForce.VOLUNTARY, "mandatory": LegalForce.MANDATORY, "mecburi": LegalForce.MANDATORY,
})  # fmt: skip

METHODS: Final = MappingProxyType({
    "endorsement": "endorsement", "tesdiq": "endorsement", "republication": "republication", "tekrar nesr": "republication",
    "translation": "translation", "tercume": "translation",
})  # fmt: skip

DEGREES: Final = MappingProxyType({one.value: one for one in Degree})
