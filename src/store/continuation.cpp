// Pairs the statements of two versions by their words; what is left over by how many words they share.
#include "store/continuation.h"

#include <algorithm>
#include <queue>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "text/fold.h"

namespace onrecord::store {
namespace {

class Pairing {
 public:
  Pairing(const std::vector<Former>& formers, const std::vector<Statement>& statements)
      : formers_(formers),
        statements_(statements),
        taken_(formers.size()),
        former_(statements.size(), Continuation::none) {}

  // Each statement without a former takes the first free one of the same key: key(text, source_text, content).
  template <typename Key>
  void pass(Key key) {
    std::unordered_map<std::string, std::queue<std::size_t>> free;
    for (std::size_t i = 0; i < formers_.size(); ++i)
      if (!taken_[i]) free[key(formers_[i])].push(i);
    for (std::size_t i = 0; i < statements_.size() && !free.empty(); ++i) {
      if (former_[i] != Continuation::none) continue;
      const auto equal = free.find(key(statements_[i]));
      if (equal == free.end() || equal->second.empty()) continue;
      const std::size_t each = equal->second.front();
      equal->second.pop();
      taken_[each] = true;
      former_[i] = static_cast<int>(each);
    }
  }

  std::vector<int> result() && { return std::move(former_); }

 private:
  const std::vector<Former>& formers_;
  const std::vector<Statement>& statements_;
  std::vector<char> taken_;
  std::vector<int> former_;
};

std::string place_of(const Spans& content) {
  std::string place;
  for (const Span& span : content) place += std::to_string(span.begin) + '-' + std::to_string(span.end) + ' ';
  return place;
}

std::vector<std::string> distinct_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::folded(text) + ' ') {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++shared;
    const bool step_x = *x <= *y, step_y = *y <= *x;
    if (step_x) ++x;
    if (step_y) ++y;
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace

Continuation continued(const std::string& article, const std::vector<Former>& formers,
                       const std::vector<Statement>& statements, bool same_text,
                       const std::set<std::string>& reserved) {
  Pairing pairing(formers, statements);
  const auto words = [](const auto& each) { return each.text; };
  const auto place = [](const auto& each) { return each.text + place_of(each.content); };
  const auto with_source = [](const auto& key) {
    return [key](const auto& each) { return key(each) + '\x1f' + each.source_text; };
  };
  if (same_text) {
    pairing.pass(with_source(place));
    pairing.pass(place);
  } else {
    pairing.pass(with_source(words));
    pairing.pass(words);
  }
  Continuation result;
  result.former = std::move(pairing).result();
  result.ids.resize(statements.size());
  std::set<std::string> used = reserved;
  for (std::size_t i = 0; i < statements.size(); ++i)
    if (result.former[i] != Continuation::none)
      used.insert(result.ids[i] = formers[static_cast<std::size_t>(result.former[i])].id);
  std::unordered_map<std::string_view, std::uint32_t> next;  // equal words need not try the same numbers again
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (result.former[i] != Continuation::none) continue;
    std::uint32_t& nth = next[statements[i].text];
    do result.ids[i] = statement_id(article, statements[i].text, nth++);
    while (!used.insert(result.ids[i]).second);
  }
  return result;
}

std::vector<Edited> edited(const std::vector<Former>& formers, const std::vector<Statement>& statements,
                           const Continuation& continuation) {
  constexpr std::size_t near = 32;  // how far an edit moves what it changes, in statements
  constexpr double alike = 0.5;
  std::vector<char> stayed(formers.size());
  for (const int each : continuation.former)
    if (each != Continuation::none) stayed[static_cast<std::size_t>(each)] = true;
  std::vector<std::pair<std::size_t, std::vector<std::string>>> gone;
  for (std::size_t i = 0; i < formers.size(); ++i)
    if (!stayed[i]) gone.emplace_back(i, distinct_words(formers[i].text));

  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;  // likeness, former, statement
  std::size_t come = 0;                                             // new ones so far: both lists keep their order
  for (std::size_t i = 0; i < statements.size() && !gone.empty(); ++i) {
    if (continuation.former[i] != Continuation::none) continue;
    const std::vector<std::string> words = distinct_words(statements[i].text);
    const std::size_t first = come > near ? come - near : 0;
    for (std::size_t k = first; k < std::min(gone.size(), come + near + 1); ++k)
      if (const double both = likeness(gone[k].second, words); both >= alike)
        pairs.emplace_back(both, gone[k].first, i);
    ++come;
  }
  std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return std::tuple(-std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
           std::tuple(-std::get<0>(b), std::get<1>(b), std::get<2>(b));
  });
  std::vector<Edited> result;
  std::set<std::size_t> old_taken, new_taken;
  for (const auto& [both, former, statement] : pairs)
    if (!old_taken.contains(former) && !new_taken.contains(statement)) {
      old_taken.insert(former);
      new_taken.insert(statement);
      result.push_back({former, statement});
    }
  return result;
}

}  // namespace onrecord::store
