"""Tests of crawling, all against the replay on this machine."""
