"""Settings: read from the environment, refused with words, safe beyond loopback."""

from pathlib import Path

import pytest

from web.settings import DEVELOPMENT_SECRET, TABLE, Settings, SettingsError


def test_nothing_set_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings(home=Path("data"))


def test_what_is_set_is_taken() -> None:
    environment = {"TOPLU_HOME": "/srv/toplu", "TOPLU_PORT": "9000", "TOPLU_CRAWL_DELAY": "0.5", "TOPLU_HTTPS": "on", "HOME": "/root"}
    found = Settings.from_environment(environment)
    assert (found.home, found.port, found.crawl_delay, found.https) == (Path("/srv/toplu"), 9000, 0.5, True)
    assert found.database_url == "sqlite:////srv/toplu/toplu.db"


@pytest.mark.parametrize(("name", "raw", "expected"), [
    ("TOPLU_PORT", "eighty", "whole number from 1 to 65535"), ("TOPLU_PORT", "0", "whole number"), ("TOPLU_PORT", "², ", "whole number"),
    ("TOPLU_CRAWL_DELAY", "-1", "seconds"), ("TOPLU_CRAWL_DELAY", "nan", "seconds"), ("TOPLU_HTTPS", "maybe", "on or off"),
    ("TOPLU_RATE_LIMIT", "often", "600 per minute"), ("TOPLU_MAX_REQUEST_BYTES", "10", "whole number"), ("TOPLU_PROT", "1", "TOPLU_PORT"),
])  # fmt: skip
def test_what_cannot_be_used_is_refused_with_words(name: str, raw: str, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected) as caught:
        Settings.from_environment({name: raw})
    assert name in str(caught.value)


@pytest.mark.parametrize(("raw", "hosts"), [
    ("", ()), (" http://one:9201 ,https://two/", ("http://one:9201", "https://two:9200")), ("https://[::1]:9200/es", ("https://[::1]:9200/es",)),
    ("https://proxy/es", ("https://proxy:9200/es",)),
])  # fmt: skip
def test_hosts_of_a_search_cluster(raw: str, hosts: tuple[str, ...]) -> None:
    assert Settings.from_environment({"TOPLU_SEARCH_URL": raw}).search_hosts == hosts


@pytest.mark.parametrize(("name", "raw", "expected"), [
    ("TOPLU_SEARCH_URL", "one:9200", "addresses such as"), ("TOPLU_SEARCH_URL", "https://me:word@one:9200", "without user and password"),
    ("TOPLU_SEARCH_INDEX", "Toplu*", "small letters"), ("TOPLU_SEARCH_CA", "no/such/file.pem", "a file"),
    ("TOPLU_SEARCH_SHARDS", "0", "from 1"),
])  # fmt: skip
def test_a_search_cluster_is_refused_with_words(name: str, raw: str, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected):
        Settings.from_environment({name: raw})


def test_a_search_cluster_of_the_settings() -> None:
    found = Settings.from_environment({
        "TOPLU_SEARCH_URL": "https://one:9200", "TOPLU_SEARCH_API_KEY": "secret-key", "TOPLU_SEARCH_INDEX": "laws",
        "TOPLU_SEARCH_SHARDS": "6",
    })  # fmt: skip
    cluster = found.search_cluster
    assert cluster is not None
    assert (cluster.hosts, cluster.api_key, cluster.index, cluster.shards) == (("https://one:9200",), "secret-key", "laws", 6)
    assert "secret-key" not in repr(cluster)
    assert Settings.from_environment({}).search_cluster is None


@pytest.mark.parametrize("secrets", [{"USER": "me"}, {"PASSWORD": "word"}, {"USER": "me", "PASSWORD": "word", "API_KEY": "key"}])
def test_secrets_of_a_search_cluster_that_do_not_go_together(secrets: dict[str, str]) -> None:
    environment = {"TOPLU_SEARCH_URL": "http://one:9200", **{f"TOPLU_SEARCH_{name}": value for name, value in secrets.items()}}
    with pytest.raises(SettingsError, match="TOPLU_SEARCH_USER and TOPLU_SEARCH_PASSWORD"):
        _ = Settings.from_environment(environment).search_cluster


HOSTS = (("127.0.0.1", False), ("::1", False), ("localhost", False), ("0.0.0.0", True), ("10.1.2.3", True), ("toplu.example", True))


@pytest.mark.parametrize(("host", "beyond"), HOSTS)
def test_the_development_secret_serves_this_machine_only(host: str, beyond: bool) -> None:
    settings = Settings(home=Path("x"), host=host)
    assert settings.beyond_loopback is beyond
    if beyond:
        with pytest.raises(SettingsError, match="TOPLU_SECRET_KEY"):
            settings.check_serving()
    else:
        settings.check_serving()
    Settings(home=Path("x"), host=host, secret_key="k" * 32).check_serving()


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(SettingsError, match="found 5 characters"):
        Settings(home=Path("x"), host="0.0.0.0", secret_key="short").check_serving()


def test_every_setting_is_described_in_both_languages() -> None:
    assert all(row.az and row.en and row.az != row.en for row in TABLE)
    assert {row.field for row in TABLE} == set(Settings.__dataclass_fields__)
    assert all(row.default != DEVELOPMENT_SECRET or row.kind == "secret" for row in TABLE)
