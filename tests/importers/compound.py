"""Builds compound files and the e-mails that Outlook keeps in them, as [MS-CFB] and [MS-OXMSG] have them."""

import struct

FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SECTOR, MINI, CUTOFF = 512, 64, 4096
EPOCH = 116_444_736_000_000_000  # of Unix, in Outlook's steps of 100 ns since 1601


def compound(tree):
    """Return a compound file; `tree` is {name: bytes, or another tree for a storage}."""
    entries = [["Root Entry", 5, NONE, NONE, b""]]  # name, kind, next, child, content
    add(entries, tree, 0)
    mini, mini_fat, sectors, fat, starts = b"", [], [], [], {}
    for n, (_, kind, _, _, content) in enumerate(entries):
        if kind != 2 or not content:
            continue
        if len(content) < CUTOFF:
            starts[n] = len(mini) // MINI
            mini += padded(content, MINI)
            mini_fat += chain(len(mini_fat), len(mini) // MINI)
        else:
            starts[n] = put(sectors, fat, content)
    entries[0][4] = mini
    starts[0] = put(sectors, fat, mini) if mini else END
    mini_start = put(sectors, fat, longs(mini_fat), b"\xff") if mini_fat else END
    directory = b"".join(entry(n, *e[:4], starts.get(n, END), len(e[4])) for n, e in enumerate(entries))
    directory_start = put(sectors, fat, directory)
    count = 1
    while count * SECTOR // 4 < len(fat) + count:
        count += 1
    places = list(range(len(sectors), len(sectors) + count))
    table = padded(longs(fat + [FAT] * count), SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 62, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<9I", 0, count, directory_start, 0, CUTOFF, mini_start, -(-len(mini_fat) * 4 // SECTOR), END, 0
    )
    head += longs(places + [FREE] * (109 - count))
    return head + b"".join(sectors) + table


def add(entries, tree, parent):
    place = None
    for name, content in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        n = len(entries)
        if place is None:
            entries[parent][3] = n
        else:
            entries[place][2] = n
        place = n
        if isinstance(content, dict):
            entries.append([name, 1, NONE, NONE, b""])
            add(entries, content, n)
        else:
            entries.append([name, 2, NONE, NONE, content])


def put(sectors, fat, content, filler=b"\x00"):
    start, content = len(sectors), padded(content, SECTOR, filler)
    sectors += [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
    fat += chain(start, len(sectors))
    return start


def chain(start, end):
    return [*range(start + 1, end), END]


def padded(content, size, filler=b"\x00"):
    return content + filler * (-len(content) % size)


def longs(numbers):
    return struct.pack(f"<{len(numbers)}I", *numbers)


def entry(n, name, kind, after, child, start, size):
    said = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack(
        "<64sHBBIII16xI16xIQ",
        said,
        len(said),
        kind,
        1,
        NONE,
        after,
        child,
        0,
        0 if kind == 1 else start,
        size,
    )


def properties(header, values):
    """Return the streams of one object's properties: {id: text, bytes, or whole number}."""
    streams, rows = {}, b""
    for key, value in values.items():
        if isinstance(value, int):
            kind = 0x0040 if value > 1 << 32 else 0x0003
            rows += struct.pack("<HHIq", kind, key, 6, value)
            continue
        kind, content = (0x001F, value.encode("utf-16-le")) if isinstance(value, str) else (0x0102, value)
        streams[f"__substg1.0_{key:04X}{kind:04X}"] = content
        rows += struct.pack("<HHII4x", kind, key, 6, len(content) + (2 if kind == 0x001F else 0))
    return {"__properties_version1.0": header + rows, **streams}


def outlook(values, attachments=(), inner=False):
    """Return an e-mail as a tree; an attachment is its name and content, or another e-mail's tree."""
    header = struct.pack("<8x4I", 0, len(attachments), 0, len(attachments)) + (b"" if inner else bytes(8))
    tree = properties(header, values)
    for n, (name, content, *more) in enumerate(attachments):
        place = f"__attach_version1.0_#{n:08X}"
        if isinstance(content, dict):
            tree[place] = {**properties(bytes(8), {0x3705: 5}), "__substg1.0_3701000D": content}
        else:
            extra = more[0] if more else {}
            tree[place] = properties(bytes(8), {0x3705: 1, 0x3707: name, 0x3701: content, **extra})
    return tree
