// Writes the statements of an article, and takes them out of the outputs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onrecord/tracker.h"
#include "store/actor_rules.h"
#include "store/connection.h"
#include "text/code_points.h"

namespace onrecord::store {

class StatementWriter {
 public:
  explicit StatementWriter(Connection& connection) : connection_(connection), rules_(connection) {}

  // A statement of the article's last version.
  struct Old {
    std::int64_t row;
    std::string id, text, actor;
    bool taken = false;
  };
  std::vector<Old> live_of(std::int64_t document);

  // Writes the statements of `document` (stored as `row`); what is in `old` is continued or leaves.
  // `same_text`: the same words analysed anew, not a new version.
  void write(std::int64_t row, std::int64_t publisher, const Document& document, const Analysis& analysis,
             std::vector<Old> old, bool same_text);
  void write_mentions(std::int64_t row, const Analysis& analysis);
  // Leaves the outputs, stays in the file.
  void retire(std::int64_t row);

 private:
  void insert(std::int64_t row, std::int64_t document, std::int64_t publisher, const Statement& s, bool carried,
              const Document& from, const text::CodePoints& points);
  void remove(std::int64_t row, bool live);
  void index_words(std::int64_t row, bool in);
  void count_forms_of(std::int64_t row, int sign);

  Connection& connection_;
  ActorRules rules_;
};

}  // namespace onrecord::store
