// Reads the rows of the stance tables, lays overlays over them, and compiles their patterns.
#pragma once

#include <map>
#include <set>
#include <string>

#include "tables/stance_tables.h"

namespace onrecord::tables {

class StanceTableReader {
 public:
  StanceTableReader(StanceTables& out, std::vector<Error>* faults) : out_(out), faults_(faults) {}
  void read(std::span<const Table> tables);

 private:
  // A row that is in effect, after overlays.
  struct Kept {
    const Table* table;
    const TableRow* row;
  };
  using Rows = std::vector<Kept>;

  void sort_tables(std::span<const Table> tables);
  void lay_row(Rows& rows, std::map<std::string, std::size_t, std::less<>>& by_id, const Kept& kept,
               std::span<const std::string_view> key);
  void read_issue(const Kept& kept, std::map<std::string, std::size_t, std::less<>>& issues,
                  std::map<std::string, std::size_t, std::less<>>& aliases);
  void lay(Rows& rows, std::map<std::string, std::size_t, std::less<>>& by_id, const Table& table,
           std::span<const std::string_view> key);
  void read_countries(const Table& table);
  void read_heads(const Table& table);
  PhraseShape shape_of(const Pattern& pattern, std::string_view text) const;
  bool negative(const Pattern& pattern) const;
  void read_sets(const Rows& rows);
  void read_irregulars(const Rows& rows);
  void read_rule(const Kept& kept);
  void read_attitude(const Kept& kept);
  void read_modifier(const Kept& kept);
  void read_cue(const Kept& kept);
  void read_change(const Kept& kept);
  void read_connotation(const Kept& kept);
  void read_party(const Kept& kept);
  void mark_shared_party_words();
  void find_heads();
  void read_weight(const Kept& kept);
  void read_issues(const Rows& rows);
  void add_alias(const Kept& kept, std::string_view text);
  void add_guards(const Kept& kept, std::string_view column, bool excludes);
  static Date day(const Kept& kept, std::string_view column);
  void learn_forms(std::string_view lemma, std::string_view forms);
  std::vector<std::string> phrase_forms(std::string_view lemma, std::string_view forms) const;
  void compile_marks();

  Pattern parse(const Kept& kept, std::string_view column) const;
  std::uint32_t add_pattern(const Pattern& pattern, PatternUse use, std::size_t index);
  void add_words(std::string_view text, PatternUse use, std::size_t index);
  double number(const Kept& kept, std::string_view column, double low, double high, double missing) const;
  std::optional<Act> act_of(const Kept& kept) const;
  RuleZone zone_of(const Kept& kept) const;
  [[noreturn]] static void fail(const Kept& kept, std::string_view column, const std::string& message,
                                std::size_t character = 0);
  static std::string_view cell(const Kept& kept, std::string_view column) {
    return kept.table->cell(*kept.row, column);
  }
  static std::string_view optional_cell(const Kept& kept, std::string_view column) {
    return kept.table->has(column) ? cell(kept, column) : std::string_view{};
  }
  static TableRef ref(const Kept& kept) { return {kept.table->file(), kept.row->line, kept.table->shipped()}; }
  static RowExamples examples(const Kept& kept);

  // Runs a row's reading; a fault of it is thrown, or kept where they are gathered.
  template <class Read>
  void guarded(const Read& read) {
    if (faults_ == nullptr) return read();
    try {
      read();
    } catch (const Error& fault) {
      faults_->push_back(fault);
    }
  }

  StanceTables& out_;
  std::vector<Error>* faults_;
  WordSets sets_;
  std::vector<std::string> person_nouns_;
  Rows set_rows_, irregular_rows_, rule_rows_, attitude_rows_, modifier_rows_, cue_rows_, change_rows_,
      connotation_rows_, party_rows_, issue_rows_, weight_rows_;
};

}  // namespace onrecord::tables
