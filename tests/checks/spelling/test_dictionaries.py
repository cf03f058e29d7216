"""The dictionary as it is kept here: leaner than its library reads it, and of the same mind."""

import warnings

from spylls.hunspell import Dictionary

from essayeditor.checks.spelling import dictionaries
from essayeditor.foundation import resources


def test_words_share_what_they_have_in_common_and_say_the_same():
    lean = dictionaries._dictionary("en")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        plain = Dictionary.from_files(str(resources.path("dictionaries", "en_GB")))
    ours, theirs = lean.dic.words, plain.dic.words
    assert len({id(word.flags) for word in theirs}) == len(theirs)
    assert len({id(word.flags) for word in ours}) < len(ours) / 20
    told = [(w.stem, w.flags, w.data, w.alt_spellings, w.captype) for w in ours]
    assert told == [(w.stem, w.flags, w.data, w.alt_spellings, w.captype) for w in theirs]
    asked = [
        "councils",
        "unhappily",
        "co-operatives",
        "Britons",
        "britons",
        "wolds",
        "reworked",
        "reworkedly",
        "Ltd",
        "ltd",
    ]
    assert [lean.lookup(word) for word in asked] == [plain.lookup(word) for word in asked]
