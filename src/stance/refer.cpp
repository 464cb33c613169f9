// A definite noun that heads an alias, and pronouns that look back to the thing named last.
#include "stance/refer.h"

#include <algorithm>
#include <optional>

namespace onrecord::stance {
namespace {

constexpr std::uint32_t pronoun_reach = 2;   // sentences back
constexpr std::uint32_t definite_reach = 3;  // words from "the" to its noun: "this terrible, costly bill"

class Referring {
 public:
  Referring(const Reading& reading, const ArticleIssues* issues) : r_(reading), issues_(issues) {}

  std::vector<Mention> find() const {
    std::vector<Mention> found;
    for (std::uint32_t i = 0; i < r_.words.size(); ++i) {
      if (r_.zones[i] != Zone::content || named(i)) continue;
      if (std::optional<Mention> mention = definite(i))
        found.push_back(*mention);
      else if ((mention = pronoun(i)))
        found.push_back(*mention);
    }
    return found;
  }

 private:
  bool named(std::uint32_t word) const {
    return std::any_of(r_.mentions.begin(), r_.mentions.end(),
                       [&](const Mention& each) { return each.begin <= word && word < each.end; });
  }

  // "the bill", "this costly bill"
  std::optional<Mention> definite(std::uint32_t i) const {
    const tables::WordId head = r_.words[i].id;
    if (head == 0 || !r_.tables().heads_alias(head)) return {};
    bool is_definite = false;
    for (std::uint32_t back = 1; back <= definite_reach && back <= i && !is_definite; ++back) {
      is_definite = r_.is(i - back, tables::Marker::definite);
      if (r_.words[i - back + 1].before != 0) break;
    }
    if (!is_definite) return {};
    const NamedIssue* named =
        issues_ == nullptr ? nullptr : issues_->with_head(r_.words[i].begin, r_.tables().head_of(head));
    if (named == nullptr) return {};
    return Mention{i, i + 1, named->alias, Naming::head};
  }

  // "it is a disaster", "we oppose it", "that would be a mistake", not "it is time to".
  std::optional<Mention> pronoun(std::uint32_t i) const {
    if (!r_.is(i, tables::Marker::thing)) return {};
    const std::uint32_t next = i + 1;
    const bool last = next >= r_.words.size() || (r_.words[next].before & ~tables::between_quote) != 0 ||
                      r_.zones[next] != Zone::content;
    const bool subject = !last && (r_.is(next, tables::Marker::be) || r_.is(next, tables::Marker::modal) ||
                                   r_.is(next, tables::Marker::past_have));
    if (r_.is(i, tables::Marker::definite) || r_.is(i, tables::Marker::complement)) {
      if (!last && !subject) return {};  // "this man", "that the"
      if (last && i > 0 && r_.zones[i - 1] != Zone::content) return {};
    }
    // "it is time to", "it is clear that"
    if (subject)
      for (std::uint32_t k = next + 1; k < std::min<std::size_t>(next + 5, r_.words.size()); ++k) {
        if (r_.words[k].before != 0) break;
        if (r_.is(k, tables::Marker::complement) ||
            (r_.is(k, "infinitive_mark"_words) && !r_.is(k - 1, tables::Marker::future)))
          return {};
      }
    const std::optional<std::uint32_t> alias = looked_back_to(i);
    if (!alias) return {};
    return Mention{i, i + 1, *alias, Naming::pronoun};
  }

  std::optional<std::uint32_t> looked_back_to(std::uint32_t i) const {
    const Mention* own = nullptr;
    for (const Mention& each : r_.mentions)
      if (each.end <= i) own = &each;
    if (own != nullptr) return own->alias;
    if (issues_ == nullptr) return {};
    const std::uint32_t byte = r_.words[i].begin;
    const NamedIssue* before = issues_->last_before(byte, -1);
    if (before == nullptr || issues_->sentence_of(byte) > before->sentence + pronoun_reach) return {};
    return before->alias;
  }

  const Reading& r_;
  const ArticleIssues* issues_;
};

}  // namespace

std::vector<Mention> referring_mentions(const Reading& reading, const ArticleIssues* issues) {
  return Referring(reading, issues).find();
}

}  // namespace onrecord::stance
