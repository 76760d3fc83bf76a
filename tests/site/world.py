"""What the replayed site holds: acts, their texts and redactions, in the fields the service answers with."""

import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import docx

from tests.site.wordpage import annotated_page, word_page

REPOSITORY = Path(__file__).parents[2]
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SAMPLE = "Nümunədir, hüquqi qüvvəsi yoxdur"
TYPES = {
    "Məcəllələr": 1,
    "AZƏRBAYCAN RESPUBLİKASININ QANUNLARI": 2,
    "AZƏRBAYCAN RESPUBLİKASI PREZİDENTİNİN FƏRMANLARI": 3,
    "AZƏRBAYCAN RESPUBLİKASI NAZİRLƏR KABİNETİNİN QƏRARLARI": 4,
}
OTHER_TYPE = 5


@dataclass(frozen=True, slots=True)
class SiteRedaction:
    """A row of getVersions; `page` is the text of that redaction, None where the service has none."""

    id: int
    title: str | None
    effect: str | None
    page: bytes | None = None


@dataclass(frozen=True, slots=True)
class SiteAct:
    """An act of the site. `page` None: its htmlUrl is dead. `word` None: downloadWord knows nothing of it."""

    id: int
    requisite: dict[str, Any]
    page: bytes | None
    word: bytes | None = None
    redactions: tuple[SiteRedaction, ...] = ()
    quoted: bool = False                   # downloadWord puts its address in quotes
    modified: str = "Thu, 17 Sep 2026 05:47:29 GMT"

    @property
    def type_id(self) -> int:
        return TYPES.get(self.requisite["typeName"], OTHER_TYPE)

    def listed(self, row: int) -> dict[str, Any]:
        """The act as getDetailSearch lists it; its classCode is the date of acceptance, as on the real site."""
        accepted = self.requisite["acceptDate"]
        code = "-".join(reversed(accepted.split("."))) if accepted else None
        said = {name: value for name, value in self.requisite.items() if name != "classCodes"}
        return {"rowNum": row, "id": self.id, **said, "classCode": code}


@dataclass(frozen=True, slots=True)
class World:
    """All acts of the site, and what the second visit finds in place of some."""

    acts: tuple[SiteAct, ...]
    second: tuple[SiteAct, ...] = field(default=())

    def later(self) -> "World":
        """The world at the second visit."""
        changed = {act.id: act for act in self.second}
        kept = tuple(changed.pop(act.id, act) for act in self.acts)
        return World((*kept, *changed.values()))


def requisite(
    title: str, type_name: str, number: str, accepted: str | None, effect: str | None, codes: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The fields of a record; dates may be null, missing texts are empty."""
    return {
        "title": title, "acceptDate": accepted, "effectDate": effect, "typeName": type_name, "statusName": "Qüvvədədir",
        "citation": number, "registerCode": "", "registerDate": None, "classCodes": list(codes),
    }  # fmt: skip


def small_world() -> World:
    """A dozen invented acts, one for each oddity of the site."""
    acts = tuple(_small_acts())
    page = word_page([SAMPLE, "Maddə 1. Məqsəd", "1.1. Bu Qanun elektron imzanın sınaq qaydalarını yeni redaksiyada müəyyən edir."])
    changed = replace(acts[0], page=page, modified="Mon, 23 Nov 2026 10:00:00 GMT")
    repealed = replace(acts[1], requisite={**acts[1].requisite, "statusName": "Ləğv olunmuşdur"})
    return World(acts, (changed, repealed))


def _small_acts() -> Iterator[SiteAct]:
    law, decree, cabinet = tuple(TYPES)[1:4]
    short = ["Maddə 1. Məqsəd", "1.1. Bu sınaq aktı yalnız proqramın yoxlanılması üçün yazılmışdır."]
    redactions = (
        SiteRedaction(7001, "Elektron imza sınağı haqqında (nümunə)", "03.03.2024", word_page([SAMPLE, "Maddə 1. İlk mətn"])),
        SiteRedaction(7002, "Elektron imza sınağı haqqında (nümunə)", "21.04.2025", word_page([SAMPLE, "Maddə 1. Aralıq mətn"])),
        SiteRedaction(7003, "Elektron imza sınağı haqqında (nümunə)", "21.04.2025", word_page([SAMPLE, "Maddə 1. İkinci mətn"])),
        SiteRedaction(7004, "", "01.01.2026", word_page([SAMPLE])),
        SiteRedaction(7005, "Elektron imza sınağı haqqında (nümunə)", None, word_page([SAMPLE])),
    )
    yield SiteAct(
        9001, requisite("Elektron imza sınağı haqqında (nümunə)", law, "1-XQ", "05.02.2024", "03.03.2024", ("180.010.000",)),
        word_page([SAMPLE, *short], "windows-1251"), redactions=redactions,
    )  # fmt: skip
    yield SiteAct(
        9002, requisite("Fərdi məlumatların sınaq reyestri barədə (nümunə)", decree, "12", "07.03.2024", None),
        word_page([SAMPLE, *short], "windows-1252"),
    )  # fmt: skip
    yield SiteAct(
        9003, requisite("Bəzi işlərin aparılması qaydası (nümunə)", cabinet, "45", "11.05.2024", "11.05.2024", ("180.020.000",)),
        word_page([SAMPLE, *short], "windows-1254"),
    )  # fmt: skip
    told = "1.2. Kitabxana oxucularının fərdi məlumatları yalnız onların razılığı ilə saxlanılır."
    yield SiteAct(
        9004, requisite("Kitabxana işinin sınağı haqqında (nümunə)", law, "3-XQ", "01.06.2024", None, ("020.010.000",)),
        word_page([SAMPLE, *short, *[told] * 5]),
    )  # fmt: skip
    yield SiteAct(
        9005, requisite("Skamyaların rənglənməsi haqqında (nümunə)", cabinet, "46", "02.06.2024", "02.06.2024", ("240.010.000",)),
        word_page([SAMPLE, *short]),
    )  # fmt: skip
    yield SiteAct(
        9006, requisite("Rabitə qovşaqlarının sınağı (nümunə)", "Rəqəmsal İnkişaf Nazirliyi", "B-7", None, None), None,
        word_file([SAMPLE, *short]), quoted=True,
    )  # fmt: skip
    yield SiteAct(9007, requisite("Elektron sənədin arxivi (nümunə)", cabinet, "47", "03.06.2024", None), None, OLD_WORD)
    yield SiteAct(9008, requisite("İnternet köşklərinin sınağı (nümunə)", cabinet, "48", "04.06.2024", None), None)


def word_file(paragraphs: list[str]) -> bytes:
    """A .docx of plain paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sample_world() -> World:
    """The small world and the sample acts of `fixtures/acts`, their former texts as redactions."""
    small = small_world()
    folder = REPOSITORY / "fixtures" / "acts"
    samples = tuple(_sample(path) for path in sorted(folder.glob("f_*.json")) if path.with_suffix(".html").exists())
    return World((*small.acts, *samples), small.second)


def _sample(path: Path) -> SiteAct:
    data = json.loads(path.read_text("utf-8"))["data"]
    number, record = int(data["id"]), data["requisite"]
    history = sorted((REPOSITORY / "fixtures" / "history").glob(f"f_{number}@*.txt"))
    redactions = tuple(_redaction(number, place, record["title"], file) for place, file in enumerate(history))
    return SiteAct(number, record, path.with_suffix(".html").read_bytes(), redactions=redactions)


def _redaction(number: int, place: int, title: str, file: Path) -> SiteRedaction:
    year, month, day = file.stem.rpartition("@")[2].split("-")
    return SiteRedaction(number * 100 + place, title, f"{day}.{month}.{year}", word_page(file.read_text("utf-8").splitlines()))


def corpus_folder() -> Path | None:
    """The folder of real texts, where there is one."""
    folder = Path(os.environ.get("TOPLU_CORPUS") or REPOSITORY.parent / "shared" / "data")
    return folder if (folder / "codes").is_dir() else None


def corpus_acts(folder: Path) -> Iterator[SiteAct]:
    """The real codes, made into Word pages."""
    for place, path in enumerate(sorted((folder / "codes").glob("*_mecelle.md"))):
        text = path.read_text("utf-8")
        title = re.sub(r"\s*\[\d+\]|</?[si]>", "", text.partition("\n\n")[0]).strip().replace("\n", " ")
        code_page = ("windows-1251", "windows-1252", "windows-1254")[place % 3]
        yield SiteAct(80001 + place, requisite(title, "Məcəllələr", "", None, None), annotated_page(text, code_page))
