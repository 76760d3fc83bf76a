"""The stair of the house: who may import whom, and no cycles among modules."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "language": set(),
    "storage": set(),
    "classifiers": {"language", "storage"},
    "acts": {"classifiers", "language", "storage"},
    "search": {"acts", "classifiers", "language", "storage"},
    "crawler": {"acts", "classifiers", "language", "storage"},
    "web": {"search", "acts", "crawler", "classifiers", "language", "storage"},
}


def modules() -> dict[str, Path]:
    files = (path for package in ALLOWED for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts)
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}


def imported(name: str, path: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in ALLOWED)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ALLOWED:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else node.module
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} imports by dots; this house imports by full names"


def test_nobody_reaches_up_the_stair() -> None:
    known = modules()
    wrong = [
        f"{name} imports {target}"
        for name, path in known.items()
        for target in imported(name, path, known)
        if (own := name.split(".")[0]) != (other := target.split(".")[0]) and other not in ALLOWED[own]
    ]
    assert not wrong


def test_modules_form_no_cycle() -> None:
    known = modules()
    graph = {name: set(imported(name, path, known)) & known.keys() - {name} for name, path in known.items()}
    while free := [name for name, targets in graph.items() if not targets & graph.keys()]:
        for name in free:
            del graph[name]
    assert not graph, f"these import each other in a circle: {sorted(graph)}"


def test_every_package_is_in_the_stair() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "fixtures"}
    assert packages == set(ALLOWED)
