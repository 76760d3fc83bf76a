"""The growing tree: nodes that take lines in reading order, later frozen into `Element`s."""

from acts.model import Kind, Line
from acts.numbers import Num, Steps


class Node:
    """A unit while the tree grows. Lines are only ever added at the end, so none can change its place."""

    __slots__ = ("children", "content", "heading", "kind", "label", "num", "parent", "shape", "steps", "title")

    def __init__(self, kind: Kind, num: Num | None = None, label: str = "", value: Steps = (), shape: int = 0) -> None:
        self.kind = kind
        self.num = num
        self.label = label
        self.title: list[str] = []
        self.steps = value
        self.shape = shape
        self.heading: list[Line] = []
        self.content: list[Line] = []
        self.children: list[Node] = []
        self.parent: Node = self

    def add(self, child: "Node") -> "Node":
        self.children.append(child)
        child.parent = self
        return child

    @property
    def last(self) -> "Node":
        """The last node of all below this one: the only one that can take a further line without a node of its own."""
        node = self
        while node.children:
            node = node.children[-1]
        return node
