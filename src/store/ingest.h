// Ingest: articles with their statements into the store; a document and all its statements in one transaction.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/error.h"
#include "onrecord/tracker.h"
#include "store/store.h"
#include "text/near_copies.h"

namespace onrecord::store {

enum class Outcome {
  added,           // a new article
  unchanged,       // the very same is there
  copy,            // the same text under another id, address or publisher: the article is noted, statements stay once
  replaced,        // a new version of an article that was there, or (with `again`) the same analysed anew
  withdrawn,       // its statements leave the outputs
  older,           // an older version than the one that is there
  needs_analysis,  // call again with the analysis
};

std::string_view name(Outcome outcome);  // "added", "new_version" ...

struct IngestOptions {
  bool keep_text = true;
  bool again = false;  // analyse what is unchanged anew (add --replace)
};

// Whether an analysis is wanted, or what Ingest::add() would find: unchanged, older, copy, withdrawn, else
// needs_analysis. `again`: what is unchanged is wanted too.
Outcome look_up(const Store& store, const Document& document, bool again);

class Ingest {
 public:
  Ingest(Store& store, IngestOptions options);
  ~Ingest();

  // Begins a transaction where none is open. `analysis` null: only where look_up() wanted none; `info` is
  // document_info(); `signature`: by which near copies of the article are found and grouped, null: none.
  // The article is stored whole or, where it throws, not at all, and others may follow. Throws Error(rejected_input)
  // where the article itself could not be stored, which is a bug; other kinds where nothing can be.
  Outcome add(const Document& document, const DocumentInfo& info, const Analysis* analysis,
              const text::CopySignature* signature = nullptr);
  // Remembers what was refused, for the view `errors`; entries of the same origin are replaced by the first of a run.
  void reject(const Error& error);
  void set_issues(const std::vector<IssueInfo>& issues);
  // Ends the transaction, if there is one: what was added is on the disk when it returns.
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onrecord::store
