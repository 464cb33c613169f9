"""Makes statement records (JSONL of extract) of invented people for tests that start from statements, not from articles."""
import hashlib
import json


def statement(who, said, position, *, issue="TRADE.tariffs", doc=None, act="STATE", text=None, **other):
    """One record. `said`: an ISO day, or None; `position`: None where none is taken."""
    doc = doc or f"{who}-{said}"
    text = text or f"words of {who} on {said} ({position})"
    key = hashlib.sha256(f"{doc}|{who}|{text}|{act}".encode()).hexdigest()[:32]
    record = {
        "statement_id": key, "doc_id": doc, "seq": 0, "kind": "direct", "text": text, "actor_id": who.lower().replace(" ", "."),
        "actor_name": who, "actor_kind": "person", "said_date": said, "said_precision": "day" if said else "none",
        "said_method": "published" if said else None, "act": act, "probability": 0.9, "published_at": said, "publisher": "Harbour Post",
        "title": f"Article {doc}", "cluster_id": doc, "copies": 1,
    }
    if issue:
        label = ("none" if position is None else "support" if position >= .75 else "qualified_support" if position > 0 else
                 "noncommittal" if position == 0 else "sceptical" if position > -.75 else "oppose")
        record["stances"] = [{"issue_id": issue, "label": label, "position": position, "conditional": other.pop("conditional", False),
                              "rule_ids": ["RULE-1"], "confidence": "high"}]
    record.update(other)
    return record


def lines(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
