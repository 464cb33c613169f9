// What a Speaker says beside the name: kind, role, country, for whom, to whom, where, through whom, and its id.
#include <doctest/doctest.h>

#include "resolve/marked_article.h"

namespace onrecord::resolve {
namespace {

constexpr const char* day = "2024-02-16";
constexpr const char* own_table =
    "id\tname\taliases\trole\tcountry\tpronouns\n"
    "\tAnna Friis\tFriis|Oslo's top diplomat|the minister\tForeign Minister 2023-01..2024-06\tNOR\tshe\n"
    "bank\tHarbour Bank\tthe Bank|HB\tcentral bank\tNOR\tit\n"
    "\tLars Ekdal\tEkdal\tForeign Minister 2019..2022-12\tNOR\the\n";

TEST_CASE("a person without any table row gets an actor of his own") {
  const Speaker found =
      speaker("[[Norwegian Finance Minister Anders Holm]] {{told}} reporters in Bergen that <<taxes would fall>>.");
  CHECK(found.name == "Anders Holm");
  CHECK(found.kind == ActorKind::person);
  CHECK(found.actor_id == "holm.anders");
  CHECK(found.role == "Finance Minister");
  CHECK(found.country == "NOR");
  CHECK(found.speaks_for == "NOR");
  CHECK(found.method == SpeakerMethod::name);
  CHECK(found.confidence == Confidence::high);
  CHECK(found.addressee == "reporters");
  CHECK(found.venue == "in Bergen");
  REQUIRE(found.trace.size() == 1);
  CHECK(found.trace[0].stage == "actor");
}

TEST_CASE("a private person speaks for nobody, an expert on a state has no country") {
  const Speaker expert = speaker("\"It is slow,\" said [[Haruto Nakano, a Norway expert at Toho University]].");
  CHECK(expert.name == "Haruto Nakano");
  CHECK(expert.country == "");
  CHECK(expert.speaks_for == "");
  CHECK(expert.role.find("expert") != std::string::npos);
}

TEST_CASE("the same words give the same id in every article") {
  const std::string_view text = "[[Petra Kovac]] said the line was old.";
  CHECK(speaker(text).actor_id == "kovac.petra");
  CHECK(speaker(text).actor_id == speaker("Rain fell. [[Petra Kovac]] said the roof leaked.").actor_id);
}

TEST_CASE("whether an article tells the country, the office or neither, one person has one id") {
  for (const char* text : {"[[Norwegian Foreign Minister Petra Kovac]] said the line was old.",
                           "[[Judge Petra Kovac]] said the line was old.", "[[Petra Kovac]] said the line was old.",
                           "[[Petra Kov\u00e1c]] said the line was old."}) {
    CAPTURE(text);
    CHECK(speaker(text).actor_id == "kovac.petra");
  }
  // A leader whom the tables know, by the names that articles give him.
  CHECK(speaker("[[Jens Stoltenberg]] said yes.").actor_id == "stoltenberg.jens");
  CHECK(speaker("[[Norwegian Prime Minister Jens Stoltenberg]] said yes.", "2010-02-16").actor_id ==
        "stoltenberg.jens");
}

TEST_CASE("a surname alone goes with its country: it is less than a name") {
  CHECK(speaker("[[Norwegian Foreign Minister Kovac]] said the line was old.").actor_id == "kovac.nor");
}

TEST_CASE("two whom the analyst's table tells apart by country stay two") {
  const char* table =
      "name\taliases\trole\tcountry\n"
      "Anders Holm\t\tmayor\tNOR\n"
      "Anders Holm\t\tjudge\tDNK\n"
      "Lone Holm\t\tjudge\tDNK\n";
  CHECK(speaker("[[Anders Holm]] said yes.", day, table).actor_id.starts_with("holm.anders."));
  CHECK(speaker("[[Lone Holm]] said yes.", day, table).actor_id == "holm.lone");
}

TEST_CASE("two people of one surname stay two") {
  const std::vector<Speaker> both =
      speakers("[[Peter Langley]] said it was late. [[Susan Langley]] said it was early.");
  CHECK(both[0].actor_id != both[1].actor_id);
}

TEST_CASE("a surname-first name") {
  const Speaker found = speaker("[[South Korean Unification Minister Choi Dong-su]] said the office would stay.");
  CHECK(found.actor_id == "choi.dong-su");
}

TEST_CASE("unnamed: its class, country and role, and an id of this article alone") {
  const Speaker found = speaker("[[A senior French official]] said Paris wanted more.");
  CHECK(found.kind == ActorKind::unnamed);
  CHECK(found.name == "unnamed: senior French official");
  CHECK(found.country == "FRA");
  CHECK(found.actor_id == "unnamed.d1.senior-french-official");
  CHECK(found.role == "senior French official");
  CHECK(found.speaks_for == "FRA");
}

TEST_CASE("two unnamed officials are two, the same one again is one") {
  const std::vector<Speaker> all = speakers(
      "[[A French official]] said no. [[Another French official]] said yes. [[The first official]] said maybe.");
  CHECK(all[0].actor_id != all[1].actor_id);
  const std::vector<Speaker> again = speakers("[[A French official]] said no. [[The official]] said it was late.");
  CHECK(again[0].actor_id == again[1].actor_id);
}

TEST_CASE("spokespersons speak for their employer") {
  CHECK(speaker("[[Harbour Bank spokeswoman Maya Figueres]] said the vault was dry.").speaks_for == "Harbour Bank");
  CHECK(speaker("[[Kremlin spokesman Oleg Barsukov]] said nothing had changed.").speaks_for == "RUS");
  const Speaker unnamed = speaker("[[A spokesman for the Norwegian government]] said no.");
  CHECK(unnamed.kind == ActorKind::unnamed);
  CHECK(unnamed.speaks_for == "NOR");
}

TEST_CASE("role and country before a comma, behind one, behind a possessive") {
  for (const char* text :
       {"[[Norway's farm minister, Anna Berg,]] said no.", "[[Norway's Farm Minister Anna Berg]] said no.",
        "[[Norway's farm minister Anna Berg]] said no.", "[[The Norwegian farm minister, Anna Berg,]] said no."}) {
    const Speaker found = speaker(text);
    CAPTURE(text);
    CHECK(found.name == "Anna Berg");
    CHECK(found.country == "NOR");
    CHECK(found.speaks_for == "NOR");
    CHECK(found.role.find("arm") != std::string::npos);
  }
  CHECK(speaker("\"No,\" said [[its governor, Anna Berg]].").role == "governor");
  CHECK(speaker("[[Norway's Anna Berg]] said no.").country == "NOR");
  CHECK(speaker("[[U.S. trade representative Clara Yeats]] said no.").country == "USA");
  CHECK(speaker("[[Anna Berg, managing director of Larkwood and Co]], said no.").role ==
        "managing director of Larkwood and Co");
  CHECK(speaker("[[Anna Berg, an oncologist who left]], said no.").role == "oncologist");
  CHECK(speaker("[[Anna Berg (D-Ohio)]] said no.").role == "");
}

TEST_CASE("who will hold an office one day does not speak for the state yet") {
  CHECK(speaker("[[Liz Truss]] said no.", "2022-09-20").speaks_for == "GBR");
  CHECK(speaker("[[Liz Truss]] said no.", "2012-01-05").speaks_for == "");
}

TEST_CASE("a state speaks for itself") {
  const Speaker found = speaker("[[Oslo]] said it was watching the border.");
  CHECK(found.kind == ActorKind::government);
  CHECK(found.actor_id == "NOR");
  CHECK(found.speaks_for == "NOR");
  CHECK(found.method == SpeakerMethod::metonym);
}

TEST_CASE("joint sources hold both ids") {
  const Speaker found = speaker("[[Norway and Sweden]] said they opposed the plan.");
  CHECK(found.kind == ActorKind::joint);
  CHECK(found.actor_id == "NOR+SWE");
  CHECK(found.method == SpeakerMethod::joint);
}

TEST_CASE("the methods") {
  const std::vector<Speaker> all = speakers(
      "[[Minister Anders Holm]] said it was late. [[Holm]] said it was early. [[He]] said it was noon. [[The minister]] said it was dusk.");
  CHECK(all[0].method == SpeakerMethod::name);
  CHECK(all[1].method == SpeakerMethod::alias);
  CHECK(all[2].method == SpeakerMethod::pronoun);
  CHECK(all[3].method == SpeakerMethod::role);
  for (const Speaker& each : all) CHECK(each.actor_id == all[0].actor_id);
}

TEST_CASE("an analyst's own actors: aliases, dated roles, institutions") {
  const Speaker by_alias = speaker("[[Oslo's top diplomat]] said no.", day, own_table);
  CHECK(by_alias.name == "Anna Friis");
  CHECK(by_alias.method == SpeakerMethod::alias);
  CHECK(by_alias.role == "Foreign Minister");
  CHECK(by_alias.country == "NOR");
  CHECK(speaker("[[Norway's foreign minister]] said no.", day, own_table).name == "Anna Friis");
  CHECK(speaker("[[Norway's foreign minister]] said no.", "2021-05-01", own_table).name == "Lars Ekdal");
  const Speaker bank = speaker("[[HB]] said rates would stay.", day, own_table);
  CHECK(bank.actor_id == "bank");
  CHECK(bank.name == "Harbour Bank");
  CHECK(bank.kind == ActorKind::organisation);
}

TEST_CASE("a generic alias means its actor only where he was named") {
  CHECK(is_unnamed(speaker("Rain fell in Chad. [[The minister]] said no.", day, own_table)));
  CHECK(speaker("Anna Friis came late. [[The minister]] said no.", day, own_table).name == "Anna Friis");
}

TEST_CASE("a statement relayed by an agency has it as via") {
  const std::vector<Speaker> all = speakers(
      "[[KCNA]] {{said}} <<General Park Min Seo vowed that the fleet would sail>>. "
      "<<KCNA>> said [[General Park Min Seo]] {{vowed}} <<that the fleet would sail>>.");
  CHECK(all[0].name == "KCNA");
  const Speaker relayed = speaker(
      "Minister Anders Holm called the plan late, KCNA said. [[Holm]] {{called}} <<the plan late>>, quoted by KCNA.");
  CHECK(relayed.via == "KCNA");
}

TEST_CASE("sources quoted somebody as saying: it is he who speaks") {
  CHECK(speaker(
            "Banker Karl Moser spoke in private. [[Two sources]] {{quoted}} Moser {{as saying}} <<rates would fall>>.")
            .name == "Karl Moser");
}

TEST_CASE("addressee and venue") {
  CHECK(speaker("[[Petra Kovac]] {{told}} the committee that <<the line was old>>.").addressee == "the committee");
  CHECK(speaker("[[Petra Kovac]] {{said}} in a statement on Monday that <<the line was old>>.").venue ==
        "in a statement");
  CHECK(speaker("[[Petra Kovac]] {{said}} at a news conference that <<the line was old>>.").venue ==
        "at a news conference");
  CHECK(speaker("[[Petra Kovac]] said the line was old.").venue == "");
}

TEST_CASE("a cue whose source was not found takes the subject of its sentence") {
  CHECK(speaker("[[Anders Holm]] {{repeated}} <<the offer>>, [[]]{{adding}} <<talks were near>>.").name ==
        "Anders Holm");
  CHECK(speaker("Anders Holm, asked about the levy, [[]]{{replied}} <<it was dead>>.").name == "Anders Holm");
  CHECK(speaker("[[]]{{Saying}} <<the levy was dead>>, Anders Holm left the hall.").name == "Anders Holm");
  CHECK(
      speaker(
          "[[Petra Kovac]] {{said}} <<it was late>>. He came. But Anders Holm declined to speak and [[]]{{said}} <<it was over>>.")
          .name == "Anders Holm");
  CHECK(is_unnamed(speaker("Anders Holm slept. It was [[]]{{believed}} that <<the ship sank>>.")));
}

TEST_CASE("a quotation without any source goes on with the speaker before") {
  const Speaker found = speaker("<<\"It is late,\">> [[Anders Holm]] {{said}}. [[]]<<\"We must go.\">>");
  CHECK(found.name == "Anders Holm");
  CHECK(found.method == SpeakerMethod::continuation);
}

TEST_CASE("sources that were cut or run over are mended") {
  CHECK(speaker("[[Petra Kovac again]] said no.").name == "Petra Kovac");
  const Speaker cut = speaker("Rain fell on a senior Norwegian [[official who]] said roads were shut.");
  CHECK(cut.kind == ActorKind::unnamed);
}

TEST_CASE("mentions carry the actors' ids") {
  std::vector<ActorMention> mentions;
  const std::string text = "Anders Holm met Petra Kovac in Vienna. [[Holm]] said trade must grow.";
  speakers(text, day, {}, &mentions);
  int holm = 0;
  for (const ActorMention& each : mentions) holm += each.actor_id == "holm.anders";
  CHECK(holm == 2);
}

TEST_CASE("any text is taken") {
  for (const std::string_view text : {"", "[[.]] said x", "[[\"]] said", "[[He]]", "[[who]] said x.", "[[, ]] said x",
                                      "[[\xF0\x9F\x98\x80]] said x.", "[[I]] said x."})
    CHECK_NOTHROW(speakers(text));
}

}  // namespace
}  // namespace onrecord::resolve
