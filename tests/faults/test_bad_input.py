"""Bad input: each gets a clear error, the rest goes on, the exit code tells, and what was stored stays whole."""

import os
import socket
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.program import ROOT, Program

GOOD = """Sınaq qaydaları haqqında

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Maddə 1. Sınağın məqsədi

1.1. Bu Qanun sınaq mətnlərinin oxunmasını tənzimləyir.

1.2. Sınaq mətni qısa olmalıdır.

Maddə 2. Sınağın yeri

2.1. Sınaq istənilən qovluqda aparıla bilər.

Bakı şəhəri, 3 fevral 2024-cü il

№ 7-XQ
"""
BILLION = """<?xml version="1.0"?><!DOCTYPE ACT [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><ACT><TITLE><TI><P>&c;</P></TI></TITLE></ACT>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"""
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(path: Path, document: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", document)


def bad_files(folder: Path) -> dict[str, str]:
    """Files that must be refused, each with a word its message must have."""
    (folder / "empty.html").write_bytes(b"")
    (folder / "nothing.html").write_bytes(b"\0" * 1000)
    with (folder / "huge.html").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    docx(folder / "bomb.docx", b"<w>" + b"0" * 300_000_000)
    docx(folder / "outside.docx", OUTSIDE.encode())
    (folder / "entities.xml").write_text(BILLION, "utf-8")
    (folder / "page.pdf").write_bytes(b"%PDF-1.7\n")
    return {"empty.html": "empty", "nothing.html": "NUL", "huge.html": "at most", "bomb.docx": "bomb.docx", "outside.docx": "outside.docx",
            "entities.xml": "entities.xml"}  # fmt: skip


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


@pytest.mark.fault
def test_bad_files_are_named_and_the_rest_goes_in(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    expected = bad_files(folder)
    done = program.run("import", folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("refused  ")]
    refused = {line.removeprefix("refused").split(":")[0].strip().split("/")[-1]: line for line in lines}
    for name, word in expected.items():
        assert name in refused, f"{name} was not refused:\n{done.stdout}"
        assert word in refused[name]
    assert "/etc/passwd" not in done.stdout
    assert "root:" not in done.stdout
    assert len(program.state()["works"]) == 1  # type: ignore[arg-type]


@pytest.mark.fault
@pytest.mark.parametrize("cut", [50, 900, 3000, 9000])
def test_a_page_cut_in_the_middle_is_refused(program: Program, tmp_path: Path, cut: int) -> None:
    whole = next((Path(__file__).parent.parent.parent / "fixtures" / "acts").glob("f_*.html")).read_bytes()
    (tmp_path / "cut.html").write_bytes(whole[:cut])
    done = program.run("import", tmp_path / "cut.html")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "refused" in done.stdout


@pytest.mark.fault
def test_a_file_that_is_no_act_is_an_error_when_named_and_passed_over_in_a_folder(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "README.md").write_text("# Notes\n\nNothing of law here.\n", "utf-8")
    (folder / "good.txt").write_text(GOOD, "utf-8")
    walked = program.run("import", folder)
    assert walked.returncode == 0, walked.stdout + walked.stderr
    assert "left out" in walked.stdout
    named = program.run("import", folder / "README.md")
    assert named.returncode == 1
    assert "known formats" in named.stdout


@pytest.mark.fault
def test_odd_names_links_in_circles_pipes_and_devices_do_no_harm(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "below").mkdir(parents=True)
    for name in (b"line\nend.txt", b"\xff\xfe.txt", b"\x1b[31mred.txt", b"quo\"te'.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(GOOD, "utf-8")
    circles = (("self", "."), ("below/up", ".."), ("one", "two"), ("two", "one"))
    for link, target in (*circles, ("gone.txt", "nowhere"), ("zero.txt", "/dev/zero")):
        (folder / link).symlink_to(target)
    os.mkfifo(folder / "pipe.html")
    done = program.run("import", folder, seconds=60)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "4 added, 3 refused" in done.stdout  # the two links in a circle and the one to nowhere
    assert "\x1b" not in done.stdout
    kept = {row[0] for row in program.state()["files"]}  # type: ignore[attr-defined]
    assert kept == {r"line\nend.txt", r"\udcff\udcfe.txt", r"\x1b[31mred.txt", "quo\"te'.txt"}
    named = program.run("import", folder / "pipe.html", seconds=60)
    assert named.returncode == 1
    assert "pipe" in named.stdout


@pytest.mark.fault
def test_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    program = Program(tmp_path / "home", humble=True)
    folder = tmp_path / "in"
    (folder / "closed").mkdir(parents=True)
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "closed").chmod(0)
    done = program.run("import", folder)
    (folder / "closed").chmod(0o755)
    assert done.returncode == 1
    assert "closed" in done.stdout
    assert "Permission denied" in done.stdout
    assert "1 added" in done.stdout


@pytest.mark.fault
def test_a_home_without_rights_is_told(tmp_path: Path) -> None:
    program = Program(tmp_path / "home", humble=True)
    program.home.mkdir()
    program.home.chmod(0o500)
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    done = program.run("import", tmp_path / "good.txt")
    program.home.chmod(0o755)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "rights" in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    if os.geteuid() != 0:
        pytest.skip("a small file system can only be mounted by root")
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.fault
def test_a_full_disk_is_told_and_what_was_stored_stays(small_disk: Path, tmp_path: Path) -> None:
    program = Program(small_disk / "home")
    good = tmp_path / "good.txt"
    good.write_text(GOOD, "utf-8")
    first = program.run("import", good)
    assert first.returncode == 0, first.stdout + first.stderr
    before = program.state()
    big = tmp_path / "big.txt"
    articles = "\n\n".join(f"Maddə {n}. Bölgü {n}\n\n{n}.1. {os.urandom(900).hex()}" for n in range(3, 3000))
    big.write_text(GOOD.replace("№ 7-XQ", "№ 8-XQ").replace("Bakı şəhəri", articles + "\n\nBakı şəhəri"), "utf-8")
    second = program.run("import", big)
    assert second.returncode == 1
    assert "Traceback" not in second.stderr
    assert "disk" in second.stderr + second.stdout or "No space left" in second.stderr + second.stdout
    assert program.state() == before
    program.sound()


@pytest.mark.fault
def test_a_locked_database_is_told(program: Program, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, "utf-8")
    assert program.run("import", good).returncode == 0
    before = program.state()
    (tmp_path / "other.txt").write_text(GOOD.replace("№ 7-XQ", "№ 9-XQ"), "utf-8")
    holder = sqlite3.connect(program.home / "toplu.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        done = program.run("import", tmp_path / "other.txt")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert done.returncode == 1
    assert "locked by another program" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert program.state() == before


@pytest.mark.fault
def test_two_imports_at_once_both_come_to_their_end(program: Program, tmp_path: Path) -> None:
    acts = ROOT / "fixtures" / "acts"
    both = [program.start("import", "--source", "sample", acts) for _ in range(2)]
    said = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    alone = Program(tmp_path / "alone")
    assert alone.run("import", "--source", "sample", acts).returncode == 0
    assert program.state() == alone.state()
    assert program.indexed() == alone.indexed()


@pytest.mark.fault
def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        program = Program(tmp_path / "home", (("TOPLU_PORT", str(taken.getsockname()[1])),))
        done = program.run("serve", seconds=60)
    assert done.returncode == 1
    assert "choose another TOPLU_PORT" in done.stderr
    assert "Traceback" not in done.stderr
