"""A test collection of articles as search documents: lines of JSON with id, code, article, title and text."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from acts.known import KnownAct, known_acts
from language.letters import capitalize, fold
from search.documents import ActHeader
from search.evaluation import EvaluationError
from search.model import SearchDocument, SearchEngine

_FIELDS = ("id", "code", "article", "title", "text")


def read_articles(file: Path) -> Iterator[tuple[str, SearchDocument]]:
    """The id of each article in the collection, and the document. Raises `EvaluationError` naming the line."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.strip():
            yield _article(file, number, line)


def _article(file: Path, number: int, line: str) -> tuple[str, SearchDocument]:
    try:
        row = json.loads(line)
        id_, code, article, title, text = (str(row[name]) for name in _FIELDS)
    except (ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{file}, line {number}: expected an object with {', '.join(_FIELDS)}, found {line[:80]!r}") from error
    header = header_of(code)
    eid = f"art_{article}"
    return id_, SearchDocument(
        f"{header.expression}#{eid}", header.work_uri, header.expression, eid, "aze", header.title, header.number, f"Maddə {article}.",
        title, "", text, header.level, header.body, header.year, "in_force", order=number,
    )  # fmt: skip


def header_of(code: str) -> ActHeader:
    """The act a code's short name means ("inzibati_xetalar"): a well-known code of that name, or one called so."""
    words = tuple(code.replace("_", " ").split())
    act = next((act for act in known_acts().acts if act.subtype == "code" and _is_called(act, words)), None)
    if act is None:
        uri = f"/akn/az/act/code/{code}"
        return ActHeader(uri, f"{uri}/aze@", "aze", f"{capitalize(' '.join(words))} Məcəlləsi", level="law")
    year = act.adopted.year if act.adopted else None
    return ActHeader(act.uri, f"{act.uri}/aze@", "aze", act.title, act.number, "law", act.body, year)


def _is_called(act: KnownAct, words: tuple[str, ...]) -> bool:
    """Whether a title is made of these words and no others but "Code" and the name of the country."""
    frame = ("azerbaycan", "respublikasinin", "mecellesi")
    return tuple(word for word in fold(act.title).split() if word not in frame) == words


def fill(engine: SearchEngine, articles: Iterable[tuple[str, SearchDocument]]) -> dict[str, str]:
    """Index a collection in place of whatever is there; gives the collection's id of each document."""
    held = list(articles)
    by_text: dict[str, list[SearchDocument]] = {}
    for _id, document in held:
        by_text.setdefault(document.expression, []).append(document)
    engine.clear()
    for expression, documents in by_text.items():
        engine.replace(expression, documents)
    engine.commit()
    return {document.id: id_ for id_, document in held}
