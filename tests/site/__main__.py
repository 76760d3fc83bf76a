# ruff: noqa: T201 (it prints: that is what it is for)
"""Start the replay by hand: prints its address, then each request in one line."""

import argparse
import threading

from tests.site.server import Site, line_of
from tests.site.world import World, corpus_acts, corpus_folder, sample_world


def world(real: bool) -> World:
    """The invented acts and, where wanted and held, the real codes."""
    sample = sample_world()
    folder = corpus_folder() if real else None
    return World((*sample.acts, *corpus_acts(folder)), sample.second) if folder else sample


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--port", type=int, default=8110)
    parser.add_argument("--no-corpus", action="store_true", help="invented acts only, even where real texts are held")
    parser.add_argument("--second", action="store_true", help="as the second visitor finds the site")
    arguments = parser.parse_args()
    held = world(not arguments.no_corpus)
    with Site(held.later() if arguments.second else held, arguments.port, log=lambda logged: print(line_of(logged), flush=True)) as site:
        print(f"replay of e-qanun.az with {len(site.world.acts)} acts on {site.url} (Ctrl-C ends it)", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("ended")


if __name__ == "__main__":
    main()
