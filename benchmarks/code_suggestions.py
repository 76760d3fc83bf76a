"""How well codes of the legal classification are suggested: each act with a card is left out and its codes are guessed from the others.

    python benchmarks/code_suggestions.py CARDS.jsonl

Printed beside the guess that needs no program: the codes most acts carry. A field is right when the first three figures of a code are.
The table between topics and codes and the names of codes were written by somebody who had seen some cards, so the figures of words and
neighbours alone stand beside.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

import acts.tables  # noqa: F401  (its tables join the metadata)
from acts.register.cards import take_cards
from acts.register.codes import LEGAL
from acts.register.refreshing import refresh
from acts.register.suggesting import Suggesting, ranked
from acts.register.tables import register_codes
from classifiers.schemes.shipping import bring_up
from storage.database import metadata, open_database

Guess = Callable[[int], Sequence[str]]
AT_MOST = 3


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("cards", type=Path)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/cards.db")
        metadata.create_all(engine)
        bring_up(engine)
        take_cards(engine, asked.parse_args().cards.read_bytes(), "benchmark")
        refresh(engine, date.today())  # noqa: DTZ011 - any day will do
        _print(engine)
    return 0


def _print(engine: Engine) -> None:
    codes = _codes(engine)
    print(f"{len(codes)} acts with codes, each left out\n")
    print(f"{'':34}{'some':>6}{'field 1st':>11}{'field in 3':>12}{'code 1st':>10}{'code in 3':>11}")
    whole, neighbours = (_suggested(engine, frozenset(without)) for without in ((), ("topic", "name")))
    guesses = {"all grounds": whole, "without topics and names": neighbours, "most frequent codes": _frequent(codes)}
    for name, guess in guesses.items():
        _row(name, codes, guess)


def _codes(engine: Engine) -> dict[int, frozenset[str]]:
    query = sa.select(register_codes.c.work_id, register_codes.c.code).where(register_codes.c.scheme == LEGAL)
    found: dict[int, set[str]] = {}
    with engine.connect() as connection:
        for row in connection.execute(query):
            found.setdefault(row.work_id, set()).add(row.code)
    return {id_: frozenset(codes) for id_, codes in found.items()}


def _suggested(engine: Engine, without: frozenset[str]) -> Guess:
    def guess(id_: int) -> Sequence[str]:
        with engine.connect() as connection:
            told = [one for one in Suggesting(connection).grounds(id_) if one[1].kind not in without]
        return [one.code for one in ranked(told)][:AT_MOST]

    return guess


def _frequent(codes: Mapping[int, frozenset[str]]) -> Guess:
    def guess(id_: int) -> Sequence[str]:
        others = Counter(code for other, own in codes.items() if other != id_ for code in own)
        return [code for code, _ in others.most_common(AT_MOST)]

    return guess


def _row(name: str, codes: Mapping[int, frozenset[str]], guess: Guess) -> None:
    guessed = {id_: guess(id_) for id_ in codes}
    some = sum(bool(found) for found in guessed.values())

    def right(many: int, short: Callable[[str], str]) -> str:
        hits = (_hit(guessed[id_][:many], own, short) for id_, own in codes.items())
        return f"{sum(hits)}/{len(codes)}"

    field = lambda code: code[:3]  # noqa: E731
    whole = str
    print(f"{name:34}{some:>6}{right(1, field):>11}{right(AT_MOST, field):>12}{right(1, whole):>10}{right(AT_MOST, whole):>11}")


def _hit(found: Iterable[str], own: frozenset[str], short: Callable[[str], str]) -> bool:
    return bool({short(code) for code in found} & {short(code) for code in own})


if __name__ == "__main__":
    sys.exit(main())
