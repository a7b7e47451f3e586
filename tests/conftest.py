"""Fixtures that tests of every package use."""

from __future__ import annotations

pytest_plugins = ["tests.corpora"]
