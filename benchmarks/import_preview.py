"""The preview of an import of 20,000 rows: how long it takes, and how much memory, in a fresh process each; CSV and XLSX.

    python benchmarks/import_preview.py [--rows 20000] [--file FILE …]

A made-up classifier of three levels (codes, parents, two labels, a note) is written as CSV and as XLSX; each is looked at by the very
program a clerk runs, `toplu classifiers import --dry-run`, whose progress is shown as it comes. The most memory the process ever held is
read from /proc when it ends (target: under 200 MB), its start with all libraries (about half of it) included.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from classifiers.exchange.exporting import export
from classifiers.schemes.model import Concept, ConceptScheme, Label, Note, NoteKind, Version, VersionStatus

TARGET_MB = 200
RUN = """
import sys, time
from web.cli import toplu
try:
    toplu(sys.argv[1:], standalone_mode=False)
finally:
    held = next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(f"MEMORY {held} {time.process_time():.2f}", file=sys.stderr)
"""


def main() -> None:
    args = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        files = args.file or list(_made(Path(folder), args.rows))
        worst = max(_looked_at(file, Path(folder) / "home") for file in files)
    print(f"most memory of a preview: {worst} MB   (target: under {TARGET_MB} MB)")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--file", type=Path, action="append", help="files of your own instead")
    return parser.parse_args()


def _made(folder: Path, rows: int) -> Iterator[Path]:
    scheme, version = ConceptScheme("sample", (Label("Nümunə", "az"),)), Version("sample", "1", 1, VersionStatus.PUBLISHED)
    concepts = tuple(map(_concept, range(rows)))
    for form in ("csv", "xlsx"):
        file = folder / f"sample.{form}"
        file.write_bytes(export(form, scheme, version, concepts, "urn:sample"))
        yield file


def _concept(number: int) -> Concept:
    """Of 101 one lies at the top, of the others every tenth below it, the rest below those."""
    top, place = divmod(number, 101)
    code = f"{top:03}" if not place else f"{top:03}.{(place - 1) // 10:02}" + (f".{place % 10}" if (place - 1) % 10 else "")
    parents = () if not place else (f"{top:03}",) if (place - 1) % 10 == 0 else (f"{top:03}.{(place - 1) // 10:02}",)
    labels = (Label(f"Təsnifatın {number} saylı vahidi və ona aid işlər", "az"), Label(f"Item {number} of the classifier", "en"))
    notes = (Note(NoteKind.INCLUDES, f"Bura {number} saylı vahidin bütün növləri daxildir", "az"),)
    return Concept(code, code, labels, parents, code.count(".") + 1, notes=notes)


def _looked_at(file: Path, home: Path) -> int:
    """Look at a file in a process of its own, its progress shown; the most memory it held, in MB."""
    command = [sys.executable, "-c", RUN, "classifiers", "import", str(file), "--dry-run"]
    environment = os.environ | {"TOPLU_HOME": str(home), "PYTHONPATH": str(ROOT)}
    print(f"{file.name}, {file.stat().st_size / 1e6:.1f} MB")
    begun, memory, processor = time.perf_counter(), 0, ""
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            if line.startswith("MEMORY "):
                memory, processor = int(line.split()[1]), line.split()[2]
            elif ": " in line or " new" in line:
                print(f"  {time.perf_counter() - begun:5.2f} s  {line.rstrip()[:120]}")
    print(f"  {time.perf_counter() - begun:5.2f} s  in all with the start of the program, {processor} s at work; {memory} MB at most")
    return memory


if __name__ == "__main__":
    main()
