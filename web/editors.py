"""Who may edit the glossary: register managers; and, as long as there is no account at all, whoever sits at this very computer."""

import ipaddress

from flask import Flask, request

from classifiers.lifecycle.model import Role
from web import accounts
from web.security import LOOPBACK_NAMES
from web.services import services

LOCAL = "local"
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")


def init_app(app: Flask) -> None:
    """Give templates `editor` and `needs_sign_in`."""
    app.jinja_env.globals.update(editor=editor, needs_sign_in=accounts.any_account)


def editor() -> str | None:
    """The name of whoever may edit in this request; None for a reader."""
    if not accounts.any_account():
        return LOCAL if _on_this_computer() else None
    who = accounts.actor()
    return who.name if who and Role.MANAGER in who.roles else None


def _on_this_computer() -> bool:
    """Whether the request was made on this machine, to it, and through nobody."""
    if services().settings.beyond_loopback or any(name in request.headers for name in FORWARDED):
        return False
    host = request.host if request.host.endswith("]") else request.host.rsplit(":", 1)[0]
    try:
        return host in LOOPBACK_NAMES and ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
