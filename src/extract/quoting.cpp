// Whom an agency cites is no words of its own: what it reports stands before.
#include "extract/quoting.h"

#include <algorithm>

#include "extract/when_said.h"
#include "extract/word_tests.h"

namespace onrecord::extract {
namespace {

bool cites(const text::TokenizedText& text, const Tagged& tagged) {
  return tagged.cue.size() == 1 && is(text, tagged.cue.begin, "citing"_words);
}

// "The port is shut, the agency reported on Tuesday, | quoting | Rathe": the report is the statement.
void reported_before(const text::TokenizedText& text, std::vector<Tagged>& all, Tagged& tagged) {
  if (!cites(text, tagged) || tagged.source.size() != 1) return;
  const text::TokenRange source = tagged.source.front();
  const std::uint32_t verb = source.end, begin = text.sentences[text.sentence_of(tagged.cue.begin)].begin;
  if (source.begin < begin + 5 || verb >= tagged.cue.begin || !is(text, verb, "saying"_words)) return;
  std::uint32_t at = verb + 1;
  at += time_words(text, at, tagged.cue.begin);
  if (at + 1 != tagged.cue.begin || text.word(at) != "," || text.word(source.begin - 1) != ",") return;
  Tagged* known = with_cue_in(all, {verb, verb + 1});  // in doubt, as a rule
  Tagged& report = known ? *known : tagged;
  const Sureness sure = known && known->sure.cue_margin > plain_case.best_cue_margin ? known->sure : plain_case;
  report = {{verb, verb + 1}, {}, {source}, {{begin, source.begin - 1}}, sure};
}

// "The port is shut, the agency | quoted | Rathe as saying on Tuesday."
void quoted_behind(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.cue.size() != 1 || !is(text, tagged.cue.begin, "quotes"_words) ||
      tagged.content.back().end > tagged.cue.begin)
    return;
  const std::uint32_t end = text.sentences[text.sentence_of(tagged.cue.begin)].end;
  constexpr std::uint32_t longest_name = 14;
  for (std::uint32_t at = tagged.cue.end + 1; at + 1 < end && at < tagged.cue.end + longest_name; ++at) {
    if (length_of(text, at, "as_saying"_words) == 0) continue;
    tagged.source = {{tagged.cue.end, at}};
    tagged.more_cue.push_back({at, at + 2});
    return;
  }
}

bool names_people(const text::TokenizedText& text, text::TokenRange range) {
  bool people = false, names = true;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (is(text, i, "no_mere_name"_words) || text.word(i) == "," || text.word(i) == "\"") return false;
    people = people || is(text, i, "person_noun"_words);
    names = names && has_capital(text.word(i));
  }
  return people || names;
}

// "The agency said the port is shut, | citing | two officials".
bool only_names_whom(const text::TokenizedText& text, const std::vector<Tagged>& all, std::size_t i) {
  constexpr std::uint32_t longest = 10;
  const Tagged& tagged = all[i];
  if (!cites(text, tagged) || tagged.content.size() != 1 || tagged.content.front().size() > longest ||
      !names_people(text, tagged.content.front()))
    return false;
  const text::TokenRange sentence = text.sentences[text.sentence_of(tagged.cue.begin)];
  const auto in_sentence = [&](const Tagged& t) { return sentence.begin <= t.cue.begin && t.cue.begin < sentence.end; };
  const auto reports = [&](const Tagged& t) { return !t.source.empty() && is(text, t.cue.end - 1, "saying"_words); };
  for (std::size_t n = i; n > 0 && in_sentence(all[n - 1]); --n)
    if (reports(all[n - 1])) return true;
  for (std::size_t n = i + 1; n < all.size() && in_sentence(all[n]); ++n)
    if (reports(all[n])) return true;
  return false;
}

}  // namespace

void mend_quoting(const text::TokenizedText& text, std::vector<Tagged>& all) {
  for (Tagged& each : all) {
    reported_before(text, all, each);
    quoted_behind(text, each);
  }
  std::vector<bool> drop(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) drop[i] = only_names_whom(text, all, i);
  std::size_t at = 0;
  std::erase_if(all, [&](const Tagged&) { return drop[at++]; });
}

}  // namespace onrecord::extract
