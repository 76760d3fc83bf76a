"""The little language of templates: places, conditions and loops. Nothing else can be said in a template, so nothing of Python is reached
and no template works longer than the rows are many.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from acts.word.errors import TemplateError

ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If, nodes.For, nodes.Filter,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip
FILTERS: Final = frozenset({"default", "length"})
LOOP: Final = frozenset({"index", "first", "last", "length"})
"""What a template may ask of the loop it is in."""
LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Record:
    """Named values a template reaches by a dot. ``what``: what it is, for messages ("row")."""

    what: str
    values: Mapping[str, Any]


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Reads templates of the little language. ``places``: the names a template may use; ``used``: those it used."""

    def __init__(self, places: Iterable[str]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_told)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.places = frozenset(places)
        self.used: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template. Raises TemplateError for what is not of the language."""
        tree = super()._parse(source, name, filename)
        self._check(tree, source, frozenset())
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What stands behind a dot: of a record what it holds, of a loop where it is."""
        if isinstance(obj, Record):
            if attribute in obj.values:
                return obj.values[attribute]
            raise TemplateError(f"expected of {obj.what!r} one of {_listed(obj.values)}, found the unknown place {attribute!r}")
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return super().getattr(obj, attribute)
        raise TemplateError(f"expected a dot after a row, table or line, found {attribute!r} after something that has no parts")

    def _check(self, node: nodes.Node, source: str, loops: frozenset[str]) -> None:
        if not isinstance(node, ALLOWED):
            raise TemplateError(f"expected places, conditions and loops, found {type(node).__name__!r} {where(source, node.lineno)}")
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise TemplateError(f"expected after | one of {_listed(FILTERS)}, found {node.name!r} {where(source, node.lineno)}")
        if isinstance(node, nodes.Name) and node.ctx == "load":
            self._known(node.name, source, node.lineno, loops)
        inner = loops
        if isinstance(node, nodes.For):
            inner = self._loop(node, source, loops)
        for child in node.iter_child_nodes():
            self._check(child, source, loops if isinstance(node, nodes.For) and child is node.iter else inner)

    def _known(self, name: str, source: str, line: int, loops: frozenset[str]) -> None:
        if name in loops or (name == "loop" and loops):
            return
        if name not in self.places:
            raise TemplateError(f"expected one of the places {_listed(self.places)}, found {name!r} {where(source, line)}")
        self.used.add(name)

    def _loop(self, node: nodes.For, source: str, loops: frozenset[str]) -> frozenset[str]:
        """The names a loop adds. A loop in a loop goes over what the outer one gives, so that none runs more often than there are cells."""
        if not isinstance(node.target, nodes.Name) or node.recursive:
            raise TemplateError(f"expected a loop over one name, found another {where(source, node.lineno)}")
        if node.target.name in self.places:
            raise TemplateError(f"expected a new name for what a loop gives, found {node.target.name!r} {where(source, node.lineno)}")
        if loops and _root(node.iter) not in loops:
            reason = f"expected a loop inside another to go over what the outer one gives ({_listed(loops)})"
            raise TemplateError(f"{reason}, found {_root(node.iter)!r} {where(source, node.lineno)}")
        return loops | {node.target.name}


def where(source: str, line: int | None) -> str:
    """The words of the paragraph with a line's mistake, as "in “…”"."""
    lines = source.splitlines()
    text = re.sub(r"<[^>]+>", "", lines[line - 1]).strip() if line and line <= len(lines) else ""
    return f"in “{text[:LONGEST]}”" if text else "in the template"


def _told(value: Any) -> Any:
    """What a place writes. Raises TemplateError for what has parts and no words of its own."""
    if isinstance(value, Record | list):
        what = value.what if isinstance(value, Record) else "list"
        raise TemplateError(f"expected a place with words, found a {what}: go over its parts with a loop or name one behind a dot")
    return value


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr | nodes.Filter) and node.node is not None:
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
