"""A small invented world of acts to search, and an engine filled with it."""

from pathlib import Path

from search.documents import ActHeader
from search.engines.tantivy import TantivyEngine
from search.model import SearchDocument
from search.service import Search

PERSONAL = ActHeader(
    "/akn/az/act/law/2031-05-04/100-nq", "/akn/az/act/law/2031-05-04/100-nq/aze@2032-01-01", "aze", "Şəxsi sirlər haqqında",
    "100-NQ", "law", "Milli Məclis", 2031, "in_force", ("personal-data",),
)  # fmt: skip
PERSONAL_ENG = ActHeader(
    PERSONAL.work_uri, f"{PERSONAL.work_uri}/eng@2032-01-01", "eng", "On personal secrets",
    "100-NQ", "law", "Milli Məclis", 2031, "in_force", ("personal-data",),
)  # fmt: skip
SIGNATURE = ActHeader(
    "/akn/az/act/law/2030-02-01/50-nq", "/akn/az/act/law/2030-02-01/50-nq/aze@", "aze", "Rəqəmsal möhür haqqında",
    "50-NQ", "law", "Milli Məclis", 2030, "in_force", ("e-signature",),
)  # fmt: skip
OLD = ActHeader(
    "/akn/az/act/law/1999-02-01/7-nq", "/akn/az/act/law/1999-02-01/7-nq/aze@", "aze", "Köhnə möhür haqqında",
    "7-NQ", "law", "Milli Məclis", 1999, "repealed", ("e-signature",),
)  # fmt: skip
RULES = ActHeader(
    "/akn/az/act/cabinet-decision/2033-07-01/9", "/akn/az/act/cabinet-decision/2033-07-01/9/aze@", "aze", "Möhür mərkəzlərinin qaydaları",
    "9", "cabinet", "Nazirlər Kabineti", 2033, "in_force", ("e-signature", "standards"),
)  # fmt: skip
CODE = ActHeader(
    "/akn/az/act/code/1999-12-28/779-iq", "/akn/az/act/code/1999-12-28/779-iq/aze@", "aze",
    "Azərbaycan Respublikasının Mülki Məcəlləsi", "779-IQ", "law", "Milli Məclis", 1999, "in_force",
)  # fmt: skip

Row = tuple[str, str, str]               # number, heading, body

TEXTS: tuple[tuple[ActHeader, tuple[Row, ...]], ...] = (
    (PERSONAL, (
        ("1", "Məqsəd", "1.1. Bu sənəd insanın şəxsi sirlərini qoruyur.\n1.2. Dəftər sahibi ciddi cavabdehdir."),
        ("2", "Şəxsi sirlərin qorunması", "2.1. Sirlər kilidli sandıqda saxlanılır.\n2.2. Açar yalnız sahibinə verilir."),
        ("3", "Dəftərin bağlanması", "İl bitəndə dəftər bağlanır və möhürlənir."),
    )),
    (PERSONAL_ENG, (
        ("1", "Purpose", "1.1. This paper protects the personal secrets of people.\n1.2. The keeper answers for the book."),
        ("2", "Protection of personal secrets", "2.1. Secrets are kept in a locked chest.\n2.2. The key is given to its owner only."),
    )),
    (SIGNATURE, (
        ("1", "Anlayışlar", "Rəqəmsal möhür – sənədə vurulan və ISO/IEC 77001:2029 tələblərinə uyğun işarədir."),
        ("2", "Möhürün gücü", "2.1. Rəqəmsal möhür əl ilə vurulan möhürə bərabərdir.\n2.2. E-möhür də belədir."),
    )),
    (OLD, (("1", "Möhürün gücü", "Rəqəmsal möhür əl ilə vurulan möhürə bərabərdir. Rəqəmsal möhür sənədə vurulur."),)),
    (RULES, (("1", "", "1.1. Mərkəz rəqəmsal möhür verir.\n1.2. Haqq on manatdır."), ("2", "", "Mərkəz hesabat verir."))),
    (CODE, (
        ("12", "Adlar", "12.1. Hər kəsin adı var.\n12.2. Ad sirr deyil.\n12.3. Adı dəyişmək üçün ərizə verilir."),
        ("13", "Ünvanlar", "Ünvan 12 gün ərzində bildirilir."),
        ("12-1", "Ləqəblər", "Ləqəb ad sayılmır."),
    )),
)  # fmt: skip


def documents_of(header: ActHeader, rows: tuple[Row, ...]) -> list[SearchDocument]:
    word = "Article" if header.language == "eng" else "Maddə"
    return [
        SearchDocument(
            f"{header.expression}#art_{number}", header.work_uri, header.expression, f"art_{number}", header.language, header.title,
            header.number, f"{word} {number}.", heading, "I fəsil. Ümumi", body, header.level, header.body, header.year, header.status,
            header.topics, order=order,
        )
        for order, (number, heading, body) in enumerate(rows)
    ]


def fill(engine: TantivyEngine) -> TantivyEngine:
    """The whole world, written and committed."""
    engine.clear()
    for header, rows in TEXTS:
        engine.replace(header.expression, documents_of(header, rows))
    engine.commit()
    return engine


def search_in(folder: Path) -> Search:
    return Search(fill(TantivyEngine(folder)))
