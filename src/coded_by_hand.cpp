// Lays given spans before the stages, among the article's other statements.
#include "coded_by_hand.h"

#include <algorithm>

#include "labels_anew.h"
#include "store/article_reading.h"

namespace onrecord {

store::CodedStatement code_by_hand(store::Store& store, const Tracker& tracker, const Knowledge& knowledge,
                                   const Document& document, const GivenSpans& given, const store::Hand& hand,
                                   const std::string& note) {
  // Among the others: "he added" is whoever spoke before.
  std::vector<GivenSpans> all;
  if (const auto article = store::read_article(store, document.doc_id))
    for (const store::ArticleOnRecord::Entry& entry : article->statements)
      if (entry.review_status != "rejected" && !entry.statement.content.empty())
        all.push_back({entry.statement.source, entry.statement.cue, entry.statement.content});
  const auto before = [](const GivenSpans& a, const GivenSpans& b) {
    return a.content.front().begin < b.content.front().begin;
  };
  const auto place = all.insert(std::upper_bound(all.begin(), all.end(), given, before), given);
  const auto index = static_cast<std::size_t>(place - all.begin());
  store::StoredArticle article;
  article.document = document_info(document, knowledge);
  article.text = document.text;
  article.statements = tracker.resolve(document, all).statements;
  const stance::Labeller labeller(*knowledge.parts().stance);
  Statement statement = labelled_anew(labeller, article, {})[index];
  statement.reported_by.clear();  // the ids of `all` are not those that are stored
  return store::add_coded_statement(store, document, std::move(statement), hand, note);
}

}  // namespace onrecord
