"""The program finds what ships with it."""

from essayeditor.foundation import resources


def test_the_resources_of_the_project_are_found():
    assert resources.root().name == "resources"
    for folder in ("fonts", "themes", "icons", "sample"):
        assert resources.path(folder).is_dir(), folder
