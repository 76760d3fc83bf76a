"""Which act and which of its texts a command means, and the files the pages give of it."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from acts.errors import NotHeldError
from acts.held import ActFilter, HeldExpression
from acts.listing import list_acts
from web.cli.common import program


def find_act(act: str) -> str:
    """The address of the act meant. Raises `NotHeldError` naming what was looked for, or the several acts that fit."""
    if act.startswith("/akn/"):
        return program().store.work(act).uri
    listing = list_acts(program().engine, ActFilter(words=act), size=6)
    if len(listing.items) == 1:
        return listing.items[0].uri
    if not listing.items:
        raise NotHeldError(f"no act with {act!r} in its title or number is held; `toplu acts list` shows all")
    raise NotHeldError(f"{listing.total} acts fit {act!r}; name one: " + ", ".join(f"{item.uri} ({item.title})" for item in listing.items))


def text_of(uri: str, language: str | None) -> HeldExpression:
    """The newest text of an act in a language; of the first language held when none is asked for. Raises `NotHeldError`."""
    texts = [text for text in program().store.expressions(uri) if language in (None, text.language.value)]
    if not texts:
        raise NotHeldError(f"{uri}: no text in {language} is held")
    return texts[0]


def page_file(expression: HeldExpression, asked: Mapping[str, str], below: str = "") -> bytes:
    """The file the act's page gives for a question such as ``{"at": "2015-06-01", "format": "docx"}``; `below` is a page of the act's.

    Raises `NotHeldError` where the page has no such file.
    """
    address = f"/{expression.language.web}{expression.work_uri}{below}"
    answer = program().app().test_client().get(address, query_string={"text": expression.language.value, **asked})
    if answer.status_code != 200:
        question = ", ".join(f"{name} {value}" for name, value in asked.items())
        raise NotHeldError(f"{expression.uri}: there is no such file ({question}); the page answered {answer.status}")
    return bytes(answer.data)


def put_out(body: bytes, out: Path | None) -> None:
    """Write a file where it was asked for; to standard output when no place was named and it is not a terminal, or is text."""
    if out is not None:
        out.write_bytes(body)
        click.echo(f"{out}: {len(body):,} bytes", err=True)
    elif body.startswith(b"PK") and sys.stdout.isatty():
        raise click.UsageError("a Word file cannot be shown in a terminal: name a file with --out")
    else:
        sys.stdout.buffer.write(body)
