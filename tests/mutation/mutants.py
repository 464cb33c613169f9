"""Finds small faults that could stand in a C++ file, and writes the file so that one of them can be switched on while it runs.

A mutant changes one place: a comparison, a condition, a number, a boolean, a sum, or leaves a statement out. All mutants of a file are compiled at once:
`a < b` becomes `(ONRECORD_MUTANT(7) ? (a <= b) : (a < b))`, so that trying one costs a run of the tests and no build.
"""
import dataclasses
import re

SWAPS = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == ", " && ": " || ", " || ": " && ", " + ": " - ", " - ": " + "}
TOKEN = re.compile(r" (?:<=?|>=?|==|!=|&&|\|\||\+|-) |(?<![\w.\"'])\d+(?![\w.'\"])|\btrue\b|\bfalse\b|(?<=[(\s&|])!(?=[\w(])")
STATEMENT = re.compile(r"(?<=[;{})\n])(\s*\n\s*|\belse\s+)((?:\+\+|--|\*)?[A-Za-z_][\w:]*(?:\(|\.|->|\[| [-+*/|&]?= |\+\+;|--;)|(?:\+\+|--)\w)")
NO_STATEMENT = re.compile(r"(?:if|for|while|switch|return|case|default|static_assert|assert|throw|using|template|public|private)\b")
KINDS = {" < ": "comparison", " <= ": "comparison", " > ": "comparison", " >= ": "comparison", " == ": "comparison", " != ": "comparison",
         " && ": "boolean", " || ": "boolean", " + ": "sum", " - ": "sum", "true": "boolean", "false": "boolean", "!": "condition"}


@dataclasses.dataclass
class Place:
    """A piece of text of which there are variants."""
    begin: int
    end: int
    statement: bool = False
    condition: bool = False
    mutants: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Mutant:
    number: int
    file: str
    line: int
    kind: str
    before: str
    after: str  # of the whole place
    at: int
    what: str   # for people: " < " -> " <= "

    @property
    def key(self):
        return f"{self.file}:{self.line}:{self.at}:{self.kind}:{self.what}"


def masked(text):
    """The text with blanks for what is in comments and literals."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
    return pattern.sub(lambda found: re.sub(r"[^\n]", "\x01", found.group()), text)


def closing(text, at):
    """The place of the bracket that closes the one at `at`."""
    depth = 0
    for place in range(at, len(text)):
        if text[place] in "([{":
            depth += 1
        elif text[place] in ")]}":
            depth -= 1
            if depth == 0:
                return place
    return -1


def at_depth_0(text, begin, end, wanted):
    depth, found = 0, []
    for place in range(begin, end):
        if text[place] in "([{":
            depth += 1
        elif text[place] in ")]}":
            depth -= 1
        elif depth == 0 and text[place] == wanted:
            found.append(place)
    return found


def assigns(text):
    """Whether a condition declares: `if (const auto* found = f())`."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "([{") - (char in ")]}")
        if depth == 0 and text[place:place + 3] == " = ":
            return True
    return False


def end_of_statement(text, begin):
    depth = 0
    for place in range(begin, len(text)):
        if text[place] in "([{":
            depth += 1
        elif text[place] in ")]}":
            depth -= 1
            if depth < 0:
                return -1
        elif text[place] == ";" and depth == 0:
            return place
    return -1


def conditions(text):
    for found in re.finditer(r"\b(if|while|for)\s*\(", text):
        open_at = found.end() - 1
        close = closing(text, open_at)
        if close < 0:
            continue
        parts = at_depth_0(text, open_at + 1, close, ";")
        if found[1] == "for":
            if len(parts) == 2 and text[parts[0] + 1:parts[1]].strip():
                yield Place(parts[0] + 2, parts[1], condition=True)
            continue
        begin = parts[-1] + 2 if parts else open_at + 1
        if not assigns(text[begin:close]):
            yield Place(begin, close, condition=True)


def values(text):
    for found in re.finditer(r"\breturn\s+|^\s+(?:[\w:<>,&*]+ )*[\w.\[\]>-]+ [-+*/|&]?= ", text, re.M):
        begin = found.end()
        end = end_of_statement(text, begin)
        if end > 0 and not found.group().startswith("return"):
            end = min([end, *at_depth_0(text, begin, end, ",")])  # bool one = false, other = false;
        if "constexpr" not in found.group() and end > begin and text[begin] not in "{[" and "[[" not in text[begin:end]:
            yield Place(begin, end)


def statements(text):
    for found in STATEMENT.finditer(text):
        begin = found.start(2)
        if NO_STATEMENT.match(text, begin):
            continue
        end = end_of_statement(text, begin)
        if end > 0 and "\n\n" not in text[begin:end]:
            yield Place(begin, end + 1, statement=True)


def find(path, name):
    """The places of a file with all their mutants; their numbers are 0."""
    text = path.read_text(encoding="utf-8")
    bare = masked(text)
    constant = [(found.start(), closing(bare, bare.index("{", found.start()))) for found in re.finditer(r"\bconstexpr\b[^;{]*\{", bare)]
    inside = [place for place in [*conditions(bare), *values(bare)] if not any(a <= place.begin < b for a, b in constant)]
    for token in TOKEN.finditer(bare):
        around = [place for place in inside if place.begin <= token.start() and token.end() <= place.end]
        if not around:
            continue
        place = min(around, key=lambda each: each.end - each.begin)
        old = token.group()
        new = SWAPS.get(old) or {"true": "false", "false": "true", "!": ""}.get(old)
        if new is None:
            new = str(int(old) + 1)
        whole = text[place.begin:token.start()] + new + text[token.end():place.end]
        place.mutants.append(Mutant(0, name, text.count("\n", 0, token.start()) + 1, KINDS.get(old, "number"), text[place.begin:place.end], whole,
                                    token.start() - text.rfind("\n", 0, token.start()), f"{old.strip()} -> {new.strip() or '(nothing)'}"))
    for place in conditions(bare):
        known = next((each for each in inside if (each.begin, each.end) == (place.begin, place.end)), None)
        if known:
            old = text[place.begin:place.end]
            known.mutants.append(Mutant(0, name, text.count("\n", 0, place.begin) + 1, "condition", old, f"!({old})",
                                        place.begin - text.rfind("\n", 0, place.begin), "negated"))
    dropped = []
    for place in statements(bare):
        if any(a <= place.begin < b for a, b in constant):
            continue
        old = text[place.begin:place.end]
        place.mutants.append(Mutant(0, name, text.count("\n", 0, place.begin) + 1, "statement", old, "", place.begin - text.rfind("\n", 0, place.begin),
                                    "left out: " + " ".join(old.split())[:60]))
        dropped.append(place)
    return [place for place in [*inside, *dropped] if place.mutants]


def rendered(path, places, chosen):
    """The file's text with the chosen mutants (their numbers) switched by ONRECORD_MUTANT."""
    text = path.read_text(encoding="utf-8")
    used = sorted((place for place in places if any(m.number in chosen for m in place.mutants)), key=lambda place: (place.begin, -place.end))

    def render(begin, end, within):
        out, at = "", begin
        for index, place in enumerate(within):
            if place.begin < at:
                continue  # inside one that was written already
            inner = [each for each in within[index + 1:] if each.begin >= place.begin and each.end <= place.end]
            body = render(place.begin, place.end, inner)
            out += text[at:place.begin]
            numbers = [m for m in place.mutants if m.number in chosen]
            if place.statement:
                out += "{ if (!ONRECORD_MUTANT(%d)) { %s } }" % (numbers[0].number, body)
            else:
                kind = "bool" if place.condition else ""  # pointers and optionals are conditions, too
                out += "(" + "".join(f"ONRECORD_MUTANT({m.number}) ? {kind}({m.after}) : " for m in numbers) + f"{kind}({body}))"
            at = place.end
        return out + text[at:end]

    return render(0, len(text), used)
