"""Hostile acts through time: an honest verdict for each, each modification applied or refused in words, and every page opens."""

import random
import signal
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from acts.history.calendar import CalendarError, read_table
from acts.history.corrections import CorrectionError, load
from acts.history.model import Outcome
from acts.tables import changes, manifestations, timelines
from tests.faults.hostile import BODY, XSS, Registry, act, addresses, cited, substituted
from tests.faults.program import ROOT, Program

GOOD = substituted("1.1-ci maddədə", "üç", "iki")
"""A note that can be applied whatever stands beside it."""
HUGE = "9" * 5000
OLD = "yeni redaksiyada verilmişdir.\n\nƏvvəlki redaksiyada deyilirdi:\n\n"


def renumbered(*pairs: tuple[int, int]) -> list[str]:
    return [GOOD, *(f"{cited()} ilə {one}-ci maddə {two}-ci maddə hesab edilmişdir." for one, two in pairs)]


def dated(*days: str) -> list[str]:
    return [GOOD, *(substituted("2.1-ci maddədə", "pişik", "gözətçi", number=f"{at}-VQD", day=day, paper=f"“Azərbaycan” qəzeti, {day}")
                    for at, day in enumerate(days, start=20))]  # fmt: skip


ODD_DAYS = ("1 yanvar 0001-ci il", "31 dekabr 9999-cu il", "31 fevral 2015-ci il", "0 may 2015-ci il", f"{HUGE} may {HUGE}-ci il")
CASES = {
    "notes against the text": act([GOOD, f"{cited()} ilə 2-ci maddə ləğv edilmişdir.", f"{cited()} ilə 3.1-ci maddə {OLD}3.1. Yox."]),
    "acts to come and acts before the act": act(dated("3 may 2095-ci il", "3 may 1815-ci il")),
    "two acts on one day": act([GOOD, substituted("1.1-ci maddədə", "dörd", "üç", number="8-VQD")]),
    "no such target": act([GOOD, f"{cited()} ilə 98-ci maddənin 4-cü hissəsinin üçüncü abzası çıxarılmışdır."]),
    "numbers in a circle of two": act(renumbered((1, 2), (2, 1))),
    "numbers in a circle of three": act(renumbered((1, 2), (2, 3), (3, 1))),
    "a number to itself": act(renumbered((1, 1))),
    "two numbers to one": act(renumbered((1, 3), (2, 3))),
    "ranges without end": act([GOOD, f"{cited()} ilə 4–999999-cu maddələr ləğv edilmişdir.",
                               f"{cited()} ilə 4–{HUGE}-ci maddələr ləğv edilmişdir.",
                               f"{cited()} ilə I–MMMCMXCIX fəsillər ləğv edilmişdir.",
                               f"{cited()} ilə {HUGE}-ci maddə {HUGE}1-ci maddə hesab edilmişdir."]),
    "quotations without end": act([GOOD, f"{cited()} ilə 2.1-ci maddədə ““üç” sözü “iki““ “ sözü ilə “əvəz edilmişdir",
                                   f"{cited()} ilə " + "“" * 1000, f"{cited()} ilə " + "(“" * 500 + "“”" * 500 + " əvəz edilmişdir."]),
    "signs without end": act([GOOD, cited() + "(" * 20000 + ")" * 20000, f"{cited()} ilə " + "[1] " * 1000]),
    "notes twice, out of order, empty": act([f"[1] {GOOD}", f"[1] {GOOD}", "[3] x", "[2]", "[4]", "[9999] yox"]),
    "marks of no note": act([GOOD], body=(*BODY, "Maddə 4. Yox [77] [0] [99999]", "4.1. Yox [5][5].")),
    "days that are none": act(dated(*ODD_DAYS)),
    "an end before the beginning": act([GOOD, (
        f"{cited()} ilə 2.1-ci maddədə “pişik” sözü “gözətçi” sözü ilə əvəz edilmişdir (1 yanvar 2020-ci ildən 1 yanvar 2010-cu ilədək)")]),
    "deep numbers": act([GOOD, f"{cited()} ilə 9{'.1' * 300}-ci maddə ləğv edilmişdir.", f"{cited()} ilə " + "1-ci bəndinin " * 300],
                        body=(*BODY, "Maddə 9. Dərin", *(f"9{'.1' * depth}. Bölmə" for depth in range(1, 150)))),
    "a word of a million characters": act([GOOD, substituted("2.1-ci maddədə", "a" * 1_000_000, "gözətçi")]),
    "an old wording of a million characters": act([GOOD, f"{cited()} ilə 3.1-ci maddə {OLD}" + "3.1. Fənər sökülmür. " * 50_000]),
    "numbers of thousands of digits": act([GOOD], body=(*BODY, f"Maddə {HUGE}. Ad", f"{HUGE}.1. Söz.", f"4.{HUGE}. Söz", f"{HUGE}) bənd")),
    "characters no file may have": act([substituted("1.1-ci maddədə", "ü\x01ç\x1f", "iki")], body=(
        *BODY[:2], "1.2. Fə\x02nər \x0b \ufffe\uffff \U0001f600 \u202e\u2028 söz", *BODY[3:])),
    "markup": act([substituted("1.1-ci maddədə", XSS, "iki"),
                   substituted("2.1-ci maddədə", f"pişik{XSS}", "gözətçi", number="9<script>-VQD"), (
                   f"3 may 2015-ci il tarixli 8-VQD nömrəli “{XSS} haqqında” Azərbaycan Respublikasının Qanunu (“{XSS}” qəzeti, 10 may "
                   f"2015-ci il) ilə 3.1-ci maddə {OLD}3.1. {XSS} {{{{7*7}}}}"), f"{cited()} ilə {XSS}-ci maddə ləğv edilmişdir."],
                  title=f"Fənərlər {XSS} haqqında"),
}  # fmt: skip
OPEN = frozenset((200, 302, 400, 404, 414))
MARKUP = ("<script>alert", "<img src=x", "<svg/onload")


@pytest.mark.fault
@pytest.mark.parametrize("name", CASES)
def test_a_hostile_act_is_told_honestly_and_opens_everywhere(tmp_path: Path, name: str) -> None:
    registry = Registry.at(tmp_path)
    (verdict,) = registry.take(CASES[name])
    assert verdict.outcome == "added", verdict.reason
    ((uri, timeline),) = registry.timelines()
    assert any(change.outcome is Outcome.APPLIED for change in timeline.changes)
    assert all(change.reason for change in timeline.refused())
    for address in addresses(uri, timeline):
        answer = registry.client.get(address)
        assert answer.status_code in OPEN, address
        if answer.mimetype != "text/plain":
            assert not any(markup in answer.get_data().decode("utf-8", "ignore") for markup in MARKUP), address


ORDER = """{title}

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Maddə 1. “{amends} haqqında” Azərbaycan Respublikasının {day} tarixli {number} nömrəli Qanununda aşağıdakı dəyişikliklər edilsin:

1.1. 1-ci maddədə “edilsin” sözü “edilməsin” sözü ilə əvəz edilsin.

Maddə 2. {day} tarixli {number} nömrəli Qanun ləğv edilsin.

Maddə 3. Bu Qanun dərc edildiyi gündən 999 il sonra qüvvəyə minir.

Bakı şəhəri, {own_day}

№ {own}
"""


def order(own: str, own_day: str, number: str, day: str) -> str:
    title = "Qanunda dəyişiklik edilməsi haqqında"
    return ORDER.format(title=title, amends="Qanunda dəyişiklik edilməsi", day=day, number=number, own=own, own_day=own_day)


@pytest.mark.fault
@pytest.mark.parametrize("pairs", [(("5-VQD", "5-VQD"),), (("5-VQD", "6-VQD"), ("6-VQD", "5-VQD"))], ids=["itself", "each other"])
def test_acts_that_amend_and_repeal_themselves_or_each_other_open(tmp_path: Path, pairs: tuple[tuple[str, str], ...]) -> None:
    registry = Registry.at(tmp_path)
    days = {"5-VQD": "3 may 2015-ci il", "6-VQD": "4 may 2015-ci il"}
    for own, other in pairs:
        registry.take(order(own, days[own], other, days[other]), f"{own}.txt")
    found = list(registry.timelines())
    assert len(found) == len(pairs)
    for uri, timeline in found:
        assert all(change.reason for change in timeline.refused())
        assert {registry.client.get(address).status_code for address in addresses(uri, timeline)} <= OPEN


HEAD = "code\tact_date\tact_number\tpublished\twhy\tnotes_of_the_newer_text\n"
ROWS = (
    "x\t2015-01-01\t1\t2015-01-02\tin force later, 999999999 days after publication\t",
    "x\t2015-01-01\t1\t2015-01-02\tin force later, 999999999 months after publication\t",
    f"x\t2015-01-01\t1\t2015-01-02\tin force later, {HUGE} months after publication\t",
    "x\t9999-01-01\t1\t9999-12-31\tin force later, one month after publication\t",
    "x\t2015-02-31\t1\t2015-01-02\ty\t", "x\t2015-01-01\t1\t0000-00-00\ty\t", "x\t2015-01-01\t1\t2014-01-01\ty\t", "x\ty", "\0\0",
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_a_wrong_row_of_commencement_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "table.tsv").write_text(HEAD + row, "utf-8")
    with pytest.raises(CalendarError, match=r"table\.tsv: line 2: (\w+: )?expected"):
        read_table(tmp_path / "table.tsv")


def test_a_table_of_other_bytes_is_told(tmp_path: Path) -> None:
    (tmp_path / "table.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CalendarError, match="UTF-8"):
        read_table(tmp_path / "table.tsv")


@pytest.mark.parametrize("text", ["x", "correction=[1]", 'correction="x"', "a=" + "[" * 5000, f"a={HUGE}", "[[correction]]\nact=1"])
def test_a_correction_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.toml").write_text(text, "utf-8")
    with pytest.raises(CorrectionError, match=r"own\.toml"):
        load(tmp_path)


CORRECTION = """[[correction]]
act = "/akn/az/act/law/2010-02-03/77-xq"
footnote = "{note}"
item = 1
target = "art_1.1"
why = "x"
refuse = true
"""


@pytest.mark.fault
def test_a_correction_that_matches_nothing_is_told_and_the_rest_is_built(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    (program.home / "corrections").mkdir(parents=True)
    (program.home / "corrections" / "own.toml").write_text(CORRECTION.format(note="99"), "utf-8")
    (tmp_path / "one.md").write_text(act([GOOD]), "utf-8")
    (tmp_path / "two.md").write_text(act([GOOD], number="78-XQ"), "utf-8")
    done = program.run("import", tmp_path / "one.md", tmp_path / "two.md")
    assert "Traceback" not in done.stdout + done.stderr
    assert "own.toml, entry 1" in done.stdout + done.stderr
    assert {row[0] for row in built(program)} == {"two.md"}


def built(program: Program) -> list[tuple[object, ...]]:
    """The timelines held, by the file they are of: how each change ended."""
    engine = program.engine()
    query = (
        sa.select(manifestations.c.name, timelines.c.builder, changes.c.seq, changes.c.outcome, changes.c.reason, changes.c.body)
        .join(timelines, timelines.c.manifestation_id == manifestations.c.id)
        .outerjoin(changes, changes.c.manifestation_id == manifestations.c.id)
        .order_by(manifestations.c.name, changes.c.seq)
    )
    with engine.begin() as connection:
        found = [tuple(row) for row in connection.execute(query)]
    engine.dispose()
    return found


@pytest.mark.fault
def test_killed_while_timelines_are_built_the_next_run_ends_alike(tmp_path: Path) -> None:
    acts = ROOT / "fixtures" / "acts"
    whole, killed = Program(tmp_path / "whole"), Program(tmp_path / "killed")
    assert whole.run("import", "--no-index", acts).returncode == 0
    moments, kills = random.Random(4), 0
    for _ in range(12):
        process = killed.start("import", "--no-index", acts)
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until and not (killed.home / "toplu.db").exists():
            time.sleep(0.05)
        time.sleep(moments.uniform(0.2, 6))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
    assert kills
    assert killed.run("import", "--no-index", acts).returncode == 0
    assert built(killed) == built(whole)
    assert killed.state() == whole.state()
