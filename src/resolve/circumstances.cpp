// To whom, where and through whom something was said: addressee, venue, relaying agency.
#include "resolve/circumstances.h"

#include <algorithm>

namespace onrecord::resolve {
namespace {

class Circumstances {
 public:
  Circumstances(const Article& article, std::uint32_t index)
      : article_(article), index_(index), own_(article.attributions[index]) {}

  void fill(Speaker& speaker) {
    if (!own_.cue.empty()) {
      cue_begin_ = at(own_.cue.front().begin);
      cue_end_ = cue_begin_;
      while (cue_end_ < article_.size() && word(cue_end_).begin < own_.cue.back().end) ++cue_end_;
      if (cue_begin_ < cue_end_) {
        speaker.addressee = addressee();
        speaker.venue = venue();
      }
    }
    speaker.via = via(speaker);
  }

 private:
  const Word& word(std::uint32_t i) const { return article_.word(i); }
  std::uint32_t at(std::uint32_t byte) const { return static_cast<std::uint32_t>(article_.text.at_byte(byte)); }

  bool in_content(std::uint32_t i) const {
    for (const Span& span : own_.content)
      if (word(i).begin >= span.begin && word(i).begin < span.end) return true;
    return false;
  }
  bool in_source(std::uint32_t i) const {
    for (const Span& span : own_.source)
      if (word(i).begin >= span.begin && word(i).begin < span.end) return true;
    return false;
  }

  // "told reporters", "told a news conference that", "said to his aides"
  std::string addressee() const {
    const auto dative = [&](std::uint32_t i) { return article_.is(i, "tells_somebody"_words); };
    std::uint32_t begin = cue_end_;
    if (!dative(cue_end_ - 1) && !dative(cue_begin_)) {
      if (begin < article_.size() && article_.is(begin, "before_the_addressed"_words) && word(begin).gap == 0 &&
          !in_content(begin))
        ++begin;
      else
        return {};
    } else {
      for (std::uint32_t i = cue_begin_; i < cue_end_; ++i)
        if (dative(i) && i + 1 < cue_end_) begin = i + 1;
    }
    std::uint32_t end = begin;
    while (end < article_.size() && end < begin + 10 && !word(end).sentence_start && !in_content(end) &&
           !in_source(end)) {
      if (end > begin && (word(end).gap & ~gap::dash) != 0) break;
      if (end == begin && word(end).gap != 0) return {};
      const bool leads_on =
          article_.facts(end).is(tables::word_class::preposition) && !article_.is(end, "inside_the_addressed"_words);
      // "told | this newspaper"
      if ((leads_on || article_.facts(end).is(tables::word_class::calendar) ||
           article_.is(end, "behind_the_addressed"_words)) &&
          !(end == begin && article_.is(end, "points_here"_words)))
        break;
      ++end;
    }
    return article_.surface({begin, end});
  }

  // "in a statement", "at a news conference in Tokyo", "on Twitter", "during a briefing": outside source and
  // content, in the cue's sentence.
  std::string venue() const {
    const std::uint32_t sentence = word(cue_begin_).sentence;
    std::uint32_t begin = cue_end_;
    std::string out;
    while (begin < article_.size() && word(begin).sentence == sentence && begin < cue_end_ + 30) {
      if (in_content(begin)) {
        ++begin;
        continue;
      }
      const std::uint32_t end = venue_end(begin, sentence);
      if (end > begin) {
        if (out.empty())
          out = article_.surface({begin, end});
        else
          return out;
        // "in a speech | at the United Nations": a second phrase directly behind belongs to it.
        const std::uint32_t second =
            end < article_.size() && word(end).sentence == sentence && word(end).gap == 0 && !in_content(end)
                ? venue_end(end, sentence)
                : end;
        if (second > end) out = article_.surface({begin, second});
        return out;
      }
      ++begin;
    }
    return before_cue(sentence);
  }

  std::string before_cue(std::uint32_t sentence) const {  // "In a statement, X said"; "In an interview with Y, he ..."
    std::uint32_t first = cue_begin_;
    while (first > 0 && word(first - 1).sentence == sentence && cue_begin_ - first < 30) --first;
    for (std::uint32_t i = first; i < cue_begin_; ++i) {
      if (in_content(i) || in_source(i)) continue;
      const std::uint32_t end = venue_end(i, sentence);
      if (end > i && end <= cue_begin_) {
        std::string out = article_.surface({i, end});
        if (out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + 32);
        return out;
      }
    }
    return {};
  }

  std::uint32_t venue_end(std::uint32_t begin, std::uint32_t sentence) const {
    if (!article_.is(begin, "before_a_venue"_words)) return begin;
    for (std::uint32_t i = begin + 1; i < article_.size() && i < begin + 9; ++i) {
      if (word(i).sentence != sentence || word(i).gap != 0 || in_content(i) || in_source(i)) return begin;
      const tables::WordFacts& facts = article_.facts(i);
      if (facts.is(tables::word_class::calendar)) return begin;
      const std::int32_t mention = article_.mention_at[i];
      if (mention >= 0) {
        const Mention& name = article_.mentions[static_cast<std::size_t>(mention)];
        const bool place = name.kind == MentionKind::country || name.kind == MentionKind::organisation ||
                           (name.kind == MentionKind::belonging && name.country >= 0) || name.kind == MentionKind::name;
        const bool ends = name.name.end >= article_.size() || word(name.name.end).gap != 0 ||
                          word(name.name.end).sentence_start ||
                          article_.facts(name.name.end).is(tables::word_class::function);
        if (place && ends && !name.possessive && !article_.is(begin, "before_no_place"_words))
          return std::min(name.name.end, article_.size());
        i = name.name.end - 1;
        continue;
      }
      if (facts.is(tables::word_class::venue)) {
        if (i == begin + 1 && article_.is(i, "no_venue_behind_in"_words)) return begin;  // "the picture in question"
        const std::uint32_t next = i + 1;
        if (next < article_.size() && word(next).gap == 0 && article_.facts(next).is(tables::word_class::venue))
          continue;  // "news conference"
        return i + 1;
      }
      if (facts.is(tables::word_class::preposition | tables::word_class::calendar)) return begin;
    }
    return begin;
  }

  // The agency whose own statement holds this one, or the one by which it was quoted.
  std::string via(const Speaker& speaker) const {
    for (std::uint32_t i = 0; i < article_.attributions.size(); ++i) {
      if (i == index_ || !is_agency(article_.answers[i].entity)) continue;
      if (holds(article_.attributions[i].content) && entity_name(i) != speaker.name) return entity_name(i);
    }
    if (cue_begin_ >= cue_end_) return {};
    const std::uint32_t sentence = word(cue_begin_).sentence;
    for (std::uint32_t i = cue_begin_; i < article_.size() && word(i).sentence == sentence; ++i) {
      const std::int32_t index = article_.mention_at[i];
      if (index < 0 || i == 0 || in_content(i) || in_source(i)) continue;
      const Mention& name = article_.mentions[static_cast<std::size_t>(index)];
      if (name.name.begin != i || !is_agency(name.entity)) continue;
      std::uint32_t before = i - 1;
      if (article_.is(before, "definite_article"_words) && before > 0) --before;
      if (article_.is(before, "relayed_by"_words) || article_.mention_at[before] >= 0)
        return article_.entities[static_cast<std::size_t>(name.entity)].name;
    }
    return {};
  }

  bool is_agency(int entity) const {
    if (entity < 0) return false;
    const Entity& who = article_.entities[static_cast<std::size_t>(entity)];
    return who.table_actor >= 0 && article_.tables.actors()[static_cast<std::size_t>(who.table_actor)].agency;
  }
  std::string entity_name(std::uint32_t attribution) const {
    return article_.entities[static_cast<std::size_t>(article_.answers[attribution].entity)].name;
  }

  bool holds(const Spans& outer) const {
    for (const Span& mine : own_.content)
      for (const Span& span : outer)
        if (span.begin <= mine.begin && mine.end <= span.end) return true;
    return false;
  }

  const Article& article_;
  std::uint32_t index_;
  const Attribution& own_;
  std::uint32_t cue_begin_ = 0, cue_end_ = 0;
};

}  // namespace

void find_circumstances(const Article& article, std::uint32_t attribution, Speaker& speaker) {
  Circumstances(article, attribution).fill(speaker);
}

}  // namespace onrecord::resolve
