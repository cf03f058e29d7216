"""Reads an e-mail as Outlook keeps it (.msg) into the same parts as any other e-mail."""

from __future__ import annotations

import email
import email.policy
import io
import struct
from collections.abc import Iterator

from olefile import OleFileIO  # type: ignore[import-untyped]
from oxmsg import Message
from oxmsg.attachment import Attachment as Kept
from oxmsg.domain import constants as c
from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.limits import Limits
from essayeditor.importers.mail import Attachment, Mail, date_of, sender_of

_DAMAGED = (
    "It is an e-mail from Outlook that is damaged. Drag the attachment out of the e-mail and import that, "
    "or save the e-mail again."
)
_EMBEDDED = "__substg1.0_3701000D"  # an attached e-mail ([MS-OXMSG] 2.2.2.1)
_EMBEDDED_HEADER = 24  # bytes before its properties, where the outermost has 32 ([MS-OXMSG] 2.4.1)
_DEEPEST = 3  # e-mails forwarded inside one another
_ATTACHMENTS = 500


def parse_outlook(content: bytes, limits: Limits) -> Mail:
    """Return an e-mail's parts, those of e-mails attached to it among its attachments.

    Raises FileRefused if it is damaged, or says that it holds more than is allowed.
    """
    try:
        with OleFileIO(io.BytesIO(content)) as ole:
            # Entries may share the bytes of one another, and so unpack to any size.
            said = sum(entry.size for entry in ole.direntries if entry is not None)
            if said > max(2 * len(content), 1 << 20) or said > limits.total_bytes:
                raise FileRefused(_DAMAGED)
            storage = Storage.from_ole(ole)
        return _mail(storage)
    except (UnrecognizedCodePageError, UnsupportedEncodingError) as error:
        raise FileRefused(
            "It is an e-mail from Outlook whose letters are kept in a way that is not known here. "
            "Drag the attachment out of the e-mail and import that."
        ) from error
    except (
        OSError, struct.error, LookupError, ValueError, ArithmeticError, TypeError, AttributeError,
        AssertionError,
    ) as error:  # fmt: skip # what its two libraries raise at damaged files, as found by breaking them
        raise FileRefused(_DAMAGED) from error


def _mail(storage: Storage) -> Mail:
    message = Message(storage)
    said = message.properties
    headers = email.message_from_string(
        said.str_prop_value(c.PID_TRANSPORT_MESSAGE_HEADERS) or "", policy=email.policy.default
    )
    attachments: list[Attachment] = []
    pictures: dict[str, bytes] = {}
    for n, kept in enumerate(_attached(storage, 0)):
        if n >= _ATTACHMENTS:
            break
        content = kept.file_bytes
        if content is None:  # only the place of a file on somebody's disk
            continue
        content_id = (kept.properties.str_prop_value(c.PID_ATTACH_CONTENT_ID) or "").strip("<> ")
        if content_id and (kept.mime_type or "").startswith("image/"):
            pictures[content_id] = content
        else:
            attachments.append(Attachment(_name(kept), content))
    return Mail(
        sender_of(headers) or _sender(said), _date(said) or date_of(headers), message.subject.strip(),
        (message.body or "").replace("\r\n", "\n"), _html(said), tuple(attachments), pictures,
    )  # fmt: skip


def _attached(storage: Storage, depth: int) -> Iterator[Kept]:
    for place in storage.iter_attachment_storages():
        inner = next((s for s in place.storages if s.name == _EMBEDDED), None)
        if inner is None:
            yield Kept(place)
        elif depth < _DEEPEST:
            yield from _attached(inner, depth + 1)


def _name(kept: Kept) -> str:
    said = kept.file_name or kept.properties.str_prop_value(c.PID_ATTACH_FILENAME)
    said = said or kept.properties.str_prop_value(c.PID_DISPLAY_NAME) or "attachment"
    return said.replace("\\", "/").rsplit("/", 1)[-1]


def _sender(said: Properties) -> str:
    """Return who sent it; the address that Exchange uses within a house ("/O=…") is none."""
    name = (said.str_prop_value(c.PID_SENDER_NAME) or "").strip()
    name = name or (said.str_prop_value(c.PID_SENT_REPRESENTING_NAME) or "").strip()
    for known in (
        c.PID_SENDER_SMTP_ADDRESS,
        c.PID_SENDER_EMAIL_ADDRESS,
        c.PID_SENT_REPRESENTING_EMAIL_ADDRESS,
    ):
        address = (said.str_prop_value(known) or "").strip()
        if "@" in address:
            return f"{name} <{address}>" if name and name != address else address
    return name


def _date(said: Properties) -> str:
    when = said.date_prop_value(c.PID_CLIENT_SUBMIT_TIME) or said.date_prop_value(c.PID_MESSAGE_DELIVERY_TIME)
    return when.isoformat() if when is not None else ""


def _html(said: Properties) -> str:
    content = said.binary_prop_value(c.PID_HTML)
    if content is None:
        return said.str_prop_value(c.PID_BODY_HTML) or ""
    return content.decode(said.body_encoding, "replace")
