// Relabelling: new acts and stances for stored statements when tables change; the old ones stay until the flip.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "store/store.h"

namespace onrecord::store {

// An article with its text and its statements as the machine labelled them (corrections left aside), in order.
struct StoredArticle {
  DocumentInfo document;
  std::string text;  // empty where none is kept: such an article cannot be labelled anew
  std::vector<Statement> statements;
};

// Calls with each current article that has statements, or the `newest` of them, in the order in which they were added.
void each_stored_article(const Store& store, const std::function<void(StoredArticle&&)>& callback,
                         std::size_t newest = SIZE_MAX);

// The same for articles by the numbers of their rows.
void each_article_in(const Store& store, const std::vector<std::int64_t>& documents,
                     const std::function<void(StoredArticle&&)>& callback);

class Relabelling {
 public:
  explicit Relabelling(Store& store);  // begins one transaction
  ~Relabelling();                      // without commit(): all labels as they were

  // Replaces act, leanings, polarity, cue_lemma, stances and the traces of both (Statement::trace, StanceLabel::trace)
  // of the statements given, by their ids; a person's corrections stay in force. The article's labels then carry the
  // fingerprint. Articles may come while each_stored_article() runs over the same store.
  void set(const DocumentInfo& document, const std::vector<Statement>& statements, const std::string& tables_version,
           const std::string& tables_hash);
  // See former_ids.h. Before any article is read.
  std::size_t move_former_ids(const std::unordered_set<std::string>& kept);
  void set_issues(const std::vector<IssueInfo>& issues);
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onrecord::store
