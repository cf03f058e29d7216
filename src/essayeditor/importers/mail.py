"""Reads an e-mail that a contributor sent: the essay is its attachment, or else its text."""

from __future__ import annotations

import dataclasses
import email
import email.policy
import email.utils
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage, Message

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.limits import Limits
from essayeditor.importers.result import Imported, RemarkKind, ReportRemark

ReadBytes = Callable[[str, bytes, Limits], Imported]
_DOCUMENTS = (
    ".docx",
    ".docm",
    ".dotx",
    ".doc",
    ".odt",
    ".rtf",
    ".md",
    ".txt",
    ".html",
    ".htm",
    ".pdf",
    ".fodt",
)
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an e-mail."""

    name: str
    content: bytes

    @property
    def picture(self) -> bool:
        """Whether it is named as a picture."""
        return self.name.lower().endswith(_PICTURES)


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail: who sent it and when, its text, and what came with it."""

    sender: str
    sent: str
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    pictures: dict[str, bytes]
    cover: str = ""
    """What the letter says in which this one was forwarded, if it was."""


def parse_mail(content: bytes) -> Mail:
    """Return the parts of an e-mail as it was sent (.eml). Raises FileRefused if it is none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise FileRefused(
            "It is not an e-mail that can be read. Save the attachment from it and import that."
        )
    attachments, pictures = [], {}
    for n, part in enumerate(message.walk()):
        if n > 500:
            break
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            continue
        name = part.get_filename() or ""
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        content_id = str(part.get("Content-ID", "")).strip("<> ")
        if content_id and part.get_content_maintype() == "image":
            pictures[content_id] = payload
        elif name:
            attachments.append(Attachment(name.replace("\\", "/").rsplit("/", 1)[-1], payload))
    cover = ""
    if (inner := _forwarded(message)) is not None:
        cover, message = _body(message, "plain") or _body(message, "html"), inner
    return Mail(
        sender_of(message), date_of(message), str(message.get("Subject", "")).strip(),
        _body(message, "plain"), _body(message, "html"), tuple(attachments), pictures, cover,
    )  # fmt: skip


def _forwarded(message: EmailMessage) -> EmailMessage | None:
    """Return the letter that was forwarded whole in another, however deep; None if there is none."""
    found = None
    for n, part in enumerate(message.walk()):
        if n > 500:
            break
        if part.get_content_type() != "message/rfc822" or not part.is_multipart():
            continue
        inner = part.get_payload(0)
        if isinstance(inner, EmailMessage) and inner.keys():
            found = inner
    return found


def sender_of(message: Message) -> str:
    """Return who sent an e-mail, as "Name <address>", or "" if its headers do not say."""
    name, address = email.utils.parseaddr(str(message.get("From", "")))
    return f"{name} <{address}>" if name and address else address or name


def date_of(message: Message) -> str:
    """Return when an e-mail was sent (ISO 8601), or "" if its headers do not say."""
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))).isoformat()
    except (TypeError, ValueError, IndexError):
        return ""


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        said = part.get_content()
    except (LookupError, UnicodeError, KeyError):
        payload = part.get_payload(decode=True)
        said = payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""
    return said if isinstance(said, str) else ""


def read_mail(name: str, mail: Mail, limits: Limits, read_bytes: ReadBytes) -> Imported:
    """Return the essay that an e-mail brings, with its sender and date.

    One attachment that is a document is the essay; of several the first is, and the report names the
    others. Without any, the e-mail's own text is the essay.
    """
    documents = [a for a in mail.attachments if a.name.lower().endswith(_DOCUMENTS)]
    remarks: list[ReportRemark] = []
    if mail.cover.strip():
        said = " ".join(mail.cover.split())
        words = f"It was forwarded with the words: “{said[:600]}{'…' if len(said) > 600 else ''}”."
        remarks.append(ReportRemark(RemarkKind.DROPPED, words))
    if documents:
        imported = read_bytes(documents[0].name, documents[0].content, limits)
        remarks.extend(
            _warning(f"The e-mail has another document, “{other.name}”, which is a file of its own.")
            for other in documents[1:]
        )
        if mail.text.strip():
            said = " ".join(mail.text.split())
            remarks.append(
                ReportRemark(
                    RemarkKind.DROPPED, f"The e-mail said: “{said[:600]}{'…' if len(said) > 600 else ''}”."
                )
            )
    elif mail.html.strip() and not mail.text.strip():
        imported = read_bytes(f"{mail.subject or name}.html", mail.html.encode("utf-8"), limits)
    elif mail.text.strip():
        imported = read_bytes(f"{mail.subject or name}.txt", mail.text.encode("utf-8"), limits)
        remarks.append(
            _warning("The e-mail's own text was read as the essay: greeting and signature may be in it.")
        )
    else:
        raise FileRefused(
            "It is an e-mail without text or a document. Ask the contributor to attach the essay."
        )
    remarks.extend(
        _warning(_WINMAIL if other.name.lower() == "winmail.dat" else _brings(other.name))
        for other in mail.attachments
        if other not in documents
    )
    report = dataclasses.replace(
        imported.report, file_name=name, format=f"{imported.report.format} in an e-mail",
        remarks=(*remarks, *imported.report.remarks),
    )  # fmt: skip
    return dataclasses.replace(imported, report=report, sender=mail.sender, sent=mail.sent)


_WINMAIL = (
    "The e-mail brings a “winmail.dat”, in which Outlook packed what was attached: it cannot be opened here. "
    "Ask the contributor to send the e-mail again as plain text or HTML."
)


def _brings(name: str) -> str:
    return f"The e-mail brings “{name}” too, which is not part of the essay yet."


def further(content: bytes, outlook: bool, limits: Limits) -> list[Attachment]:
    """Return the documents and pictures that an e-mail brings beside what `read_mail` makes of it."""
    if outlook:
        from essayeditor.importers.outlook import parse_outlook  # rarely needed, and slow to load

        mail = parse_outlook(content, limits)
    else:
        mail = parse_mail(content)
    documents = [a for a in mail.attachments if a.name.lower().endswith(_DOCUMENTS)]
    return [*documents[1:], *(a for a in mail.attachments if a.picture)]


def _warning(text: str) -> ReportRemark:
    return ReportRemark(RemarkKind.WARNING, text)
