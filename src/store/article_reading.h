// An article as it is stored, with its statements and what people made of them; and the list of articles.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace onrecord::store {

struct ArticleOnRecord {
  DocumentInfo document;
  std::string authors;
  std::string status;  // current, withdrawn
  std::string text;    // empty where none is kept
  struct Entry {
    Statement statement;
    std::string review_status;
  };
  std::vector<Entry> statements;  // in the order of their first word, rejected ones too
};

// By its doc_id; of an article with another's very text, the statements that are stored with the other. Nothing where
// there is none.
std::optional<ArticleOnRecord> read_article(const Store& store, const std::string& doc_id);

struct ArticleRow {
  std::string doc_id, title, publisher, published_at;
  std::size_t statements = 0, reviewed = 0;
};
// Current articles, newest first; of those whose headline or outlet has the words, where there are any.
std::vector<ArticleRow> list_articles(const Store& store, const std::string& words, std::size_t offset,
                                      std::size_t limit, bool& more);

}  // namespace onrecord::store
