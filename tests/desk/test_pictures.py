"""Pictures that come by themselves are kept as they came, or refused with the reason."""

import io

import pytest
from PIL import Image

from essayeditor.desk import Desk
from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import sha256


def png(colour="red", size=(40, 30)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_kept_under_its_hash_once_and_outlasts_the_session(tmp_path):
    with Desk.create(tmp_path / "a.essays", "A") as desk:
        content = png()
        told = []
        desk.subscribe(told.append)
        assert not desk.has_picture(sha256(content))
        assert desk.add_picture(content) == sha256(content)
        assert desk.add_picture(content) == sha256(content)
        assert desk.has_picture(sha256(content))
        assert desk.undo_label == ""
    with Desk.open(tmp_path / "a.essays") as desk:
        assert desk.picture(sha256(content)) == content


def test_what_is_no_picture_is_refused(tmp_path):
    with Desk.create(tmp_path / "a.essays", "A") as desk:
        with pytest.raises(OperationRefused, match="not a picture"):
            desk.add_picture(b"%PDF-1.7 nothing to see")
        with pytest.raises(OperationRefused, match="megapixels"):
            desk.add_picture(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0")
