"""The values of accounts. Roles are words here; what each may do is decided by who asks (`classifiers.lifecycle.model.Role`)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body whose people have accounts. ``name`` is Azerbaijani; ``name_en`` may be empty."""

    id: int
    name: str
    name_en: str = ""
    active: bool = True
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. ``name`` never changes: it is what the audit trail says."""

    id: int
    name: str
    full_name: str
    organisation: Organisation | None
    roles: tuple[str, ...]
    active: bool
    has_password: bool
    revision: int
    created: datetime
    link_until: datetime | None = None      # until when the one-time link holds; None for no link


@dataclass(frozen=True, slots=True)
class Wish:
    """What an account should be."""

    full_name: str
    organisation: int | None
    roles: tuple[str, ...]
    active: bool = True


@dataclass(frozen=True, slots=True)
class SignIn:
    """One browser in which somebody signed in."""

    id: int
    begun: datetime
    seen: datetime
    address: str
    program: str
