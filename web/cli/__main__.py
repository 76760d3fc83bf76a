"""`python -m web.cli` is `toplu`."""

from web.cli import main

main()
