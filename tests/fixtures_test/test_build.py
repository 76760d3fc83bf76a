"""The committed sample is what its sources build, and says on its face that it is no law."""

import io
import json
import re
import tomllib
import zipfile
from pathlib import Path

import lxml.html
import pytest

from fixtures.build import outputs
from fixtures.catalogue import SOURCE, SampleAct, read_catalogue
from fixtures.markup import parse_source

FIXTURES = Path(__file__).parents[2] / "fixtures"
CATALOGUE = read_catalogue()
PAGES = [a for a in CATALOGUE if "html" in a.forms]
HISTORIES = sorted((FIXTURES / "history").glob("*.toml"))


def page(act_id: int) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((FIXTURES / "acts" / f"f_{act_id}.html").read_bytes())


def opened(body: bytes) -> bytes | list[tuple[str, bytes]]:
    """The members of a .docx (compressors differ between machines), the bytes of anything else."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def texts(root: lxml.html.HtmlElement, path: str) -> str:
    return words(" ".join(e.text_content() for e in root.xpath(path)))


def test_the_committed_files_are_what_the_sources_build() -> None:
    built = {path.as_posix(): body for path, body in outputs()}
    held = {f.relative_to(FIXTURES).as_posix() for name in ("acts", "history") for f in (FIXTURES / name).iterdir()}
    assert held == set(built)
    assert [name for name, body in built.items() if opened((FIXTURES / name).read_bytes()) != opened(body)] == []


@pytest.mark.parametrize("act", PAGES, ids=lambda a: str(a.id))
def test_a_page_says_first_that_it_is_a_sample(act: SampleAct) -> None:
    root = page(act.id)
    assert words(root.find("body").text_content()).startswith("Nümunədir, hüquqi qüvvəsi yoxdur / Sample, not law")
    assert "(nümunə)" in act.title


@pytest.mark.parametrize("act", PAGES, ids=lambda a: str(a.id))
def test_each_note_reference_has_its_note_and_each_note_its_reference(act: SampleAct) -> None:
    root = page(act.id)
    referred = root.xpath("//a[starts-with(@href,'#_edn') and not(starts-with(@href,'#_ednref'))]/@href")
    noted = root.xpath("//div[starts-with(@id,'edn')]/@id")
    assert sorted(referred) == sorted(f"#_{n}" for n in noted)


@pytest.mark.parametrize("act", CATALOGUE, ids=lambda a: str(a.id))
def test_a_card_has_the_shape_of_the_site(act: SampleAct) -> None:
    card = json.loads((FIXTURES / "acts" / f"f_{act.id}.json").read_text("utf-8"))["data"]
    assert card["htmlUrl"] == f"https://e-qanun.az/frameworks/990/f_{act.id}.html"
    assert set(card["requisite"]) == {
        "title", "acceptDate", "effectDate", "typeName", "statusName", "citation", "registerCode", "registerDate", "classCodes",
    }  # fmt: skip
    assert re.fullmatch(r"(\d{14})?", card["requisite"]["registerCode"])


@pytest.mark.parametrize("path", HISTORIES, ids=lambda p: p.stem)
def test_each_modification_shows_on_the_page(path: Path) -> None:
    """Old words stand struck, in the text or in the note; new words stand in italics."""
    root = page(int(path.stem.removeprefix("f_")))
    struck, italic, whole = texts(root, "//s"), texts(root, "//i"), words(root.text_content())
    for done in tomllib.loads(path.read_text("utf-8"))["modification"]:
        assert all(line in struck for line in re.split("[\n\t]", done["old"])), done
        assert all(line in italic for line in re.split("[\n\t]", done["new"])) or "əğv edilmişdir" in done["new"], done
        assert f"{done['act']} nömrəli" in whole


@pytest.mark.parametrize("path", HISTORIES, ids=lambda p: p.stem)
def test_the_amending_act_orders_what_the_history_tells(path: Path) -> None:
    """Every old word of an exchange and every new text stands in the amending act's own page."""
    for done in tomllib.loads(path.read_text("utf-8"))["modification"]:
        ordered = words(page(done["act_id"]).text_content())
        quoted = [done["old"]] if done["operation"] in ("substitute", "delete") and len(done["old"]) > 1 else []
        new = re.split("[\n\t]", done["new"]) if len(done["new"]) > 1 and "əğv edilmişdir" not in done["new"] else []
        assert [line for line in quoted + new if line not in ordered] == [], done


def test_all_three_code_pages_occur() -> None:
    assert {a.code_page for a in PAGES} == {"windows-1251", "windows-1252", "windows-1254"}


def numbers(path: Path) -> list[str]:
    """Printed numbers of what stands today."""
    shown = [p for p in parse_source(path.read_text("utf-8")).paragraphs if not p.replaced]
    texts = ("".join(piece.text for piece in p.pieces if not piece.died) for p in shown)
    plain = (re.sub(r"^(Maddə|Article) ", "", text.strip()) for text in texts)
    return [m[0] for text in plain if (m := re.match(r"\d[\d.-]*\.|\w\)", text))]


@pytest.mark.parametrize("act", [a for a in CATALOGUE if any(f.startswith("en.") for f in a.forms)], ids=lambda a: str(a.id))
def test_both_languages_have_the_same_numbers(act: SampleAct) -> None:
    gone = {990002: ["12."], 990003: ["15."], 990011: ["5.3."]}.get(act.id, [])
    english, azerbaijani = numbers(SOURCE / f"{act.id}.en.txt"), numbers(act.source)
    assert [n for n in english if n not in gone] == [n for n in azerbaijani if n not in gone]
