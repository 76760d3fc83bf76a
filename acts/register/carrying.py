"""The codes acts carry: asked by act and by code, recoded, suggested, confirmed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from acts.errors import NotHeldError
from acts.register.codes import LEGAL, is_code
from acts.register.errors import OddCodeError
from acts.register.model import ActCodes, Carried, Origin, Suggestion
from acts.register.suggesting import Suggesting
from acts.register.tables import register_codes, register_refusals
from acts.tables import expressions, works
from classifiers.schemes.ports import Use
from storage import audit
from storage.batches import batched
from storage.database import writing

ACT: Final = "act"
AT_ONCE: Final = 500
_CODES = register_codes.c
_WITHOUT = (
    works.c.id.not_in(sa.select(register_codes.c.work_id).where(register_codes.c.scheme == LEGAL)), works.c.uri.startswith("/akn/az/"),
)  # fmt: skip


class Carrying:
    """The acts as carriers of codes; answers `classifiers.schemes.ports.Uses`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    # asked
    def codes_of(self, act: str, scheme: str = LEGAL) -> ActCodes:
        """The codes of an act in a scheme, those of card, document and persons apart."""
        query = sa.select(register_codes).join(works, works.c.id == _CODES.work_id).where(works.c.uri == act, _CODES.scheme == scheme)
        rows = self._all(query.order_by(_CODES.origin, _CODES.code))
        return ActCodes(scheme, tuple(map(_carried, rows)))

    def acts_with(self, scheme: str, code: str) -> tuple[Use, ...]:
        """The acts that carry a code itself, by title."""
        return tuple(self.using(scheme, (code,)))

    def only_card(self, act: str) -> bool:
        """Whether an act is known by its card alone: no text of it is held."""
        text = sa.select(expressions.c.id).where(expressions.c.work_id == works.c.id, expressions.c.shown.is_not(None))
        return bool(self._all(sa.select(works.c.id).where(works.c.uri == act, ~text.exists())))

    def disagreeing(self, scheme: str = LEGAL) -> tuple[tuple[Use, ActCodes], ...]:
        """The acts whose card and document tell different codes, by title; each as a use of its card's first code."""
        told = [_CODES.work_id.in_(sa.select(_CODES.work_id).where(_CODES.scheme == scheme, _CODES.origin == origin.value))
                for origin in (Origin.CARD, Origin.DOCUMENT)]  # fmt: skip
        query = sa.select(works.c.uri, works.c.title).where(works.c.id.in_(sa.select(_CODES.work_id).where(*told))).order_by(works.c.title)
        found = ((row, self.codes_of(row.uri, scheme)) for row in self._all(query))
        return tuple((Use(ACT, row.uri, row.title, codes.by(Origin.CARD)[0]), codes) for row, codes in found if codes.disagree)

    def odd(self) -> tuple[Use, ...]:
        """Codes told for the legal classification that have not its form, with their acts."""
        rows = self._all(sa.select(_CODES.code).where(_CODES.scheme == LEGAL).distinct())
        return tuple(self.using(LEGAL, [row.code for row in rows if not is_code(row.code)]))

    # as `Uses`
    def using(self, scheme: str, codes: Iterable[str], kind: str = "", first: int = 0, size: int | None = None) -> Iterator[Use]:
        """The acts that carry one of the codes, by code and title."""
        columns = (works.c.uri, works.c.title, _CODES.code)
        query = sa.select(*columns).join(works, works.c.id == _CODES.work_id).distinct().order_by(_CODES.code, works.c.title, works.c.uri)
        last = None if size is None else first + size
        found = (row for part in _parts(codes, kind) for row in self._all(query.where(*_of(scheme, part)).limit(last)))
        return (Use(ACT, row.uri, row.title, row.code) for row in islice(found, first, last))

    def counted(self, scheme: str, codes: Iterable[str]) -> Mapping[tuple[str, str], int]:
        """How many acts carry each of the codes."""
        query = sa.select(_CODES.code, sa.func.count(sa.distinct(_CODES.work_id)).label("many")).group_by(_CODES.code)
        return {(ACT, row.code): row.many for part in _parts(codes) for row in self._all(query.where(*_of(scheme, part)))}

    def carriers(self, scheme: str, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Address and code of the acts that carry one of the codes."""
        query = sa.select(works.c.uri, _CODES.code).join(works, works.c.id == _CODES.work_id).distinct()
        return ((ACT, row.uri, row.code) for part in _parts(codes) for row in self._all(query.where(*_of(scheme, part))))

    def counts(self, scheme: str) -> dict[str, int]:
        """How many acts carry each code itself."""
        many = sa.func.count(sa.distinct(_CODES.work_id)).label("many")
        rows = self._all(sa.select(_CODES.code, many).where(_CODES.scheme == scheme).group_by(_CODES.code).order_by(_CODES.code))
        return {row.code: row.many for row in rows}

    def recode_all(self, connection: Connection, scheme: str, wanted: Sequence[tuple[Use, str]], who: str) -> dict[Use, str]:
        """Each by what it carries now; what was told stays beside the new code. The reasons of those that could not be."""
        refused: dict[Use, str] = {}
        for some in batched(wanted, AT_ONCE):
            refused |= _recode(connection, scheme, some, who)
        return refused

    # suggested
    def suggestions(self, act: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """Codes of the legal classification for an act that carries none, surest first, without those somebody said no to."""
        if self.codes_of(act).carried:
            return ()
        with self.engine.connect() as connection:
            id_ = _work_id(connection, act)
            refused = sa.select(register_refusals.c.code).where(register_refusals.c.work_id == id_, register_refusals.c.scheme == LEGAL)
            no = frozenset(connection.execute(refused).scalars())
            return tuple(one for one in Suggesting(connection).of(id_) if one.code not in no)[:limit]

    def unclassified(self, limit: int = 200, after: int = 0) -> tuple[tuple[str, str], ...]:
        """Acts of Azerbaijan without a code of the legal classification as (address, title), by title; `after` so many others."""
        query = sa.select(works.c.uri, works.c.title).where(*_WITHOUT).order_by(works.c.title, works.c.uri)
        return tuple((row.uri, row.title) for row in self._all(query.limit(limit).offset(after)))

    def without_codes(self) -> int:
        """How many acts of Azerbaijan carry no code of the legal classification."""
        return int(self._all(sa.select(sa.func.count(works.c.id)).where(*_WITHOUT))[0][0])

    def confirm(self, act: str, code: str, who: str, scheme: str = LEGAL) -> None:
        """Give an act a code. Raises `NotHeldError`, `OddCodeError`; what it carries already stays as it is."""
        if scheme == LEGAL and not is_code(code):
            raise OddCodeError(f"expected a code such as 180.010.000, found {code!r}")
        with writing(self.engine) as connection:
            id_ = _work_id(connection, act)
            held = sa.select(_CODES.work_id).where(_CODES.work_id == id_, _CODES.scheme == scheme, _CODES.code == code)
            if connection.execute(held).first():
                return
            row = {"work_id": id_, "scheme": scheme, "told": code, "origin": Origin.PERSON.value, "code": code, "unit": "", "words": ""}
            connection.execute(register_codes.insert().values(row))
            audit.note(connection, who, "classified", f"act:{act}", {"scheme": scheme, "code": code})

    def refuse(self, act: str, code: str, who: str, scheme: str = LEGAL) -> None:
        """Say no to a code suggested: it is not suggested for the act again. Raises `NotHeldError`."""
        with writing(self.engine) as connection:
            row = {"work_id": _work_id(connection, act), "scheme": scheme, "code": code}
            same = [register_refusals.c[name] == value for name, value in row.items()]
            if not connection.execute(sa.select(register_refusals.c.who).where(*same)).first():
                connection.execute(register_refusals.insert().values(**row, who=who[:120]))
                audit.note(connection, who, "not classified", f"act:{act}", {"scheme": scheme, "code": code})

    def _all(self, query: sa.Select[Any]) -> list[Row[Any]]:
        with self.engine.connect() as connection:
            return list(connection.execute(query))


def _parts(codes: Iterable[str], kind: str = ACT) -> Iterator[tuple[str, ...]]:
    """The codes in order, as many as one question may name."""
    return batched(sorted(set(codes)) if kind in ("", ACT) else (), AT_ONCE)


def _of(scheme: str, codes: tuple[str, ...]) -> tuple[sa.ColumnElement[bool], ...]:
    return _CODES.scheme == scheme, _CODES.code.in_(codes)


def _recode(connection: Connection, scheme: str, wanted: Sequence[tuple[Use, str]], who: str) -> dict[Use, str]:
    """Nothing is written for an act before it is known that it carries the code. Found by the keys of rows: a code has many acts."""
    acts = connection.execute(sa.select(works.c.id, works.c.uri).where(works.c.uri.in_({use.id for use, _ in wanted})))
    ids = {row.uri: row.id for row in acts}
    carried = _carried_by(connection, scheme, ids.values())
    refused = {use: _why_not(use, ids) for use, _ in wanted if (ids.get(use.id), use.code) not in carried}
    done = [(use, code) for use, code in wanted if use not in refused]
    rows = [{"id_": row.work_id, "told_": row.told, "origin_": row.origin, "code_": code}
            for use, code in done for row in carried[ids[use.id], use.code]]  # fmt: skip
    if rows:
        here = (_CODES.work_id == sa.bindparam("id_"), _CODES.scheme == scheme, _CODES.told == sa.bindparam("told_"),
                _CODES.origin == sa.bindparam("origin_"))  # fmt: skip
        connection.execute(register_codes.update().where(*here).values(code=sa.bindparam("code_")), rows)
    told = ((f"act:{use.id}", {"scheme": scheme, "before": use.code, "after": code}) for use, code in done)
    audit.note_all(connection, who, "recoded", told)
    return refused


def _carried_by(connection: Connection, scheme: str, acts: Iterable[int]) -> dict[tuple[int | None, str], list[Any]]:
    """The rows of these acts by act and code, nobody else's until the transaction ends."""
    columns = (_CODES.work_id, _CODES.told, _CODES.origin, _CODES.code)
    found: dict[tuple[int | None, str], list[Any]] = {}
    query = sa.select(*columns).where(_CODES.work_id.in_(tuple(acts)), _CODES.scheme == scheme).order_by(*columns[:3])
    for row in connection.execute(query.with_for_update()):
        found.setdefault((row.work_id, row.code), []).append(row)
    return found


def _why_not(use: Use, ids: Mapping[str, int]) -> str:
    return f"the act no longer carries {use.code}" if use.id in ids else _not_held(use.id)


def _work_id(connection: Connection, act: str) -> int:
    found = connection.execute(sa.select(works.c.id).where(works.c.uri == act)).scalar()
    if found is None:
        raise NotHeldError(_not_held(act))
    return int(found)


def _not_held(act: str) -> str:
    return f"no act {act} is held"


def _carried(row: Any) -> Carried:
    return Carried(row.scheme, row.code, Origin(row.origin), row.told if row.told != row.code else "", row.unit, row.words)
