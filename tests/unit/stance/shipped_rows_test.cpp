// The shipped stance tables: as many rows as an analyst was promised, each with its examples, none at fault.
#include <doctest/doctest.h>

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "stance/lint.h"
#include "tables/embedded.h"

using namespace onrecord;
using namespace onrecord::stance;

namespace {

std::vector<tables::Table> shipped() {
  std::vector<tables::Table> tables;
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name.ends_with(".tsv")) tables.push_back(tables::Table::parse(std::string(file.name), file.bytes));
  return tables;
}

}  // namespace

TEST_CASE("the shipped stance tables pass lint") {
  const std::vector<tables::Table> tables = shipped();
  for (const Error& fault : lint_stance_tables(tables)) {
    CAPTURE(fault.file());
    CAPTURE(fault.line());
    FAIL_CHECK(std::string(fault.what()));
  }
}

TEST_CASE("the shipped stance tables keep their size") {
  const std::vector<tables::Table> tables = shipped();
  const tables::StanceTables compiled(tables);
  CHECK(compiled.rules().size() >= 600);
  CHECK(compiled.attitudes().size() >= 400);
  CHECK(compiled.modifiers().size() >= 150);

  std::set<std::string> cues, changes;
  for (const tables::CueRow& row : compiled.cues()) cues.insert(row.lemma);
  for (const tables::ChangeRow& row : compiled.changes()) changes.insert(row.lemma);
  CHECK(cues.size() >= 400);
  CHECK(changes.size() >= 400);

  std::map<tables::ModifierKind, int> kinds;
  for (const tables::Modifier& row : compiled.modifiers()) ++kinds[row.kind];
  CHECK(kinds.size() == 7);
}

TEST_CASE("every act has rules, in the cue and in the content") {
  const std::vector<tables::Table> tables = shipped();
  const tables::StanceTables compiled(tables);
  std::map<Act, std::array<int, 2>> rows;
  for (const tables::StanceRule& rule : compiled.rules())
    if (rule.act) ++rows[*rule.act][rule.zone == tables::RuleZone::cue ? 0 : 1];
  for (int number = 0; number <= static_cast<int>(Act::relay); ++number) {
    const Act act = static_cast<Act>(number);
    CAPTURE(std::string(name(act)));
    CHECK(rows[act][0] >= 5);
    CHECK(rows[act][1] >= 4);
  }
}

TEST_CASE("every rule shows where it fires and a near miss, and no sentence serves two rules") {
  const std::vector<tables::Table> tables = shipped();
  const tables::StanceTables compiled(tables);
  std::map<std::string, std::string> seen;
  for (const tables::StanceRule& rule : compiled.rules()) {
    CAPTURE(rule.id);
    CHECK_FALSE(rule.examples.yes.empty());
    CHECK_FALSE(rule.examples.no.empty());
    for (const std::vector<std::string>* list : {&rule.examples.yes, &rule.examples.no})
      for (const std::string& sentence : *list) {
        const auto [first, fresh] = seen.try_emplace(sentence, rule.id);
        CAPTURE(first->second);
        CHECK(fresh);
      }
  }
}

TEST_CASE("every attitude shows where it fires and a near miss") {
  const std::vector<tables::Table> tables = shipped();
  const tables::StanceTables compiled(tables);
  for (const tables::Attitude& attitude : compiled.attitudes()) {
    CAPTURE(attitude.id);
    CHECK_FALSE(attitude.examples.yes.empty());
    CHECK_FALSE(attitude.examples.no.empty());
  }
}
