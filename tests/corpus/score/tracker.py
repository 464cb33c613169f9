"""Statements against gold: found, actor, day, act, label, whole rows, and positions.

A gold statement is found where a system's content shares half of the characters of both, one to one, best first.  Of those found: the actor's names agree; the day
is the same (the month, the year, where gold knows no more); act and label on the issue are the same.  Whole: found with actor, day and label right, of all gold
statements.  Positions: gold's other than 0 and none; right where found, with the actor and the side right.
"""
import re
import unicodedata

TITLES = set("mr mrs ms miss dr sir lord lady prof professor president prime minister chancellor secretary senator sen rep representative governor gov king "
             "queen prince princess chairman chief foreign finance trade oil energy general gen col colonel admiral ambassador deputy vice premier the of "
             "state".split())
LENGTH = {"day": 10, "assumed": 10, "month": 7, "year": 4}  # of an ISO date, that must agree


def words(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", plain.lower().replace("'s", ""))


def same_actor(gold, name, actor_id=""):
    """Equal but for titles; or one holds the other's words with the same last one; or the same last word and first initial. Unnamed: nobody named."""
    if (gold or "").startswith("unnamed"):
        return not name or name.lower().startswith("unnamed") or (actor_id or "").startswith("unnamed")
    a, b = words(gold), words(name)
    if not a or not b or a == b:
        return a == b
    a, b = ([word for word in each if word not in TITLES] or each for each in (a, b))
    if a[-1] != b[-1]:
        return False
    return set(a) <= set(b) or set(b) <= set(a) or (len(a) > 1 and len(b) > 1 and a[0][0] == b[0][0])


def same_day(gold, said_date):
    if not gold.get("said_date"):
        return not said_date
    length = LENGTH.get(gold.get("said_precision") or "day", 0)
    return gold["said_date"][:length] == (said_date or "")[:length]


def characters(spans):
    return {at for start, end in spans or [] for at in range(start, end)}


def matched(gold, system):
    """{number of a gold statement: the system's that is it}"""
    g, s = [characters(row["content"]) for row in gold], [characters(row.get("content")) for row in system]
    candidates = sorted(((len(a & b) / len(a | b), -i, -j) for i, a in enumerate(g) for j, b in enumerate(s) if a & b), reverse=True)
    found, taken = {}, set()
    for value, i, j in candidates:
        if value >= 0.5 and -i not in found and j not in taken:
            found[-i] = system[-j]
            taken.add(j)
    return found


def on_issue(statement, issue):
    return [stance for stance in statement.get("stances") or [] if stance["issue_id"] == issue]


def judged(gold, system, issue):
    """What is right of one gold statement and the system's that is it (None: not found)."""
    if system is None:
        return dict.fromkeys(("found", "actor", "date", "act", "label"), False) | {"side": False}
    stance = (on_issue(system, issue) or [{}])[-1]
    label = stance.get("label") if stance.get("position") is not None else "none"
    actor = same_actor(gold["actor"], system.get("actor_name"), system.get("actor_id"))
    return {"found": True, "actor": actor, "date": same_day(gold, system.get("said_date")), "act": gold.get("act") == system.get("act"),
            "label": (gold.get("label") or "none") == (label or "none"), "side": (stance.get("position") or 0) * (gold.get("position") or 0) > 0}


def percent(part, whole):
    return round(100 * part / whole, 1) if whole else None


def counts(gold, system, issue):
    """How many of each; counts of several stories may be added up. `gold` and `system` are {doc_id: statements}."""
    n = dict.fromkeys("gold system found actor date act label whole positions_gold positions_system positions_right".split(), 0)
    for doc_id, rows in gold.items():
        answers = system.get(doc_id, [])
        found = matched(rows, answers)
        n["gold"] += len(rows)
        n["system"] += len(answers)
        n["positions_system"] += sum(bool(stance.get("position")) for each in answers for stance in on_issue(each, issue))
        for number, row in enumerate(rows):
            right = judged(row, found.get(number), issue)
            for key in ("found", "actor", "date", "act", "label"):
                n[key] += right[key]
            n["whole"] += right["actor"] and right["date"] and right["label"]
            n["positions_gold"] += bool(row.get("position"))
            n["positions_right"] += right["actor"] and right["side"]
    return n


def figures(n):
    precision = n["positions_right"] / n["positions_system"] if n["positions_system"] else 0
    recall = n["positions_right"] / n["positions_gold"] if n["positions_gold"] else 0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return {"gold": n["gold"], "system": n["system"], "found": percent(n["found"], n["gold"])} | {
        key: percent(n[key], n["found"]) for key in ("actor", "date", "act", "label")} | {
        "whole": percent(n["whole"], n["gold"]), "positions P": percent(precision, 1), "positions R": percent(recall, 1), "positions F1": percent(f1, 1)}
