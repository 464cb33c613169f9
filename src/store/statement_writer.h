// Writes the statements of an article, and takes them out of the outputs.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "onrecord/tracker.h"
#include "store/actor_rules.h"
#include "store/connection.h"
#include "store/continuation.h"
#include "text/code_points.h"

namespace onrecord::store {

class StatementWriter {
 public:
  explicit StatementWriter(Connection& connection) : connection_(connection), rules_(connection) {}

  // The statements of an article's last version, in order.
  std::vector<Former> live_of(std::int64_t document);

  // Writes the statements of `document` (stored as `row`, named `identity`); each of `formers` is continued or leaves.
  // `same_text`: the same words analysed anew, not a new version.
  void write(std::int64_t row, std::int64_t publisher, const std::string& identity, const Document& document,
             const Analysis& analysis, std::vector<Former> formers, bool same_text);
  void write_mentions(std::int64_t row, const Analysis& analysis);
  // The statements of one article become another's, which has the same text: under the ids that they have there.
  void hand_on(std::int64_t from, std::int64_t to, std::int64_t publisher, const std::string& identity);
  // A statement that a person coded, as a row of its own.
  void add_coded(std::int64_t document, std::int64_t publisher, const Statement& statement, const Document& from);
  // Out of the file.
  void take_out(std::int64_t row);
  // Leaves the outputs, stays in the file.
  void retire(std::int64_t row);

 private:
  void insert(std::int64_t row, std::int64_t document, std::int64_t publisher, const Statement& s, const Document& from,
              const text::CodePoints& points);
  void remove(std::int64_t row, bool live);
  // Takes those coded by hand out of the formers; where the text is new, into it, or they leave. Gives their contents.
  std::set<std::string> keep_coded(std::vector<Former>& formers, std::int64_t row, std::int64_t publisher,
                                   const std::string& text, bool same_text);
  // A row of an earlier version of the same article that has this id, and no longer counts, makes room.
  void make_room(const std::string& id);

  Connection& connection_;
  ActorRules rules_;
};

}  // namespace onrecord::store
