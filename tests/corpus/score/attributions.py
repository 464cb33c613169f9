"""Attributions against gold: how many have content, source and cue right at once.

A pair is soft-right where the contents share half of their words, the system's source holds the head of gold's, and the cues share a word; strict-right
where all words are the same.  Words count, punctuation does not.
"""
import bisect
import re

from quotations import WORD, kind, quotations

PARTS = ("source", "cue", "content")
# What a name's head stands before: "the minister | of trade", "a spokesman | , who".
BEHIND_HEAD = re.compile(r"[,;:()\[\]—–]|\s-\s|\b(?:of|from|in|at|for|with|who|which|that|whose|on|by|to|as|and)\b")


class Relation:
    """One attribution as sets of word numbers."""

    def __init__(self, text, starts, ends, row, quoted):
        self.text, self.row = text, row
        self.source, self.cue, self.content = (words_of(starts, ends, row.get(part)) for part in PARTS)
        self.kind = kind(text, row["content"], quoted)


def words_of(starts, ends, spans):
    found = set()
    for start, end in spans or []:
        at = bisect.bisect_left(starts, start)
        if at > 0 and ends[at - 1] > start:
            at -= 1
        found.update(range(at, max(at, bisect.bisect_left(starts, end))))
    return frozenset(found)


def relations(text, rows, quoted):
    words = [match.span() for match in WORD.finditer(text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    made = [Relation(text, starts, ends, row, quoted) for row in rows]
    return [each for each in made if each.content]


def overlap(a, b):
    return len(a & b) / len(a | b) if a and b else 0.0


def f1(a, b):
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def without_possessive(text):
    return re.sub(r"[’']s\b", "", text)


def words_at(text, spans):
    return " ".join(text[start:end] for start, end in spans or [])


def head_word(source):
    """The last word before the first comma, preposition or relative pronoun, in small letters."""
    source = without_possessive(source)
    for part in [*BEHIND_HEAD.split(source), source]:
        if words := WORD.findall(part):
            return words[-1].lower()
    return ""


def same_head(gold, system):
    if not gold.source:
        return not system.source
    source = words_at(system.text, system.row.get("source"))
    held = {word.lower() for word in re.findall(r"\w+", without_possessive(source))}
    head = head_word(words_at(gold.text, gold.row["source"]))
    return bool(source) and set(re.findall(r"\w+", head)) <= held


def pairs(gold, system, score, least):
    """One to one, best first."""
    candidates = sorted(((score(g, s), -i, -j) for i, g in enumerate(gold) for j, s in enumerate(system) if g.content & s.content), reverse=True)
    taken_gold, taken_system, found = set(), set(), []
    for value, i, j in candidates:
        if value >= least and value > 0 and i not in taken_gold and j not in taken_system:
            taken_gold.add(i)
            taken_system.add(j)
            found.append((gold[-i], system[-j]))
    return found


def only_quoted(gold, system):
    """Gold's quotations, and the system's relations but those that are, or stand on, something else."""
    def wanted(relation):
        return relation.kind != "indirect"

    kept = []
    for each in system:
        best = max(gold, key=lambda g: (overlap(g.content, each.content), wanted(g)), default=None)
        met = best is not None and overlap(best.content, each.content) > 0
        if wanted(best if met else each):
            kept.append(each)
    return [each for each in gold if wanted(each)], kept


def rates(right, system, gold):
    precision = right / system if system else float(not gold)
    recall = right / gold if gold else float(not system)
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0}


def score(texts, gold, system, quoted_only=False):
    """{"soft", "strict", "content"}: P, R, F1 over documents; `gold` and `system` are {doc_id: rows} of source, cue and content."""
    counts = dict.fromkeys(("gold", "system", "soft", "strict", "content"), 0)
    for doc_id, rows in gold.items():
        text = texts[doc_id]
        quoted = quotations(text)
        g, s = relations(text, rows, quoted), relations(text, system.get(doc_id, []), quoted)
        if quoted_only:
            g, s = only_quoted(g, s)
        counts["gold"] += len(g)
        counts["system"] += len(s)
        counts["content"] += len(pairs(g, s, lambda a, b: float(a.content == b.content), 1.0))
        for a, b in pairs(g, s, lambda a, b: overlap(a.content, b.content) + 0.001 * f1(a.cue, b.cue) + 0.0005 * f1(a.source, b.source), 0.3):
            same_cue = bool(a.cue & b.cue) or (not a.cue and not b.cue)
            counts["soft"] += overlap(a.content, b.content) >= 0.5 and same_head(a, b) and same_cue
            counts["strict"] += (a.source, a.cue, a.content) == (b.source, b.cue, b.content)
    return {key: rates(counts[key], counts["system"], counts["gold"]) for key in ("soft", "strict", "content")}
