"""From scores of heads to the best tree with one root (Chu-Liu-Edmonds), and how right trees are."""
import numpy as np


def best_tree(scores):
    """scores: dependents x (root and heads), best first on ties; returns heads (-1: root)"""
    n = len(scores)
    heads = scores.argmax(1) - 1
    if (heads < 0).sum() == 1 and not find_cycle(heads):
        return heads
    weights = np.full((n + 1, n + 1), -1e9)
    weights[1:] = scores
    if n > 1:  # one root: all but the best root's arc from the root cost more than any tree gains
        weights[1:, 0] -= 1e6
    return arborescence(weights)[1:] - 1


def find_cycle(heads):
    """nodes of a cycle among heads (-1: none)"""
    state = [0] * len(heads)
    for i in range(len(heads)):
        at, path = i, []
        while at >= 0 and not state[at]:
            state[at] = i + 1
            path.append(at)
            at = heads[at]
        if at >= 0 and state[at] == i + 1 and at in path:
            return path[path.index(at):]
    return []


def arborescence(weights):
    """the best tree of weights[dependent, head] over nodes, root 0; Chu-Liu-Edmonds, one cycle at a time"""
    n = len(weights)
    heads = weights.argmax(1)
    heads[0] = -1
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [i for i in range(n) if i not in inside]
    number = {node: k for k, node in enumerate(rest)}
    size = len(rest)
    small = np.full((size + 1, size + 1), -1e9)
    small[:size, :size] = weights[np.ix_(rest, rest)]
    gain = np.array([weights[c, heads[c]] for c in cycle])
    into = weights[np.ix_(cycle, rest)] - gain[:, None]
    out = weights[np.ix_(rest, cycle)]
    entered, left = into.argmax(0), out.argmax(1)
    small[size, :size] = into.max(0)
    small[:size, size] = out.max(1)
    answer = arborescence(small)
    result = heads.copy()
    for node in rest:
        k = number[node]
        if k:
            result[node] = cycle[left[k]] if answer[k] == size else rest[answer[k]]
    broken = cycle[entered[answer[size]]]
    result[broken] = rest[answer[size]]
    result[0] = -1
    return result


def score(sentences, answers):
    """answers: (tags, heads, relations) as numbers of each sentence; shares in per cent"""
    right = dict.fromkeys(("words", "UPOS", "UAS", "LAS", "all UAS", "all", "all LAS"), 0)
    for s, (tags, heads, relations) in zip(sentences, answers):
        for i in range(len(s.words)):
            head = heads[i] + 1 == s.heads[i]
            label = head and relations[i] == s.relations[i]
            right["all"] += 1
            right["UPOS"] += tags[i] == s.tags[i]
            right["all UAS"] += head
            right["all LAS"] += label
            if s.tags[i] != "PUNCT":
                right["words"] += 1
                right["UAS"] += head
                right["LAS"] += label
    share = lambda a, b: round(100 * right[a] / max(1, right[b]), 2)  # noqa: E731
    return {"UPOS": share("UPOS", "all"), "UAS": share("UAS", "words"), "LAS": share("LAS", "words"), "UAS with punctuation": share("all UAS", "all"),
            "LAS with punctuation": share("all LAS", "all")}
