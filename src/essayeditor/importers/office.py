"""Turns RTF and old Word files into DOCX through LibreOffice, sealed off from everything else."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from essayeditor.foundation.errors import FileRefused

_SECONDS = 60
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SEALED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse">
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse">
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse">
<value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse">
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse">
<value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy" oor:op="fuse">
<value></value></prop></item>
</oor:items>
"""


@cache
def soffice() -> str:
    """Return the path of LibreOffice's program, or "" where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def to_docx(content: bytes, suffix: str) -> bytes:
    """Return a document of an older format as DOCX.

    LibreOffice runs with a profile of its own in a temporary folder: no macros, no untrusted links,
    a proxy that leads nowhere. Raises FileRefused if it is not installed or cannot read the file.
    """
    program = soffice()
    if not program:
        raise FileRefused(
            f"Files of the kind “{suffix}” are read through LibreOffice, which is not installed here. "
            "Install LibreOffice, or ask the contributor to save the essay as .docx."
        )
    with tempfile.TemporaryDirectory(prefix="essay-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        profile = place / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SEALED, encoding="utf-8")
        source = place / f"essay{suffix}"
        if suffix == ".rtf" and not content.lstrip().startswith(b"{\\rtf"):
            content = b"{\\rtf1\\ansi " + content + b"}"  # a fragment, as some programs put it out
        source.write_bytes(content)
        command = [
            program, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore",
            "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(place / "out"), str(source),
        ]  # fmt: skip
        _run(command, place)
        result = place / "out" / "essay.docx"
        if not result.is_file():
            raise FileRefused(
                "LibreOffice could not read it. Ask the contributor to open it and save it as .docx."
            )
        return result.read_bytes()


def _run(command: list[str], place: Path) -> None:
    environment = {
        key: value for key, value in os.environ.items()
        if key.upper() in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL", "WINDIR", "PROGRAMFILES")
    }  # fmt: skip
    nowhere = "http://127.0.0.1:9"
    environment.update(HOME=str(place), http_proxy=nowhere, https_proxy=nowhere, SAL_USE_VCLPLUGIN="svp")
    try:
        subprocess.run(  # noqa: S603 - a fixed program, its arguments ours
            command, cwd=place, env=environment, timeout=_SECONDS, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise FileRefused(
            f"LibreOffice did not come to an end with it in {_SECONDS} seconds. "
            "Ask the contributor to open it and save it as .docx."
        ) from error
    except OSError as error:
        raise FileRefused(f"LibreOffice could not be started ({error.strerror or error}).") from error
