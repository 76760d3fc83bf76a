"""The pages about changes that the tests look at."""

from tests.web.act.timed import URI

REDLINE = f"{URI}/redline"
WHOLE = f"{REDLINE}?from=2012-03-05&to=2026-11-24"
PAGES = (
    REDLINE, WHOLE, f"{REDLINE}?from=2012-03-05&to=2028-01-01", f"{REDLINE}?from=2026-11-24&to=2012-03-05",
    f"{REDLINE}?from=2012-03-05&to=2026-11-24&article=art_2", f"{REDLINE}?from=2024-01-01&to=2024-02-01",
    f"{REDLINE}?from=wrong&to=2024-02-01", "/changes", "/changes?year=2023", "/changes?level=law&year=2018", "/changes?year=1999",
    "/changes?page=9", f"/changes?work={URI}", "/changes?act=45-NQD", "/changes?act=45-NQD&date=2018-04-12", "/changes?act=none",
    "/coverage",
)  # fmt: skip
