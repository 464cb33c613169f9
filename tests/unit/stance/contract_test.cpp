// The tables' contract: each column of a table of labels, and each value of a closed list, changes some outcome.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "stance/label.h"
#include "stance/lint.h"
#include "support/shipped_table.h"
#include "tables/stance_tables.h"
#include "tables/table_kinds.h"

using namespace onrecord;
using namespace onrecord::stance;

namespace {

// A small world of its own: each kind of table with a row or two.
const std::vector<std::pair<std::string, std::string>> world{
    {"rules",
     "id\tstatus\tpattern\tin\tact\tpolarity\tstrength\ttarget\tunless\tyes\tno\n"
     "r.scorn\tstable\tscorn~\tcontent\tREJECT\t-1\t0.8\tobject\tin jest\tWe scorned the toll\tThe corn grew\n"
     "r.grand\tstable\tgrand\tcontent\tASSESS\t1\t1\tsubject\t\tThe toll is grand\tThe grant came\n"},
    {"attitudes",
     "id\tpattern\tsign\tstrength\tact\tin\tsubject\tyes\tno\tkind\n"
     "a.want\twant~\t+1\t1\t\tcontent\tspeaker\tWe want the toll\tThe wall fell\twish\n"
     "a.must\tmust\t+1\t0.9\t\tcontent\tany\tThe toll must stay\tThe mustard\tneed\n"
     "a.fine\tfine\t+1\t0.8\t\tcontent\tany\tThe toll is fine\tThe find\t\n"},
    {"modifiers",
     "id\tpattern\tkind\tdirection\tscope\teffect\n"
     "m.not\tnot\tnegation\tforward\tclause\tx-1\n"
     "m.perhaps\tperhaps\thedge\tforward\tclause\tcap0.5\n"
     "m.strongly\tstrongly\tbooster\tforward\tclause\tx1.2\n"
     "m.if\tif\tcondition\tforward\tclause\tconditional\n"
     "m.pending\tpending\tcondition\tboth\tclause\tconditional\n"
     "m.but\thowever\tconcession\tforward\tsentence\tsegment\n"
     "m.except\texcept\texception\tforward\tclause\tstop\n"
     "m.only\tnot only\tpseudo\tforward\tclause\tnone\n"},
    {"cues",
     "lemma\tforms\tclass\tattitude\tact\n"
     "say\tsays|said\tsay\t\t\n"
     "muse\tmused\tthink\t\t\n"
     "spurn\tspurned|turned a deaf ear to\tsay\t-0.8\tREJECT\n"},
    {"changes",
     "lemma\tforms\tkind\tclass\tnouns\n"
     "lift\tlifted\tmeasure\tEND\tremoval\n"
     "keep\tkept\tmeasure|agreement\tKEEP\tkeeping\n"
     "raise\traised\tquantity\tUP\t\n"
     "cut\tcut\tquantity\tDOWN\t\n"
     "start\tstarted\tevent\tSTART\t\n"
     "break\tbroke|broken\tagreement\tBREAK\t\n"
     "prevent\tprevented\tevent\tPREVENT\t\n"
     "mend\tmended\trelation\tUP\t\n"
     "settle\tsettled\tquestion\tKEEP\t\n"
     "calm\tcalmed\tstate\tDOWN\t\n"
     "back\tbacked\tany\tKEEP\t\n"},
    {"sets", "name\tmembers\n@folk\twe|they\n"},
    {"irregulars", "base\tirregular\nscorn\tscorned|skorn\n"},
    {"connotations", "word\tconnotation\nbutchery\t-0.9\n"},
    {"issues",
     "id\tpole\talias\tpolarity\tkind\ttitle\tcontext\texclude\tfrom\tto\n"
     "TOLL\tthe toll should stay\ttoll\t+1\tmeasure\t\t\t\t\t\n"
     "PACT\tthe pact should be kept\tpact\t+1\tagreement\t\t\t\t\t\n"
     "OUTPUT\toutput should rise\toutput\t+1\tquantity\t\t\t\t\t\n"
     "FAIR\tthe fair should be held\tfair\t+1\tevent\t\t\t\t\t\n"
     "TIES\tties should grow\tties\t+1\trelation\t\t\t\t\t\n"
     "ROW\tthe row is open\trow\t+1\tquestion\t\t\t\t\t\n"
     "UNREST\tthe unrest is there\tunrest\t+1\tstate\t\t\t\t\t\n"},
};

struct Sentence {
  const char* cue;
  const char* said;
  const char* target = "";
};
const Sentence sentences[] = {
    {"said", "we want the toll"},
    {"said", "we want the toll lifted"},
    {"said", "they want to keep the toll"},
    {"said", "Aldia wants the toll"},
    {"said", "the toll must stay"},
    {"said", "the toll must be lifted"},
    {"said", "the pact must be kept"},
    {"said", "the toll is fine"},
    {"said", "the fine toll"},
    {"said", "we scorn the toll"},
    {"said", "we scorned the toll, in jest"},
    {"said", "we skorn the toll"},
    {"said", "the toll is grand"},
    {"said", "we do not want the toll"},
    {"said", "it is not that we, who want peace, want the toll"},
    {"said", "we not only want the toll"},
    {"said", "perhaps we want the toll"},
    {"said", "we want the toll, perhaps"},
    {"said", "we want, so to speak, and with all due respect, the toll, perhaps"},
    {"said", "the toll is strongly fine"},
    {"said", "it is strongly fine, the toll"},
    {"said", "we want the toll if it rains"},
    {"said", "if it rains, we want the toll"},
    {"said", "we want the toll; however, we want the toll lifted"},
    {"said", "we want an end to all measures, except the toll"},
    {"said", "we want everything except the toll"},
    {"mused", "the toll is here"},
    {"spurned", "the toll"},
    {"turned a deaf ear to", "the toll"},
    {"said", "we want the toll pending a review"},
    {"said", "pending a review we want the toll"},
    {"said", "we want, pending, the toll"},
    {"said", "the toll, pending, must stay"},
    {"said", "the butchery of the army went on", "army"},
    {"said", "it was grand of the toll to rain"},
    {"said", "we want the pact broken"},
    {"said", "the toll we want not"},
    {"said", "we want the toll not at all"},
    {"said", "we want the removal of the toll"},
    {"said", "we want the keeping of the pact"},
    {"said", "we want to raise output"},
    {"said", "we want to cut output"},
    {"said", "we want to start the fair"},
    {"said", "we want to prevent the fair"},
    {"said", "we want to break the pact"},
    {"said", "we want to mend ties"},
    {"said", "we want to settle the row"},
    {"said", "we want to calm the unrest"},
    {"said", "we want to back the fair"},
    {"wants", "the toll"},
};

using World = std::vector<std::pair<std::string, std::string>>;

std::vector<tables::Table> tables_of(const World& all) {
  std::vector<tables::Table> tables = onrecord::testing::shipped_table("syntax.tsv");
  tables.push_back(onrecord::testing::shipped_table("words.tsv").front());
  for (const auto& [name, text] : all) tables.push_back(tables::Table::parse(name + ".tsv", text));
  return tables;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string seen(const World& all) {
  std::string out;
  std::vector<tables::Table> tables = tables_of(all);
  for (const Error& fault : lint_stance_tables(tables)) out += std::string(fault.what()) + '\n';
  std::vector<Error> faults;
  const tables::StanceTables compiled(tables, &faults);
  const Labeller labeller(compiled);
  for (const IssueInfo& issue : compiled.issues()) out += issue.title + '\n';
  for (const Sentence& sentence : sentences) {
    const std::string text = "The minister " + std::string(sentence.cue) + " " + sentence.said + ".";
    const auto cue = static_cast<std::uint32_t>(13 + std::string_view(sentence.cue).size());
    LabelInput input;
    input.text = text;
    input.target = sentence.target;
    input.day = {2024, 3, 1};
    input.source = {{0, 12}};
    input.cue = {{13, cue}};
    input.content = {{cue + 1, static_cast<std::uint32_t>(text.size() - 1)}};
    const LabelResult result = labeller.label({&input, 1}).front();
    out += std::string(sentence.said) + ": " + std::string(name(result.act)) + " " + number(result.polarity);
    for (const TraceStep& step : result.trace) out += " <" + step.rule + " " + step.effect + ">";
    for (const StanceLabel& label : result.stances) {
      out += " | " + label.issue_id + " " + std::string(name(label.label)) + " " +
             (label.position ? number(*label.position) : "-") +
             (label.conditional ? " if " + label.condition_text : "");
      for (const std::string& each : label.rule_ids) out += " " + each;
      for (const std::string& each : label.modifiers) out += " " + each;
      for (const TraceStep& step : label.trace) out += " {" + step.rule + " " + step.effect + "}";
    }
    out += '\n';
  }
  return out;
}

// One cell changed: from the world's row to another.
struct Change {
  const char* what;  // table.column or table.column=value
  const char* from;
  const char* to;
};
const Change changes[] = {
    {"rules.id", "r.scorn\t", "r.scoff\t"},
    {"rules.status=stable", "r.scorn\tstable", "r.scorn\toff"},
    {"rules.status=off", "r.grand\tstable", "r.grand\toff"},
    {"rules.status=test", "r.scorn\tstable", "r.scorn\ttest"},
    {"rules.pattern", "\tscorn~\t", "\tmock~\t"},
    {"rules.in=cue", "scorn~\tcontent", "scorn~\tcue"},
    {"rules.in=content", "grand\tcontent", "grand\tcue"},
    {"rules.act", "content\tREJECT", "content\tACCUSE"},
    {"rules.polarity", "REJECT\t-1", "REJECT\t1"},
    {"rules.strength", "REJECT\t-1\t0.8", "REJECT\t-1\t0.5"},
    {"rules.target=object", "0.8\tobject", "0.8\tsubject"},
    {"rules.target=subject", "1\tsubject", "1\tobject"},
    {"rules.unless", "\tin jest\t", "\tin earnest\t"},
    {"rules.yes", "We scorned the toll", "We saw the toll"},
    {"rules.no", "The corn grew", "The scorn grew"},
    {"attitudes.id", "a.fine\t", "a.nice\t"},
    {"attitudes.pattern", "\twant~\t", "\twish~\t"},
    {"attitudes.sign", "want~\t+1", "want~\t-1"},
    {"attitudes.strength", "fine\t+1\t0.8", "fine\t+1\t0.6"},
    {"attitudes.act", "want~\t+1\t1\t\t", "want~\t+1\t1\tTHREATEN\t"},
    {"attitudes.in=cue", "fine\t+1\t0.8\t\tcontent", "fine\t+1\t0.8\t\tcue"},
    {"attitudes.in=content", "want~\t+1\t1\t\tcontent", "want~\t+1\t1\t\tcue"},
    {"attitudes.subject=speaker", "content\tspeaker", "content\tany"},
    {"attitudes.subject=any", "content\tany\tThe toll must", "content\tspeaker\tThe toll must"},
    {"attitudes.yes", "The toll is fine", "The toll is here"},
    {"attitudes.no", "The find", "The fine"},
    {"attitudes.kind=wish", "\twish\n", "\t\n"},
    {"attitudes.kind=need", "\tneed\n", "\t\n"},
    {"modifiers.id", "m.perhaps", "m.maybe"},
    {"modifiers.pattern", "\tperhaps\t", "\tmaybe\t"},
    {"modifiers.kind=negation", "m.not\tnot\tnegation\tforward\tclause\tx-1",
     "m.not\tnot\tpseudo\tforward\tclause\tnone"},
    {"modifiers.kind=hedge", "m.perhaps\tperhaps\thedge\tforward\tclause\tcap0.5",
     "m.perhaps\tperhaps\tpseudo\tforward\tclause\tnone"},
    {"modifiers.kind=booster", "m.strongly\tstrongly\tbooster\tforward\tclause\tx1.2",
     "m.strongly\tstrongly\tpseudo\tforward\tclause\tnone"},
    {"modifiers.kind=condition", "m.if\tif\tcondition\tforward\tclause\tconditional",
     "m.if\tif\tpseudo\tforward\tclause\tnone"},
    {"modifiers.kind=concession", "m.but\thowever\tconcession\tforward\tsentence\tsegment",
     "m.but\thowever\tpseudo\tforward\tsentence\tnone"},
    {"modifiers.kind=exception", "m.except\texcept\texception\tforward\tclause\tstop",
     "m.except\texcept\tpseudo\tforward\tclause\tnone"},
    {"modifiers.kind=pseudo", "m.only\tnot only\tpseudo\tforward\tclause\tnone",
     "m.only\tno sentence\tpseudo\tforward\tclause\tnone"},
    {"modifiers.direction=forward", "not\tnegation\tforward", "not\tnegation\tboth"},
    {"modifiers.direction=both", "pending\tcondition\tboth", "pending\tcondition\tforward"},
    {"modifiers.scope", "perhaps\thedge\tforward\tclause", "perhaps\thedge\tforward\t1"},
    {"modifiers.effect", "x1.2", "x1.1"},
    {"cues.lemma", "\nspurn\t", "\nscorn\t"},
    {"cues.forms", "|turned a deaf ear to", ""},
    {"cues.class=think", "mused\tthink", "mused\tsay"},
    {"cues.attitude", "-0.8\tREJECT", "0.8\tREJECT"},
    {"cues.act", "-0.8\tREJECT", "-0.8\tACCUSE"},
    {"changes.lemma", "\nlift\tlifted", "\nlower\tlowered"},
    {"changes.forms", "broke|broken\tagreement", "bbroke\tagreement"},
    {"changes.nouns", "END\tremoval", "END\tlifting"},
    {"changes.class=END", "measure\tEND", "measure\tSTART"},
    {"changes.class=KEEP", "measure|agreement\tKEEP", "measure|agreement\tEND"},
    {"changes.class=UP", "quantity\tUP", "quantity\tDOWN"},
    {"changes.class=DOWN", "quantity\tDOWN", "quantity\tUP"},
    {"changes.class=START", "event\tSTART", "event\tEND"},
    {"changes.class=BREAK", "agreement\tBREAK", "agreement\tKEEP"},
    {"changes.class=PREVENT", "event\tPREVENT", "event\tSTART"},
    {"changes.kind=measure", "lifted\tmeasure", "lifted\tquantity"},
    {"changes.kind=quantity", "raised\tquantity", "raised\tmeasure"},
    {"changes.kind=agreement", "broken\tagreement", "broken\tmeasure"},
    {"changes.kind=event", "started\tevent", "started\tmeasure"},
    {"changes.kind=relation", "mended\trelation", "mended\tmeasure"},
    {"changes.kind=question", "settled\tquestion", "settled\tmeasure"},
    {"changes.kind=state", "calmed\tstate", "calmed\tmeasure"},
    {"changes.kind=any", "backed\tany", "backed\tmeasure"},
    {"sets.name", "@folk", "folk"},
    {"sets.members", "we|they", "@none"},
    {"irregulars.base", "\nscorn\t", "\nmock\t"},
    {"irregulars.irregular", "scorned|skorn", "scorned"},
    {"connotations.word", "butchery", "slaughter"},
    {"connotations.connotation", "-0.9", "-0.4"},
    {"issues.id", "TOLL\t", "FEE\t"},
    {"issues.pole", "the toll should stay\ttoll\t+1\tmeasure\t\t\t\t\t\n",
     "the toll should stay\ttoll\t+1\tmeasure\t\t\t\t\t\nTOLL\tthe toll should go\tfee\t+1\tmeasure\t\t\t\t\t\n"},
    {"issues.alias", "\ttoll\t+1", "\tfee\t+1"},
    {"issues.polarity", "\ttoll\t+1", "\ttoll\t-1"},
    {"issues.kind=measure", "+1\tmeasure", "+1\tquantity"},
    {"issues.kind=agreement", "+1\tagreement", "+1\tquantity"},
    {"issues.kind=quantity", "+1\tquantity", "+1\tmeasure"},
    {"issues.kind=event", "+1\tevent", "+1\tmeasure"},
    {"issues.kind=relation", "+1\trelation", "+1\tmeasure"},
    {"issues.kind=question", "+1\tquestion", "+1\tmeasure"},
    {"issues.kind=state", "+1\tstate", "+1\tmeasure"},
    {"issues.title", "measure\t\t", "measure\tThe toll\t"},
    {"issues.context", "measure\t\t\t", "measure\t\tsnow\t"},
    {"issues.exclude", "measure\t\t\t\t", "measure\t\t\tthe toll lifted\t"},
    {"issues.from", "measure\t\t\t\t\t", "measure\t\t\t\t2024-04-01\t"},
    {"issues.to", "measure\t\t\t\t\t\n", "measure\t\t\t\t\t2024-02-01\n"},
};

}  // namespace

TEST_CASE("each column and each value of a closed list changes some outcome") {
  const std::string before = seen(world);
  CAPTURE(before);
  for (const Change& change : changes) {
    const std::string table(change.what, std::string_view(change.what).find('.'));
    World changed = world;
    for (auto& [name, text] : changed) {
      if (name != table) continue;
      const std::size_t at = text.find(change.from);
      REQUIRE(at != std::string::npos);
      text.replace(at, std::string_view(change.from).size(), change.to);
    }
    CHECK_MESSAGE(seen(changed) != before, std::string(change.what), " changes nothing");
  }
}

TEST_CASE("the list above holds every column of these tables") {
  std::map<std::string, std::set<std::string>> shown;
  for (const Change& change : changes) {
    const std::string_view what = change.what;
    const std::size_t dot = what.find('.');
    shown[std::string(what.substr(0, dot))].insert(std::string(what.substr(dot + 1, what.find('=') - dot - 1)));
  }
  for (const auto& [name, text] : world) {
    const auto kind = std::find_if(tables::table_kinds().begin(), tables::table_kinds().end(),
                                   [&](const tables::TableKind& each) { return each.name == name; });
    REQUIRE(kind != tables::table_kinds().end());
    for (const auto& list : {kind->required, kind->optional})
      for (const std::string_view column : list) {
        CAPTURE(name);
        CHECK_MESSAGE(shown[name].contains(std::string(column)), std::string(column),
                      " is not shown to change anything");
      }
  }
}
