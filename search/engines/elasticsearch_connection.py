"""The way to an Elasticsearch cluster: hosts, secrets, retries, and errors in words fit for a page."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from elastic_transport import ApiResponse, SerializationError, TlsError
from elasticsearch import ApiError, AuthenticationException, AuthorizationException, Elasticsearch, NotFoundError, TransportError
from elasticsearch import ConnectionError as NoConnectionError
from elasticsearch import ConnectionTimeout as NoAnswerError
from elasticsearch.serializer import JsonSerializer, OrjsonSerializer

from search.engines.elasticsearch_cluster import Cluster
from search.model import EngineAwayError, IndexMissingError, SearchError

ADVICE: Final = "run `toplu index`"
BUSY: Final = frozenset({429, 502, 503, 504})    # full queues, a shard moving to another node: the same request may do a moment later
FIRST_WAIT: Final = 0.1                          # seconds before the second try, twice as long before each further one
LONGEST_WAIT: Final = 10.0
JSON: Final = "application/json"
NDJSON: Final = "application/x-ndjson"
MOST_TRIES: Final = 100
SECONDS_AWAY: Final = 5.0                        # for which an engine that did not answer is not asked again
T = TypeVar("T")


class Serializer(OrjsonSerializer):
    """JSON, quick; half a pair of surrogates, which a program may have typed for us, is put as the slower writer puts it."""

    def dumps(self, data: Any) -> bytes:
        """Raises `SerializationError` for what is no JSON."""
        try:
            return bytes(super().dumps(data))
        except SerializationError:
            return JsonSerializer().dumps(data)


class Connection:
    """Asks a cluster. Safe for threads. After a failure to reach it, fails at once for `SECONDS_AWAY`, then tries again by itself."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._client: Elasticsearch | None = None
        self._patient: dict[float, Elasticsearch] = {}
        self._lock = threading.Lock()
        self._away: tuple[float, str] | None = None

    def ask(self, question: Callable[[Elasticsearch], T]) -> T:
        """The answer to something a reader waits for, within `timeout` or little more; raises `EngineAwayError`."""
        away = self._away
        if away and time.monotonic() < away[0]:
            raise EngineAwayError(away[1])
        try:
            answer = self._tried(question, self.cluster.timeout)
        except EngineAwayError as error:
            if not isinstance(error, IndexMissingError):
                self._away = time.monotonic() + SECONDS_AWAY, str(error)
            raise
        self._away = None
        return answer

    def tell(self, order: Callable[[Elasticsearch], T]) -> T:
        """The answer to something that is being written, however long the cluster is busy within `write_timeout`."""
        answer = self._tried(order, self.cluster.write_timeout)
        self._away = None
        return answer

    def close(self) -> None:
        with self._lock:
            client, self._client = self._client, None
            self._patient.clear()
        if client:
            client.close()

    def _tried(self, question: Callable[[Elasticsearch], T], seconds: float) -> T:
        with self._in_words():
            client = self._opened(seconds)
            return self._again_and_again(lambda: question(client), time.monotonic() + seconds)

    def _again_and_again(self, question: Callable[[], T], end: float) -> T:
        """Hosts that do not answer are tried `retries` times more, a busy cluster until the end."""
        silent = 0
        for wait in waits(MOST_TRIES):
            try:
                return question()
            except (TransportError, ApiError) as error:
                silent += isinstance(error, TransportError)
                if not self._may_pass(error) or silent > self.cluster.retries or time.monotonic() + wait > end:
                    raise
            time.sleep(wait)
        return question()

    def _may_pass(self, error: Exception) -> bool:
        """Whether the same request may succeed a moment later, or on another host."""
        if isinstance(error, ApiError):
            return error.status_code in BUSY
        return isinstance(error, NoConnectionError | NoAnswerError) and not isinstance(error, TlsError)

    def _opened(self, seconds: float) -> Elasticsearch:
        """The client that waits so long; made once, for making one takes a good part of a short answer's time."""
        with self._lock:
            if self._client is None:
                self._client = _client(self.cluster)
            if seconds not in self._patient:
                self._patient[seconds] = self._client.options(request_timeout=seconds)
            return self._patient[seconds]

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Errors of the client as ours, with no secret in them."""
        try:
            yield
        except (TransportError, ApiError, ValueError) as error:
            raise in_words(error, self.cluster) from error


AS_JSON: Final = Serializer()


def posted(client: Elasticsearch, path: str, kind: str, body: Any, params: Mapping[str, Any]) -> ApiResponse[Any]:
    """Straight to the transport: the client's own methods spend as much on their many parameters as a short answer takes."""
    return client.perform_request("POST", path, params=params, headers={"content-type": kind, "accept": JSON}, body=body)


def waits(tries: int) -> Iterator[float]:
    """Seconds to wait before each further try, longer and longer, no two programs in step."""
    for number in range(tries):
        yield min(LONGEST_WAIT, FIRST_WAIT * 2**number) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret


def in_words(error: Exception, cluster: Cluster) -> SearchError:
    """What went wrong with a request, for a page."""
    where = f"the search engine at {', '.join(cluster.hosts)}"
    match error:
        case TlsError():
            return EngineAwayError(f"{where} shows a certificate that is not trusted; set TOPLU_SEARCH_CA to its authority's certificate")
        case AuthenticationException() | AuthorizationException():
            secrets = "TOPLU_SEARCH_API_KEY, or TOPLU_SEARCH_USER and TOPLU_SEARCH_PASSWORD"
            return EngineAwayError(f"{where} refuses the key or user ({error.status_code}); check {secrets}")
        case NotFoundError():
            return IndexMissingError(f"there is no search index {cluster.index!r} on {', '.join(cluster.hosts)}; {ADVICE}")
        case ApiError(status_code=status) if status in BUSY:
            return EngineAwayError(f"{where} is too busy or not whole ({status}, {_kind(error)})")
        case ApiError():
            return SearchError(f"{where} refuses a request ({error.status_code}, {reason_of(error.body)})")
        case NoAnswerError():
            return EngineAwayError(f"{where} does not answer in time")
        case _:
            return EngineAwayError(f"{where} does not answer")


def reason_of(body: Any) -> str:
    """The reason an answer gives, the innermost one."""
    error = body.get("error", body) if isinstance(body, dict) else body
    while isinstance(error, dict) and isinstance(inner := error.get("caused_by") or next(iter(error.get("root_cause", ())), None), dict):
        error = inner
    return str(error.get("reason", error.get("type", "")) if isinstance(error, dict) else error)[:300]


def _kind(error: ApiError) -> str:
    found = error.body.get("error", "") if isinstance(error.body, dict) else ""
    return str(found.get("type", "") if isinstance(found, dict) else found)[:100]


def _client(cluster: Cluster) -> Elasticsearch:
    """The official client: no sniffing, retries left to `Connection`, which knows how long somebody may wait."""
    secrets: dict[str, Any] = {}
    if cluster.api_key:
        secrets["api_key"] = cluster.api_key
    elif cluster.user:
        secrets["basic_auth"] = (cluster.user, cluster.password)
    if cluster.ca:
        secrets["ca_certs"] = str(cluster.ca)
    return Elasticsearch(list(cluster.hosts), max_retries=0, connections_per_node=32, serializer=AS_JSON, **secrets)
