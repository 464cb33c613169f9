"""Keeps the house's laws: who may include whom, which file alone knows a third party, what every file begins with."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A room may include rooms of lower floors and itself; never a room of its own floor or above.
FLOORS = [
    ["include"],
    ["domain", "neural"],
    ["text", "timeline"],
    ["tables", "syntax", "store", "io"],
    ["extract", "resolve", "stance", "report"],
    ["tracker"],  # tracker.cpp, knowledge.*: where the stages meet
    ["serve"],
    ["cli", "python"],
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# Third parties that only one place may know.
ALONE = {
    r"<boost/date_time": {"src/domain/date.cpp"},
    r"<boost/program_options": {"src/cli/options.cpp"},
    r"<SQLiteCpp|<sqlite3": "src/store/",
    r"<pybind11/": "src/python/",
    r"<hwy/": {"src/neural/product_kernels.cpp", "src/neural/unit.cpp"},
    r"<\w*intrin|<arm_neon": set(),  # registers go by Highway, which every processor has
    r"<boost/(asio|beast)": {"src/serve/http_server.cpp"},
    r"<libxml|<pugixml|<simdjson|<archive": ("src/io/", "src/cli/", "src/serve/request.cpp"),
}

# Rooms whose names lie in namespace onrecord itself: what users of the library see, the ground, and where the stages meet.
NAMELESS = {"include", "domain", "tracker"}
# A line in column 0 that declares or defines something: its name is the last word before a bracket, a brace or a value.
DECLARED = re.compile(r"^(?![#}]|//|namespace|using|extern)[^\s(={;][^({=;]*?(\w+)\s*[({=;]", re.M)

# What may come in, and is as deep as its writer likes: no function of these calls itself, by itself or by way of another, but
# those here, each with what bounds it.
DOORS = ("domain", "text", "tables", "io", "extract", "resolve", "store")
BOUNDED = {
    "src/domain/hash.cpp": {"article_identity": "two of one name: a document's calls that of its parts"},
    "src/io/inputs.cpp": dict.fromkeys(("bytes", "unpack"), "one compression, one archive, one compression"),
    "src/io/json_ld.cpp": {"search": "eight levels"},
    "src/io/read_dna_list.cpp": {"read_dna_list": "two of one name: a path's opens it and calls a stream's"},
    "src/io/read_statements.cpp": {"take": "several of one name: a list's calls a word's"},
    "src/tables/matcher.cpp": {"arrive": "joins of a pattern, made from a table's row, never in a circle"},
    "src/tables/pattern.cpp": {"add_set": "eight levels, 100,000 words"},
    "src/resolve/entities.cpp": dict.fromkeys(("alone", "entity_of", "find_entity", "organisation_entity", "spelled_out_before"),
                                              "mentions are taken in order, and what an earlier one means is kept"),
}
# The head of a function as clang-format sets it: at the left, or a class's member; the rest stands deeper.
HEAD = re.compile(r"( {0,2})(?!(?:if|for|while|switch|return|else|namespace|class|struct|enum|catch|do|try|union|using)\b)[\w~][^#/=]*?\b(\w+)\(")
CALL = re.compile(r"(?<![\w.:>~])(?:this->)?([a-z_]\w*)\(")  # another object's members are another's

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<][^">]+)[">]', re.M)


def sources():
    for folder in ("include", "src"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path, path.relative_to(ROOT).as_posix()


def room_of(name):
    if name.startswith("include/") or name.startswith("onrecord/"):
        return "include"
    parts = name.removeprefix("src/").split("/")
    return parts[0] if len(parts) > 1 else "tracker"


# By room, as counted; only lower them.
WORDS_IN_CODE = {
    "text": 0,
    "extract": 0,
    "resolve": 0,
    "stance": 12,
}
COMPARING = re.compile(r"\b(?:one_of|spells|starts_with|ends_with|contains|find|rfind)\(")
LIST = re.compile(r"std::(?:array<std::string_view|string_view \w+\[)[^;]*?\{(.*?)\};|for \(const std::string_view \w+ : \{(.*?)\}\)", re.S)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def words_compared(text):
    text = re.sub(r"//[^\n]*", "", text)
    spans = [(match.start(), match.end()) for match in LIST.finditer(text)]
    spans += [(match.start(), match.end()) for match in re.finditer(r'[!=]= "(?:[^"\\\n]|\\.)*"', text)]
    for match in COMPARING.finditer(text):
        depth, end = 1, match.end()
        while depth > 0 and end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        spans.append((match.end(), end))
    return {literal.start() for begin, end in spans for literal in LITERAL.finditer(text, begin, end)
            if re.fullmatch(r"(?=.*[a-z])[A-Za-z][A-Za-z'. -]*", literal.group(1))}


def includes(path):
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def calls_of(text):
    """The functions that a file defines, each with the names that it calls."""
    text = re.sub(r'R"sql\(.*?\)sql"', '""', re.sub(r"//[^\n]*", "", text), flags=re.S)
    text = re.sub(r'"(\\.|[^"\\\n])*"', '""', text)
    calls, lines = {}, text.split("\n")
    at = 0
    while at < len(lines):
        head, begin = HEAD.match(lines[at]), at
        at += 1
        if not head:
            continue
        while not re.search(r"[;{}]$", lines[at - 1]) and at < len(lines):  # parameters and initialisers on lines of their own
            at += 1
        if not lines[at - 1].endswith("{") or lines[at - 1].endswith("= {"):
            continue
        while at < len(lines) and not lines[at].startswith(head[1] + "}"):
            at += 1
        body = "\n".join(lines[begin + 1:at]) if at > begin + 1 else ""
        calls.setdefault(head[2], set()).update(CALL.findall(body))
    return calls


def recursive(calls):
    found = set()
    for name in calls:
        seen, waiting = set(), [each for each in calls[name] if each in calls]
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen.add(each)
                waiting += [more for more in calls[each] if more in calls]
        if name in seen:
            found.add(name)
    return found


class HouseTest(unittest.TestCase):
    def test_every_room_has_a_floor(self):
        rooms = {room_of(name) for _, name in sources()}
        self.assertEqual(set(), rooms - set(FLOOR))

    def test_includes_go_down(self):
        broken = []
        for path, name in sources():
            room = room_of(name)
            for target in includes(path):
                if target[0] != '"':
                    continue
                other = room_of(target[1:] if "/" in target else f"{room}/x")
                if other != room and FLOOR.get(other, 99) >= FLOOR[room]:
                    broken.append(f"{name} ({room}) includes {target[1:]} ({other})")
        self.assertEqual([], broken)

    def test_public_headers_use_std_types_only(self):
        broken = [f"{name}: {target}" for path, name in sources() if name.startswith("include/")
                  for target in includes(path)
                  if not (target.startswith('"onrecord/') or re.fullmatch(r"<[a-z_0-9]+", target))]
        self.assertEqual([], broken)

    def test_third_parties_are_known_in_one_place(self):
        broken = []
        for path, name in sources():
            for target in includes(path):
                for pattern, home in ALONE.items():
                    at_home = name in home if isinstance(home, set) else name.startswith(home)
                    if re.match(pattern, target) and not at_home:
                        broken.append(f"{name}: {target}")
        self.assertEqual([], broken)

    def test_every_file_begins_with_its_purpose(self):
        broken = [name for path, name in sources() if not path.read_text(encoding="utf-8").startswith("// ")]
        self.assertEqual([], broken)

    def test_no_function_of_the_doors_recurses_on_what_comes_in(self):
        functions, broken = 0, []
        for path, name in sources():
            if path.suffix != ".cpp" or room_of(name) not in DOORS:
                continue
            calls = calls_of(path.read_text(encoding="utf-8"))
            functions += len(calls)
            found, known = recursive(calls), set(BOUNDED.get(name, {}))
            broken += [f"{name}: {each} calls itself; what bounds it?" for each in sorted(found - known)]
            broken += [f"{name}: {each} calls itself no more" for each in sorted(known - found)]
        self.assertEqual([], broken)
        self.assertGreater(functions, 800)

    def test_the_test_above_would_see_recursion(self):
        deep = "int depth(const Node& node) {\n  int most = 0;\n  for (const Node& each : node.children) most = std::max(most, other(each));\n  return most;\n}\n\n"
        self.assertEqual({"depth", "other"}, recursive(calls_of(deep + "int other(const Node& node) {\n  return 1 + depth(node);\n}\n")))
        self.assertEqual(set(), recursive(calls_of(deep)))

    def test_no_std_regex(self):
        """It recurses on what it reads: 100,000 characters end the program."""
        broken = [name for path, name in sources() if re.search(r"<regex>|\bstd::w?regex", path.read_text(encoding="utf-8"))]
        self.assertEqual([], broken)

    def test_no_two_files_share_a_name(self):
        seen, twins = {}, []
        for path, name in sources():
            if path.name in seen and room_of(seen[path.name]) != "include" and room_of(name) != "include":
                twins.append(f"{seen[path.name]} and {name}")
            seen.setdefault(path.name, name)
        self.assertEqual([], twins)

    def test_every_file_of_a_room_opens_its_namespace(self):
        broken = []
        for path, name in sources():
            room, text = room_of(name), path.read_text(encoding="utf-8")
            wanted = "" if room in NAMELESS else f"::{room}"
            if f"\nnamespace onrecord{wanted} {{" not in text and "\nint main(" not in text:
                if f"\nnamespace onrecord{wanted}::" not in text:
                    broken.append(name)
        self.assertEqual([], broken)

    # So that no two rooms can give one name to two things there, which a linker would merge without a word.
    def test_a_room_defines_in_onrecord_only_what_public_headers_declare(self):
        public = " ".join(path.read_text(encoding="utf-8") for path, name in sources() if room_of(name) == "include")
        broken = []
        for path, name in sources():
            text = path.read_text(encoding="utf-8")
            if room_of(name) in NAMELESS:
                continue
            for block in re.findall(r"^namespace onrecord \{\n(.*?)^\}  // namespace onrecord$", text, re.M | re.S):
                if path.suffix == ".h":
                    broken.append(f"{name} opens namespace onrecord")
                broken += [f"{name}: {defined}" for defined in DECLARED.findall(block)
                           if not re.search(rf"\b{defined}\(", public)]
                if re.search(r"^namespace \{", block, re.M):
                    broken.append(f"{name}: what is its own belongs to its room")
            if text.count("\nnamespace onrecord {") != text.count("\n}  // namespace onrecord\n"):
                broken.append(f"{name}: namespace onrecord is closed without saying so")
        self.assertEqual([], broken)

    def test_no_header_opens_a_namespace_for_all_who_include_it(self):
        self.assertEqual([], [name for path, name in sources() if path.suffix == ".h" and
                              re.search(r"^\s*using namespace", path.read_text(encoding="utf-8"), re.M)])

    # Words of a language belong into tables. What is counted: literals of letters that a word of text is compared with
    # (==, !=, starts_with and its like, one_of, spells) or that stand in a list of string_views, in the rooms that read text.
    # What stands above is the count of now and only shrinks.
    def test_words_in_code_only_shrink(self):
        counts = dict.fromkeys(WORDS_IN_CODE, 0)
        for path, name in sources():
            if room_of(name) in counts:
                counts[room_of(name)] += len(words_compared(path.read_text(encoding="utf-8")))
        self.assertEqual(WORDS_IN_CODE, counts, "more: a word for words.tsv went into code; fewer: lower what stands here")

    def test_no_two_files_define_a_type_of_one_name(self):
        """Two that meet in one program would be taken for one another without a word (tests/odr.sh asks the compiler itself)."""
        defined = {}
        for folder in ("include", "src", "tests"):
            for path in sorted((ROOT / folder).rglob("*")):
                if path.suffix not in (".h", ".cpp"):
                    continue
                inside = []
                for line in path.read_text(encoding="utf-8").split("\n"):
                    if space := re.match(r"(?:inline )?namespace\b ?([\w:]*) ?{$", line):
                        inside.append(space[1])
                    elif line.startswith("}  // namespace"):
                        inside.pop()
                    elif (type_ := re.match(r"(?:template <.*> )?(?:struct|class|union|enum(?: class)?) (\w+)(?: final)?(?: :[^:;(][^;(]*)? {", line)) and "" not in inside:
                        defined.setdefault("::".join([*inside, type_[1]]), set()).add(path.relative_to(ROOT).as_posix())
        self.assertGreater(len(defined), 250)
        self.assertEqual({}, {name: sorted(files) for name, files in defined.items() if len(files) > 1})

    def test_lines_are_at_most_120_columns(self):
        broken = []
        for path, name in sources():
            text = path.read_text(encoding="utf-8")
            raw = [match.span() for match in re.finditer(r'R"(\w*)\((.*?)\)\1"', text, re.S)]  # SQL, CSS
            at = 0
            for number, line in enumerate(text.split("\n"), 1):
                begin, at = at, at + len(line) + 1
                inside = any(first <= begin < last for first, last in raw)
                long_literal = any(len(literal) >= 40 for literal in re.findall(r'"(?:[^"\\]|\\.)*"', line))
                if len(line) > 120 and not inside and not long_literal:
                    broken.append(f"{name}:{number}")
        self.assertEqual([], broken)


if __name__ == "__main__":
    unittest.main()
