// ActorResolver: runs the passes over one article and writes a Speaker for each attribution.
#include "resolve/actors.h"

#include "resolve/article.h"
#include "resolve/circumstances.h"
#include "resolve/speaker.h"

namespace onrecord::resolve {

struct ActorResolver::Parts {
  explicit Parts(const tables::ActorTables& the_tables) : tables(the_tables) {}
  const tables::ActorTables& tables;
};

ActorResolver::ActorResolver(const tables::ActorTables& tables) : parts_(std::make_unique<Parts>(tables)) {}
ActorResolver::~ActorResolver() = default;

namespace {

void write_mentions(const Article& article, std::vector<ActorMention>& out) {
  for (const Mention& mention : article.mentions) {
    if (mention.entity < 0) continue;
    const Span span{article.word(mention.name.begin).begin, article.word(mention.name.end - 1).end};
    out.push_back(
        {span, actor_id(article, mention.entity), article.entities[static_cast<std::size_t>(mention.entity)].name});
  }
}

}  // namespace

std::vector<Speaker> ActorResolver::resolve(const Document& document, const text::TokenizedText& text,
                                            std::span<const Attribution> attributions,
                                            std::vector<ActorMention>* mentions) const {
  std::vector<Speaker> speakers(attributions.size());
  if (attributions.empty() && mentions == nullptr) return speakers;
  Article article(parts_->tables);
  article.document = &document;
  article.attributions = attributions;
  split_words(text, parts_->tables, article.text);
  if (article.size() == 0) return speakers;
  find_phrases(article);
  find_mentions(article);
  find_persons(article);
  find_organisations(article);
  find_roles(article);
  order_sources(article);
  resolve_sources(article);
  for (const Source& source : article.sources) {
    Speaker& speaker = speakers[source.attribution];
    speaker = speaker_of(article, source, article.answers[source.attribution]);
    find_circumstances(article, source.attribution, speaker);
  }
  if (mentions != nullptr) write_mentions(article, *mentions);
  return speakers;
}

}  // namespace onrecord::resolve
