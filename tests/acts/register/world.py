"""An invented world: acts that cite invented standards, and a catalogue that holds their editions."""

from datetime import UTC, date, datetime

from sqlalchemy.engine import Engine

from acts.cards import Card
from acts.folding import Folding
from acts.frbr import Manifestation
from acts.ingest import Ingest
from acts.register.refreshing import Refreshed, refresh
from acts.register.store import Register
from acts.topics import of_work
from classifiers.standards.model import Adoption, Degree, Edition, Relation, RelationKind
from classifiers.standards.store import Catalogue
from storage.raw import RawStore

TODAY = date(2026, 11, 25)
IN_2019 = date(2019, 6, 1)
DEVICES = "/akn/az/act/law/2012-02-03/71-xq"

LAW = """Sınaq qurğuları haqqında (nümunə) [1]

AZƏRBAYCAN RESPUBLİKASININ QANUNU

1-ci fəsil

Ümumi müddəalar

Maddə 1. Əsas anlayışlar

1.1. Sınaq qurğusu yoxlama üçün qurulan qurğudur.

1.2. Bu maddə AZS Milli Sertifikatlaşdırma Sisteminə və ISO 100 həssaslıqlı lentə aid deyil.

Maddə 2. Qurğuya tələblər

2.1. Qurğunun idarə edilməsi ISO/IEC 99001:2011 standartının tələblərinə cavab verir.

2.2. Ölçmə ISO/IEC 99025 standartına uyğun aparılır.

2.3. Hesabat {form} standartı üzrə tərtib edilir. [2]

Maddə 3. Digər tələblər

3.1. Saxlanma ISO/IEC 99777:2003 standartı üzrə təmin edilir.

Bakı şəhəri, 3 fevral 2012-ci il

№ 71-XQ

[1] 5 may 2014-cü il tarixli 90-XQD nömrəli Azərbaycan Respublikasının Qanunu ilə adı dəyişdirilmişdir.

[2] 6 may 2021-ci il tarixli 101-XQD nömrəli Azərbaycan Respublikasının Qanunu ilə 2.3-cü maddədə “ISO/IEC 99050:2010” sözü \
“ISO/IEC 99050:2020” sözü ilə əvəz edilmişdir.
""".replace("{form}", "ISO/IEC 99050:2020")


def edition(number: str, published: str, withdrawn: str = "", body: str = "ISO/IEC", **more: object) -> Edition:
    """An invented edition: `edition("99001:2011", "2011-03-01", withdrawn="2017-05-10")`."""
    reference = f"{body} {number}"
    return Edition(
        reference, reference.rpartition(":")[0], body.split("/")[0].split()[0], (), published=date.fromisoformat(published),
        withdrawn=date.fromisoformat(withdrawn) if withdrawn else None, **more,  # type: ignore[arg-type]
    )  # fmt: skip


OLD = edition("99001:2011", "2011-03-01", withdrawn="2017-05-10")
NEW = edition("99001:2017", "2017-05-10", relations=(Relation(RelationKind.REPLACES, "ISO/IEC 99001:2011"),))
NEWEST = edition("99001:2025", "2025-02-01", relations=(Relation(RelationKind.REPLACES, "ISO/IEC 99001:2017"),))
MEASURES = (edition("99025:2010", "2010-01-15"), edition("99025:2018", "2018-09-01"))
REPORTS = (edition("99050:2010", "2010-06-01"), edition("99050:2020", "2020-06-01"))
NATIONAL = edition(
    "99025:2012", "2012-12-01", body="AZS ISO/IEC", adoptions=(Adoption("ISO/IEC 99025:2010", Degree.IDENTICAL, "translation"),),
)  # fmt: skip
CATALOGUE = (OLD, NEW, NEWEST, *MEASURES, *REPORTS, NATIONAL)


class World:
    """A registry that takes texts, cards and editions in."""

    def __init__(self, engine: Engine, raw: RawStore) -> None:
        self.engine, self.register, self.catalogue = engine, Register(engine), Catalogue(engine)
        self.ingest = Ingest(engine, raw, of_work)

    def take(self, text: str, name: str = "law.txt", card: Card | None = None) -> None:
        arrived = datetime(2026, 1, 1, tzinfo=UTC)
        verdicts = self.ingest.take(Manifestation("sample", f"file:///{name}", name, text.encode(), fetched_at=arrived), card)
        assert not [one.reason for one in verdicts if one.reason]
        self.ingest.settle()
        Folding(self.engine).refresh()

    def load(self, *editions: Edition, source: str = "invented") -> None:
        self.catalogue.load(editions, source, "a clerk")

    def refresh(self, day: date = TODAY) -> Refreshed:
        return refresh(self.engine, day)
