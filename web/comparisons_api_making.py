"""A table of concordance that was asked for by a program: what was made, or how far it is."""

from collections.abc import Mapping
from typing import Any, Final

from flask import Response, jsonify, url_for

from web.underway import Ended, Task
from web.unkept import unkept

ASK_AGAIN: Final = 3
"""Seconds after which to ask again how far a table is."""


def made_answer(made: Ended | Task, status: int) -> Response:
    """What was made, with its address; 202 and where to ask how far it is."""
    if isinstance(made, Ended):
        response = unkept(jsonify(made.told), status)
        response.headers["Location"] = url_for("comparisons_api.one", uid=made.uid)
        return response
    response = unkept(jsonify(task_json(made)), 202)
    response.headers["Location"] = url_for("comparisons_api.under_way", token=made.token)
    response.headers["Retry-After"] = str(ASK_AGAIN)
    return response


def task_json(task: Task) -> Mapping[str, Any]:
    """How far a table is; ``made``, when it is made, as it is told of one made at once."""
    done = {"comparison": task.ended.uid, "made": task.ended.told} if task.ended else {}
    return {
        "making": task.token, "title": task.title, "again": task.again, "stage": task.stage.value, "why": task.why,
        "since": task.since.isoformat(), "provisions": list(task.sizes), **done,
    }  # fmt: skip
