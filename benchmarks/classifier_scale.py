"""A classifier of 20,000 items and the 60,000 acts that carry its codes, each answer beside a plain SQL join over plain tables.

    python benchmarks/classifier_scale.py [--items 20000] [--acts 60000] [--rounds 3] [--database postgresql://user@host/empty]

Items and acts are invented. A second version differs in one item of twenty. Prints, measured in one run and taking turns: two versions
compared; the changes read out of them, as they are proposed to a person; what makes a version refused (codes, parents, circles); what a
proposal that splits fifty codes touches, counted and with its first page, and a code offered to each of these acts by the words of its
title; and the queries behind the pages of the tree. Plain SQL only finds the rows: it tells neither the kind of a change nor its ground,
and its rows are not made into values. Without `--database` a new SQLite file is used.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from timing import best, by_turns

import acts.tables as act_tables
from acts.register.store import Register
from acts.register.tables import register_codes
from classifiers.lifecycle.impact import Weighing
from classifiers.lifecycle.kinds import ACT
from classifiers.lifecycle.model import Action, Change, Proposal, Standing
from classifiers.lifecycle.remembering import Remembering
from classifiers.lifecycle.uses import AllUses
from classifiers.schemes.comparing import compare
from classifiers.schemes.computing import computed
from classifiers.schemes.model import Concept, ConceptScheme, Label, Level
from classifiers.schemes.order import objections
from classifiers.schemes.store import SchemeStore
from storage.database import metadata, open_database, writing

SCHEME, WIDE, ON_A_PAGE = "scale", 500, 50
PATTERNS = (r"\d\d", r"\d\d\.\d\d\d", r"[\d.]+")
LEVELS = tuple(Level(depth, (Label(f"səviyyə {depth}", "az"),), pattern) for depth, pattern in enumerate(PATTERNS, 1))
SYLLABLES = tuple(first + last for first in "bdgklmnrstvz" for last in ("a", "ə", "i", "ı", "o", "u", "ü", "ar", "ət", "in", "ol"))
PLAIN = {
    "two versions compared": (
        "SELECT o.code, n.code FROM plain_old o LEFT JOIN plain_new n ON n.code = o.code WHERE n.code IS NULL OR n.name <> o.name "
        "OR n.parent <> o.parent UNION ALL SELECT NULL, n.code FROM plain_new n LEFT JOIN plain_old o ON o.code = n.code "
        "WHERE o.code IS NULL"
    ),
    "checks of a version": (
        "SELECT code FROM plain_new GROUP BY code HAVING count(*) > 1 UNION ALL SELECT n.code FROM plain_new n LEFT JOIN plain_new p "
        "ON p.code = n.parent WHERE n.parent <> '' AND p.code IS NULL"
    ),
    "impact of a proposal": (
        "SELECT a.title, c.code FROM plain_codes c JOIN plain_acts a ON a.id = c.act JOIN plain_touched t ON t.code = c.code ORDER BY 2, 1"
    ),
    "the tree at its top": "SELECT code, name FROM plain_new WHERE parent = '' ORDER BY code",
    f"a node of {WIDE}": "SELECT code, name FROM plain_new WHERE parent = '00.000' ORDER BY code",
    "search in the tree": "SELECT code, name FROM plain_new WHERE name LIKE '%bar%' ORDER BY code LIMIT 50",
}


def main() -> None:
    args = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(args.database or f"sqlite:///{folder}/scale.db")
        metadata.create_all(engine)
        try:
            _measure(engine, args)
        finally:
            _clean(engine)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=20_000)
    parser.add_argument("--acts", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", default="")
    return parser.parse_args()


def _measure(engine: Engine, args: argparse.Namespace) -> None:
    before = items_of(args.items)
    after = changed(before)
    store = SchemeStore(engine)
    first, second = best(1, lambda: _publish(store, "1", before)), best(1, lambda: _publish(store, "2", after))
    print(f"{len(before)} items published in {first:.2f} s, the next version in {second:.2f} s")
    touched = [one.code for one in after if one.level == LEVELS[-1].depth][:: max(1, len(after) // 50)][:50]
    _fill(engine, before, after, args.acts, touched)
    works = _works(engine, store, after, _proposal(touched))
    plain = {name: (lambda sql=sql: _rows(engine, sql)) for name, sql in PLAIN.items()}
    both = {**works, **{f"plain {name}": work for name, work in plain.items()}}
    times = by_turns(args.rounds, both)
    for name in works:
        _tell(name, times[name], times.get(f"plain {name}"))


def _works(engine: Engine, store: SchemeStore, after: tuple[Concept, ...], proposal: Proposal) -> dict[str, Callable[[], object]]:
    weighing = Weighing(Remembering(store), AllUses({ACT: Register(engine)}))
    impact = weighing.impact(proposal, {})
    print(f"the proposal touches {impact.total} acts under {len(impact.codes)} codes; {len(compare(store, SCHEME, '1', '2'))} differences")
    return {
        "two versions compared": lambda: store.compared(SCHEME, "1", "2"),
        "changes with their grounds": lambda: computed(store, SCHEME, "1", "2"),
        "checks of a version": lambda: objections(after, LEVELS),
        "impact of a proposal": lambda: (weighing.impact(proposal, {}), weighing.page(proposal, {}, "", 0, ON_A_PAGE)),
        "a code offered to each act": lambda: list(weighing.lines(proposal, {})),
        "the tree at its top": lambda: store.tree(SCHEME),
        f"a node of {WIDE}": lambda: store.tree(SCHEME, parent="00.000"),
        "search in the tree": lambda: store.find(SCHEME, "bar", "az"),
        "where every item hangs": lambda: store.parents(SCHEME),
    }


def _tell(name: str, ours: float, plain: float | None) -> None:
    beside = f"   plain SQL {plain * 1000:8.1f} ms   {ours / plain:6.1f} times" if plain else ""
    print(f"{name:28} {ours * 1000:8.1f} ms{beside}")


def items_of(count: int) -> tuple[Concept, ...]:
    """Three levels; the first group has `WIDE` items, the rest are spread evenly."""
    chance = random.Random(6)
    fields = [_item(f"{at:02}", "", chance) for at in range(20)]
    groups = [_item(f"{field.code}.{at:03}", field.code, chance) for field in fields for at in range(20)]
    wide = [_item(f"00.000.{at:03}", "00.000", chance) for at in range(WIDE)]
    left = count - len(fields) - len(groups) - len(wide)
    parents = (groups[1 + at % (len(groups) - 1)].code for at in range(left))
    leaves = [_item(f"{parent}.{at // (len(groups) - 1):03}", parent, chance) for at, parent in enumerate(parents)]
    return (*fields, *groups, *wide, *leaves)


def _item(code: str, parent: str, chance: random.Random) -> Concept:
    labels = tuple(Label(_words(chance), language) for language in ("az", "en"))
    return Concept(code, code, labels, (parent,) if parent else (), code.count(".") + 1)


def _words(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(chance.randint(2, 6)))


def changed(items: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """One item of twenty differs: some renamed, some recoded, some gone, some new."""
    chance = random.Random(7)
    leaves = {one.code: at for at, one in enumerate(one for one in items if one.level == LEVELS[-1].depth)}
    return tuple(one for item in items for one in _next(item, leaves.get(item.code, -1), chance))


def _next(item: Concept, place: int, chance: random.Random) -> Iterator[Concept]:
    match place % 20, place // 20 % 4:
        case 0, 0:
            yield replace(item, labels=(Label(f"{item.labels[0].text} {_words(chance)}", "az"), *item.labels[1:]))
        case 0, 1:
            yield replace(item, id=f"{item.code}9", code=f"{item.code}9")
        case 0, 2:
            return
        case 0, 3:
            yield item
            yield _item(f"{item.code}8", item.parent, chance)
        case _:
            yield item


def _publish(store: SchemeStore, number: str, items: tuple[Concept, ...]) -> None:
    with writing(store.engine) as connection:
        store.add_scheme(connection, ConceptScheme(SCHEME, (Label("Nümunə", "az"),)), "benchmark")
        store.publish(connection, SCHEME, number, items, LEVELS, None, "benchmark")


def _proposal(codes: list[str]) -> Proposal:
    changes = tuple(Change(Action.SPLIT, (code,), tuple(_half(code, half) for half in (1, 2))) for code in codes)
    return Proposal(1, SCHEME, "2", "Bölünmə", "ölçü", changes, Standing.SUBMITTED, 1, "benchmark", "benchmark")


def _half(code: str, half: int) -> Concept:
    labels = Label(f"yarı {half}", "az"), Label(f"half {half}", "en")
    return Concept(f"{code}.{half}", f"{code}.{half}", labels, (code.rpartition(".")[0],), 3)


def _fill(engine: Engine, before: tuple[Concept, ...], after: tuple[Concept, ...], acts: int, touched: list[str]) -> None:
    """The acts, one code each and every tenth under a code the proposal touches; and the same as plain tables."""
    codes = [touched[at // 10 % len(touched)] if at % 10 == 0 else after[at % len(after)].code for at in range(acts)]
    now = datetime.now(UTC)
    with writing(engine) as connection:
        connection.execute(act_tables.works.insert(), [_act(at, now) for at in range(acts)])
        carried = {"scheme": SCHEME, "origin": "card", "unit": "", "words": ""}
        rows = [{"work_id": at + 1, "told": code, "code": code, **carried} for at, code in enumerate(codes)]
        connection.execute(register_codes.insert(), rows)
        for name, items in (("plain_old", before), ("plain_new", after)):
            _plain(connection, name, ("code", "name", "parent"), [(one.code, one.labels[0].text, one.parent) for one in items])
        _plain(connection, "plain_acts", ("id", "title"), [(str(at + 1), f"Akt {at}") for at in range(acts)])
        _plain(connection, "plain_codes", ("code", "act"), [(code, str(at + 1)) for at, code in enumerate(codes)])
        _plain(connection, "plain_touched", ("code",), [(code,) for code in touched])
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _act(at: int, now: datetime) -> dict[str, Any]:
    empty = dict.fromkeys(("body", "publication", "register_code", "celex"), "")
    return {
        "id": at + 1, "uri": f"/akn/az/act/law/2020-01-01/{at}", "level": "law", "subtype": "law", "title": f"Akt {at}",
        "title_key": f"akt {at}", "number": str(at), "status": "in_force", "told_by": 1, "first_held": now, "changed": now, **empty,
    }  # fmt: skip


def _plain(connection: sa.Connection, name: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = sa.Table(name, sa.MetaData(), *(sa.Column(column, sa.Text) for column in columns))
    table.create(connection)
    connection.execute(table.insert(), [dict(zip(columns, row, strict=True)) for row in rows])
    for column in {"code", "id", "parent"} & set(columns):
        connection.exec_driver_sql(f"CREATE INDEX ix_{name}_{column} ON {name} ({column})")


def _rows(engine: Engine, sql: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(sql.replace("%", "%%") if engine.dialect.name == "postgresql" else sql).all()


def _clean(engine: Engine) -> None:
    with writing(engine) as connection:
        for name in ("old", "new", "acts", "codes", "touched"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS plain_{name}")
    metadata.drop_all(engine)
    engine.dispose()


if __name__ == "__main__":
    main()
