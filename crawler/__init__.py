"""Crawling: one spider a source, one pipeline that keeps what arrived, unchanged."""
