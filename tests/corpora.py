"""Where the corpora lie that the tests read: beside the project, or nowhere."""

from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora do not lie beside the project")
