#!/usr/bin/env python3
"""Draws wirebench-symbols.ttf: the pictures of the control characters (U+2400 to U+2421, U+2424, U+2426).

The fonts of a bare Debian have none of them, so that every line end in the traffic table would be an
empty box. Each picture is the character's short name in small letters inside a thin frame. Needs nothing
but Python; run it in this folder after a change and commit the result.
"""

import struct

FAMILY = "Wirebench Symbols"
UNITS = 1000
PIXEL = 90  # one pixel of a letter
THIN = 45   # the frame's line
BOTTOM = -150
TOP = 760
SIDE = 45   # free space beside the frame

LETTERS = {
    "A": "010 101 111 101 101", "B": "110 101 110 101 110", "C": "011 100 100 100 011",
    "D": "110 101 101 101 110", "E": "111 100 110 100 111", "F": "111 100 110 100 100",
    "G": "011 100 101 101 011", "H": "101 101 111 101 101", "I": "111 010 010 010 111",
    "K": "101 101 110 101 101", "L": "100 100 100 100 111", "M": "101 111 111 101 101",
    "N": "110 101 101 101 101", "O": "010 101 101 101 010", "P": "110 101 110 100 100",
    "Q": "010 101 101 110 011", "R": "110 101 110 101 101", "S": "011 100 010 001 110",
    "T": "111 010 010 010 010", "U": "101 101 101 101 111", "V": "101 101 101 101 010",
    "X": "101 101 010 101 101", "Y": "101 101 010 010 010", "1": "010 110 010 010 111",
    "2": "110 001 010 100 111", "3": "110 001 010 001 110", "4": "101 101 111 001 001",
    "?": "110 001 010 000 010",
}

NAMES = ("NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM "
         "SUB ESC FS GS RS US SP DEL").split()
PICTURES = {0x2400 + i: name for i, name in enumerate(NAMES)}
PICTURES[0x2424] = "NL"
PICTURES[0x2426] = "?"


def letter_boxes(letter, left, bottom):
    """A letter's pixels as boxes, one for each run in a row, overlapping a little so that no seam shows."""
    boxes = []
    for row, pixels in enumerate(LETTERS[letter].split()):
        y = bottom + (4 - row) * PIXEL
        start = None
        for x, pixel in enumerate(pixels + "0"):
            if pixel == "1" and start is None:
                start = x
            elif pixel == "0" and start is not None:
                boxes.append((left + start * PIXEL, y - 3, left + x * PIXEL, y + PIXEL + 3))
                start = None
    return boxes


def picture(name):
    """The boxes of a picture and its advance."""
    inner = len(name) * 3 * PIXEL + (len(name) - 1) * PIXEL
    left = SIDE
    right = left + THIN + PIXEL + inner + PIXEL + THIN
    boxes = [(left, BOTTOM, right, BOTTOM + THIN), (left, TOP - THIN, right, TOP),
             (left, BOTTOM, left + THIN, TOP), (right - THIN, BOTTOM, right, TOP)]
    bottom = (BOTTOM + TOP - 5 * PIXEL) // 2
    for i, letter in enumerate(name):
        boxes += letter_boxes(letter, left + THIN + PIXEL + i * 4 * PIXEL, bottom)
    return boxes, right + SIDE


def glyph_bytes(boxes):
    if not boxes:
        return b""
    points = []
    for x0, y0, x1, y1 in boxes:
        points += [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    data = struct.pack(">hhhhh", len(boxes), min(xs), min(ys), max(xs), max(ys))
    data += b"".join(struct.pack(">H", 4 * i + 3) for i in range(len(boxes)))
    data += struct.pack(">H", 0)           # no instructions
    data += b"\x01" * len(points)          # every point is on the curve, both differences are words
    for values in (xs, ys):
        last = 0
        for value in values:
            data += struct.pack(">h", value - last)
            last = value
    return data + b"\0" * (-len(data) % 4)


def cmap_table(codes):
    """Format 4; the glyphs stand in the order of the codes, from glyph 1 on."""
    segments = []
    for glyph, code in enumerate(codes, start=1):
        if segments and code == segments[-1][1] + 1:
            segments[-1][1] = code
        else:
            segments.append([code, code, (glyph - code) & 0xFFFF])
    segments.append([0xFFFF, 0xFFFF, 1])
    count = len(segments)
    power = 1 << (count.bit_length() - 1)
    body = struct.pack(">HHHH", count * 2, power * 2, power.bit_length() - 1, (count - power) * 2)
    body += b"".join(struct.pack(">H", s[1]) for s in segments) + struct.pack(">H", 0)
    body += b"".join(struct.pack(">H", s[0]) for s in segments)
    body += b"".join(struct.pack(">H", s[2]) for s in segments)
    body += struct.pack(">H", 0) * count
    table = struct.pack(">HHH", 4, len(body) + 6, 0) + body
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table


def name_table():
    texts = {1: FAMILY, 2: "Regular", 3: FAMILY + " 1", 4: FAMILY, 5: "Version 1.0", 6: FAMILY.replace(" ", "")}
    records, strings = b"", b""
    for number, text in texts.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(encoded), len(strings))
        strings += encoded
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + strings


def os2_table(codes, average):
    table = struct.pack(">HhHHH", 4, average, 400, 5, 0)
    table += struct.pack(">10h", 650, 600, 0, 75, 650, 600, 0, 350, 50, 250)
    table += struct.pack(">h", 0) + bytes(10) + struct.pack(">4I", 0, 1 << 7, 0, 0) + b"WRBN"
    table += struct.pack(">HHH", 0x40, min(codes), max(codes))
    table += struct.pack(">hhhHH", 800, -200, 90, 800, 200)
    table += struct.pack(">II", 1, 0)
    return table + struct.pack(">hhHHH", 500, 700, 0, 32, 1)


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def font_file(tables):
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    directory, body = b"", b""
    offset = len(head) + 16 * count
    head_offset = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == b"head":
            head_offset = offset + len(body)
        directory += tag + struct.pack(">III", checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    font = head + directory + body
    adjustment = (0xB1B0AFBA - checksum(font)) & 0xFFFFFFFF
    return font[:head_offset + 8] + struct.pack(">I", adjustment) + font[head_offset + 12:]


def main():
    codes = sorted(PICTURES)
    drawn = [picture("?")] + [picture(PICTURES[code]) for code in codes]
    glyphs = [glyph_bytes(boxes) for boxes, _ in drawn]
    advances = [advance for _, advance in drawn]
    offsets = [0]
    for glyph in glyphs:
        offsets.append(offsets[-1] + len(glyph))
    widest = max(advances)
    most = max(len(boxes) for boxes, _ in drawn)
    tables = {
        b"head": struct.pack(">IIIIHHqqhhhhHHhhh", 0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0x000B, UNITS, 0, 0,
                             SIDE, BOTTOM, widest - SIDE, TOP, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x00010000, 800, -200, 90, widest, SIDE, SIDE, widest - SIDE,
                             1, 0, 0, 0, 0, 0, 0, 0, len(glyphs)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x00010000, len(glyphs), most * 4, most, 0, 0, 1, 0, 0, 0, 0, 0,
                             0, 0, 0),
        b"OS/2": os2_table(codes, sum(advances) // len(advances)),
        b"hmtx": b"".join(struct.pack(">Hh", advance, SIDE) for advance in advances),
        b"cmap": cmap_table(codes),
        b"loca": b"".join(struct.pack(">I", offset) for offset in offsets),
        b"glyf": b"".join(glyphs),
        b"name": name_table(),
        b"post": struct.pack(">IIhhIIIII", 0x00030000, 0, -75, 50, 0, 0, 0, 0, 0),
    }
    with open("wirebench-symbols.ttf", "wb") as file:
        file.write(font_file(tables))


if __name__ == "__main__":
    main()
