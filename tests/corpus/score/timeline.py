"""Timelines against gold: statements folded into spells (docs/timeline.md), days on the right side, and changes.

days: of gold's dated statements with a position, how many fall into a spell of the same side.  changes: (actor, from, to) within three days.
"""
import collections
import datetime

from tracker import percent, same_actor

CLASSES = ("solid", "conditional", "prognosis", "withheld")  # the strongest first
Point = collections.namedtuple("Point", "date strength position")
Day = collections.namedtuple("Day", "date strength side")


def side_of(position):
    return "for" if position > 0 else "against" if position < 0 else "neutral"


def class_of(act, conditional):
    return CLASSES.index({"ASSESS": "prognosis", "WITHHOLD": "withheld"}.get(act, "conditional" if conditional else "solid"))


def day_of(date, points):
    strength = min(point.strength for point in points)
    positions = [point.position for point in points if point.strength == strength]
    mixed = min(positions) < 0 < max(positions)
    return Day(date, strength, "mixed" if mixed else side_of(sum(positions) / len(positions)))


def goes_on(spell, day):
    side, strongest = spell[0].side, min(each.strength for each in spell)
    return day.side == side or (day.strength == 3 and strongest != 3) or (day.strength == 2 and strongest < 2)


def fold(points):
    """[{side, from, change_from}] of one actor's points."""
    by_day = collections.defaultdict(list)
    for point in points:
        by_day[point.date].append(point)
    spells = []
    for date in sorted(by_day):
        day = day_of(date, by_day[date])
        if spells and goes_on(spells[-1], day):
            spells[-1].append(day)
        else:
            spells.append([day])
    folded = []
    for days in spells:
        folded.append({"side": days[0].side, "from": days[0].date, "change_from": folded[-1]["side"] if folded else None})
    return folded


def gold_point(row):
    """(actor, position, conditional), or None for those without a timeline."""
    if row.get("actor_kind") == "unnamed" or row["actor"].startswith("unnamed"):
        return None
    return row["actor"], row.get("position"), row.get("conditional")


def system_point(row, issue):
    stance = next((each for each in row.get("stances") or [] if each["issue_id"] == issue), {})
    if not row.get("actor_name") or row.get("actor_kind") in ("unnamed", "group"):
        return None
    return row["actor_name"], stance.get("position"), stance.get("conditional")


def timelines(documents, point_of):
    """{actor: spells}"""
    points = collections.defaultdict(list)
    for rows in documents.values():
        for row in rows:
            actor, position, conditional = point_of(row) or (None, None, None)
            if position is not None and row.get("said_date"):
                points[actor].append(Point(row["said_date"], class_of(row.get("act"), conditional), position))
    return {actor: fold(each) for actor, each in points.items()}


def side_on(spells, date):
    """That of the last spell begun; before the first one, the first one's."""
    sides = [spell["side"] for spell in spells if spell["from"] <= date] or [spells[0]["side"]]
    return sides[-1]


def changes(lines, name_of):
    return [(name_of(actor), spell["change_from"], spell["side"], datetime.date.fromisoformat(spell["from"]))
            for actor, spells in lines.items() for spell in spells if spell["change_from"]]


def met(change, others):
    return any(change[:3] == other[:3] and abs((change[3] - other[3]).days) <= 3 for other in others)


def score(gold, system, issue):
    ours, theirs = timelines(gold, gold_point), timelines(system, lambda row: system_point(row, issue))
    found = {actor: next((name for name in theirs if same_actor(actor, name)), None) for actor in ours}
    days = right = 0
    for rows in gold.values():
        for row in rows:
            actor, date = row["actor"], row.get("said_date")
            if row.get("position") is None or row.get("act") == "WITHHOLD" or not date or actor not in ours:
                continue
            days += 1
            right += found[actor] is not None and side_on(theirs[found[actor]], date) == side_on(ours[actor], date)
    gold_names = {name: actor for actor, name in found.items() if name}
    wanted, shown = changes(ours, lambda actor: actor), changes(theirs, lambda name: gold_names.get(name, name))
    return {"days": percent(right, days), "gold days": days, "changes": {
        "gold": len(wanted), "system": len(shown), "P": percent(sum(met(each, wanted) for each in shown), len(shown)),
        "R": percent(sum(met(each, shown) for each in wanted), len(wanted))}}
