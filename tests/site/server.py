"""The server of the replay. It listens on loopback only and answers as `api.e-qanun.az` and `e-qanun.az` do together."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import lxml.html

from language.letters import fold
from tests.site.world import OTHER_TYPE, TYPES, SiteAct, World

REFERER = "https://e-qanun.az/"
NEEDED = ("length", "orderColumn", "array")
HUGE_CHUNK = b"<p>" + b"a" * 65533
NOT_FOUND = b"<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><hr>nginx</body></html>"


@dataclass(frozen=True, slots=True)
class Logged:
    """A request that came in and the answer it got."""

    path: str
    status: int
    conditional: bool
    agent: str
    at: float


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Troubles:
    """What goes wrong, by path. `first`: statuses answered before the page is; `slow`: seconds before an answer;
    `huge`: bytes sent instead of the page; `moved`: where the page is said to be; `dropped`: the connection is closed."""

    first: dict[str, list[int]] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    huge: dict[str, int] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)      # half of the body comes
    robots: str = "User-agent: *\nDisallow: /login\n"
    retry_after: str = "0"
    announces_size: bool = True
    validators: bool = True                  # ETag and Last-Modified on texts


class Site:
    """The replay, running as long as it is entered. `requests` is what came in, in order; `at_second_visit()` changes the world."""

    def __init__(self, world: World, port: int = 0, troubles: Troubles | None = None, log: Callable[[Logged], None] | None = None) -> None:
        self.world = world
        self.troubles = troubles or Troubles()
        self.requests: list[Logged] = []
        self.log = log
        self.texts: dict[tuple[int, int], str] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def base_urls(self) -> dict[str, str]:
        """What to put in the place of the real addresses."""
        return {"api": self.url, "site": self.url}

    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def at_second_visit(self) -> None:
        """From now on the site is as a later visitor finds it."""
        self.world = self.world.later()
        self.requests.clear()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def note(self, logged: Logged) -> None:
        """Remember a request."""
        self.requests.append(logged)
        if self.log is not None:
            self.log(logged)

    # -- answers

    def answer(self, path: str, referer: str) -> Answer:
        """The answer for a path with its query, before conditions and troubles."""
        parts = urlsplit(path)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        first, _, rest = parts.path.strip("/").partition("/")
        if first == "robots.txt":
            return Answer(200, self.troubles.robots.encode(), "text/plain")
        services: dict[str, Callable[[], Answer]] = {
            "getDetailSearch": lambda: self._search(query),
            "detailNameCount": lambda: _json({"id": len(self._matching({**query, "array": ""})), "name": None}),
            "framework": lambda: self._record(rest),
            "getVersions": lambda: self._versions(query),
            "downloadWord": lambda: self._word_address(rest),
            "all-type": self._types,
            "sections": lambda: _json({"data": [{"name": "Normativ hüquqi aktlar"}, {"name": "Digər"}]}),
            "frameworks": lambda: self._text(rest, referer),
            "files": lambda: self._file(rest),
        }
        return services[first]() if first in services else Answer(404, NOT_FOUND, "text/html")

    def _search(self, query: dict[str, str]) -> Answer:
        if any(name not in query for name in NEEDED) or not query["length"].isdigit() or not query["orderColumn"].isdigit():
            return _json({"status": 500, "error": "Internal Server Error", "path": "/getDetailSearch"}, 500)
        found = self._matching(query)
        start, length = int(query.get("start", "0")), int(query["length"])
        rows = [act.listed(start + place + 1) for place, act in enumerate(found[start:start + length])]
        return _json({"data": rows, "totalCount": len(found)})

    def _matching(self, query: dict[str, str]) -> list[SiteAct]:
        wanted = {int(number) for number in query.get("array", "").split(",") if number.isdigit()}
        status = {"1": "Qüvvədədir", "2": "Ləğv olunmuşdur"}.get(query.get("statusId", "0"))
        acts = [act for act in self.world.acts if not wanted or act.type_id in wanted]
        acts = [act for act in acts if status is None or act.requisite["statusName"] == status]
        acts = [act for act in acts if self._says(act, query)]
        return sorted(acts, key=_by_date, reverse=query.get("orderDirection", "desc") == "desc")

    def _says(self, act: SiteAct, query: dict[str, str]) -> bool:
        name = fold(query.get("name", ""))
        in_title, in_text = query.get("title") == "true", query.get("text") == "true"
        places = [fold(act.requisite["title"])] if in_title or not in_text else []
        places += [self._text_of(act)] if in_text and name else []
        words = [name] if query.get("exact") == "true" else name.split()
        return not name or any(all(word in place for word in words) for place in places)

    def _text_of(self, act: SiteAct) -> str:
        key = (act.id, hash(act.page))
        if key not in self.texts:
            self.texts[key] = fold(str(lxml.html.fromstring(act.page).xpath("string()"))) if act.page else ""
        return self.texts[key]

    def _act(self, number: str) -> SiteAct | None:
        return next((act for act in self.world.acts if str(act.id) == number), None)

    def _record(self, number: str) -> Answer:
        for act in self.world.acts:
            redaction = next((r for r in act.redactions if str(r.id) == number and r.page is not None), None)
            if str(act.id) == number or redaction is not None:
                url = f"{self.url}{_text_path(int(number))}"
                return _json({"data": {"id": int(number), "requisite": act.requisite, "htmlUrl": url, "isFavorite": False}})
        return _json({"status": 500, "error": "Internal Server Error"}, 500)

    def _versions(self, query: dict[str, str]) -> Answer:
        act = self._act(query.get("id", ""))
        if act is None or not act.redactions:
            return _json({})
        return _json({"data": [{"id": r.id, "title": r.title, "effectDate": r.effect} for r in act.redactions]})

    def _word_address(self, number: str) -> Answer:
        act = self._act(number)
        if act is None or act.word is None:
            return _json({"status": 500, "error": "Internal Server Error"}, 500)
        address = f"{self.url}/files/{number}.doc"
        return Answer(200, (f'"{address}"' if act.quoted else address).encode(), "text/plain;charset=UTF-8")

    def _types(self) -> Answer:
        names = [*TYPES.items(), ("Nazirliklərin aktları", OTHER_TYPE)]
        counts = {number: sum(act.type_id == number for act in self.world.acts) for _, number in names}
        rows = [{"id": n, "name": f"{name} ({counts[n]})", "sectionId": 1, "parentId": None, "canceled": None} for name, n in names]
        return _json({"data": rows})

    def _text(self, rest: str, referer: str) -> Answer:
        if referer != REFERER:
            return Answer(403, b"<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>", "text/html")
        for act in self.world.acts:
            if rest == _text_path(act.id).removeprefix("/frameworks/"):
                return self._page(act.page, act.modified)
            for redaction in act.redactions:
                if rest == _text_path(redaction.id).removeprefix("/frameworks/"):
                    return self._page(redaction.page, act.modified)
        return Answer(404, NOT_FOUND, "text/html")

    def _page(self, body: bytes | None, modified: str) -> Answer:
        if body is None:
            return Answer(404, NOT_FOUND, "text/html")
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        validators = (("ETag", etag), ("Last-Modified", modified)) if self.troubles.validators else ()
        return Answer(200, body, "text/html", validators)

    def _file(self, rest: str) -> Answer:
        act = self._act(rest.removesuffix(".doc"))
        if act is None or act.word is None:
            return Answer(404, NOT_FOUND, "text/html")
        return Answer(200, act.word, "application/msword", (("Last-Modified", act.modified),) if self.troubles.validators else ())


class Handler(BaseHTTPRequestHandler):
    """Answers one connection; `site` is set by the class made for each site."""

    site: Site
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        troubles = self.site.troubles
        time.sleep(troubles.slow.get(path, 0))
        if path in troubles.dropped:
            self._log(0)
            self.close_connection = True
            return
        if path in troubles.huge:
            self._huge(troubles.huge[path])
            return
        self._send(self._troubled(path) or self.site.answer(self.path, self.headers.get("Referer", "")))

    def _troubled(self, path: str) -> Answer | None:
        troubles = self.site.troubles
        if path in troubles.moved:
            return Answer(302, b"", "text/html", (("Location", troubles.moved[path]),))
        if troubles.first.get(path):
            status = troubles.first[path].pop(0)
            return Answer(status, b"busy", "text/plain", (("Retry-After", troubles.retry_after),))
        return None

    def _send(self, answer: Answer) -> None:
        if answer.status == 200 and self._unchanged(dict(answer.headers)):
            answer = Answer(304, b"", answer.media_type, answer.headers)
        self._log(answer.status)
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if urlsplit(self.path).path in self.site.troubles.short:
            self.close_connection = True
            answer = replace(answer, body=answer.body[: len(answer.body) // 2])
        self.wfile.write(answer.body)

    def _unchanged(self, headers: dict[str, str]) -> bool:
        asked = self.headers.get("If-None-Match")
        if asked and "ETag" in headers:
            return asked == headers["ETag"]
        since = self.headers.get("If-Modified-Since")
        return bool(since) and since == headers.get("Last-Modified")

    def _huge(self, size: int) -> None:
        self._log(200)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        if self.site.troubles.announces_size:
            self.send_header("Content-Length", str(size))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(size // len(HUGE_CHUNK) + 1):
                self.wfile.write(HUGE_CHUNK)
        except OSError:
            return

    def _log(self, status: int) -> None:
        conditional = "If-None-Match" in self.headers or "If-Modified-Since" in self.headers
        self.site.note(Logged(self.path, status, conditional, self.headers.get("User-Agent", ""), time.monotonic()))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Nothing: the site keeps its own log."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    return type("SiteHandler", (Handler,), {"site": site})


def text_path(number: int) -> str:
    """Where the text of an act or redaction lies."""
    return _text_path(number)


def _text_path(number: int) -> str:
    return f"/frameworks/{number // 1000}/f_{number}.html"


def _by_date(act: SiteAct) -> tuple[str, int]:
    accepted = act.requisite["acceptDate"] or "00.00.0000"
    return "".join(reversed(accepted.split("."))), act.id


def _json(value: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value, ensure_ascii=False).encode(), "application/json;charset=UTF-8")


def line_of(logged: Logged) -> str:
    """A request in one line for a person."""
    asked = "asked if changed" if logged.conditional else ""
    return f"{logged.status or 'cut'}  {logged.path}  {asked}".rstrip()


def served(requests: Iterable[Logged], status: int) -> list[str]:
    """The paths answered with a status."""
    return [request.path for request in requests if request.status == status]
