"""The application: what is given goes in, a Flask app that shows it comes out."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, request, url_for
from flask_bootstrap import Bootstrap5
from jinja2 import StrictUndefined

from acts.store import ActStore
from classifiers.glossary.current import Glossary
from classifiers.glossary.store import GlossaryStore
from storage.raw import RawStore
from web import (
    accounts,
    accounts_admin,
    accounts_mine,
    acts_view,
    acts_view_changes,
    acts_view_history,
    audit_pages,
    browse,
    changes_pages,
    classifiers_changes,
    classifiers_files,
    classifiers_pages,
    classifiers_versions,
    compare,
    compare_api,
    compare_draft,
    compare_files,
    compare_kept,
    compare_texts,
    comparisons,
    comparisons_api,
    completing,
    concordance_files,
    concordance_making,
    concordance_tasks,
    concordance_views,
    coverage,
    editors,
    errors,
    former_pages,
    gaps,
    glossary_editing,
    glossary_pages,
    health,
    i18n,
    imports,
    imports_mapping,
    imports_steps,
    kept_again,
    kept_returning,
    kept_rows,
    links,
    looks,
    names,
    packing,
    pages,
    proposals,
    proposals_desk,
    proposals_impact,
    proposals_making,
    proposals_publishing,
    reasons,
    redline_pages,
    register_codes,
    register_pages,
    results,
    results_export,
    results_feed,
    search_help,
    security,
    sign_in_pages,
    sources,
    standards_pages,
    workbench,
)
from web.compare_acts import ActsComparer
from web.compare_engine import ENGINE
from web.completion import Completion
from web.services import Finder, Services
from web.settings import Settings

A_YEAR = 365 * 24 * 3600
PAGES = (
    pages.blueprint, results.blueprint, results_export.blueprint, results_feed.blueprint, completing.blueprint, browse.blueprint,
    coverage.blueprint, sources.blueprint, acts_view.blueprint, acts_view_history.blueprint, acts_view_changes.blueprint,
    redline_pages.blueprint, changes_pages.blueprint, former_pages.blueprint, glossary_pages.blueprint, glossary_editing.blueprint,
    sign_in_pages.blueprint, accounts_mine.blueprint, accounts_admin.blueprint, audit_pages.blueprint, search_help.blueprint,
    classifiers_changes.blueprint, classifiers_pages.blueprint, classifiers_versions.blueprint, classifiers_files.files,
    standards_pages.blueprint, register_pages.blueprint, register_codes.blueprint, proposals.blueprint, proposals_making.blueprint,
    proposals_impact.blueprint, proposals_publishing.blueprint, imports.blueprint, imports_mapping.blueprint, imports_steps.blueprint,
    compare.blueprint, compare_kept.blueprint, kept_rows.blueprint, kept_returning.blueprint, kept_again.blueprint,
    compare_draft.blueprint, compare_texts.blueprint, compare_files.blueprint,
    comparisons.blueprint, workbench.blueprint, concordance_making.blueprint, concordance_tasks.blueprint, concordance_files.blueprint,
    concordance_views.blueprint, gaps.blueprint,
)  # fmt: skip
"""Blueprints under /az and /en."""


def create_app(
    settings: Settings, store: ActStore, search: Finder, raw: RawStore | None = None, glossary: Glossary | None = None
) -> Flask:
    """The web application over these acts and this search.

    `raw` defaults to the raw store of the settings' home, `glossary` to the terms in the database of `store`.
    """
    app = Flask(__name__)
    app.extensions["toplu"] = Services(settings, store, search, raw or RawStore(settings.raw_folder))
    app.config["BOOTSTRAP_SERVE_LOCAL"] = True
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = A_YEAR
    _prepare_templates(app)
    Bootstrap5(app)
    i18n.init_app(app)
    reasons.init_app(app)
    security.init_app(app, settings)
    accounts.init_app(app, sign_in_pages.blueprint, glossary_editing.blueprint, compare_api.blueprint, "web.pages.set_look")
    editors.init_app(app)
    errors.init_app(app)
    terms = app.extensions["toplu_glossary"] = glossary or Glossary(GlossaryStore(store.engine))
    proposals_desk.init_app(app)
    completing.init_app(app, Completion(store.engine, terms.current))
    packing.init_app(app)
    app.extensions[ENGINE] = ActsComparer(store.engine)
    app.after_request(_say_how_long)
    for blueprint in PAGES:
        app.register_blueprint(blueprint, url_prefix=i18n.PREFIX)
    app.register_blueprint(classifiers_files.blueprint)
    app.register_blueprint(compare_api.blueprint)
    app.register_blueprint(comparisons_api.blueprint)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(pages.root)
    return app


def _prepare_templates(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=_assets(Path(app.static_folder or "")),
        look=looks.look,
        names=names,
        with_args=links.with_args,
        with_arg_added=links.with_arg_added,
        without_arg=links.without_arg,
    )


def _assets(folder: Path) -> Callable[[str], str]:
    """Addresses of our own static files that change when the file does, so that browsers may keep them for a year."""
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=digests[name])

    return asset


def _say_how_long(response: Response) -> Response:
    """Pages may be kept by a reader's own browser, asked about again each time; looks and languages differ by cookie and address."""
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.vary.update(("Cookie",) if request.path.count("/") > 1 else ("Cookie", "Accept-Language"))
    return response
