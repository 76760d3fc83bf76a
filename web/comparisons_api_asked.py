"""What programs ask of kept comparisons, read strictly: a field or a value nobody knows is refused and named, never passed over."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from flask import request
from werkzeug.datastructures import FileStorage, MultiDict

from acts.concordance.errors import BadDecisionError
from acts.concordance.kept import Asked, Role, Row
from acts.concordance.making import Chosen
from acts.concordance.model import Decision, Degree, Relation, State
from web.compare_api import AskedWronglyError
from web.compare_form import EMPTY_FILE, TOO_LARGE, day_of
from web.compare_given import LARGEST_FILE

E = TypeVar("E", bound=StrEnum)
FILTERS: Final = ("state", "relation", "degree", "chapter", "words", "owner", "score", "part", "side", "gone")
PAGING: Final = ("page", "size")
WORDS: Final = ("reason", "body", "planned_act", "reviewer")
DECISION: Final = ("counterparts", "degree", *WORDS, "planned_day")
MOST_ROWS: Final = 200
_YES: Final = ("1", "true")
_NO: Final = ("", "0", "false")


def args(*known: str) -> "MultiDict[str, str]":
    """The questions of the address. Raises `AskedWronglyError` for one that is not among those known."""
    _known(request.args, known)
    return request.args


def fields(*known: str) -> Mapping[str, Any]:
    """The fields of what was sent, a JSON object or a form. Raises `AskedWronglyError` for one that is not among those known."""
    told: Any = request.get_json(silent=True) if request.is_json else request.form.to_dict()
    if not isinstance(told, dict):
        raise AskedWronglyError("expected a JSON object, found something else")
    _known(told, known)
    try:
        json.dumps(told, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise AskedWronglyError("expected text in Unicode, found half of a character") from error
    return told


def rows_asked(told: "MultiDict[str, str]") -> Asked:
    """The rows asked for by the filters."""
    return Asked(
        states=tuple(one_of(State, "state", value) for value in told.getlist("state")), relation=_some(Relation, "relation", told),
        degree=_some(Degree, "degree", told), chapter=told.get("chapter", ""), words=told.get("words", "")[:200],
        owner=told.get("owner", "")[:120], score=share(told.get("score", 0)),
        part=whole(told, "part", 0, 10_000) if "part" in told else None, role=_some(Role, "side", told) or Role.LEFT,
        gone=yes(told, "gone"),
    )  # fmt: skip


def filters_of(told: Mapping[str, Any]) -> "MultiDict[str, str]":
    """The filters among fields sent, as an address would have them."""
    given: MultiDict[str, str] = MultiDict()
    for name in FILTERS:
        for value in told[name] if isinstance(told.get(name), list) else [told[name]] if name in told else []:
            given.add(name, str(value).lower() if isinstance(value, bool) else str(value))
    return given


def page_asked(told: "MultiDict[str, str]", size: int = 50) -> tuple[int, int]:
    """Which page, and how many of a page."""
    return whole(told, "page", 1, 100_000, 1), whole(told, "size", 1, MOST_ROWS, size)


def whole(told: Mapping[str, Any], name: str, least: int, most: int, otherwise: int | None = None) -> int:
    """A whole number. Raises `AskedWronglyError` for anything else, and where none is given and none is usual."""
    value = told.get(name, otherwise)
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9 else value
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise AskedWronglyError(f"{name}: expected a whole number from {least} to {most}, found {value!r}")
    return number


def revision(told: Mapping[str, Any]) -> int:
    """The revision whoever asks has seen."""
    return whole(told, "revision", 0, 999_999_999)


def share(value: object, name: str = "score") -> float:
    """A number from 0 to 1. Raises `AskedWronglyError`."""
    try:
        number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else -1.0
    except (ValueError, OverflowError):
        number = -1.0
    if not 0 <= number <= 1:
        raise AskedWronglyError(f"{name}: expected a number from 0 to 1, found {str(value)[:40]!r}")
    return number


def yes(told: Mapping[str, Any], name: str) -> bool:
    """Whether something is asked for. Raises `AskedWronglyError` for what is neither yes nor no."""
    value = str(told.get(name, "")).lower()
    if value not in (*_YES, *_NO):
        raise AskedWronglyError(f"{name}: expected 1 or 0, found {value!r}")
    return value in _YES


def text(told: Mapping[str, Any], name: str) -> str:
    """Words; "" where none are given. Raises `AskedWronglyError` for what is no text."""
    value = told.get(name, "")
    if not isinstance(value, str):
        raise AskedWronglyError(f"{name}: expected a text, found {value!r}")
    return value


def one_of(kinds: type[E], name: str, value: object) -> E:
    """One of a few values. Raises `AskedWronglyError` naming them."""
    found = next((kind for kind in kinds if kind.value == value), None)
    if found is None:
        raise AskedWronglyError(f"{name}: expected one of {', '.join(kinds)}; found {value!r}")
    return found


def day(told: Mapping[str, Any]) -> date:
    """A day; today where none is given. Raises `AskedWronglyError`."""
    found, wrong = day_of(text(told, "day"))
    if wrong:
        raise AskedWronglyError(wrong)
    return found


def side(told: Mapping[str, Any], name: str) -> Chosen:
    """A side of a new concordance: the address of an act held, or a list of provisions as a file or as `{"name": …, "list": …}`."""
    file = request.files.get(name)
    if file is not None and file.filename:
        return Chosen(name=file.filename[-200:], content=_content(file))
    value = told.get(name)
    if isinstance(value, dict) and set(value) == {"name", "list"} and all(isinstance(one, str) for one in value.values()):
        return Chosen(name=value["name"][-200:], content=value["list"].encode())
    if not isinstance(value, str) or not value:
        raise AskedWronglyError(f'{name}: expected the address of an act, a file, or {{"name": …, "list": …}}; found {value!r}')
    return Chosen(value[:300])


def sent(name: str) -> tuple[bytes, str]:
    """A file of a form, and its name. Raises `AskedWronglyError` where there is none."""
    file = request.files.get(name)
    if file is None or not file.filename:
        raise AskedWronglyError(f"{name}: expected a file in a form, found none")
    return _content(file), file.filename[-200:]


def decision(told: Mapping[str, Any], row: Row) -> Decision:
    """What is said of a row; of what is not named, what was said before, or suggested, stays. Raises `BadDecisionError`."""
    held = row.decision or Decision(row.counterparts if row.role is Role.LEFT and not row.compared else ())
    given: dict[str, Any] = {name: told[name] for name in WORDS if name in told}
    if strange := [name for name, value in given.items() if not isinstance(value, str)]:
        raise BadDecisionError(f"row {row.key}: expected a text as {strange[0]}, found {given[strange[0]]!r}")
    if "counterparts" in told:
        given["counterparts"] = _ids(told["counterparts"], row.key)
    if "degree" in told:
        given["degree"] = _degree(told["degree"], row.key)
    if "planned_day" in told:
        given["planned_day"] = _planned(told["planned_day"], row.key)
    return replace(held, **given)


def _ids(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadDecisionError(f"row {key}: expected a list of ids as counterparts, found {value!r}")
    return tuple(value)


def _degree(value: object, key: str) -> Degree | None:
    if value in (None, ""):
        return None
    found = next((one for one in Degree if one.value == value), None)
    if found is None:
        raise BadDecisionError(f"row {key}: expected as degree one of {', '.join(Degree)}, found {value!r}")
    return found


def _planned(value: object, key: str) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise BadDecisionError(f"row {key}: expected a day such as 2027-05-11, found {value!r}") from error


def _known(told: Iterable[str], known: Iterable[str]) -> None:
    names = tuple(known)
    if strange := [name for name in told if name not in names]:
        raise AskedWronglyError(f"expected only {', '.join(names) or 'nothing'}; found {', '.join(map(str, strange))}")


def _some(kinds: type[E], name: str, told: "MultiDict[str, str]") -> E | None:
    return one_of(kinds, name, told[name]) if told.get(name) else None


def _content(file: FileStorage) -> bytes:
    body: bytes = file.read(LARGEST_FILE + 1)
    if not body or len(body) > LARGEST_FILE:
        raise AskedWronglyError(TOO_LARGE if body else EMPTY_FILE)
    return body
