// StatementSet: statements with their articles, wherever they came from (database, JSONL); what reports work on.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/statement.h"

namespace onrecord {

// What is kept of an article beside its text.
struct DocumentInfo {
  std::string doc_id;
  std::string title;
  std::string publisher;
  std::string url;
  Date published_at;
  DateOrigin date_origin = DateOrigin::none;
  bool body_complete = true;
  bool withdrawn = false;
  std::string cluster_id;  // near copies of one wire story share it; own doc_id where there is no copy
  int copies = 1;          // documents in the cluster
  // Publishers of other articles with the very same text, one each (also where it is not known, as ""): their
  // statements are stored once, here.
  std::vector<std::string> twins;
  std::string text_hash;
  std::string input_hash;
  std::string tool_version;
  std::string tables_version;
  std::string tables_hash;
};

// How much was read, so that silence is not taken for absence.
struct Coverage {
  std::map<std::string, int> articles_by_month;                                // "2024-02" -> articles read
  std::map<std::string, std::map<std::string, int>> articles_naming_by_month;  // actor_id -> month -> articles
};

struct IssueInfo {
  std::string issue_id;
  std::string pole;
  std::string title = {};  // for people: "Tariffs on steel"; empty: none given
};

struct StatementSet {
  std::vector<Statement> statements;                 // by said date, then document, then seq
  std::map<std::string, DocumentInfo> documents;     // by doc_id
  std::map<std::string, std::string> review_status;  // statement_id -> accepted, rejected, corrected
  std::vector<IssueInfo> issues;
  Coverage coverage;
  // The stored text of an article by its doc_id, fetched when asked for; gives an empty string where none is kept
  // (add --no-text). Not set: no texts. Exports check every quotation against it.
  std::function<std::string(const std::string& doc_id)> text_of;
};

}  // namespace onrecord
