"""How a reader wants pages to look: light, dark or as the machine says; large type and high contrast. Kept in a cookie."""

from dataclasses import dataclass

from flask import Response, request
from werkzeug.datastructures import MultiDict

COOKIE = "toplu_look"
THEMES = ("auto", "light", "dark")
ONE_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    """`theme` is one of `THEMES`; `large` is the low-vision mode ("göz üçün")."""

    theme: str = "auto"
    large: bool = False

    def __str__(self) -> str:
        return f"{self.theme}{'.large' if self.large else ''}"


def look() -> Look:
    """The look this reader chose; anything odd in the cookie counts as nothing chosen."""
    theme, _, rest = request.cookies.get(COOKIE, "").partition(".")
    return Look(theme if theme in THEMES else "auto", rest == "large")


def chosen(form: "MultiDict[str, str]", current: Look) -> Look:
    """The look after a form was sent that changes one thing and leaves the other."""
    theme = form.get("theme", current.theme)
    large = form.get("large", "on" if current.large else "off") == "on"
    return Look(theme if theme in THEMES else current.theme, large)


def remember(response: Response, wanted: Look, secure: bool) -> Response:
    """Put the look into the cookie."""
    response.set_cookie(COOKIE, str(wanted), max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=secure)
    return response


def local_path(raw: str) -> str:
    """`raw` if it is a path on this site, else "/": a form never leads elsewhere."""
    good = raw.startswith("/") and not raw.startswith("//") and "\\" not in raw and raw.isprintable()
    return raw if good else "/"
