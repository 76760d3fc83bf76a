"""The exceptions of crawling: each says what was expected, what was found, where."""


class CrawlError(Exception):
    """Anything that hinders a crawl as a whole."""


class CrawlBusyError(CrawlError):
    """Another crawl of the same source is running."""


class UnknownSourceError(CrawlError):
    """No source of that name; the message lists those known."""


class BadAnswerError(CrawlError):
    """An answer of a site that is not what its kind of page should be; the page is listed as not had."""
