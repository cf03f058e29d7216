"""Checking what a person typed into a field before it goes into the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from essayeditor.foundation.errors import OperationRefused

_KEPT_BY_OPERATIONS = frozenset(
    {
        "id",
        "version",
        "order",
        "binned",
        "kept_essays",
        "section",
        "state",
        "revision",
        "imprint",
        "essay",
        "contributor",
    }
)
_SEVERAL_LINES = frozenset(
    {"note", "notes", "biography", "back_cover_text", "address", "standfirst", "question", "answer"}
)
_DATES = frozenset(
    {"deadline", "keep_until", "confirmed", "given", "expires", "withdrawn", "sent", "replied", "due"}
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def editable(kind: type) -> frozenset[str]:
    """Return the names of the fields of a kind that a person may edit directly."""
    return frozenset(f.name for f in fields(kind)) - _KEPT_BY_OPERATIONS


def checked(kind: type, values: Mapping[str, object]) -> dict[str, Any]:
    """Return the values as the record holds them: composed, without control characters, of the right type.

    OperationRefused if one cannot be; TypeError if there is no such field to edit (a caller's mistake).
    """
    result = {}
    for name, value in values.items():
        if name not in editable(kind):
            raise TypeError(f"{kind.__name__} has no field {name!r} to edit")
        result[name] = _checked(name, _hints(kind)[name], value, several_lines=kind.__name__ == "Imprint")
    return result


def _checked(name: str, hint: Any, value: Any, several_lines: bool) -> Any:  # noqa: ANN401
    if hint is str:
        text = clean(str(value), several_lines or name in _SEVERAL_LINES)
        return _date(text) if name in _DATES and text else text
    if hint is int:
        return _number(name, value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(name, hint, value)
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis and isinstance(value, tuple | list):
        items = (_checked(name, get_args(hint)[0], item, several_lines=False) for item in value)
        return tuple(item for item in items if item != "")
    if get_origin(hint) is tuple and isinstance(value, tuple | list):
        return tuple(clean(str(item)) for item in value)
    raise OperationRefused(f"‘{value}’ cannot stand in the field {_spoken(name)}. Nothing was changed.")


def clean(text: str, several_lines: bool = False) -> str:
    """Return text in NFC without control characters or spaces at its ends, on one line or on several."""
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    if several_lines:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return re.sub(r"[\n\t ]+", " ", text).strip()


def titled(title: str, what: str) -> str:
    """Return a title, clean; OperationRefused if there is nothing left of it."""
    if not (title := clean(title)):
        raise OperationRefused(f"{what} needs a title. Nothing was changed.")
    return title


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise OperationRefused(
            f"‘{text}’ is not a date. Write it as year, month and day, such as 2025-02-14."
        ) from error


def _number(name: str, value: Any) -> int:  # noqa: ANN401
    try:
        number = int(value)
    except (TypeError, ValueError) as error:
        raise OperationRefused(f"‘{value}’ is not a number for {_spoken(name)}.") from error
    if not 0 <= number < 2**31:
        raise OperationRefused(f"{number} is out of range for {_spoken(name)}.")
    return number


def _choice(name: str, kind: type[StrEnum], value: Any) -> StrEnum:  # noqa: ANN401
    try:
        return kind(value)
    except ValueError as error:
        choices = ", ".join(kind)
        raise OperationRefused(f"‘{value}’ is not a choice for {_spoken(name)}: {choices}.") from error


def _spoken(name: str) -> str:
    return name.replace("_", " ")
