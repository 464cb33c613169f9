// Takes the marks out of a text, links what they mark, and runs the resolver over it.
#include "resolve/marked_article.h"

#include <memory>

#include "resolve/actors.h"
#include "tables/actor_tables.h"
#include "tables/embedded.h"
#include "tables/lexicon_reader.h"

namespace onrecord::resolve {
namespace {

constexpr std::string_view stops = " ,.;:!?\n";

void complete(const std::string& text, Attribution& attribution) {
  std::size_t at = attribution.source.empty() ? 0 : attribution.source.back().end;
  if (attribution.cue.empty() && !attribution.source.empty()) {
    const std::size_t begin = text.find_first_not_of(stops, at);
    const std::size_t end = std::min(text.find_first_of(stops, begin), text.size());
    if (begin != std::string::npos)
      attribution.cue = {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
  }
  if (!attribution.content.empty() || (attribution.cue.empty() && attribution.source.empty())) return;
  if (!attribution.cue.empty()) at = std::max<std::size_t>(at, attribution.cue.back().end);
  const std::size_t begin = text.find_first_not_of(stops, at);
  if (begin == std::string::npos) return;
  const std::size_t end = std::min(text.find_first_of(".\n", begin), text.size());
  attribution.content = {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
}

std::vector<tables::Table> shipped_tables() {
  std::vector<tables::Table> tables;
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name.ends_with(".tsv")) tables.push_back(tables::Table::parse(std::string(file.name), file.bytes));
  return tables;
}

}  // namespace

MarkedArticle marked(std::string_view text) {
  MarkedArticle out;
  Spans before;  // a content that waits for its source
  std::uint32_t begin = 0;
  const auto position = [&] { return static_cast<std::uint32_t>(out.text.size()); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view two = text.substr(i, 2);
    if (two == "[[" || two == "{{" || two == "<<") {
      begin = position();
      ++i;
    } else if (two == "]]") {
      Attribution next;
      if (begin < position()) next.source = {{begin, position()}};
      next.content = before;
      before.clear();
      out.attributions.push_back(next);
      ++i;
    } else if (two == "}}") {
      out.attributions.back().cue = {{begin, position()}};
      ++i;
    } else if (two == ">>") {
      const Span span{begin, position()};
      if (out.attributions.empty() || !out.attributions.back().content.empty())
        before = {span};
      else
        out.attributions.back().content = {span};
      ++i;
    } else {
      out.text += text[i];
    }
  }
  for (Attribution& each : out.attributions) complete(out.text, each);
  return out;
}

std::vector<Speaker> speakers(std::string_view marked_text, std::string_view date, std::string_view overlay,
                              std::vector<ActorMention>* mentions) {
  static const std::unique_ptr<const tables::ActorTables> shipped =
      std::make_unique<tables::ActorTables>(shipped_tables());
  std::unique_ptr<const tables::ActorTables> own;
  if (!overlay.empty()) {
    std::vector<tables::Table> tables = shipped_tables();
    tables.push_back(tables::Table::parse("actors.tsv", overlay));
    own = std::make_unique<tables::ActorTables>(tables);
  }
  const MarkedArticle article = marked(marked_text);
  Document document;
  document.doc_id = "d1";
  document.text = article.text;
  if (const auto day = parse_iso_date(date)) document.published_at = *day;
  text::TokenizedText tokens;
  text::tokenize(document.text, tables::shipped_lexicon(), tokens);
  const ActorResolver resolver(own ? *own : *shipped);
  return resolver.resolve(document, tokens, article.attributions, mentions);
}

Speaker speaker(std::string_view marked_text, std::string_view date, std::string_view overlay) {
  return speakers(marked_text, date, overlay).back();
}

bool is_unnamed(const Speaker& speaker) {
  return speaker.name.empty() || speaker.kind == ActorKind::unnamed || speaker.kind == ActorKind::group ||
         speaker.kind == ActorKind::unknown;
}

}  // namespace onrecord::resolve
