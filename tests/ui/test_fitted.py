"""Parts are found by their keys, and what makes them by its name."""

from types import SimpleNamespace

import pytest

from essayeditor.ui import fitted


def test_a_part_is_found_by_its_key():
    parts = [SimpleNamespace(key="notes"), SimpleNamespace(key="page")]
    assert fitted.find(parts, "page") is parts[1]
    with pytest.raises(KeyError):
        fitted.find(parts, "pages")


def test_what_makes_it_is_named_below_its_package():
    assert fitted.load("essayeditor.ui", "fitted:load") is fitted.load
