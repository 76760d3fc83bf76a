"""The two languages of the interface: the address says which (`/az/…`, `/en/…`)."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from babel.dates import format_date, format_datetime, get_timezone
from babel.numbers import format_decimal
from flask import Flask, request
from flask_babel import Babel

from acts.frbr import Language

WEB_LANGUAGES = ("az", "en")
PREFIX = "/<any(az, en):lang>"
"""What every blueprint of pages is registered under; views never see the value, `web_language()` tells it."""

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
DAY = "d MMMM y"
TIME = "d MMMM y, HH:mm"


def init_app(app: Flask) -> None:
    """Language from the address, catalogues, and the filters `day`, `moment`, `number` and `size` of the templates."""
    app.config["BABEL_DEFAULT_LOCALE"] = "az"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, locale_selector=web_language)
    app.url_value_preprocessor(_drop_language)
    app.url_defaults(_add_language(app))
    app.jinja_env.filters.update(day=day, moment=moment, number=number, size=size)
    app.jinja_env.globals.update(web_language=web_language, switched=switched)


def web_language() -> str:
    """"az" or "en": the first step of the address; for addresses that tell none, the browser's wish, Azerbaijani first."""
    first = request.path.split("/", 2)[1]
    if first in WEB_LANGUAGES:
        return first
    return request.accept_languages.best_match(WEB_LANGUAGES) or "az"


def text_language() -> Language:
    """The language of law texts that goes with the language of the page."""
    return Language.ENG if web_language() == "en" else Language.AZE


def switched(language: str) -> str:
    """This page's address in the other language, questions and all; the home page where the address tells no language."""
    first, _, rest = request.path[1:].partition("/")
    if first not in WEB_LANGUAGES:
        return f"/{language}/"
    asked = request.query_string.decode("ascii", "replace")
    return quote(f"/{language}/{rest}", safe="/@:~!$&'()*+,;=") + (f"?{asked}" if asked else "")


def day(value: date | None) -> str:
    """"11 may 2010" / "11 May 2010"; "" for no date."""
    return "" if value is None else format_date(value, DAY, locale=web_language())


def moment(value: datetime | None) -> str:
    """Day and time in Baku; "" for none. A moment without a zone is UTC, as SQLite gives it back."""
    return "" if value is None else format_datetime(value, TIME, tzinfo=get_timezone("Asia/Baku"), locale=web_language())


def number(value: float) -> str:
    """"12.345" / "12,345"."""
    return str(int(value)) if value in range(1000) else str(format_decimal(value, locale=web_language()))


def size(octets: int) -> str:
    """Bytes as a person reads them: "14 KB", "1,2 MB"."""
    if octets < 1024 * 1024:
        return f"{number(max(1, round(octets / 1024)))} KB"
    return f"{number(round(octets / 1024 / 1024, 1))} MB"


def _drop_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values is not None:
        values.pop("lang", None)


def _add_language(app: Flask) -> Any:
    def add(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = web_language()

    return add
