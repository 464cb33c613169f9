#!/usr/bin/env python3
"""Makes the shipped actor tables from the fact tables (SOURCES.md): mends names, drops broken rows, sorts.

Usage: make_actor_tables.py FACTS_FOLDER OUTPUT_FOLDER        (standard library only)
Writes countries.tsv, holders.tsv, given_names.tsv and surnames_first.tsv; the other tables are kept by hand.
"""
import csv
import datetime
import pathlib
import re
import sys
import unicodedata

# Names as the press writes them: iso3 -> (name, aliases, adjectives, nouns, capital); None keeps the facts' cell.
PRESS = {
    "PRK": ("North Korea", "DPRK|Democratic People's Republic of Korea|N. Korea", "North Korean", "North Korean|North Koreans", "Pyongyang"),
    "KOR": ("South Korea", "ROK|Republic of Korea|S. Korea", "South Korean", "South Korean|South Koreans", "Seoul"),
    "GBR": ("United Kingdom", "UK|U.K.|Britain|Great Britain", "British|UK|U.K.", "Briton|Britons", "London"),
    "USA": ("United States", "US|U.S.|USA|U.S.A.|United States of America|America", "American|US|U.S.", "American|Americans", "Washington"),
    "COD": ("Democratic Republic of the Congo", "DRC|Congo-Kinshasa|Democratic Republic of Congo|Zaire", "Congolese|Zairean", "", "Kinshasa"),
    "COG": ("Republic of the Congo", "Congo-Brazzaville|Republic of Congo", "", "", "Brazzaville"),
    "MMR": ("Myanmar", "Burma|Union of Burma", "Burmese|Myanmar", "", "Naypyidaw|Yangon|Rangoon"),
    "TWN": ("Taiwan", "Republic of China", "Taiwanese|Taiwan", "", "Taipei"),
    "CZE": ("Czech Republic", "Czechia", "Czech", "Czechs", "Prague"),
    "DOM": ("Dominican Republic", "", "Dominican", "", "Santo Domingo"),
    "VAT": ("Holy See", "Vatican|Vatican City", "Vatican|papal", "", ""),
    "BHS": ("Bahamas", "The Bahamas", "Bahamian", "", "Nassau"),
    "GMB": ("Gambia", "The Gambia", "Gambian", "", "Banjul"),
    "CIV": ("Ivory Coast", "Cote d'Ivoire|Côte d'Ivoire", "Ivorian", "", "Abidjan|Yamoussoukro"),
    "AFG": ("Afghanistan", "", "Afghan", "Afghans", "Kabul"),
    "TUR": ("Turkey", "Türkiye|Turkiye", "Turkish", "Turk|Turks", "Ankara"),
    "CHN": ("China", "PRC|People's Republic of China|Communist China", "Chinese", "", "Beijing|Peking"),
    "IND": (None, None, None, "Indian|Indians", "New Delhi|Delhi"),
    "UKR": (None, None, None, "Ukrainian|Ukrainians", "Kyiv|Kiev"),
    "NLD": ("Netherlands", "The Netherlands|Holland", "Dutch", "Dutchman", "Amsterdam|The Hague"),
    "PHL": (None, None, "Philippine|Filipino", "Filipino|Filipinos", None),
    "KAZ": (None, None, "Kazakh|Kazakhstani", "Kazakhs", None),
    "UZB": (None, None, "Uzbek|Uzbekistani", "Uzbeks", None),
    "TJK": (None, None, "Tajik|Tajikistani", "Tajiks", None),
    "KGZ": (None, None, "Kyrgyz|Kyrgyzstani", "", None),
    "TKM": (None, None, "Turkmen|Turkmenistani", "Turkmens", None),
    "SWZ": ("Eswatini", "Swaziland", "Swazi", "", "Mbabane"),
    "MDA": (None, None, None, None, "Chisinau"),
    "MKD": ("North Macedonia", "Macedonia", "Macedonian", "Macedonians", "Skopje"),
    "FSM": (None, "Federated States of Micronesia", "Micronesian", None, "Palikir"),
    "BIH": (None, "Bosnia|Bosnia-Herzegovina", "Bosnian", "Bosnians", None),
    "TLS": ("East Timor", "Timor-Leste", "Timorese", "", "Dili"),
    "CPV": ("Cape Verde", "Cabo Verde", "Cape Verdean", "", "Praia"),
    "BWA": (None, None, "Botswanan|Motswana", "", None),
    "ESP": (None, None, None, "Spaniard|Spaniards", None),
    "FRA": (None, None, None, "Frenchman|Frenchwoman|French", None),
    "POL": (None, None, None, "Pole|Poles", None),
    "SWE": (None, None, None, "Swede|Swedes", None),
    "DNK": (None, None, None, "Dane|Danes", None),
    "FIN": (None, None, None, "Finn|Finns", None),
    "HRV": (None, None, "Croatian|Croat", "Croat|Croats", None),
    "SRB": ("Serbia", "Republic of Serbia", "Serbian|Serb", "Serb|Serbs", "Belgrade"),
    "RUS": (None, None, None, "Russian|Russians", None),
    "HKG": ("Hong Kong", "HKSAR", "Hong Kong", "Hong Konger|Hong Kongers", ""),
    "MAC": ("Macau", "Macao", "Macanese", "", ""),
    "SAU": (None, None, "Saudi|Saudi Arabian", "Saudis", None),
    "ARE": (None, "UAE|U.A.E.|Emirates", "Emirati|UAE", "Emiratis", None),
    "NZL": (None, None, None, "New Zealander|New Zealanders", None),
    "AUS": (None, None, None, "Australian|Australians", None),
    "ESH": (None, None, "Sahrawi", "", ""),
    "LAO": (None, None, "Laotian|Lao", "", None),
    "PRI": (None, None, "Puerto Rican", "Puerto Ricans", ""),
    "TON": (None, None, "Tongan", "", None),
    "TCA": (None, None, "", "", ""),
    "MNP": (None, None, "", "", ""),
    "GAB": (None, None, "Gabonese", "", None),
}
# Entities that the facts lack or that news of earlier decades needs. Ids that ISO 3166 does not give are ours.
MORE = [
    ("EUU", "European Union", "EU|E.U.|European Community|EC|EEC", "", "", "Brussels"),
    ("PSE", "Palestinian Authority", "Palestine|Palestinian territories", "Palestinian", "Palestinian|Palestinians", "Ramallah"),
    ("XKX", "Kosovo", "Republic of Kosovo", "Kosovar|Kosovan", "Kosovars", "Pristina"),
    ("SRB", "Serbia", "Republic of Serbia", "Serbian|Serb", "Serb|Serbs", "Belgrade"),
    ("SUN", "Soviet Union", "USSR|U.S.S.R.", "Soviet", "Soviets", ""),
    ("DDR", "East Germany", "GDR|German Democratic Republic", "East German", "East Germans", "East Berlin"),
    ("YUG", "Yugoslavia", "", "Yugoslav|Yugoslavian", "Yugoslavs", ""),
    ("CSK", "Czechoslovakia", "", "Czechoslovak", "", ""),
]
# Territories whose head of state is another country's: their rows would only repeat it.
FOREIGN_HEADS = set("ABW AIA AND ASM BLM BMU CCK COK CUW CXR CYM FLK FRO GGY GIB GRL GUM HKG IMN IOT JEY MAC MAF MNP MSR NCL "
                    "NFK NIU PCN PRI PYF SHN SPM SXM TCA TKL VGB VIR WLF EUU".split())
# Capitals that are rather a person's name or a common word; and those to keep although they are names too.
CAPITALS_KEPT = set("Washington London Paris Vienna Lima Rome Sofia Madrid Berlin Havana Milan Cairo Ankara Kinshasa Damascus "
                    "Jerusalem Delhi Moscow Caracas Oslo Dublin Seoul Lisbon Amman".split())
COMMON_WORD_CAPITALS = {"Malé", "Victoria", "San Marino", "Monaco", "Singapore", "Luxembourg", "Djibouti", "Panama City",
                        "Guatemala City", "Mexico City", "Kuwait City", "Vatican City", "The Valley", "Stanley"}

HOLE = "2017-03-28"  # the last Factbook before versions are missing (to November 2020)

OFFICES = {  # the facts' role, folded -> ours
    "president": "president", "interim president": "president", "acting president": "president", "federal president": "president",
    "prime minister": "prime minister", "interim prime minister": "prime minister", "acting prime minister": "prime minister",
    "chancellor": "chancellor", "federal chancellor": "chancellor", "vice president": "vice president",
    "deputy prime minister": "deputy prime minister", "first deputy prime minister": "deputy prime minister",
    "first vice president": "vice president", "premier": "prime minister", "taoiseach": "prime minister",
    "king": "king", "queen": "queen", "emperor": "emperor", "sultan": "sultan", "amir": "emir", "emir": "emir", "pope": "pope",
    "grand duke": "grand duke", "prince": "prince", "supreme leader": "supreme leader", "chief executive": "chief executive",
    "governor general": "governor-general", "state counsellor": "state counsellor", "chairman of the council of ministers": "prime minister",
}
# Legal names that the press does not use: (iso3, family) -> name. Ours.
PRESS_NAMES = {
    ("GBR", "Truss"): "Liz Truss", ("GBR", "May"): "Theresa May", ("GBR", "Johnson"): "Boris Johnson", ("GBR", "Cameron"): "David Cameron",
    ("USA", "Obama"): "Barack Obama", ("USA", "Trump"): "Donald Trump", ("USA", "Biden"): "Joe Biden", ("USA", "Pence"): "Mike Pence",
    ("USA", "Harris"): "Kamala Harris", ("USA", "Vance"): "JD Vance", ("FRA", "Hollande"): "François Hollande",
    ("BRA", "Lula"): "Luiz Inácio Lula da Silva", ("BRA", "Bolsonaro"): "Jair Bolsonaro", ("BRA", "Rousseff"): "Dilma Rousseff",
    ("ARG", "Milei"): "Javier Milei", ("CHN", "Xi"): "Xi Jinping", ("CUB", "Diaz-Canel"): "Miguel Díaz-Canel",
    ("VEN", "Maduro"): "Nicolás Maduro", ("COL", "Santos"): "Juan Manuel Santos", ("RUS", "Putin"): "Vladimir Putin",
    ("RUS", "Medvedev"): "Dmitry Medvedev", ("UKR", "Zelensky"): "Volodymyr Zelensky", ("UKR", "Zelenskyy"): "Volodymyr Zelensky",
    ("BLR", "Lukashenko"): "Alexander Lukashenko", ("EGY", "Sisi"): "Abdel Fattah el-Sisi", ("EGY", "Elsisi"): "Abdel Fattah el-Sisi",
    ("SYR", "Asad"): "Bashar al-Assad", ("IRN", "Khamenei"): "Ali Khamenei", ("PRK", "Kim"): "Kim Jong Un",
    ("KOR", "Park"): "Park Geun-hye", ("DEU", "Merkel"): "Angela Merkel", ("TUR", "Erdogan"): "Recep Tayyip Erdogan",
    ("CAN", "Trudeau"): "Justin Trudeau",
    ("CAN", "Harper"): "Stephen Harper",
    ("IRN", "Ruhani"): "Hassan Rouhani",
    ("GRC", "Tsipras"): "Alexis Tsipras",
    ("BOL", "Ayma"): "Evo Morales",
    ("BOL", "Catacora"): "Luis Arce",
    ("BOL", "Chavez"): "Jeanine Áñez",
    ("CHL", "Jeria"): "Michelle Bachelet",
    ("CHL", "Echenique"): "Sebastián Piñera",
    ("COL", "Urrego"): "Gustavo Petro",
    ("CUB", "Mesa"): "Salvador Valdés Mesa",
    ("MEX", "Pardo"): "Claudia Sheinbaum",
    ("MYS", "Razak"): "Najib Razak",
    ("NZL", "English"): "Bill English",
    ("PER", "Zegarra"): "Dina Boluarte",
    ("PER", "Terrones"): "Pedro Castillo",
    ("PER", "Cornejo"): "Martín Vizcarra",
    ("PER", "Tasso"): "Ollanta Humala",
    ("PER", "Godard"): "Pedro Pablo Kuczynski",
    ("PRT", "Costa"): "António Costa",
    ("PRT", "Montenegro"): "Luís Montenegro",
    ("ROU", "Iohannis"): "Klaus Iohannis",
    ("ZAF", "Ramaphosa"): "Cyril Ramaphosa",
    ("IDN", "Djojohadikusumo"): "Prabowo Subianto",
    ("IND", "Kovind"): "Ram Nath Kovind",
}


def folded(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def read(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path, header, rows, notes):
    with open(path, "w", encoding="utf-8") as out:
        out.write("".join(f"# {note}\n" for note in notes) + "\t".join(header) + "\n")
        for row in rows:
            out.write("\t".join(row).rstrip("\t") + "\n")


def plural(noun):
    return noun + "s" if noun.endswith(("an", "i", "er")) and not noun.endswith("man") else ""


def mended_country(row, given):
    name, aliases, adjectives, nouns, capital = (
        own if own is not None else row[key]
        for own, key in zip(PRESS.get(row["iso3"], (None,) * 5), ("name", "aliases", "adjectives", "nouns", "capital")))
    name = re.sub(r"\s*\(.*\)", "", name)
    aliases = [re.sub(r"\s*[;(].*", "", a) for a in aliases.split("|")]
    aliases = [a for a in aliases if a and a != name and not a.startswith(("note", "current"))]
    adjectives = [a for a in adjectives.split("|") if a and a not in ("NA", "none") and "/" not in a and not a.startswith(("note", "still"))]
    if row["iso3"] in FOREIGN_HEADS and len(adjectives) > 1:
        adjectives = adjectives[:1]
    if row["iso3"] in ("SPM", "MAF", "BLM"):
        adjectives = []
    nouns = [n for n in nouns.split("|") if n and "/" not in n]
    for adjective in adjectives[:1]:
        for noun in (adjective, plural(adjective)):
            if plural(adjective) and noun not in nouns:
                nouns.append(noun)
    capitals = []
    for each in capital.split("|"):
        own = row["iso3"] in PRESS and PRESS[row["iso3"]][4] == capital
        if not own and (row["iso3"] in FOREIGN_HEADS or each in COMMON_WORD_CAPITALS or each.startswith(("no ", "admin"))
                        or each == name or (each in given and each not in CAPITALS_KEPT)):
            continue
        capitals.append(each)
    return [row["iso3"], name, "|".join(dict.fromkeys(aliases)), "|".join(adjectives), "|".join(nouns), "|".join(c for c in capitals if c)]


# Beginnings of names that news gives an article: "the United States".
WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Czech Republic", "Bahamas", "Gambia", "Maldives", "Dominican Republic",
                "Central African", "Democratic ", "Republic ", "Soviet ", "Solomon ", "Marshall ", "Comoros", "Seychelles")


def countries(facts, given):
    rows = {}
    for row in read(facts / "countries.tsv"):
        if row["iso3"] not in ("ATA", "BVT", "HMD", "IOT", "ATF", "SGS"):
            rows[row["iso3"]] = mended_country(row, given)
    for row in MORE:
        rows[row[0]] = list(row)
    deu = rows["DEU"]  # news of 1949 to 1990
    deu[2], deu[3], deu[4] = deu[2] + "|West Germany", "German|West German", "German|Germans|West Germans"
    deu[5] = "Berlin|Bonn"
    return [[*rows[key], "the" if rows[key][1].startswith(WITH_ARTICLE) else ""] for key in sorted(rows)]


def day_before(date):
    return (datetime.date.fromisoformat(date) - datetime.timedelta(1)).isoformat()


NAME = re.compile(r"^[A-ZÀ-Þ][\w.'’-]*(?: (?:\"[\w. ]+\" )?(?:[A-ZÀ-Þ][\w.'’-]*|de|da|di|dos|del|van|von|bin|al|el|ul|ur|la|le|y|den|der)){0,5}$")
LEFTOVERS = re.compile(r"\b(?:Minister|Ministers|President|Republic|Leader|Chairman|Council|Second|First|Co-|Confederation|Premier|Queen|King|"
                       r"Deputy|General|Commissioner|State|Netherlands|Ceo|Taliban|Majesty|and)\b")


def holders(facts):
    rows, dropped = [], []
    for row in read(facts / "leaders.tsv"):
        if row["country"] in FOREIGN_HEADS:
            continue
        name = re.sub(r",? (?:Dr|Jr|Sr)\.?$", "", re.sub(r'"[^"]*" ', "", row["name"])).strip()
        name = re.sub(r"^(?:Dr|Gen|Maj|Lt|Col|Brig|Sir|Sheikh|Dame|Ret)\.? (?:Gen\.? |Col\.? )?", "", name)
        offices = [OFFICES[folded(r)] for r in row["roles"].split("|") if folded(r) in OFFICES]
        if not NAME.match(name) or LEFTOVERS.search(name) or not offices or folded(row["family"]).split()[-1] not in folded(name):
            dropped.append(row["name"])
            continue
        if row["family"] in ("Elizabeth", "Charles") and row["country"] != "GBR":
            continue
        name = PRESS_NAMES.get((row["country"], row["family"]), name)
        family = row["family"]
        aliases = [a for a in [re.sub(r",.*", "", row["name"])] + row["aliases"].split("|")
                   if a and a != name and NAME.match(a) and not LEFTOVERS.search(a) and len(a.split()) > 1]
        for office in dict.fromkeys(offices):
            rows.append([row["country"], name, family, row["order"], "", office, row["from"], row["last_seen"], "|".join(dict.fromkeys(aliases))])
    return closed(rows), dropped


def closed(rows):
    """One spell for a person and office, ended by the next holder of the office; `last_seen` is only a lower bound."""
    offices = {}
    for row in rows:
        offices.setdefault((row[0], row[5]), []).append(row)
    out = []
    many = {"vice president", "deputy prime minister", "prince", "king", "queen"}
    for (country, office), spells in offices.items():
        spells.sort(key=lambda r: (r[6], r[1]))
        kept = []
        for row in spells:
            same = [k for k in kept if k[1] == row[1]] if office in many else (kept[-1:] if kept and kept[-1][1] == row[1] else [])
            if same:
                same[-1][7] = "" if not row[7] else max(same[-1][7], row[7]) if same[-1][7] else ""
                continue
            kept.append(row)
        if office not in many:
            for row, following in zip(kept, kept[1:]):
                if row[7] != HOLE or following[6] < "2018":  # else a holder between may be missing
                    row[7] = following[6]
            kept = [row for row in kept if not row[7] or row[6] < row[7]]
        kept = [row for row in kept if not row[7] or row[6] <= row[7]]
        out += kept
    return out


def main():
    facts, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    given_rows = read(facts / "given_names.tsv")
    given = {row["name"] for row in given_rows}
    note = "Made by make_actor_tables.py; sources and licences: SOURCES.md."
    write(target / "countries.tsv", ["iso3", "name", "aliases", "adjectives", "nouns", "capital", "article"], countries(facts, given), [note])
    leaders, dropped = holders(facts)
    write(target / "holders.tsv", ["country", "name", "family", "order", "gender", "roles", "from", "until", "aliases"],
          sorted(leaders, key=lambda r: (r[0], r[6], r[1])), [note])
    write(target / "given_names.tsv", ["name", "gender", "count", "share"],
          [[r["name"], r["gender"], r["count"], r["share"]] for r in given_rows], [note])
    write(target / "surnames_first.tsv", ["surname"],
          [[r["surname"]] for r in read(facts / "east_asian_surnames.tsv") if r["press_form"] == "first"], [note])
    print(f"holders {len(leaders)}, dropped {len(dropped)}", file=sys.stderr)
    for name in dropped[:: max(1, len(dropped) // 40)]:
        print("  dropped", name, file=sys.stderr)


if __name__ == "__main__":
    main()
