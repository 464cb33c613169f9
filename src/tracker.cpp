// Tracker: where the stages meet; the only file that includes them all.
#include "onrecord/tracker.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "extract/reporters_words.h"
#include "extract/site_furniture.h"
#include "knowledge.h"
#include "resolve/actors.h"
#include "resolve/said_dates.h"
#include "stance/label.h"
#include "tables/news_probability.h"
#include "text/line_wraps.h"
#include "text/tokens.h"
#include "version.h"

namespace onrecord {
namespace {

std::string words_of(std::string_view text, const Spans& spans) {
  std::string words;
  for (const Span& span : spans) {
    if (!words.empty()) words += " ... ";
    words += text.substr(span.begin, span.end - span.begin);
  }
  return words;
}

// direct where all words stand in quotation marks, mixed where some do.
StatementKind kind_of(const text::TokenizedText& text, const Spans& content) {
  bool quoted = false, plain = false;
  for (const Span& span : content)
    for (std::size_t i = text.token_at(span.begin); i < text.tokens.size() && text.tokens[i].begin < span.end; ++i) {
      if (text.tokens[i].quote == text::QuoteState::inside) quoted = true;
      const unsigned char first = static_cast<unsigned char>(text.text[text.tokens[i].begin]);
      if (text.tokens[i].quote == text::QuoteState::outside && (std::isalnum(first) || first >= 0xC3)) plain = true;
    }
  return !quoted ? StatementKind::indirect : plain ? StatementKind::mixed : StatementKind::direct;
}

// The shortest content that holds the whole of this one's source, cue and content; -1: none does.
int holder_of(const std::vector<Attribution>& all, std::size_t index) {
  const auto reach = [](const Attribution& each) {
    Span whole{UINT32_MAX, 0};
    for (const Spans* spans : {&each.source, &each.cue, &each.content})
      for (const Span& span : *spans) whole = {std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
    return whole;
  };
  const Span own = reach(all[index]);
  int best = -1;
  std::uint32_t shortest = UINT32_MAX;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == index) continue;
    for (const Span& span : all[i].content)
      if (span.begin <= own.begin && own.end <= span.end && span.end - span.begin < shortest && reach(all[i]) != own) {
        best = static_cast<int>(i);
        shortest = span.end - span.begin;
      }
  }
  return best;
}

// What the tagger thinks of each, as news has it.
void weigh_as_news(const tables::StanceTables& tables, std::string_view text, std::vector<Attribution>& attributions) {
  for (Attribution& each : attributions)
    each.probability = static_cast<float>(tables::probability_in_news(
        tables, tables::shape_of(text, each.source, each.cue, each.kind, each.content), each.probability));
}

Statement assemble(const Document& document, const Attribution& attribution, Speaker&& speaker, SaidDate&& said,
                   stance::LabelResult&& label) {
  Statement statement;
  statement.doc_id = document.doc_id;
  statement.kind = attribution.kind;
  statement.source = attribution.source;
  statement.cue = attribution.cue;
  statement.content = attribution.content;
  statement.text = words_of(document.text, attribution.content);
  statement.source_text = words_of(document.text, attribution.source);
  statement.cue_text = words_of(document.text, attribution.cue);
  statement.probability = std::round(attribution.probability * 1e6) / 1e6;  // what is written is what is compared
  statement.speaker = std::move(speaker);
  statement.said = std::move(said);
  statement.act = label.act;
  statement.polarity = label.polarity;
  statement.cue_lemma = std::move(label.cue_lemma);
  statement.stances = std::move(label.stances);
  statement.trace = std::move(label.trace);
  statement.camp = std::move(label.camp);
  statement.leanings = std::move(label.leanings);
  return statement;
}

// The article with its wrapped lines flowing together, all offsets as they are; nothing where none are wrapped.
std::optional<Document> without_line_wraps(const Document& document) {
  auto text = text::without_line_wraps(document.text);
  if (!text) return std::nullopt;
  Document flat = document;
  flat.text = std::move(*text);
  return flat;
}

// Each statement's id, and whose statement it stands in.
void name_statements(const Document& document, const std::vector<Attribution>& attributions,
                     std::vector<Statement>& statements) {
  number_statements(article_identity(document), statements);
  for (std::size_t i = 0; i < attributions.size(); ++i)
    if (attributions[i].holder >= 0)
      statements[i].reported_by = statements[static_cast<std::size_t>(attributions[i].holder)].id;
}

}  // namespace

DocumentInfo document_info(const Document& document, const Knowledge& knowledge) {
  DocumentInfo info;
  info.doc_id = document.doc_id;
  info.title = document.title;
  info.publisher = document.publisher;
  info.url = document.url;
  info.published_at = document.published_at;
  info.date_origin = document.date_origin;
  info.body_complete = document.body_complete;
  info.withdrawn = document.withdrawn;
  info.cluster_id = document.doc_id;
  info.text_hash = text_hash(document.text);
  info.input_hash = document.input_hash.empty() ? info.text_hash : document.input_hash;
  info.tool_version = ONRECORD_VERSION;
  info.tables_version = ONRECORD_VERSION;  // the tables are shipped inside the program
  info.tables_hash = knowledge.fingerprint();
  return info;
}

struct Tracker::Stages {
  explicit Stages(const Knowledge& knowledge)
      : actors(*knowledge.parts().actors), labeller(*knowledge.parts().stance) {}

  resolve::ActorResolver actors;
  stance::Labeller labeller;
};

Tracker::Tracker(std::shared_ptr<const Knowledge> knowledge)
    : knowledge_(std::move(knowledge)), stages_(std::make_unique<Stages>(*knowledge_)) {}
Tracker::~Tracker() = default;

Analysis Tracker::track(const Document& given) const {
  const std::optional<Document> flat = without_line_wraps(given);
  const Document& document = flat ? *flat : given;
  text::TokenizedText text;
  text::tokenize(document.text, knowledge_->parts().lexicon(), text);
  std::vector<Attribution> attributions = knowledge_->parts().extractor->extract(text);

  Analysis analysis;
  analysis.other_language = knowledge_->parts().languages->other_than_english(document.text, document.language);
  analysis.furniture = extract::leave_site_furniture(text, *knowledge_->parts().furniture, attributions);
  const tables::TimeWords& words = *knowledge_->parts().times;
  extract::leave_reporters_words(text, words, attributions);
  weigh_as_news(*knowledge_->parts().stance, text.text, attributions);
  std::vector<Speaker> speakers = stages_->actors.resolve(document, text, attributions, &analysis.mentions);
  analysis.times = resolve::find_time_expressions(text, resolve::reference_day(document, text, words), words);
  std::vector<SaidDate> dates =
      resolve::resolve_said_dates(document, text, attributions, speakers, analysis.times, words);

  std::vector<stance::LabelInput> inputs;
  inputs.reserve(attributions.size());
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const Attribution& each = attributions[i];
    inputs.push_back({.text = document.text,
                      .title = document.title,
                      .day = document.published_at,
                      .speaker = speakers[i].actor_id,
                      .source = each.source,
                      .cue = each.cue,
                      .content = each.content,
                      .name = speakers[i].name,
                      .role = speakers[i].role,
                      .country = stance::country_of(speakers[i]),
                      .target = {},
                      .in_article = true,
                      .probability = std::round(each.probability * 1e6) / 1e6,
                      .actor_kind = speakers[i].kind,
                      .speaker_method = speakers[i].method,
                      .kind = each.kind,
                      .holder = each.holder});
  }
  std::vector<stance::LabelResult> labels = stages_->labeller.label(inputs);

  for (std::size_t i = 0; i < attributions.size(); ++i) {
    analysis.statements.push_back(
        assemble(given, attributions[i], std::move(speakers[i]), std::move(dates[i]), std::move(labels[i])));
    analysis.statements.back().seq = static_cast<std::uint32_t>(i);
  }
  name_statements(document, attributions, analysis.statements);
  return analysis;
}

Analysis Tracker::resolve(const Document& article, std::span<const GivenSpans> given) const {
  const std::optional<Document> flat = without_line_wraps(article);
  const Document& document = flat ? *flat : article;
  text::TokenizedText text;
  text::tokenize(document.text, knowledge_->parts().lexicon(), text);
  std::vector<Attribution> attributions;
  for (const GivenSpans& each : given) {
    Attribution attribution;
    attribution.source = each.source;
    attribution.cue = each.cue;
    attribution.content = each.content;
    attribution.kind = kind_of(text, each.content);
    attribution.probability = 1;
    attributions.push_back(std::move(attribution));
  }
  for (std::size_t i = 0; i < attributions.size(); ++i) attributions[i].holder = holder_of(attributions, i);
  Analysis analysis;
  std::vector<Speaker> speakers = stages_->actors.resolve(document, text, attributions, &analysis.mentions);
  const tables::TimeWords& words = *knowledge_->parts().times;
  analysis.times = resolve::find_time_expressions(text, resolve::reference_day(document, text, words), words);
  std::vector<SaidDate> dates =
      resolve::resolve_said_dates(document, text, attributions, speakers, analysis.times, words);
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    analysis.statements.push_back(assemble(article, attributions[i], std::move(speakers[i]), std::move(dates[i]), {}));
    analysis.statements.back().seq = static_cast<std::uint32_t>(i);
  }
  name_statements(document, attributions, analysis.statements);
  return analysis;
}

}  // namespace onrecord
