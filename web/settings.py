"""All settings: one table of TOPLU_… variables, and the values a program runs with."""

import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from limits import parse_many

DEVELOPMENT_SECRET = "toplu-development-only"  # noqa: S105 - refused beyond loopback, see Settings.check_serving


LEAST_FREE = 200 * 1024 * 1024
"""Bytes of free disk below which things will soon fail."""


class SettingsError(Exception):
    """A setting that cannot be used; the message says which, what was expected and what was found."""


def _text(raw: str) -> str:
    return raw.strip()


def _folder(raw: str) -> Path:
    return Path(raw.strip()).expanduser()


def _optional_folder(raw: str) -> Path | None:
    return _folder(raw) if raw.strip() else None


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(raw: str) -> int:
        if not raw.strip().isascii() or not raw.strip().isdigit() or not low <= int(raw) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(raw)

    return parse


def _seconds(raw: str) -> float:
    try:
        value = float(raw)
    except ValueError as error:
        raise ValueError("a number of seconds such as 2 or 0.5") from error
    if not 0 <= value <= 3600:
        raise ValueError("a number of seconds from 0 to 3600")
    return value


def _switch(raw: str) -> bool:
    word = raw.strip().lower()  # ASCII words only
    if word in ("1", "on", "yes", "true"):
        return True
    if word in ("", "0", "off", "no", "false"):
        return False
    raise ValueError("on or off")


def _rate(raw: str) -> str:
    if raw.strip():
        try:
            parse_many(raw.strip())
        except ValueError as error:
            raise ValueError('a rate such as "600 per minute", or nothing to switch the limit off') from error
    return raw.strip()


SHORTEST_KEY = 16
"""Characters of an editor's key at least."""


def _editors(raw: str) -> tuple[tuple[str, str], ...]:
    pairs = tuple((name.strip(), key.strip()) for name, _, key in (one.partition(":") for one in raw.split(",") if one.strip()))
    if any(not name or len(name) > 80 or not name.isprintable() or len(key) < SHORTEST_KEY for name, key in pairs):
        raise ValueError(f'pairs such as "Aynur:key, Rauf:key" with keys of {SHORTEST_KEY} characters or more')
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("every name once")
    return pairs


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: the field of `Settings` it fills, its default as it would be typed, how it is read, what it means."""

    name: str
    field: str
    default: str
    kind: str
    parse: Callable[[str], Any]
    az: str
    en: str


TABLE: tuple[Setting, ...] = (
    Setting(
        "TOPLU_HOME", "home", "data", "folder", _folder,
        "Verilənlər bazasının, mənbə fayllarının və axtarış indeksinin saxlanıldığı qovluq.",
        "The one folder that holds database, source files and search index.",
    ),
    Setting(
        "TOPLU_DATABASE_URL", "database_address", "", "address", _text,
        "Verilənlər bazasının ünvanı; boşdursa, TOPLU_HOME qovluğunda SQLite faylı.",
        "Address of the database; when empty, an SQLite file in TOPLU_HOME.",
    ),
    Setting(
        "TOPLU_SECRET_KEY", "secret_key", DEVELOPMENT_SECRET, "secret", _text,
        "Kukiləri imzalayan açar; başqa kompüterlər üçün açıq serverdə mütləqdir (ən azı 32 işarə).",
        "The key that signs cookies; demanded as soon as other machines can connect (32 characters or more).",
    ),
    Setting(
        "TOPLU_HOST", "host", "127.0.0.1", "address", _text,
        "Serverin dinlədiyi ünvan.",
        "The address the server listens on.",
    ),
    Setting(
        "TOPLU_PORT", "port", "8000", "number", _whole(1, 65535),
        "Serverin dinlədiyi port.",
        "The port the server listens on.",
    ),
    Setting(
        "TOPLU_THREADS", "threads", "8", "number", _whole(1, 256),
        "Eyni vaxtda cavablandırılan sorğuların sayı.",
        "How many requests are answered at the same time.",
    ),
    Setting(
        "TOPLU_HTTPS", "https", "off", "on/off", _switch,
        "Xidmət HTTPS ilə açılırsa, «on»: kukilər yalnız HTTPS ilə göndərilir, HTTP sorğuları HTTPS-ə yönəldilir.",
        "“on” when the service is reached by HTTPS: cookies go by HTTPS alone and HTTP is sent on to HTTPS.",
    ),
    Setting(
        "TOPLU_TRUSTED_PROXIES", "trusted_proxies", "0", "number", _whole(0, 5),
        "Serverin qarşısındakı etibarlı vasitəçi serverlərin sayı (müştərinin ünvanı onlardan oxunur).",
        "How many trusted proxies stand before the server (the client's address is read from them).",
    ),
    Setting(
        "TOPLU_SEARCH_URL", "search_url", "", "address", _text,
        "Ayrıca axtarış serverinin ünvanı (gələcək üçün saxlanılıb); boşdursa, daxili mexanizm işləyir.",
        "Address of a search server (reserved for later); when empty, the embedded engine is used.",
    ),
    Setting(
        "TOPLU_CONTACT", "contact", "", "text", _text,
        "Toplayıcının mənbə saytlarına bildirdiyi əlaqə ünvanı (e-poçt və ya veb ünvan).",
        "How the crawler says it can be reached (mail or web address), told to the sites it reads.",
    ),
    Setting(
        "TOPLU_CRAWL_DELAY", "crawl_delay", "2", "seconds", _seconds,
        "Eyni sayta iki sorğu arasında ən azı neçə saniyə gözlənilir.",
        "Least seconds between two requests to one site.",
    ),
    Setting(
        "TOPLU_CORPUS", "corpus", "", "folder", _optional_folder,
        "Sınaqlar və ilk yükləmə üçün həqiqi mətnlər qovluğu.",
        "Folder of real texts for tests and for a first load.",
    ),
    Setting(
        "TOPLU_RATE_LIMIT", "rate_limit", "600 per minute", "rate", _rate,
        "Bir ünvandan gələn sorğuların həddi; boşdursa, hədd yoxdur.",
        "Most requests from one address; empty for no limit.",
    ),
    Setting(
        "TOPLU_MAX_REQUEST_BYTES", "max_request_bytes", "1048576", "bytes", _whole(1024, 1 << 30),
        "Bir sorğunun ən böyük həcmi, baytla.",
        "Largest request accepted, in bytes.",
    ),
    Setting(
        "TOPLU_EDITOR_KEYS", "editor_keys", "", "secret", _editors,
        "Lüğəti redaktə edənlərin adları və açarları: «Aynur:açar, Rauf:açar» (hər açar ən azı 16 işarə). Boşdursa, redaktə yalnız bu "
        "kompüterdən açılan səhifələrdə mümkündür.",
        "Who may edit the glossary, as name and key: “Aynur:key, Rauf:key” (keys of 16 characters or more). When empty, pages can be "
        "edited only when opened on this computer.",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a program runs with. Made by `from_environment`; tests may build one by hand."""

    home: Path
    database_address: str = ""
    secret_key: str = DEVELOPMENT_SECRET
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    https: bool = False
    trusted_proxies: int = 0
    search_url: str = ""
    contact: str = ""
    crawl_delay: float = 2.0
    corpus: Path | None = None
    rate_limit: str = "600 per minute"
    max_request_bytes: int = 1 << 20
    editor_keys: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings of the TOPLU_… variables.

        Raises `SettingsError` for a value that cannot be read and for a TOPLU_… variable nobody knows (a misspelt one).
        """
        found = os.environ if environment is None else environment
        known = {setting.name for setting in TABLE}
        for name in sorted(found):
            if name.startswith("TOPLU_") and name not in known:
                raise SettingsError(f"{name}: expected one of {', '.join(sorted(known))}; found a variable of no meaning")
        return cls(**{setting.field: _read(setting, found.get(setting.name, setting.default)) for setting in TABLE})

    @property
    def database_url(self) -> str:
        return self.database_address or f"sqlite:///{self.home / 'toplu.db'}"

    @property
    def raw_folder(self) -> Path:
        return self.home / "raw"

    @property
    def index_folder(self) -> Path:
        return self.home / "index"

    @property
    def beyond_loopback(self) -> bool:
        """Whether machines other than this one could connect."""
        try:
            return not ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host != "localhost"

    def check_serving(self) -> None:
        """Raises `SettingsError` when serving beyond this machine without a secret of one's own."""
        if not self.beyond_loopback:
            return
        if self.secret_key == DEVELOPMENT_SECRET or len(self.secret_key) < 32:
            message = f"TOPLU_SECRET_KEY: expected a secret of 32 characters or more because TOPLU_HOST is {self.host!r}"
            found = "the development secret" if self.secret_key == DEVELOPMENT_SECRET else f"{len(self.secret_key)} characters"
            advice = "make one with: python3 -c 'import secrets; print(secrets.token_hex(32))'"
            raise SettingsError(f"{message}, which other machines can reach; found {found}; {advice}")


def _read(setting: Setting, raw: str) -> Any:
    try:
        return setting.parse(raw)
    except ValueError as error:
        found = "a value that is not shown" if setting.kind == "secret" else repr(raw)
        raise SettingsError(f"{setting.name}: expected {error}; found {found}") from error
