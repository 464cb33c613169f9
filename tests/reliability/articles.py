"""Invented articles with edited versions, for the tests of the store: the same ones for the same numbers."""
import json
import pathlib
import random
import sys

PEOPLE = [("Elena Marsh", "Prime Minister"), ("Viktor Hale", "President"), ("Tomas Reed", "Foreign Minister"), ("Clara Voss", "Finance Minister"),
          ("Samuel Okoro", "Governor"), ("Peter Lindqvist", "union leader"), ("Ilan Okaro", "harbour master"), ("Sofie Sunde", "mayor"),
          ("Marta Velde", "Transport Minister"), ("Petr Novik", "spokesman")]
PLACES = ["Aldenburg", "Tarvo", "Port Maren", "Ostrel", "Hallin", "Grenby"]
PAPERS = ["Port Maren Courier", "Valdorian Business Daily", "Northern Wire", "Harbour Post"]
THINGS = ["the strait treaty", "the draft treaty", "a rate cut", "the steel tariffs", "the dam at Ostrel", "the night trains"]
QUOTES = ["We support {thing}, and we will vote for it in {month}", "We reject {thing}; nobody here has asked for paper number {number}",
          "It is too early to speak of {thing}", "We cannot live with {thing} unless the {number} harbours are paid",
          "We want {thing} before {month}", "There is much to be said for {thing}, though {number} questions stay open",
          "My government stands behind {thing}", "{Thing} would be a mistake that our {number} villages pay for"]
INDIRECT = ["{name} said that {thing} would be discussed in {month}.", "{name} said the {number} letters about {thing} had been read.",
            "{name} warned that {thing} would cost {number} jobs in {place}.", "{name} denied that {thing} had been dropped in {month}.",
            "{name} told reporters that {place} was ready for {thing}."]
PLAIN = ["The quay of {place} was quiet, and {number} boats lay in the ice.", "About {number} people stood in the square of {place} all day.",
         "Trains from {place} ran {number} minutes late.", "The paper with {number} pages was handed round in {place}."]
MONTHS = ["January", "March", "May", "June", "September", "November"]


def words(generator):
    thing = generator.choice(THINGS)
    return {"thing": thing, "Thing": thing[0].upper() + thing[1:], "place": generator.choice(PLACES), "month": generator.choice(MONTHS),
            "number": generator.randrange(2, 9000), "name": generator.choice(PEOPLE)[0]}


def quoted(generator):
    name, role = generator.choice(PEOPLE)
    quote = generator.choice(QUOTES).format(**words(generator))
    return generator.choice(['"{q}," {n}, the {r}, said on Monday.', '{n} said: "{q}."', '"{q}," {n} told parliament in {p}.']).format(
        q=quote, n=name, r=role.lower(), p=generator.choice(PLACES))


def paragraph(generator):
    sentences = [generator.choice([quoted, lambda g: g.choice(INDIRECT).format(**words(g)), lambda g: g.choice(PLAIN).format(**words(g))])(generator)
                 for _ in range(generator.randrange(1, 4))]
    return " ".join(sentences)


def edited(paragraphs, generator):
    """One change as editors make them: a word in a quotation, a sentence in or out, a paragraph moved or told twice."""
    paragraphs = list(paragraphs)
    at = generator.randrange(len(paragraphs))
    change = generator.choice(["word", "in", "out", "move", "twice", "title"])
    if change == "word":
        for word, other in (("We ", "All of us "), (" and ", " and so "), ("too early", "far too early"), (" said", " has said")):
            if word in paragraphs[at]:
                paragraphs[at] = paragraphs[at].replace(word, other, 1)
                break
    elif change == "in":
        paragraphs.insert(at, paragraph(generator))
    elif change == "out" and len(paragraphs) > 2:
        del paragraphs[at]
    elif change == "move":
        paragraphs.append(paragraphs.pop(at))
    elif change == "twice":
        paragraphs.insert(at, paragraphs[at])
    return paragraphs


def article(number, version=0, name="a"):
    """The article of that number as it stood after so many edits."""
    generator = random.Random(f"{name} {number}")
    place = generator.choice(PLACES)
    paragraphs = [f"{place.upper()} (Wire) - " + quoted(generator)] + [paragraph(generator) for _ in range(generator.randrange(3, 8))]
    for round_number in range(version):
        paragraphs = edited(paragraphs, random.Random(f"{name} {number} edit {round_number}"))
    made = {"doc_id": f"{name}{number}", "title": f"Talks in {place}, day {number}", "publisher": generator.choice(PAPERS),
            "date": f"2025-{1 + number % 12:02}-{1 + number % 28:02}", "url": f"https://courier.example/{name}/{number}",
            "version": str(version + 1), "text": "\n\n".join(paragraphs)}
    if number % 11 == 10:  # the same story in another paper
        made["text"] = article(number - 1, version, name)["text"]
    if number % 17 == 16:  # nearly so
        made["text"] = article(number - 1, version, name)["text"] + f"\n\nOur reporter in {place} wrote this."
    return made


def write_lines(path, articles):
    path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    return path


def rounds(count, versions, name="a"):
    """All articles, then all of them edited once, and so on."""
    return [article(number, version, name) for version in range(versions) for number in range(count)]


if __name__ == "__main__":  # articles.py COUNT VERSIONS FILE
    write_lines(pathlib.Path(sys.argv[3]), rounds(int(sys.argv[1]), int(sys.argv[2])))
