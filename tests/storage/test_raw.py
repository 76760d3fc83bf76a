import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import RawStoreError
from storage.raw import RawStore


@given(body=st.binary(max_size=2000))
@settings(max_examples=50)
def test_a_body_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    store = RawStore(tmp_path_factory.mktemp("raw"))
    digest = store.put(body)
    assert digest == hashlib.sha256(body).hexdigest()
    assert store.get(digest) == body


def test_the_same_body_is_kept_once(raw: RawStore) -> None:
    assert raw.put(b"qanun" * 1000) == raw.put(b"qanun" * 1000)
    assert len(list(raw.digests())) == 1


def test_markup_shrinks(raw: RawStore) -> None:
    body = "<p class=MsoNormal style=text-align:justify>Maddə</p>\r\n".encode() * 1000
    assert raw.path(raw.put(body)).stat().st_size * 20 < len(body)


def test_a_damaged_file_is_told_and_not_returned(raw: RawStore) -> None:
    digest = raw.put(b"as it came")
    raw.path(digest).write_bytes(raw.path(raw.put(b"something else")).read_bytes())
    with pytest.raises(RawStoreError, match="changed on disk"):
        raw.get(digest)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 65])
def test_only_a_sha256_names_a_body(raw: RawStore, name: str) -> None:
    with pytest.raises(RawStoreError, match="64 hex digits"):
        raw.get(name)


def test_a_body_not_held_is_told(raw: RawStore) -> None:
    with pytest.raises(RawStoreError, match="expected a readable file"):
        raw.get("0" * 64)


def test_what_a_killed_writer_left_is_swept(raw: RawStore) -> None:
    digest = raw.put(b"whole")
    (raw.path(digest).parent / ".part-left").write_bytes(b"half")
    assert raw.sweep() == 1
    assert list(raw.digests()) == [digest]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("not a folder")
    with pytest.raises(RawStoreError, match="cannot write"):
        RawStore(tmp_path / "raw").put(b"body")
