"""The table of all settings: TOPLU_… variables, how each is read, what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from limits import parse_many

DEVELOPMENT_SECRET: Final = "toplu-development-only"  # noqa: S105 - refused beyond loopback, see Settings.check_serving
_HOST: Final = re.compile(r"(https?://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]))(:\d{1,5})?(/[\w./-]*)?", re.ASCII)


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


def _hosts(raw: str) -> tuple[str, ...]:
    """Addresses of servers; secrets have variables of their own, so that no message shows them."""
    found = [_HOST.fullmatch(one.strip().rstrip("/")) for one in raw.split(",") if one.strip()]
    if not all(found):
        raise ValueError('addresses such as "https://one:9200, https://two:9200", without user and password')
    return tuple(f"{one[1]}{one[2] or ':9200'}{one[3] or ''}" for one in found if one)


def _index_name(raw: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", raw.strip()):
        raise ValueError("small letters, digits, - and _ (60 at most), a letter or digit first")
    return raw.strip()


def _optional_file(raw: str) -> Path | None:
    found = _optional_folder(raw)
    if found and not found.is_file():
        raise ValueError("a file that can be read")
    return found


def _rate(raw: str) -> str:
    if raw.strip():
        try:
            parse_many(raw.strip())
        except ValueError as error:
            raise ValueError('a rate such as "600 per minute", or nothing to switch the limit off') from error
    return raw.strip()


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
        "TOPLU_SEARCH_URL", "search_hosts", "", "addresses", _hosts,
        "Elasticsearch klasterinin ünvanları, vergüllə; boşdursa, daxili axtarış mexanizmi işləyir.",
        "Addresses of an Elasticsearch cluster, by commas; when empty, the embedded engine searches.",
    ),
    Setting(
        "TOPLU_SEARCH_API_KEY", "search_api_key", "", "secret", _text,
        "Elasticsearch üçün API açarı (istifadəçi adı və parolun əvəzinə).",
        "API key for Elasticsearch (instead of user and password).",
    ),
    Setting(
        "TOPLU_SEARCH_USER", "search_user", "", "text", _text,
        "Elasticsearch istifadəçisinin adı.",
        "User name for Elasticsearch.",
    ),
    Setting(
        "TOPLU_SEARCH_PASSWORD", "search_password", "", "secret", _text,
        "Elasticsearch istifadəçisinin parolu.",
        "Password of that user.",
    ),
    Setting(
        "TOPLU_SEARCH_CA", "search_ca", "", "file", _optional_file,
        "Elasticsearch-in sertifikatını təsdiqləyən qurumun sertifikat faylı (PEM); boşdursa, sistemin tanıdıqları.",
        "Certificate file (PEM) of the authority behind Elasticsearch's certificate; when empty, those the system trusts.",
    ),
    Setting(
        "TOPLU_SEARCH_INDEX", "search_index", "toplu", "name", _index_name,
        "Axtarış indeksinin adı; bir klasterdə bir neçə reyestr ola bilər.",
        "Name of the search index; one cluster may serve several registries.",
    ),
    Setting(
        "TOPLU_SEARCH_SHARDS", "search_shards", "1", "number", _whole(1, 256),
        "Yeni indeksin neçə hissəyə bölünəcəyi (docs/scale.md).",
        "Shards of a new index (docs/scale.md).",
    ),
    Setting(
        "TOPLU_SEARCH_REPLICAS", "search_replicas", "1", "number", _whole(0, 8),
        "Hər hissənin əlavə nüsxələrinin sayı; bunun üçün kifayət qədər qovşaq olmalıdır.",
        "Further copies of each shard, as far as there are nodes for them.",
    ),
    Setting(
        "TOPLU_SEARCH_TIMEOUT", "search_timeout", "5", "seconds", _seconds,
        "Axtarışın cavabının neçə saniyə gözlənildiyi.",
        "Seconds to wait for the answer to a search.",
    ),
    Setting(
        "TOPLU_SEARCH_WRITE_TIMEOUT", "search_write_timeout", "120", "seconds", _seconds,
        "İndeksə yazılanın təsdiqinin neçə saniyə gözlənildiyi.",
        "Seconds to wait until a batch of documents is written.",
    ),
    Setting(
        "TOPLU_SEARCH_RETRIES", "search_retries", "4", "number", _whole(0, 20),
        "Cavabsız qalan sorğunun neçə dəfə təkrarlandığı (başqa qovşaq varsa, ona göndərilir).",
        "How often a request that failed is made again (at another host where there is one).",
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
)
