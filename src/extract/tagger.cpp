// Cuts a text into stretches that are tagged together, runs the network, and turns tags into ranges with their
// evidence.
#include "extract/tagger.h"

#include <algorithm>
#include <array>

#include "extract/borders.h"
#include "extract/viterbi.h"
#include "extract/word_tests.h"
#include "neural/arithmetic.h"

namespace onrecord::extract {
namespace {

constexpr std::uint32_t longest_piece = 120;  // tokens seen together, as in training (train/data.py)
constexpr std::uint32_t batch_tokens =
    256;  // keeps a batch's numbers in the second-level cache; no result depends on it

// Probabilities of one row of scores.
template <std::size_t tags>
std::array<float, tags> softmax(const float* scores) {
  std::array<float, tags> p{};
  const float top = *std::max_element(scores, scores + tags);
  float sum = 0;
  for (std::size_t k = 0; k < tags; ++k) sum += p[k] = neural::exp_of(scores[k] - top);
  for (float& value : p) value /= sum;
  return p;
}

void append_runs(const std::vector<std::uint8_t>& tags, std::uint8_t begin_tag, std::uint32_t offset,
                 std::vector<text::TokenRange>& out) {
  for (std::uint32_t t = 0; t < tags.size(); ++t) {
    if (tags[t] == begin_tag)
      out.push_back({offset + t, offset + t + 1});
    else if (tags[t] == begin_tag + 1 && !out.empty())
      out.back().end = offset + t + 1;
  }
}

Sureness weigh(const float* cue_scores, std::uint32_t cue_begin, std::uint32_t cue_end, const float* role_scores,
               const std::vector<std::uint8_t>& tags) {
  Sureness sure{
      .cue_margin = 20, .best_cue_margin = -20, .content = 0, .weakest = 1, .edge = 1, .edge_margin = 20, .source = 0};
  std::uint32_t content = 0, source = 0;
  for (std::uint32_t t = cue_begin; t < cue_end; ++t) {
    const float* s = cue_scores + t * cue_tags;
    const float margin = std::max(s[1], s[2]) - s[0];
    sure.cue_margin = std::min(sure.cue_margin, margin);
    sure.best_cue_margin = std::max(sure.best_cue_margin, margin);
  }
  for (std::size_t t = 0; t < tags.size(); ++t) {
    const float* s = role_scores + t * role_tags;
    const std::uint8_t tag = tags[t];
    const float p = softmax<role_tags>(s)[tag];
    const bool inside = tag >= 3, before = t > 0 && tags[t - 1] >= 3, after = t + 1 < tags.size() && tags[t + 1] >= 3;
    if (inside) {
      sure.content += p;
      sure.weakest = std::min(sure.weakest, p);
      ++content;
    }
    if (inside != before || inside != after) {
      float other = -1e9F;
      for (std::uint8_t k = 0; k < role_tags; ++k)
        if (k != tag) other = std::max(other, s[k]);
      sure.edge = std::min(sure.edge, p);
      sure.edge_margin = std::min(sure.edge_margin, s[tag] - other);
    }
    if (tag == 1 || tag == 2) {
      sure.source += p;
      ++source;
    }
  }
  if (content) sure.content /= static_cast<float>(content);
  if (source) sure.source /= static_cast<float>(source);
  return sure;
}

// Plain verbs of saying outside of quotations are looked at even where the network doubts them; link.cpp decides which
// of them stay.
float favour(const text::TokenizedText& text, std::uint32_t token) {
  constexpr float weight = 3;
  return text.tokens[token].quote == text::QuoteState::outside && is(text, token, "plain_saying"_words) ? weight : 0;
}

bool is_headline(const text::TokenizedText& text, text::TokenRange paragraph) {
  const std::string_view last = text.word(paragraph.end - 1);
  const char c = last.back();
  return !(c == '.' || c == '!' || c == '?' || c == '"' || c == '\'' || c == ')' || last == "”" || last == "’" ||
           last == "…");
}

// A long stretch of a handful of words, again and again, or of none: a table, a line of marks, a text made to keep us
// busy. Whoever speaks in it does not say it in sentences.
bool is_prose(const text::TokenizedText& text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t long_stretch = 60;
  constexpr std::size_t handful = 8;
  if (end - begin < long_stretch) return true;
  std::array<std::string_view, handful> words;
  std::size_t different = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (!is_word(text, i)) continue;
    const auto known = words.begin() + static_cast<std::ptrdiff_t>(different);
    if (std::find(words.begin(), known, text.word(i)) != known) continue;
    if (different == handful - 1) return true;
    *known = text.word(i);
    ++different;
  }
  return false;
}

}  // namespace

// Pieces of paragraphs, one behind the other.
struct Tagger::Batch {
  std::uint32_t first = 0;
  std::vector<std::uint32_t> ends;
  std::vector<bool> headline;
};

std::vector<Tagged> Tagger::tag(const text::TokenizedText& text) const {
  std::unique_ptr<Workspace> work;
  {
    const std::lock_guard lock(mutex_);
    if (!spare_.empty()) {
      work = std::move(spare_.back());
      spare_.pop_back();
    }
  }
  if (!work) work = std::make_unique<Workspace>();
  std::vector<Tagged> out;
  Batch batch;
  const auto flush = [&] {
    if (!batch.ends.empty()) tag_batch(text, batch, *work, out);
    batch.ends.clear();
    batch.headline.clear();
  };
  std::size_t sentence = 0;
  for (const text::TokenRange paragraph : text.paragraphs) {
    const bool headline = is_headline(text, paragraph);
    std::uint32_t begin = paragraph.begin;
    while (begin < paragraph.end) {  // whole sentences as long as they fit
      std::uint32_t end = std::min(paragraph.end, begin + longest_piece);
      while (sentence < text.sentences.size() && text.sentences[sentence].end <= end) ++sentence;
      if (end < paragraph.end && sentence > 0 && text.sentences[sentence - 1].end > begin)
        end = text.sentences[sentence - 1].end;
      if (is_prose(text, begin, end)) {
        if (batch.ends.empty()) batch.first = begin;
        batch.ends.push_back(end);
        batch.headline.push_back(headline);
      }
      if (batch.ends.empty() || batch.ends.back() != end || end - batch.first >= batch_tokens) flush();
      begin = end;
    }
  }
  flush();
  const std::lock_guard lock(mutex_);
  spare_.push_back(std::move(work));
  return out;
}

void Tagger::tag_batch(const text::TokenizedText& text, const Batch& batch, Workspace& work,
                       std::vector<Tagged>& out) const {
  network_.encode(text, batch.first, batch.ends, batch.headline, work);
  std::vector<std::uint8_t> tags;
  std::vector<text::TokenRange> cues;
  std::uint32_t begin = 0;
  for (const std::uint32_t absolute_end : batch.ends) {
    const std::uint32_t end = absolute_end - batch.first;
    for (std::uint32_t t = begin; t < end; ++t)
      work.cue_scores[t * cue_tags] -= cue_bias_ + favour(text, batch.first + t);
    best_tags(work.cue_scores.data() + begin * cue_tags, end - begin, cue_tags, tags);
    cues.clear();
    append_runs(tags, 1, begin, cues);
    if (!cues.empty()) network_.prepare_roles(begin, end, cues, work);
    for (std::size_t k = 0; k < cues.size(); ++k) {
      const text::TokenRange cue = cues[k];
      network_.roles(begin, end, cues, k, work);
      best_tags(work.role_scores.data(), end - begin, role_tags, tags);
      Tagged found;
      found.cue = {cue.begin + batch.first, cue.end + batch.first};
      append_runs(tags, 1, begin + batch.first, found.source);
      append_runs(tags, 3, begin + batch.first, found.content);
      if (found.content.empty()) continue;
      for (std::uint32_t t = cue.begin; t < cue.end; ++t)
        work.cue_scores[t * cue_tags] += favour(text, batch.first + t);  // seen, but not believed the more
      found.sure = weigh(work.cue_scores.data(), cue.begin, cue.end, work.role_scores.data(), tags);
      out.push_back(std::move(found));
    }
    begin = end;
  }
}

Tagged* with_cue_in(std::vector<Tagged>& all, text::TokenRange range) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Tagged& t) { return t.cue.begin < range.end && range.begin < t.cue.end; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace onrecord::extract
