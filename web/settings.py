"""The values a program runs with, read from the variables of `web.settings_table`."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.engines.elasticsearch_cluster import Cluster
from web.settings_table import DEVELOPMENT_SECRET, TABLE, Setting

__all__ = ["DEVELOPMENT_SECRET", "LEAST_FREE", "TABLE", "Setting", "Settings", "SettingsError"]

LEAST_FREE = 200 * 1024 * 1024
"""Bytes of free disk below which things will soon fail."""


class SettingsError(Exception):
    """A setting that cannot be used; the message says which, what was expected and what was found."""


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
    search_hosts: tuple[str, ...] = ()
    search_api_key: str = ""
    search_user: str = ""
    search_password: str = ""
    search_ca: Path | None = None
    search_index: str = "toplu"
    search_shards: int = 1
    search_replicas: int = 1
    search_timeout: float = 5.0
    search_write_timeout: float = 120.0
    search_retries: int = 4
    contact: str = ""
    crawl_delay: float = 2.0
    corpus: Path | None = None
    rate_limit: str = "600 per minute"
    max_request_bytes: int = 1 << 20

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
    def search_cluster(self) -> Cluster | None:
        """The Elasticsearch cluster that searches; None: the embedded engine does.

        Raises `SettingsError` for secrets that do not go together.
        """
        if not self.search_hosts:
            return None
        if bool(self.search_user) != bool(self.search_password) or (self.search_user and self.search_api_key):
            message = "expected TOPLU_SEARCH_USER and TOPLU_SEARCH_PASSWORD, or TOPLU_SEARCH_API_KEY alone, or none of them"
            raise SettingsError(f"TOPLU_SEARCH_URL: {message}")
        return Cluster(
            self.search_hosts, self.search_api_key, self.search_user, self.search_password, self.search_ca, self.search_index,
            self.search_shards, self.search_replicas, self.search_timeout, self.search_write_timeout, self.search_retries,
        )  # fmt: skip

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
