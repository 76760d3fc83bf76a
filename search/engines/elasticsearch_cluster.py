"""Where an Elasticsearch cluster is, and how it is used: a value, so that settings need not load the client."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the cluster is and how it is used.

    ``index`` is the alias searched, and what the names of its indexes begin with. ``replicas`` are copies of each shard beside the
    first, as far as there are nodes for them. Seconds: ``timeout`` for an answer to a search, ``write_timeout`` to a batch of
    documents. ``retries`` is how often a request that failed is made again, on another host where there is one.
    """

    hosts: tuple[str, ...]
    api_key: str = ""
    user: str = ""
    password: str = ""
    ca: Path | None = None                       # certificates that are trusted beside the system's
    index: str = "toplu"
    shards: int = 1
    replicas: int = 1
    timeout: float = 5.0
    write_timeout: float = 120.0
    retries: int = 4

    def __repr__(self) -> str:
        """Without the secrets."""
        return f"Cluster({', '.join(self.hosts)}, index={self.index!r})"
