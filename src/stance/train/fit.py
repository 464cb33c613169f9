"""Fits the weights of positions, of their strength and of acts.  usage: fit.py EVIDENCE WORDS WEIGHTS.tsv [--precision=P]

EVIDENCE is what gather.py wrote, WORDS what words.py did; P is the least mean precision over the stories. Prints what each story gives under weights fitted without it (stories
left out one by one), then writes the weights fitted on all: whole hundredths, sorted, the same bytes from the same input."""
import collections
import itertools
import json
import pathlib
import sys

import numpy as np
import scipy.sparse as sp

import fitting

DEV = ["trade", "aca", "syria", "paris", "dreamers", "guns", "opec", "dollar"]
MODERN = DEV[:6]
HALF_SIDE, USUAL_TAKES, MOST = 1.5, 0.5, 3  # as in weigh.cpp
STRONG = 0.75  # from here on a position is held without reserve
SILENT, STEPS, OF_A_STEP = 15, 20, 0.25  # as in camp.cpp
LEAST_WEIGHT = {"side": 0.02, "takes": 0.05, "strong": 0.02}


def share(value):
    return value / (1 + abs(value))


def word_piece(name):
    return name[:2] in ("w:", "n:") or name.startswith("cue:")


class Statement:
    """One statement that the program finds, with what gold says of it and what the models weigh."""

    def __init__(self, row):
        of_issue = row["of_issue"]
        self.doc, self.speaker, self.camp = row["doc"], row["speaker"], row["camp"]
        self.gold_act, self.act = row["gold_act"], row["act"]
        self.act_pieces = {k: v / 1000 for k, v in row["act_pieces"].items()}
        self.gold, self.actor_right = float(np.sign(row["gold"])), row["actor_right"]
        self.strong = abs(row["gold"]) >= STRONG
        self.named = of_issue is not None
        self.rule = int(np.sign(of_issue["rule"] or 0)) if of_issue else 0
        self.side = {k: v / 1000 for k, v in of_issue["side"].items()} if of_issue else {}
        self.takes = {k: v / 1000 for k, v in of_issue["takes"].items()} if of_issue else {}
        self.others = []


def read(path):
    stories = {}
    for file in sorted(pathlib.Path(path).glob("*.jsonl")):
        lines = [json.loads(line) for line in open(file, encoding="utf-8")]
        stories[file.stem] = (lines[0]["positions"], [Statement(row) for row in lines[1:]])
    return stories


def add_company(statements):
    """What the rules say of the same speaker's other statements, and of the article's."""
    by_speaker, article = collections.defaultdict(list), collections.Counter()
    for s in statements:
        article[s.doc] += s.rule
        if s.speaker and s.named:
            by_speaker[s.doc, s.speaker].append(s)
    for s in statements:
        same = by_speaker.get((s.doc, s.speaker), []) if s.named else []
        s.others = [o for o in same if o is not s]
        total, rest = sum(o.rule for o in s.others), article[s.doc] - s.rule
        s.side |= {"speaker's rules": share(total), "speaker's side by rules": float(np.sign(total)), "article's rules": share(rest)}
        s.takes |= {"speaker's rules": abs(share(total)), "article's rules": abs(share(rest)), "speaker's statements": min(4, len(same)) / 4}


def enough(pieces, least, stories=lambda _: 3):
    """The names of pieces that stand in `least` statements and in `stories` stories, in order. `pieces`: of each story, those of each statement."""
    count, where = collections.Counter(), collections.defaultdict(set)
    for name, rows in pieces.items():
        for piece in itertools.chain.from_iterable(rows):
            count[piece] += 1
            where[piece].add(name)
    return sorted(p for p in count if count[p] >= least(p) and len(where[p]) >= stories(p))


class Model:
    """A logistic model over named pieces; `train` gives its weights from some stories, `sums` what they make of a story."""

    def __init__(self, stories, pieces_of, l2, l2_of_words, words_of=3, words=5):
        self.names = enough({name: [pieces_of(s) for s in statements] for name, (_, statements) in stories.items()},
                            lambda p: words if word_piece(p) else 5, lambda p: words_of if word_piece(p) else 3)
        self.l2 = np.array([l2_of_words if word_piece(p) else l2 for p in self.names])
        place = {p: i for i, p in enumerate(self.names)}
        self.x = {name: fitting.matrix([pieces_of(s) for s in statements], place) for name, (_, statements) in stories.items()}

    def train(self, names, target):
        kept = {n: target[n] != 0 for n in names}
        return fitting.logistic(sp.vstack([self.x[n][kept[n]] for n in names]).tocsr(), np.concatenate([target[n][kept[n]] for n in names]), self.l2)

    def sums(self, name, weights):
        return self.x[name] @ weights


def score(positions, statements, sides):
    gold = np.array([s.gold if s.actor_right else 0 for s in statements])
    hit = int(np.count_nonzero(sides * gold > 0))
    made = int(np.count_nonzero(sides))
    p, r = hit / made if made else 0, hit / positions
    return p, r, 2 * p * r / (p + r) if p + r else 0


class Positions:
    def __init__(self, stories):
        self.stories, self.names = stories, list(stories)
        self.alone = {}  # of each story answered: side and sum without what parties say
        for _, statements in stories.values():
            add_company(statements)
        self.side = Model(stories, lambda s: s.side, 3.0, 9.0, words_of=5, words=8)
        self.takes = Model(stories, lambda s: s.takes, 2.0, 8.0)
        self.gold = {n: np.array([s.gold if s.named else 0 for s in st]) for n, (_, st) in stories.items()}
        self.taken = {n: np.array([(1.0 if s.gold and s.actor_right else -1.0) if s.named else 0 for s in st]) for n, (_, st) in stories.items()}

    @staticmethod
    def lean(side, takes):
        """What a statement says of its speaker, by how likely it says anything."""
        return side / (HALF_SIDE + abs(side)) * (1 + (takes + USUAL_TAKES) / (1 + abs(takes + USUAL_TAKES))) / 2

    def company(self, name, side, takes):
        """The same sum as weigh.cpp's: what the speaker's other statements in the article say."""
        statements = self.stories[name][1]
        place = {id(s): i for i, s in enumerate(statements)}
        weighed = self.lean(side, takes)
        return np.clip([sum(weighed[place[id(o)]] for o in s.others) for s in statements], -MOST, MOST)

    def camps(self, name, side, takes):
        """How each statement's party stands over the whole story, set against the others of its country; the same numbers as camp.cpp's."""
        statements = self.stories[name][1]
        leans = [round(1000 * (lean + s.rule)) for s, lean in zip(statements, self.lean(side, takes))]
        lean, count, country_lean, country_count = (collections.Counter() for _ in range(4))
        for s, value in zip(statements, leans):
            if s.camp and s.named:
                country = s.camp.split(".")[0]
                lean[s.camp] += value
                count[s.camp] += 1
                country_lean[country] += value
                country_count[country] += 1
        level = collections.Counter()
        for camp in count:
            country = camp.split(".")[0]
            others, own, rest = country_count[country] - count[camp], count[camp] + SILENT, country_count[country] - count[camp] + SILENT
            if others:
                value, by = STEPS * (lean[camp] * rest - (country_lean[country] - lean[camp]) * own), 1000 * own * rest
                level[camp] = (abs(value) + by // 2) // by * (1 if value >= 0 else -1)
        return np.array([OF_A_STEP * level[s.camp] if s.named else 0 for s in statements])

    def second(self, name, side, takes):
        return np.column_stack([np.clip(side, -MOST, MOST), self.company(name, side, takes), self.camps(name, side, takes)])

    def whole_side(self, name, second, again):
        """A party decides only where no rule does."""
        rule = np.array([s.rule for s in self.stories[name][1]])
        return np.where(rule != 0, second[:, :2] @ again[:2], second @ again)

    def last(self, name, side, takes):
        rule = np.array([s.rule for s in self.stories[name][1]], float)
        bounded = np.clip(side, -MOST, MOST)
        return sp.csr_matrix(np.column_stack([np.ones(len(rule)), takes, np.where(rule == 0, abs(bounded), 0), rule * bounded, rule != 0])), rule

    def fit(self, names):
        """First the two sums; then, over sums of models that did not see their story, what is made of them."""
        first = {n: [m.train([o for o in names if o != n], t) for m, t in ((self.side, self.gold), (self.takes, self.taken))] for n in names}
        whole = [self.side.train(names, self.gold), self.takes.train(names, self.taken)]
        sums = {n: (self.side.sums(n, first[n][0]), self.takes.sums(n, first[n][1])) for n in names}
        seconds = {n: self.second(n, *sums[n]) for n in names}
        kept = {n: self.gold[n] != 0 for n in names}
        again = fitting.logistic(sp.csr_matrix(np.vstack([seconds[n][kept[n]] for n in names])), np.concatenate([self.gold[n][kept[n]] for n in names]), np.full(3, 0.3))
        xs, ys = [], []
        for n in names:
            side = self.whole_side(n, seconds[n], again)
            x, rule = self.last(n, side, sums[n][1])
            made = np.where(rule != 0, rule, np.sign(side))
            named = np.array([s.named for s in self.stories[n][1]])
            right = np.array([1.0 if s.actor_right and s.gold * m > 0 else -1.0 for s, m in zip(self.stories[n][1], made)])
            xs.append(x[named]), ys.append(right[named])
        right = fitting.logistic(sp.vstack(xs).tocsr(), np.concatenate(ys), np.full(5, 0.5))
        return whole[0], whole[1], again, right

    def answer(self, name, fitted):
        side, takes = self.side.sums(name, fitted[0]), self.takes.sums(name, fitted[1])
        second = self.second(name, side, takes)
        side = self.whole_side(name, second, fitted[2])
        x, rule = self.last(name, side, takes)
        alone = second[:, :2] @ fitted[2][:2]
        self.alone[name] = np.sign(alone), self.last(name, alone, takes)[0] @ fitted[3]
        return np.where(rule != 0, rule, np.sign(side)), rule, x @ fitted[3]


class Acts:
    """One sum for each act; what a row, an attitude or syntax says goes ahead (weigh_act.cpp)."""
    ALL = ("ACCUSE REJECT REQUEST THREATEN OFFER AGREE CONSULT SUPPORT CONCEDE ASSESS ANNOUNCE STATE").split()
    SETTLED = ("RELAY", "ECHO", "WITHHOLD")
    ROW_AHEAD, RULE_AHEAD, LEAST, LEAST_WEIGHT = 0.7, 0.4, 4, 0.1
    WORDS = ("w:", "n:", "cue:", "start0:", "start1:", "subject:")

    def __init__(self, stories):
        self.pieces = enough({n: [s.act_pieces for s in st] for n, (_, st) in stories.items()}, lambda _: self.LEAST)
        self.l2 = np.array([4.0 if p.startswith(self.WORDS) else 1.0 for p in self.pieces])
        place = {p: i for i, p in enumerate(self.pieces)}
        self.x = {n: fitting.matrix([s.act_pieces for s in st], place) for n, (_, st) in stories.items()}
        self.gold = {n: np.array([self.ALL.index(s.gold_act) if s.gold_act in self.ALL else -1 for s in st]) for n, (_, st) in stories.items()}
        self.stories = stories

    def fit(self, names):
        kept = {n: self.gold[n] >= 0 for n in names}
        weights = fitting.softmax(sp.vstack([self.x[n][kept[n]] for n in names]).tocsr(), np.concatenate([self.gold[n][kept[n]] for n in names]),
                                  len(self.ALL), self.l2, steps=40)
        return np.where(abs(weights) >= self.LEAST_WEIGHT, np.round(weights, 2), 0)

    def right(self, name, weights=None):
        """Percent of the statements found whose act is right: by rules alone, or under weights."""
        statements = self.stories[name][1]
        sums = None if weights is None else self.x[name] @ weights
        right = found = 0
        for i, s in enumerate(statements):
            if s.gold_act is None:
                continue
            act = s.act
            if sums is not None and act not in self.SETTLED:
                own = sums[i].copy()
                own[self.ALL.index(act)] += self.ROW_AHEAD if "row says " + act in s.act_pieces else self.RULE_AHEAD
                act = self.ALL[int(own.argmax())]
            found += 1
            right += act == s.gold_act
        return 100 * right / found

    def rows(self, weights):
        yield "act", "row", self.ROW_AHEAD
        yield "act", "rule", self.RULE_AHEAD
        for i, piece in enumerate(self.pieces):
            for k, act in enumerate(self.ALL):
                if weights[i, k]:
                    yield "act:" + act, piece, weights[i, k]


class Strength:
    """Whether a position that gold has is held without reserve: how it is said, its side, and how much speaks for a position at all."""
    LEAST = 6

    def __init__(self, stories, answers):
        self.taken = {n: [(s, right) for s, right in zip(st, answers[n][2]) if s.named and s.gold] for n, (_, st) in stories.items()}
        pieces = {n: [s.act_pieces | {"against": float(s.gold < 0), "enough": right} for s, right in taken] for n, taken in self.taken.items()}
        self.pieces = enough(pieces, lambda _: self.LEAST, lambda _: 4)
        self.l2 = np.array([20.0 if p.startswith(Acts.WORDS) else 3.0 for p in self.pieces])
        self.x = {n: fitting.matrix(rows, {p: i for i, p in enumerate(self.pieces)}) for n, rows in pieces.items()}
        self.y = {n: np.array([1.0 if s.strong else -1.0 for s, _ in taken]) for n, taken in self.taken.items()}

    def fit(self, names):
        return fitting.logistic(sp.vstack([self.x[n] for n in names]).tocsr(), np.concatenate([self.y[n] for n in names]), self.l2)

    def right(self, name, weights, shown):
        """Of the positions that weights take, with the side right: (told rightly, gold is strong)."""
        sums = self.x[name] @ weights
        return [((z > 0) == s.strong, s.strong) for (s, _), z in zip(self.taken[name], sums) if shown(name, s)]


def fit_strength(stories, answers, bounds):
    strength, names = Strength(stories, answers), list(stories)
    made = {id(s): m for n, (_, st) in stories.items() for s, m, rule, right in zip(st, *answers[n]) if not rule and right >= bounds[1]}
    told = {n: strength.right(n, strength.fit([o for o in names if o != n]), lambda _, s: made.get(id(s), 0) * s.gold > 0) for n in names}
    print("strength of weighed positions whose side is right, story left out: told rightly, of how many, without reserve in gold")
    for label, group in (("modern", MODERN), ("newswire", DEV[6:]), ("others", [n for n in names if n not in DEV])):
        pairs = [pair for n in group for pair in told[n]]
        print(f"{label:12}{np.mean([a for a, _ in pairs]):7.3f}{len(pairs):6}{np.mean([b for _, b in pairs]):7.3f}")
    return [("strong", p, w) for p, w in zip(strength.pieces, strength.fit(names))]


def fit_acts(stories):
    acts, names = Acts(stories), list(stories)
    rules = {n: acts.right(n) for n in names}
    left_out = {n: acts.right(n, acts.fit([o for o in names if o != n])) for n in names}
    print("acts right of found: rules alone, weighed with the story left out")
    for n in [d for d in DEV if d in stories] + [n for n in names if n not in DEV]:
        print(f"{n:12}{rules[n]:7.1f}{left_out[n]:7.1f}")
    for label, group in (("modern", MODERN), ("dev", DEV), ("others", [n for n in names if n not in DEV and stories[n][0]])):
        print(f"{label:12}{np.mean([rules[n] for n in group]):7.1f}{np.mean([left_out[n] for n in group]):7.1f}")
    return list(acts.rows(acts.fit(names)))


# From which sum on a position is high or medium: so many of all above it are right in stories left out, of at least so many shown.
LEAST_RIGHT, LEAST_SHOWN = {"high": 0.9, "medium": 0.6}, 30
# From which sum on a rule's position is kept, and one without a rule is taken.
AS_GOOD = 0.004  # of mean F1
TABLES = {}  # what each pair of bounds gives on each story
BOUNDS = [(rule / 10, weighed / 20) for rule in range(-15, -4) for weighed in range(-28, 12)]


def table(stories, answers, bounds):
    out = {}
    for n, (positions, statements) in stories.items():
        made, rule, right = answers[n]
        named = np.array([s.named for s in statements])
        out[n] = score(positions, statements, np.where(named & (right >= np.where(rule != 0, bounds[0], bounds[1])), made, 0))
    return out


def best_bounds(stories, answers, names, least_precision):
    """Of those that are as good as the best, what takes back least of what rules say: the rest is chance."""
    def worth(bounds):
        tables = [TABLES[n, bounds] for n in names]
        p, f = (np.mean([t[i] for t in tables]) for i in (0, 2))
        return f - (1 if p < least_precision else 0)
    for n in names:
        for bounds in BOUNDS:
            if (n, bounds) not in TABLES:
                TABLES[n, bounds] = table({n: stories[n]}, answers, bounds)[n]
    worths = {bounds: worth(bounds) for bounds in BOUNDS}
    return min((b for b in BOUNDS if worths[b] > max(worths.values()) - AS_GOOD), key=lambda b: (b[0], -worths[b]))


def main():
    all_stories = read(sys.argv[1])
    stories = {name: story for name, story in all_stories.items() if story[0]}  # those with positions
    least_precision = float(next((a.split("=")[1] for a in sys.argv if a.startswith("--precision=")), 0.45))
    model = Positions(stories)
    names = list(stories)
    answers = {}
    for n in names:
        answers[n] = model.answer(n, model.fit([o for o in names if o != n]))
    dev = [n for n in DEV if n in stories]
    left_out = {}
    for n in names:
        bounds = best_bounds(stories, answers, [o for o in names if o != n], least_precision)
        left_out[n] = table({n: stories[n]}, answers, bounds)[n]
    rules = table(stories, {n: (a[1], a[1], np.where(a[1] != 0, 9.0, -9.0)) for n, a in answers.items()}, (0, 0))
    print("story        rules alone P  R  F1     weighed, story left out P  R  F1")
    for n in dev + [n for n in names if n not in dev]:
        print(f"{n:12}" + "".join(f"{100 * v:7.1f}" for v in rules[n]) + "    " + "".join(f"{100 * v:7.1f}" for v in left_out[n]))
    for label, group in (("modern", MODERN), ("dev", dev), ("others", [n for n in names if n not in dev])):
        print(f"{label:12}" + "".join(f"{100 * np.mean([rules[n][i] for n in group]):7.1f}" for i in range(3)) + "    "
              + "".join(f"{100 * np.mean([left_out[n][i] for n in group]):7.1f}" for i in range(3)))
    bounds = best_bounds(stories, answers, names, least_precision)
    print("bounds", bounds)
    confidence = calibration(stories, answers, bounds, model.alone)
    side, takes, again, right = model.fit(names)
    rows = [tuple(line.split("\t")) for line in (pathlib.Path(sys.argv[2]) / "weights.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    rows = [(model, piece, float(weight)) for model, piece, weight in rows]
    rows += [("side", p, w) for p, w in zip(model.side.names, side)] + [("takes", p, w) for p, w in zip(model.takes.names, takes)]
    rows += list(zip(["again"] * 3, ("own", "others", "camp"), again)) + list(zip(["right"] * 5, ("bias", "takes", "side", "side with the rule", "rule"), right))
    rows += [("bound", "rule", bounds[0]), ("bound", "weighed", bounds[1])] + [("bound", word, bound) for word, bound in confidence]
    rows += fit_strength(stories, answers, bounds)
    rows += fit_acts(all_stories)
    with open(sys.argv[3], "w", encoding="utf-8") as file:
        file.write("# Weights of the small models that weigh what speaks for a position and an act (MODEL.md); fitted by src/stance/train, not written by hand.\n")
        file.write("model\tpiece\tweight\n")
        for name, piece, weight in sorted(rows):
            if abs(weight) >= LEAST_WEIGHT.get(name, 0.005) or name == "bound":
                file.write(f"{name}\t{piece}\t{weight:.2f}\n")


def calibration(stories, answers, bounds, alone):
    """Of the positions that are shown: how many are right, by how much speaks for them; which words for that are true."""
    pairs = []
    for n, (_, statements) in stories.items():
        made, rule, right = answers[n]
        for s, m, r, z in zip(statements, made, rule, right):
            if s.named and m and z >= (bounds[0] if r else bounds[1]):
                pairs.append((z, bool(r), s.actor_right and s.gold * m > 0))
    for low, high in ((-9, -0.9), (-0.9, -0.7), (-0.7, -0.4), (-0.4, 0), (0, 0.5), (0.5, 1), (1, 1.5), (1.5, 9)):
        own = [p for p in pairs if low <= p[0] < high]
        if own:
            print(f"right {low:5} to {high:4}: {len(own):4} shown, {sum(p[2] for p in own) / len(own):.2f} right; of rules {sum(p[1] for p in own)}")
    by_party = collections.defaultdict(list)
    for n, (_, statements) in stories.items():
        for s, m, r, z, side, own in zip(statements, *answers[n], *alone[n]):
            if s.named and m and z >= (bounds[0] if r else bounds[1]):
                party = not r and (own < bounds[1] or side != m)
                by_party[party].append(s.actor_right and s.gold * m > 0)
                if party and s.gold and s.actor_right:
                    by_party["side"].append(s.gold * m > 0)
    for key, words in ((False, "not by party"), (True, "by party alone"), ("side", "side right of those by party alone that take one")):
        print(f"{words}: {len(by_party[key])} shown, {np.mean(by_party[key] or [0]):.2f} right")
    pairs.sort(reverse=True)
    right = np.cumsum([p[2] for p in pairs])
    words = []
    for word, least in LEAST_RIGHT.items():
        shown = max((k for k in range(LEAST_SHOWN, len(pairs) + 1) if right[k - 1] >= least * k), default=0)
        print(f"{word}: {shown} shown, {right[shown - 1] / shown if shown else 0:.2f} right")
        if shown:
            words.append((word, round(float(pairs[shown - 1][0]), 2)))
    return words


if __name__ == "__main__":
    main()
