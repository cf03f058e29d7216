"""Language tags, from what programs write."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.foundation.languages import language_tag


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("en-GB", "en-GB"),
        ("en_GB.UTF-8", "en-GB"),
        ("EN-gb", "en-GB"),
        ("es-ES_tradnl", "es-ES"),
        ("de-DE@euro", "de-DE"),
        ("zh-hant-TW", "zh-Hant-TW"),
        ("en-GB-oxendict", "en-GB-oxendict"),
        ("cy", "cy"),
        ("x-none", ""),
        ("und", ""),
        ("", ""),
        ("en-", "en"),
        ("en-GB-x", "en-GB"),
        ("42", ""),
        ("English (UK)", ""),
    ],
)
def test_a_tag_is_what_the_standards_have(said, tag):
    assert language_tag(said) == tag


@given(st.text(st.sampled_from("abEG1-_.@ é"), max_size=14))
def test_whatever_is_said_the_tag_is_well_formed_and_stays(said):
    tag = language_tag(said)
    assert re.fullmatch(r"([a-z]{2,8}(-[A-Za-z0-9]{1,8})*)?", tag)
    assert language_tag(tag) == tag
