"""Codes of the legal classification on a page: acts whose card and text disagree, odd codes, acts that carry none."""

import math

from flask import Blueprint, render_template

from acts.register.codes import LEGAL
from web import classifiers_words
from web.acts_view_addresses import act_address
from web.links import page_number
from web.services import services

blueprint = Blueprint("register_codes", __name__)
ON_A_PAGE = 50


@blueprint.get("/register/codes")
def codes() -> str:
    """What is to be done about the codes of acts; each act leads to its own page, where a code is confirmed."""
    store, page = services().register, page_number()
    total = store.without_codes()
    return render_template(
        "register/codes.html", disagreeing=store.disagreeing(), odd=store.odd(), total=total, page=page,
        rows=store.unclassified(ON_A_PAGE, (page - 1) * ON_A_PAGE), pages=math.ceil(total / ON_A_PAGE), legal=LEGAL,
        act_address=act_address, said=classifiers_words.said,
    )  # fmt: skip
