"""Where quotation marks stand, and whether words are direct, indirect or mixed speech."""
import re

# A word: letters and digits, with ' and - inside.
WORD = re.compile(r"\w+(?:[’'\-]\w+)*", re.UNICODE)
# A single-quoted stretch: opens before a word, closes behind one.
SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–:]))([‘'])(?=\w)([^\n]{1,400}?)([’'])(?=$|[\s.,;:!?)\]—–])", re.M)


def paragraph_quotations(text, carried):
    """[start, end] of the quotations of one paragraph, and whether its last one is left open."""
    found, start = [], 0 if carried else None
    at, end = 0, len(text)
    while at < end:
        two, one = text[at:at + 2], text[at]
        if two in ("``", "''"):
            if start is not None:
                found.append((start, at + 2))
                start = None
            elif two == "``" or at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-":
                start = at
            at += 2
            continue
        if start is None and one in '"“„«':
            start = at
        elif start is not None and one in '"”»':
            found.append((start, at + 1))
            start = None
        at += 1
    if start is not None:
        found.append((start, end))
    return found, start is not None


def goes_on(text):
    """A paragraph that begins inside a quotation: it has no opening mark, and its first mark closes."""
    if text.lstrip()[:1] in ('"', "“", "„", "«", "`"):
        return False
    mark = re.search(r'["“”]', text)
    if mark is None or mark.group() == "“":
        return False
    behind_a_word = mark.start() > 0 and not text[mark.start() - 1].isspace()
    return mark.group() == "”" or (behind_a_word and (mark.end() == len(text) or not text[mark.end()].isalnum()))


def quotations(text):
    """[start, end] of each stretch in quotation marks, marks included; one without an end runs to the end of its paragraph."""
    found, at, carry = [], 0, False
    for part in re.split(r"(\n+)", text):
        if part and part[0] != "\n":
            own, carry = paragraph_quotations(part, carry and goes_on(part))
            found += [(at + start, at + end) for start, end in own]
        at += len(part)
    single = []
    for match in SINGLE.finditer(text):
        start, end = match.start(1), match.end(3)
        if any(s < end and start < e for s, e in found) or text[end - 2].isspace() or not WORD.search(text, start, end):
            continue
        single.append((start, end))
    return sorted(found + single)


def kind(text, spans, quoted):
    """direct: every word of the spans lies within quotation marks; indirect: none does; else mixed."""
    words = [match.start() for start, end in spans for match in WORD.finditer(text, start, end)]
    inside = sum(any(start <= word < end for start, end in quoted) for word in words)
    return "indirect" if inside == 0 else "direct" if inside == len(words) else "mixed"
