// The file of Discourse Network Analyzer (DNA 3, SQLite): articles with hand-coded statements, out and in.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "onrecord/error.h"
#include "onrecord/statement_set.h"

namespace onrecord::store {

namespace dna {
// Bodies that are their country's government in a network: country and name ("USA", "White House").
using Governments = std::set<std::pair<std::string, std::string>>;
}  // namespace dna

// A new file at `path`, whole or not at all. A position taken is a row of DNA's own statement type (person,
// organization, concept, agreement 0/1); statements that take none are rows of a second type without agreement, so that
// they make no ties. Two tables beside DNA's keep what it has no place for. Throws Error(io), Error(database) for an
// article whose text is not kept: DNA shows texts.
void write_dna(const StatementSet& set, const std::string& path, const dna::Governments& governments = {});

bool is_sqlite_file(const std::string& path);  // by its first bytes

// What the coders see wins over what the file kept of us. Files that DNA made itself: a concept is an issue, agreement
// the position 1 or -1, a statement without person is the organization's. Throws Error(rejected_input) for a file that
// is none of DNA's.
StatementSet read_dna(const std::string& path);

// Its articles only; the number of statements that its coders marked. Throws as read_dna() does.
std::size_t read_dna_articles(const std::string& path, const std::function<void(Document&&)>& article);

namespace dna {

struct Coded {
  std::string person, organization;
  bool operator==(const Coded&) const = default;
};
// How DNA names an actor: people in one column, bodies in the other.
Coded coded(const Speaker& speaker, const Governments& governments = {});

Error unreadable(std::string_view reason, const std::string& path);

std::string spans_in_words(const Spans& spans);  // "12-40 52-60"
Spans spans_of_words(const std::string& words);  // Throws Error(rejected_input)

}  // namespace dna
}  // namespace onrecord::store
