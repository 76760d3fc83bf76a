"""Several processes bring up one index at the same time: in the end it holds what the database holds."""

from pathlib import Path

from acts.store import ActStore
from search.held import documents_of
from tests.faults.program import ROOT, Program

SAMPLES = sorted((ROOT / "fixtures" / "acts").glob("f_*.html"))


def in_database(program: Program) -> set[str]:
    engine = program.engine()
    store = ActStore(engine)
    uris = [str(uri) for uri, _provisions in program.state()["texts"]]  # type: ignore[attr-defined]
    found = {document.id for uri in uris for document in documents_of(store, uri)}
    engine.dispose()
    return found


def test_imports_and_rebuilds_at_once(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    assert program.run("import", *SAMPLES[:3]).returncode == 0
    started = [
        program.start("import", *SAMPLES[3:8]), program.start("index"), program.start("import", *SAMPLES[8:]), program.start("index"),
    ]  # fmt: skip
    ended = [process.communicate(timeout=300) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0, 0], ended
    assert program.state()["waiting"] == 0
    assert program.indexed() == len(in_database(program))
