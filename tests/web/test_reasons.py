"""Reasons in the reader's language: every sentence the code can say has a row, and no value in it is lost."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from acts.errors import ActsError
from acts.folding import Folding
from acts.frbr import Manifestation
from acts.ingest import read_act
from acts.lines import READERS
from acts.tables import changes, manifestations, problems, work_topics
from acts.topics import By, TopicMatch
from crawler.eqanun import EVERYTHING, NO_TOPIC, NOT_IN_TEXT, UNREADABLE
from crawler.job import CrawlSettings
from crawler.run import crawl
from crawler.sources import SOURCES
from crawler.tables import crawl_pages, crawl_selections
from storage.database import metadata, open_database
from storage.raw import RawStore
from tests.faults.test_bad_input import bad_files
from tests.site.server import Site
from tests.site.world import sample_world
from tests.web.world import world_app
from web import names, reasons
from web.reason_table import AMENDMENTS, HISTORY, SENTENCES

ROOT = Path(__file__).parents[2]
SAYING = frozenset({
    "ReadError", "UnknownFormatError", "ChangedError", "BadAnswerError", "HostRefusedError", "Miss", "Unparsed", "Misread", "refused",
    "remark", "spoil",
})  # fmt: skip
"""What the code makes of a reason; the reason is the last thing given, wherever it has no `reason=`."""
NAMING = frozenset({"lost", "kept"})
"""What is told of a part of a foreign file: the second thing given."""
REASONED = ("acts/history/**/*.py", "acts/modifications/**/*.py", "acts/folding.py", "acts/former.py")
"""Modules of which every public constant of several words is a reason."""
NO_REASONS = frozenset({"OWN_TEXT", "DAY"})
"""Constants there that are none: what a day is known by, a pattern."""
TELLING = frozenset({"placing.py", "eqanun_lists.py", "eqanun_answers.py", "spider.py", "pipeline.py", "topics.py", "put_words.py"})
"""Modules of which the functions give back reasons."""
INSIDE = (
    ("7known formats", "unknown format; known formats"),
    ("7: 7; unknown format", "7: a zip file without the part 7 is no .docx; unknown format"),
    ("7, which no page", "tags are nested deeper than 256 levels, which no page"),
    ("expected 7 as JSON", "expected a list of acts as JSON"),
    ("expected 7 as a JSON object, found 7", "expected a list of acts as a JSON object, found list"),
    ("redactions in data, found 7", "redactions in data, found str"),
    ("lies in no 7", "lies in no article"),
    ("no 7 was named", "no article was named"),
    ("it has no id", "redaction 7: it has no id"),
    ("7 has no", "redaction 7: 7 has no"),
    ("7” 7 times7", "7” 7 times, phrases of the topic 9 times"),
    ("7 77, which is not read", "an image 77, which is not read"),
    ("attribute 777", "attribute 7 of namespace 7"),
    ("published for 7", "published for 2023-05-11"),
    ("published for", "published for 2023-05-11"),
    ("<7>, which leads to", "<7>, which leads to 7, which is not read"),
    ("an image", "an image 7, which is not read"),
    ("a reviewer refused it", "a reviewer refused it: 7"),
)
"""What stands for 7 where only some values may, and what a sentence given back is put into."""
TABLES = (problems, changes, manifestations, crawl_pages, crawl_selections, work_topics)
"""Where reasons are kept."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return world_app(tmp_path_factory.mktemp("reasons"), empty=True)


@pytest.fixture
def azerbaijani(app: Flask) -> Iterator[None]:
    with app.test_request_context("/az/coverage"):
        yield


@dataclass(frozen=True, slots=True)
class Source:
    """A module, and what its names may stand for: by name the values they are given, imported constants included."""

    name: str
    tree: ast.Module
    values: Mapping[str, tuple[ast.expr, ...]]


def sources() -> Iterator[Source]:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted([*ROOT.glob("acts/**/*.py"), *ROOT.glob("crawler/*.py")])}
    given = {path: _given(tree) for path, tree in trees.items()}
    for path, tree in trees.items():
        taken = {name: values for origin, name in _imported(tree) for values in [given.get(origin, {}).get(name, ())]}
        yield Source(path.relative_to(ROOT).as_posix(), tree, {**taken, **given[path]})


def _given(tree: ast.Module) -> dict[str, tuple[ast.expr, ...]]:
    """By name, what is assigned to it anywhere in a module."""
    found: dict[str, tuple[ast.expr, ...]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = (*found.get(name, ()), value)
    return found


def _imported(tree: ast.Module) -> Iterator[tuple[Path, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((ROOT / f"{node.module.replace('.', '/')}.py", alias.name) for alias in node.names)


def sentences() -> Iterator[tuple[str, str]]:
    """Where and what the code says as a reason; 7 stands for what changes."""
    constants = {path.relative_to(ROOT).as_posix() for pattern in REASONED for path in ROOT.glob(pattern)}
    for source in sources():
        said = [one for node in ast.walk(source.tree) if (one := _saying(node, Path(source.name).name)) is not None]
        if source.name in constants:
            said += [value for node in source.tree.body for value in _constant(node)]
        yield from ((f"{source.name}:{one.lineno}", text) for one in said for text in _said(one, source))


def _constant(node: ast.stmt) -> Iterator[ast.expr]:
    """The value of a public constant of a module."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            if name.isupper() and not name.startswith("_") and name not in NO_REASONS:
                yield value


def _saying(node: ast.AST, module: str) -> ast.expr | None:
    """The expression in a node that is a reason."""
    match node:
        case ast.Call(keywords=[*_, ast.keyword(arg="reason", value=said)]):
            return said
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[*_, last]) if name in SAYING:
            return last
        case ast.Call(func=ast.Attribute(attr=name), args=[_, second, *_]) if name in NAMING:
            return second
        case ast.Return(value=ast.Tuple(elts=[*_, last])) if module in TELLING:
            return last
        case ast.Return(value=ast.expr() as value) | ast.Yield(value=ast.expr() as value) if module in TELLING:
            return value
    return None


def _said(node: ast.expr, source: Source) -> Iterator[str]:
    """The sentences an expression may be; a name is what it is given in its module."""
    match node:
        case ast.Constant(value=str(text)) if " " in text:
            yield text
        case ast.JoinedStr(values=parts):
            yield from _joined(parts, source)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_said(one, source), *_said(other, source))
        case ast.Name(id=name):
            others = replace(source, values={other: values for other, values in source.values.items() if other != name})
            yield from (text for value in source.values.get(name, ()) for text in _said(value, others))


def _joined(parts: list[ast.expr], source: Source) -> Iterator[str]:
    texts = [""]
    for part in parts:
        if isinstance(part, ast.FormattedValue) and (isinstance(part.value, ast.IfExp) or _names_a_constant(part.value)):
            said = list(_said(part.value, source)) or ["7"]
        else:
            said = [str(part.value)] if isinstance(part, ast.Constant) else ["7"]
        texts = [text + more for text in texts for more in said]
    yield from texts


def _names_a_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id.isupper()


@pytest.mark.usefixtures("azerbaijani")
def test_every_sentence_of_the_code_has_a_row() -> None:
    found = list(sentences())
    assert len(found) > 50
    assert [(where, text) for where, text in found if not reasons.known(_whole(text))] == []
    assert all(map(reasons.known, (EVERYTHING, NO_TOPIC, NOT_IN_TEXT, UNREADABLE)))


def test_no_row_about_amendments_is_out_of_use() -> None:
    found = {_whole(text) for _where, text in sentences()}
    rows = [(row, reasons.pattern(row)) for row in (*HISTORY, *AMENDMENTS)]
    assert [row for row, pattern in rows if not any(map(pattern.fullmatch, found))] == []


def _whole(text: str) -> str:
    """A sentence as it may really be said."""
    for bare, put in INSIDE:
        text = text.replace(bare, put) if put not in text else text
    return text


def bad_reasons(folder: Path) -> Iterator[str]:
    """Why files cannot be read, or what in them is not understood."""
    bad_files(folder)
    files = [*sorted(folder.iterdir()), *sorted((ROOT / "fixtures").glob("acts/f_*.*")), *sorted((ROOT / "fixtures" / "bad").iterdir())]
    for file in (file for file in files if file.suffix != ".json" and file.stat().st_size < 100_000_000):
        try:
            yield from (doubt.reason for doubt in read_act(Manifestation("import", "file:x", file.name, file.read_bytes())).doubts)
        except ActsError as error:
            yield str(error)


@pytest.mark.usefixtures("azerbaijani")
def test_reasons_of_bad_files_are_known(tmp_path: Path) -> None:
    found = set(bad_reasons(tmp_path))
    assert len(found) >= 6
    assert [text for text in found if not reasons.known(text)] == []


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A crawl of the replay, into the registry, its texts followed through time."""
    home = tmp_path_factory.mktemp("crawl")
    engine = open_database(f"sqlite:///{home / 'toplu.db'}")
    metadata.create_all(engine)
    quick = CrawlSettings(delay=0, autothrottle=False, backoff=0.01, tries=2, contact="https://example.org/toplu")
    with Site(sample_world()) as site:
        crawl("eqanun", engine=engine, raw=RawStore(home / "raw"), settings=quick, base_urls=site.base_urls)
    Folding(engine).refresh()
    yield engine
    engine.dispose()


@pytest.mark.usefixtures("azerbaijani")
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_reasons_of_a_crawl_are_known(crawled: Engine, table: sa.Table) -> None:
    with crawled.connect() as connection:
        found = set(connection.execute(sa.select(table.c.reason).where(table.c.reason != "")).scalars())
    assert found or table in (problems, changes, manifestations)
    assert [text for text in found if not reasons.known(text)] == []


CASES = (
    ("a number without closing mark", "nömrədən sonra nöqtə və ya mötərizə yoxdur"),
    ("the line lies in no article", "sətir heç bir maddə daxilində deyil"),
    ("the same number was used before (art_12__para_12.3)", "bu nömrə əvvəl də işlədilib (maddə 12, hissə 12.3)"),
    ("a.docx, part word/x.xml: expected XML without a document type, found one, which is refused",
     "a.docx, daxili fayl word/x.xml: sənəd növü elan edilməyən XML gözlənilirdi, faylda sənəd növü elan edilib; belə fayl qəbul edilmir"),
    ("b.html: at most 67,108,864 bytes are read, found 99,000,000",
     "b.html: ən çoxu 67.108.864 bayt oxunur, faylda isə 99.000.000 bayt var"),
    ("adopted 2024-02-05, before 2024-06-03", "qəbul tarixi 5 fevral 2024 – 3 iyun 2024 tarixindən əvvəl"),
    ("personal-data: the title has “fərdi; məlumat”; e-signature: its classification code is 180.010.000",
     "Fərdi məlumatlar: adında “fərdi; məlumat” ifadəsi var; Elektron imza və elektron sənəd: təsnifat kodu 180.010.000"),
    ("redaction 4: 7004 has no title; redaction 5: 7005 has no date (None)",
     "redaksiya 4: 7004 – adı yoxdur; redaksiya 5: 7005 – tarixi yoxdur (heç nə)"),
    ("expected a page of a.az or b.az, found http://c/", "a.az və ya b.az saytının səhifəsi gözlənilirdi, gələn ünvan: http://c/"),
    ("the text has no such provision", "mətndə belə norma yoxdur"),
    ("a reviewer refused it: yoxlanılıb", "redaktor qəbul etməyib: yoxlanılıb"),
    ("eId of a <li>, which is no unit here (12)", "&lt;li&gt; elementinin eId-si: o burada struktur elementi sayılmır (12)"),
    ("metadata of namespace none", "adsız ad fəzasından metaməlumat"),
    ("the site answered 404", "sayt 404 kodu ilə cavab verdi"),
    ("", ""),
)  # fmt: skip


@pytest.mark.usefixtures("azerbaijani")
@pytest.mark.parametrize(("kept", "shown"), CASES)
def test_reason_is_said_in_azerbaijani(kept: str, shown: str) -> None:
    assert reasons.reason(kept) == shown


@pytest.mark.usefixtures("azerbaijani")
def test_an_unknown_sentence_is_marked_and_harmless() -> None:
    odd = '<span lang="en">&lt;b&gt;odd&lt;/b&gt;</span>'
    assert reasons.reason("the site answered 404; <b>odd</b>") == f"sayt 404 kodu ilə cavab verdi; {odd}"
    assert not reasons.known("odd")


def test_an_english_page_says_it_in_english(app: Flask) -> None:
    with app.test_request_context("/en/coverage"):
        assert reasons.reason("expected a list of redactions in data, found NoneType").endswith("in data, found nothing")
        said = reasons.reason(TopicMatch("ict", By.TEXT, "rabitə", 3, 9).reason)
        assert said.startswith('the text has “<span lang="az">rabitə</span>” 3 times')


@pytest.mark.parametrize("language", ["az", "en"])
@settings(deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=200) | st.lists(st.sampled_from(SENTENCES)).map("; ".join))
def test_any_text_is_shown(app: Flask, language: str, text: str) -> None:
    with app.test_request_context(f"/{language}/coverage"):
        shown = reasons.reason(text)
        assert reasons.known(text) or shown


FITTING = {
    "day": "2024-02-05", "since": "2024-06-03", "unit": "article", "topic": "ict", "type": "list", "answer": "a list of acts",
    "status": "404", "code": "180.010.000", "error": "OddError",
}  # fmt: skip
"""A value for each place where only some may stand."""


@pytest.mark.parametrize("language", ["az", "en"])
@settings(deadline=None)
@given(data=st.data())
def test_no_value_is_lost(app: Flask, language: str, data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from([row for row in SENTENCES if "%(why)s" not in row]))
    free = [name for name in reasons.HOLE.findall(sentence) if name not in reasons.HOLES or name in ("said", "id", "value", "key")]
    values = {name: data.draw(st.from_regex(r"[a-zəğ<&]{1,9}", fullmatch=True)) for name in free}
    numbers = {name: str(data.draw(st.integers(0, 999))) for name, hole in reasons.HOLES.items() if hole is reasons.NUMBER}
    rest = dict.fromkeys(reasons.HOLE.findall(sentence), "x") | FITTING
    said = sentence % (rest | numbers | values)
    with app.test_request_context(f"/{language}/coverage"):
        shown = reasons.reason(said)
        assert reasons.known(said)
        text = shown.unescape()
        assert all(value in text for value in values.values())
        assert all(numbers[name] in text for name in reasons.HOLE.findall(sentence) if name in numbers)


def test_sources_are_called_as_their_table_calls_them(app: Flask) -> None:
    for language in ("az", "en"):
        with app.test_request_context(f"/{language}/coverage"):
            assert {source.name: names.source_name(source.name) for source in SOURCES} == {
                source.name: source.az if language == "az" else source.en for source in SOURCES
            }


def test_every_reader_has_a_name() -> None:
    assert {reader.name for reader in READERS} == set(names.READERS)
