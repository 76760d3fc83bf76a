"""A tree written out as a query again: what a mended query looks like. Read again it is the same tree."""

from search.query.syntax import And, At, DateRange, FieldCondition, InField, Near, Node, Not, Or, Phrase, Wildcard, Within, Words

_NEAR = {Within.SENTENCE: "/s", Within.PARAGRAPH: "/p"}


def write(node: Node | None) -> str:
    """The query a tree is; "" for none."""
    match node:
        case None:
            return ""
        case Words(text=text):
            return text
        case Phrase(text=text):
            return f'"{text}"'
        case Wildcard(pattern=pattern):
            return pattern
        case FieldCondition(typed=typed) | DateRange(typed=typed) | At(typed=typed):
            return typed
        case _:
            return _joined(node)


def _joined(node: And | Or | Near | Not | InField) -> str:
    match node:
        case And(nodes=nodes):
            return " ".join(f"({write(one)})" if _is_weak(one) else write(one) for one in nodes)
        case Or(nodes=nodes):
            return " OR ".join(map(write, nodes))
        case Not(node=inner):
            return f"-{_single(inner)}"
        case InField(name=name, node=inner):
            return f"{name}:{_single(inner)}"
        case Near(parts=(Words(text=text),), words=words):
            return f'"{text}"~{words}'
        case Near(parts=parts, within=within, words=words):
            sign = _NEAR.get(within, f"/{words}")
            return f" {sign} ".join(f"({write(one)})" if isinstance(one, Or) else write(one) for one in parts)


def _is_weak(node: Node) -> bool:
    """Whether a node beside others must stand in parentheses."""
    return isinstance(node, Or) or (isinstance(node, Near) and len(node.parts) > 1)


def _single(node: Node) -> str:
    """A node that must be one piece."""
    several = isinstance(node, And | Or | Near | Not) or (isinstance(node, Words) and " " in node.text)
    return f"({write(node)})" if several else write(node)
