"""Reads the window as a screen reader does: from another process, over the accessibility bus (AT-SPI 2).

Names of interfaces and the order of the states are those of AT-SPI 2 (at-spi2-core: the `xml` folder
and `atspi-constants.h`).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection

INTERFACE = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
PATIENCE = 15
"""Seconds that the program may take to answer, or to come to what is waited for."""
STATES = [
    "invalid", "active", "armed", "busy", "checked", "collapsed", "defunct", "editable", "enabled",
    "expandable", "expanded", "focusable", "focused", "has-tooltip", "horizontal", "iconified", "modal",
    "multi-line", "multiselectable", "opaque", "pressed", "resizable", "selectable", "selected",
    "sensitive", "showing", "single-line", "stale", "transient", "vertical", "visible",
    "manages-descendants", "indeterminate", "required", "truncated", "animated", "invalid-entry",
    "supports-autocompletion", "selectable-text", "is-default", "visited", "checkable", "has-popup",
    "read-only",
]  # fmt: skip
EVENTS = ("object:state-changed", "object:announcement", "object:text-caret-moved", "object:text-changed")


class Gone(LookupError):
    """What was asked is no longer there, or never had an answer to this."""


class Event(NamedTuple):
    """What the program told of itself: `kind` such as "StateChanged", `detail` such as "focused"."""

    kind: str
    detail: str
    number: int
    value: object
    node: Node


class Reader:
    """A connection to the accessibility bus of a desktop."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address, auth_timeout=PATIENCE)
        self._signals: deque = deque()
        rule = MatchRule(type="signal", interface=f"{INTERFACE}Event.Object")
        self._filter = self._bus.filter(rule, queue=self._signals)
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE)
        for event in EVENTS:
            self.call(REGISTRY, "/org/a11y/atspi/registry", "Registry", "RegisterEvent", "s", (event,))

    def close(self) -> None:
        """Leave the bus."""
        self._filter.close()
        self._bus.close()

    def call(self, name: str, path: str, interface: str, method: str, signature: str = "", body: tuple = ()):
        """Call a method of an object and return what it answers. Raises Gone if it cannot."""
        place = DBusAddress(path, bus_name=name, interface=INTERFACE + interface)
        return self._answer(new_method_call(place, method, signature or None, body))

    def get(self, name: str, path: str, interface: str, prop: str):
        """Return a property of an object. Raises Gone if it has none."""
        place = DBusAddress(path, bus_name=name, interface=INTERFACE + interface)
        return self._answer(Properties(place).get(prop))[1]

    def _answer(self, message):
        reply = self._bus.send_and_get_reply(message, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise Gone(reply.body)
        return reply.body[0] if len(reply.body) == 1 else reply.body

    def programs(self) -> list[Node]:
        """Return the programs that can be read."""
        return Node(self, REGISTRY, ROOT).children()

    def forget_events(self) -> None:
        """Forget what the program told so far."""
        while self._receive(0):
            self._signals.clear()
        self._signals.clear()

    def wait_for_event(self, wanted: Callable[[Event], bool], patience: float = PATIENCE) -> Event:
        """Return the next event that is wanted; AssertionError, with what came instead, if none comes."""
        others = []
        end = time.monotonic() + patience
        while True:
            while self._signals:
                event = self._event(self._signals.popleft())
                if wanted(event):
                    return event
                others.append(f"{event.kind} {event.detail} {event.number} {event.value!r}")
            left = end - time.monotonic()
            if left <= 0 or not self._receive(left):
                raise AssertionError(f"The event did not come, but these: {others[-20:]}")

    def _receive(self, patience: float) -> bool:
        """Wait for one more message; return whether one came in time."""
        try:
            self._bus.recv_messages(timeout=patience)
        except TimeoutError:
            return False
        return True

    def _event(self, message: Message) -> Event:
        fields = message.header.fields
        node = Node(self, fields[HeaderFields.sender], fields[HeaderFields.path])
        detail, number, _other, value, *_rest = message.body
        return Event(fields[HeaderFields.member], detail, number, value[1], node)


class Node:
    """One thing that a screen reader can stand on. Everything is asked anew; nothing is kept."""

    def __init__(self, reader: Reader, bus_name: str, path: str) -> None:
        self._reader = reader
        self._place = (bus_name, path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and other._place == self._place

    def __hash__(self) -> int:
        return hash(self._place)

    def __repr__(self) -> str:
        try:
            return f"{self.role} {self.name!r}"
        except Gone:
            return "something gone"

    @property
    def name(self) -> str:
        """What it is called."""
        return self._reader.get(*self._place, "Accessible", "Name")

    @property
    def description(self) -> str:
        """What more is to be said of it."""
        return self._reader.get(*self._place, "Accessible", "Description")

    @property
    def role(self) -> str:
        """What it is, such as "push button"."""
        return self._ask("GetRoleName")

    @property
    def states(self) -> set[str]:
        """How it is now, such as {"focusable", "showing"}."""
        low, high = self._ask("GetState")
        number = low | high << 32
        return {state for place, state in enumerate(STATES) if number >> place & 1}

    @property
    def interfaces(self) -> set[str]:
        """What it can be asked for, such as {"Text", "Action"}."""
        return {name.removeprefix(INTERFACE) for name in self._ask("GetInterfaces")}

    @property
    def parent(self) -> Node:
        """What it lies in."""
        return Node(self._reader, *self._reader.get(*self._place, "Accessible", "Parent"))

    def children(self) -> list[Node]:
        """Return what lies in it."""
        return [Node(self._reader, *place) for place in self._ask("GetChildren")]

    def walk(self, enter: Callable[[Node, set[str]], bool] = lambda _node, _states: True) -> Iterator[Node]:
        """Yield it and all that lies in it, in order; not what is within those that are not to be entered."""
        try:
            states = self.states
            if not enter(self, states):
                return
            children = self.children()
        except Gone:
            return
        yield self
        for child in children:
            yield from child.walk(enter)

    def find(self, role: str, name: str = "", *, showing: bool = True) -> Node | None:
        """Return the first of a role, and of a name if one is given, or None."""
        for node in self.walk(lambda _node, states: not showing or bool(shown(states))):
            if node.role == role and name in ("", node.name):
                return node
        return None

    def text(self) -> str:
        """Return the words of a text."""
        return self._reader.call(*self._place, "Text", "GetText", "ii", (0, -1))

    @property
    def caret(self) -> int:
        """Where the caret is in a text, in characters."""
        return self._reader.get(*self._place, "Text", "CaretOffset")

    def do(self, number: int = 0) -> None:
        """Do what can be done with it, such as pressing a button."""
        self._reader.call(*self._place, "Action", "DoAction", "i", (number,))

    def focus(self) -> None:
        """Give it the focus."""
        self._reader.call(*self._place, "Component", "GrabFocus")

    def area(self) -> tuple[int, int, int, int]:
        """Return left, top, width and height on the screen, in pixels."""
        return self._reader.call(*self._place, "Component", "GetExtents", "u", (0,))

    def _ask(self, method: str):
        return self._reader.call(*self._place, "Accessible", method)


def shown(states: set[str]) -> bool:
    """Return whether something in these states can be seen; a program itself has no such state."""
    return "showing" in states or "visible" in states or not states
