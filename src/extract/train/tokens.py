"""Tokens, quotation marks and paragraphs for the trainer: the same as src/text/tokenize.cpp (tests/corpus compares the two on every corpus)."""
import re

ABBREVIATIONS = ("Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Jr|Sr|St|Lt|Col|Maj|No|Prof|Sgt|Capt|Rev|Dept|Adm|Brig|Cmdr|Messrs|Inc|Corp|"
                 "Ltd|Co")
LETTER = r"[\w\u0300-\u036f]"
TOKEN = re.compile(r"``|''|--+|\.\.\.+|[A-Z]\.(?:[A-Z]\.)+|(?:" + ABBREVIATIONS + r")\.|"
                   rf"{LETTER}+(?:-{LETTER}+)*(?=n[’']t)|n[’']t|[’'](?:s|re|ve|ll|d|m|S)(?!{LETTER})|{LETTER}+(?:[-.,&]{LETTER}+)*|"
                   r"[^\w\s\u200b\ufeff\u00ad\u0300-\u036f]")
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
OPENERS = {"“": "”", "„": "“”", "«": "»", "‟": "”", "「": "」", "『": "』", "``": "''", '"': '"', "‘": "’", "'": "'"}


def quote_marks(text, tokens):
    """Quotation state of each token of one paragraph.

    A mark opens where it stands before a word and after a space, a bracket or a dash; curly, angle and LaTeX marks say by their shape what they are;
    a straight mark that opens nothing and closes nothing takes the other role of the one before. Single marks count only outside double ones, and only
    if a closing one follows. A closing mark without an opening one closes a quotation that came from the paragraph before."""
    n = len(tokens)
    state = [OUTSIDE] * n
    words = [text[b:e] for b, e in tokens]

    def space_before(i):
        return i == 0 or tokens[i - 1][1] < tokens[i][0]

    def space_after(i):
        return i + 1 == n or tokens[i][1] < tokens[i + 1][0]

    def opens_by_place(i):
        return not space_after(i) and (space_before(i) or words[i - 1] in ("(", "[", "—", "–", "-", "--", "'", "‘", ":"))

    def single_close(i):
        """the closing partner of a single mark, or 0"""
        for k in range(i + 2, min(n, i + 80)):
            if words[k] in ('"', "“", "”", "``", "''"):
                return 0
            if words[k] in ("'", "’") and not space_before(k) and (space_after(k) or words[k + 1] in tuple(".,;:!?)]—–")):
                return k
        return 0

    opened = -1  # token index of the open mark
    closer = ""
    i = 0
    while i < n:
        w = words[i]
        if opened < 0:
            if w in ("“", "„", "«", "‟", "「", "『", "``"):
                opened, closer, state[i] = i, OPENERS[w], OPENING
            elif w in ("”", "»", "」", "』"):
                state[i] = CLOSING
                if not any(s in (OPENING, CLOSING) for s in state[:i]):
                    state[:i] = [INSIDE] * i
            elif w in ('"', "''"):
                odd = sum(word in ('"', "''") for word in words[i:]) % 2  # even: only its space is on the wrong side
                if not opens_by_place(i) and space_after(i) and i > 0 and odd and not any(s in (OPENING, CLOSING) for s in state[:i]):
                    state[i] = CLOSING
                    state[:i] = [INSIDE] * i
                else:
                    opened, closer, state[i] = i, w, OPENING
            elif w in ("'", "‘") and opens_by_place(i):
                k = single_close(i)
                if k:
                    state[i], state[k] = OPENING, CLOSING
                    state[i + 1:k] = [INSIDE] * (k - i - 1)
                    i = k
        else:
            closes = w in ('"', "''") if closer in ('"', "''") else w in closer
            if closer == "”" and w == '"' and not opens_by_place(i):
                closes = True
            if w == "“" and closer == "”" or w == "``" and closer == "''" or \
                    w == '"' and closer == '"' and i > opened + 1 and space_before(i) and not space_after(i):
                opened, state[i] = i, OPENING  # the mark before was never closed: this one opens anew
            elif closes:
                state[i], opened = CLOSING, -1
            else:
                state[i] = INSIDE
        i += 1
    return state


def paragraphs(text):
    """yields (begin, end, tokens, states) for each line that holds a token; offsets are code points"""
    for m in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        tokens = [(t.start(), t.end()) for t in TOKEN.finditer(text, m.start(), m.end())]
        if tokens:
            yield m.start(), m.end(), tokens, quote_marks(text, tokens)
