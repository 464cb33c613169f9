// Cuts a text into stretches that are tagged together, runs the network, and turns tags into ranges with their evidence.
#include "extract/tagger.h"

#include <algorithm>
#include <cmath>

#include "extract/arithmetic.h"
#include "extract/viterbi.h"

namespace onrecord {
namespace {

constexpr std::uint32_t longest_piece = 120;  // tokens seen together, as in training (train/data.py)
constexpr std::uint32_t batch_tokens = 256;   // keeps a batch's numbers in the second-level cache; no result depends on it

// Probabilities of one row of scores.
template <std::size_t tags>
std::array<float, tags> softmax(const float* scores) {
  std::array<float, tags> p{};
  const float top = *std::max_element(scores, scores + tags);
  float sum = 0;
  for (std::size_t k = 0; k < tags; ++k) sum += p[k] = exp_of(scores[k] - top);
  for (float& value : p) value /= sum;
  return p;
}

void append_runs(const std::vector<std::uint8_t>& tags, std::uint8_t begin_tag, std::uint32_t offset, std::vector<TokenRange>& out) {
  for (std::uint32_t t = 0; t < tags.size(); ++t) {
    if (tags[t] == begin_tag) out.push_back({offset + t, offset + t + 1});
    else if (tags[t] == begin_tag + 1 && !out.empty()) out.back().end = offset + t + 1;
  }
}

// Evidence from the probabilities along the chosen tags.
std::array<float, evidence_size> weigh(const float* cue_scores, std::uint32_t cue_begin, std::uint32_t cue_end, const float* role_scores,
                                       const std::vector<std::uint8_t>& tags) {
  float cue = 1, content = 0, edge = 1, source = 0;
  std::uint32_t content_count = 0, source_count = 0;
  for (std::uint32_t t = cue_begin; t < cue_end; ++t) cue = std::min(cue, 1 - softmax<cue_tags>(cue_scores + t * cue_tags)[0]);
  for (std::size_t t = 0; t < tags.size(); ++t) {
    const float p = softmax<role_tags>(role_scores + t * role_tags)[tags[t]];
    const bool inside = tags[t] >= 3, before = t > 0 && tags[t - 1] >= 3, after = t + 1 < tags.size() && tags[t + 1] >= 3;
    if (inside) {
      content += p;
      ++content_count;
    }
    if (inside || before || after) edge = std::min(edge, p);
    if (tags[t] == 1 || tags[t] == 2) {
      source += p;
      ++source_count;
    }
  }
  return {1, cue, content_count ? content / static_cast<float>(content_count) : 0, content_count ? edge : 0,
          source_count ? source / static_cast<float>(source_count) : 0, source_count ? 1.0F : 0.0F,
          static_cast<float>(std::min<std::uint32_t>(content_count, 20)) / 20};
}

bool is_headline(const TokenizedText& text, TokenRange paragraph) {
  const std::string_view last = text.word(paragraph.end - 1);
  const char c = last.back();
  return !(c == '.' || c == '!' || c == '?' || c == '"' || c == '\'' || c == ')' || last == "”" || last == "’" || last == "…");
}

}  // namespace

// Pieces of paragraphs, one behind the other.
struct Tagger::Batch {
  std::uint32_t first = 0;
  std::vector<std::uint32_t> ends;
  std::vector<bool> headline;
};

std::vector<Tagged> Tagger::tag(const TokenizedText& text) const {
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
  for (const TokenRange paragraph : text.paragraphs) {
    const bool headline = is_headline(text, paragraph);
    std::uint32_t begin = paragraph.begin;
    while (begin < paragraph.end) {  // whole sentences as long as they fit
      std::uint32_t end = std::min(paragraph.end, begin + longest_piece);
      while (sentence < text.sentences.size() && text.sentences[sentence].end <= end) ++sentence;
      if (end < paragraph.end && sentence > 0 && text.sentences[sentence - 1].end > begin) end = text.sentences[sentence - 1].end;
      if (batch.ends.empty()) batch.first = begin;
      batch.ends.push_back(end);
      batch.headline.push_back(headline);
      if (end - batch.first >= batch_tokens) flush();
      begin = end;
    }
  }
  flush();
  const std::lock_guard lock(mutex_);
  spare_.push_back(std::move(work));
  return out;
}

void Tagger::tag_batch(const TokenizedText& text, const Batch& batch, Workspace& work, std::vector<Tagged>& out) const {
  network_.encode(text, batch.first, batch.ends, batch.headline, work);
  std::vector<std::uint8_t> tags;
  std::vector<TokenRange> cues;
  std::uint32_t begin = 0;
  for (const std::uint32_t absolute_end : batch.ends) {
    const std::uint32_t end = absolute_end - batch.first;
    best_tags(work.cue_scores.data() + begin * cue_tags, end - begin, cue_tags, tags);
    cues.clear();
    append_runs(tags, 1, begin, cues);
    if (!cues.empty()) network_.prepare_roles(begin, end, work);
    for (const TokenRange cue : cues) {
      network_.roles(begin, end, cue.begin, cue.end, work);
      best_tags(work.role_scores.data(), end - begin, role_tags, tags);
      Tagged found;
      found.cue = {cue.begin + batch.first, cue.end + batch.first};
      append_runs(tags, 1, begin + batch.first, found.source);
      append_runs(tags, 3, begin + batch.first, found.content);
      if (found.content.empty()) continue;
      found.evidence = weigh(work.cue_scores.data(), cue.begin, cue.end, work.role_scores.data(), tags);
      out.push_back(std::move(found));
    }
    begin = end;
  }
}

}  // namespace onrecord
