"""`toplu compare concordance`, `gaps` and `age`; what is kept ages when a new wording comes in by the usual command."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from acts.concordance.kept import Kept, Reader, Visibility
from acts.concordance.made import MadeConcordance
from acts.concordance.making import Chosen, Making
from acts.concordance.model import Counterpart, Decision, Degree, Provision, State, Suggestion
from acts.concordance.store import Comparisons
from acts.gather import items
from tests.acts.concordance.test_held import ACT, FIRST, SECOND
from tests.web.test_cli import run
from web.cli.common import program
from web.composition import Toplu
from web.settings import Settings
from web.upkeep import Upkeep

AYNUR = Reader("aynur", 1)
CLAUSES = "number,title,text\n1,Scope,Sample clause: no standard.\n2,Checks,The device is checked.\n3,Boats,Boats are blue.\n"
THE_DAY = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    program.cache_clear()
    yield
    program.cache_clear()


@pytest.fixture
def clauses(tmp_path: Path) -> Path:
    path = tmp_path / "Sample standard.csv"
    path.write_text(CLAUSES, "utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    take(folder, FIRST)
    return folder


def take(home: Path, text: str) -> None:
    file = home.with_name("law.txt")
    file.write_text(text, "utf-8")
    done = run(home, "import", "--no-index", "--source", "sample", str(file))
    assert done.exit_code == 0, done.output


def kept(home: Path, visibility: Visibility = Visibility.PUBLISHED) -> tuple[Comparisons, Kept]:
    """A concordance kept: every provision of the law is answered by clause 2, which a person confirmed."""
    engine = Toplu(Settings(home=home)).engine
    store = Comparisons(engine)
    one = store.create(AYNUR, "Sample", made(engine), visibility)
    for row in store.rows(one.uid, AYNUR).rows:
        store.confirm(one.uid, row.key, AYNUR, row.revision)
    return store, one


def made(engine: object) -> MadeConcordance:
    return Making(engine, told).made(Chosen(ACT), Chosen(name="Sample standard.csv", content=CLAUSES.encode()), THE_DAY)  # type: ignore[arg-type]


def told(lefts: tuple[Provision, ...], _rights: object, _languages: object) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(one.id, (Counterpart("2", 0.9),), 0.0, ("2",)) for one in lefts)


def compared(home: Path, *arguments: object) -> Result:
    return run(home, "compare", *map(str, arguments))


def states(store: Comparisons, uid: str) -> dict[str, State]:
    return {row.provision.label: row.state for row in store.all(uid, AYNUR) if row.provision and row.role == "left"}


AGED = {
    "Maddə 1": State.CONFIRMED, "1.1": State.CONFIRMED, "1.2": State.CONFIRMED, "Maddə 2": State.RECHECK, "2.1": State.RECHECK,
    "2.2": State.CONFIRMED,
}  # fmt: skip


def test_what_was_decided_is_to_be_looked_at_again_when_a_new_wording_is_imported(home: Path) -> None:
    store, one = kept(home)
    take(home, FIRST)
    assert set(states(store, one.uid).values()) == {State.CONFIRMED}
    take(home, SECOND)
    assert states(store, one.uid) == AGED
    assert {notice.said for notice in store.notices("aynur")} == {"Maddə 2", "2.1"}
    done = compared(home, "age")
    assert done.stdout == "0 comparisons rest on acts that changed since the last look; 0 rows to be looked at again\n"


def test_age_tells_what_turned(home: Path) -> None:
    _store, one = kept(home)
    taken_in_silence(home)
    done = compared(home, "age")
    assert done.exit_code == 0
    assert f"{one.uid}  2 rows to be looked at again, 0 hold again, 2 notices sent" in done.stdout
    assert "1 comparisons rest on acts that changed since the last look; 2 rows to be looked at again" in done.stdout


def test_a_serving_program_looks_by_itself(home: Path) -> None:
    store, one = kept(home)
    taken_in_silence(home)
    toplu = Toplu(Settings(home=home))
    try:
        assert Upkeep(toplu).look()
    finally:
        toplu.index.close()
    assert states(store, one.uid) == AGED


def taken_in_silence(home: Path) -> None:
    """The amended law, come in without anybody looking at comparisons."""
    toplu = Toplu(Settings(home=home))
    file = home.with_name("law.txt")
    file.write_text(SECOND, "utf-8")
    ingest = toplu.ingest("sample")
    for item in items([file], "sample"):
        ingest.take(item.manifestation, item.card)
    ingest.settle()
    toplu.folding.refresh()


def test_a_concordance_is_suggested_and_not_kept(home: Path, clauses: Path) -> None:
    done = compared(home, "concordance", ACT, clauses, "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert (found["left"]["uri"], found["right"]["title"]) == (ACT, "Sample standard")
    assert [one["label"] for one in found["lefts"]] == ["Maddə 1", "1.1", "1.2", "Maddə 2", "2.1", "2.2"]
    assert [one["id"] for one in found["rights"]] == ["1", "2", "3"]
    assert [one["left"] for one in found["suggestions"]] == [one["id"] for one in found["lefts"]]
    assert Comparisons(program().engine).listed(AYNUR) == ()
    shown = compared(home, "concordance", "71-XQ", clauses).stdout
    assert "Maddə 2 Qurğuya tələblər → " in shown
    assert "6 provisions, " in shown
    assert "among 3; nothing is decided" in shown


def test_the_wording_of_a_day(home: Path, clauses: Path) -> None:
    take(home, SECOND)
    texts = {}
    for day in ("2020-01-01", "2022-01-01"):
        found = json.loads(compared(home, "concordance", ACT, clauses, "--day", day, "--json").stdout)
        texts[day] = next(one["text"] for one in found["lefts"] if one["label"] == "2.1")
    assert texts == {"2020-01-01": "Qurğu ildə bir dəfə yoxlanılır.", "2022-01-01": "Qurğu ayda bir dəfə yoxlanılır."}


def test_its_document_lists_both_directions(home: Path, clauses: Path, tmp_path: Path) -> None:
    out = tmp_path / "table.docx"
    done = compared(home, "concordance", ACT, clauses, "--out", out, "--language", "en", "--layout", "national_nine")
    assert done.exit_code == 0, done.output
    said = words(out)
    assert "Planned act and date" in said
    assert "Boats are blue." in said
    assert "Qurğu ildə bir dəfə yoxlanılır." in said


def words(file: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as whole:
        return "".join(etree.fromstring(whole.read("word/document.xml")).itertext())


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"a,b\n1,2\n", "expected the columns number, title, text"), (b"number,title,text\n", "expected 1 to 5000 provisions, found 0"),
     (b"number,title\n1,\xff\n", "expected a list of clauses in UTF-8")],
)  # fmt: skip
def test_a_list_that_is_none_is_refused(home: Path, tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(content)
    done = compared(home, "concordance", ACT, file)
    assert done.exit_code == 1
    assert why in str(done.exception)


def test_names_of_files_and_layouts_that_are_none(home: Path, clauses: Path, tmp_path: Path) -> None:
    assert "found 'table.rtf'" in compared(home, "concordance", ACT, clauses, "--out", tmp_path / "table.rtf").output
    wrong = compared(home, "concordance", ACT, clauses, "--layout", "az_four")
    assert wrong.exit_code == 2
    assert "concordance_five" in wrong.output
    assert "no act with 'heç nə' in its title or number" in str(compared(home, "concordance", ACT, "heç nə").exception)


def test_gaps_are_those_of_published_tables(home: Path) -> None:
    store, one = kept(home, Visibility.PRIVATE)
    assert compared(home, "gaps").stdout == "0 of 0 provisions need an act or an amendment\n"
    store.publish(one.uid, Visibility.PUBLISHED, AYNUR, one.revision)
    row = next(row for row in store.all(one.uid, AYNUR) if row.role == "right" and row.eid == "3")
    said = Decision((), Degree.NONE, "no rule on boats", "Nazirlik", "Nümunə qanunda dəyişiklik", date(2027, 5, 11))
    store.decide(one.uid, row.key, said, AYNUR, row.revision)
    shown = compared(home, "gaps").stdout
    assert "Sample standard: 33% carried out of 3" in shown
    assert "Sample standard, 1 Scope: open" in shown
    assert "Sample standard, 3 Boats: none · planned: Nümunə qanunda dəyişiklik" in shown
    assert "2 of 3 provisions need an act or an amendment" in shown
    lines = compared(home, "gaps", "--csv").stdout.splitlines()
    assert lines[0].startswith("reference,chapter,provision,heading,answer")
    assert [line.split(",")[2] for line in lines[1:]] == ["1", "3"]
    assert "no rule on boats,Nazirlik,Nümunə qanunda dəyişiklik,2027-05-11" in lines[2]
    found = json.loads(compared(home, "gaps", "--json").stdout)
    assert [gap["provision"]["id"] for gap in found["gaps"]] == ["1", "3"]
    assert found["coverage"][0]["provisions"] == 3


def test_layouts_of_concordances_are_named(home: Path) -> None:
    shown = compared(home, "layouts", "--language", "en").stdout
    assert "az_four  " in shown
    assert "national_nine  " in shown
    assert "eu_many" not in shown
