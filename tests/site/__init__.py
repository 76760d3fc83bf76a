"""A replay of e-qanun.az on this machine: answers as the service does, on invented acts and, where held, on real texts.

By hand: ``python -m tests.site --port 8110``; a crawl of it to look at: ``python -m tests.site.demo``.
"""
