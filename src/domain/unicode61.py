"""Writes unicode61_tables.h: how this machine's SQLite splits and folds each character, asked of its FTS5 itself."""
import pathlib
import sqlite3


def asked():
    """Each character between two letters: does it divide them, disappear, or stay, and as what?"""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE quotes USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    database.execute("CREATE VIRTUAL TABLE words USING fts5vocab (quotes, instance)")
    points = [point for point in range(0x80, 0x110000) if not 0xD800 <= point < 0xE000]
    database.executemany("INSERT INTO quotes (rowid, text) VALUES (?, ?)", ((point, f"a{chr(point)}b") for point in points))
    divides, disappears, becomes = set(points), set(), {}
    for word, point in database.execute('SELECT term, doc FROM words WHERE "offset" = 0'):
        if word == "a":
            continue
        divides.remove(point)
        if word == "ab":
            disappears.add(point)
        elif ord(word[1:-1]) != point:
            becomes[point] = ord(word[1:-1])
    return divides, disappears, becomes


def ranges(points):
    found = []
    for point in sorted(points):
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def runs(becomes):
    """Neighbours, or every second one, that lie equally far from what they become."""
    found = []
    for point, other in sorted(becomes.items()):
        if found:
            first, last, step, away = found[-1]
            if away == other - point and (point - last == step or (first == last and point - last in (1, 2))):
                found[-1] = [first, point, point - last, away]
                continue
        found.append([point, point, 1, other - point])
    return found


def lines(items):
    text, line = [], " "
    for item in items:
        if len(line) + len(item) + 2 > 120:
            text.append(line)
            line = " "
        line += f" {item},"
    return "\n".join([*text, line])


divides, disappears, becomes = asked()
pathlib.Path(__file__).with_name("unicode61_tables.h").write_text(f"""\
// How FTS5's tokenizer unicode61 (remove_diacritics 2) takes characters beyond ASCII. By unicode61.py.
#pragma once

#include <array>
#include <cstdint>

namespace onrecord::unicode61 {{

struct Range {{
  char32_t first, last;
}};
// Each `step`-th character from `first` to `last` becomes the one that lies `away` from it.
struct Run {{
  char32_t first, last, step;
  std::int32_t away;
}};

// clang-format off
constexpr std::array<Range, {len(ranges(divides))}> dividing{{{{
{lines(f"{{0x{first:X}, 0x{last:X}}}" for first, last in ranges(divides))}
}}}};
constexpr std::array<Range, {len(ranges(disappears))}> disappearing{{{{
{lines(f"{{0x{first:X}, 0x{last:X}}}" for first, last in ranges(disappears))}
}}}};
constexpr std::array<Run, {len(runs(becomes))}> becoming{{{{
{lines(f"{{0x{first:X}, 0x{last:X}, {step}, {away}}}" for first, last, step, away in runs(becomes))}
}}}};
// clang-format on

}}  // namespace onrecord::unicode61
""")
