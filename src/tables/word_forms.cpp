// Builds word forms by the spelling rules of English.
#include "tables/word_forms.h"

#include <algorithm>

namespace onrecord::tables {
namespace {

bool vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

void add(std::vector<std::string>& list, std::string word) {
  if (word.size() > 1 && std::find(list.begin(), list.end(), word) == list.end()) list.push_back(std::move(word));
}

bool sibilant(std::string_view word) {
  return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") ||
         word.ends_with("sh");
}

bool consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !vowel(word[word.size() - 2]);
}

std::string cut(std::string_view word, std::size_t letters) {
  return std::string(word.substr(0, word.size() - letters));
}

std::string with_s(std::string_view word) {
  if (consonant_y(word)) return cut(word, 1) + "ies";
  if (sibilant(word) || (word.ends_with("o") && word.size() > 2 && !vowel(word[word.size() - 2])))
    return std::string(word) + "es";
  return std::string(word) + "s";
}

// consonant - vowel - consonant at the end: the last letter may be doubled
bool may_double(std::string_view word) {
  if (word.size() < 3) return false;
  const char last = word.back(), middle = word[word.size() - 2], first = word[word.size() - 3];
  return !vowel(last) && last != 'w' && last != 'x' && last != 'y' && vowel(middle) && (!vowel(first) || first == 'u');
}

}  // namespace

void WordForms::add_irregular(std::string_view base, std::string_view form) {
  add(forms_[std::string(base)], std::string(form));
  add(bases_[std::string(form)], std::string(base));
}

std::vector<std::string> WordForms::of_verb(std::string_view base) const {
  std::vector<std::string> forms;
  if (base.empty()) return forms;
  forms.emplace_back(base);
  add(forms, with_s(base));
  if (base.back() == 'e') {
    add(forms, std::string(base) + "d");
    if (base.ends_with("ie"))
      add(forms, cut(base, 2) + "ying");
    else if (base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye"))
      add(forms, std::string(base) + "ing");
    else
      add(forms, cut(base, 1) + "ing");
  } else if (consonant_y(base)) {
    add(forms, cut(base, 1) + "ied");
    add(forms, std::string(base) + "ing");
  } else {
    add(forms, std::string(base) + "ed");
    add(forms, std::string(base) + "ing");
    if (may_double(base)) {
      add(forms, std::string(base) + base.back() + "ed");
      add(forms, std::string(base) + base.back() + "ing");
    }
    if (base.back() == 'c') {
      add(forms, std::string(base) + "ked");
      add(forms, std::string(base) + "king");
    }
  }
  if (const auto found = forms_.find(base); found != forms_.end())
    for (const std::string& form : found->second) add(forms, form);
  return forms;
}

std::vector<std::string> WordForms::of_noun(std::string_view noun) const {
  std::vector<std::string> forms{std::string(noun)};
  add(forms, with_s(noun));
  if (noun.size() > 4 && noun.ends_with("ies"))
    add(forms, cut(noun, 3) + "y");
  else if (noun.size() > 4 && noun.ends_with("es") && sibilant(noun.substr(0, noun.size() - 2)))
    add(forms, cut(noun, 2));
  if (noun.size() > 3 && noun.ends_with("s") && !noun.ends_with("ss")) add(forms, cut(noun, 1));
  return forms;
}

std::vector<std::string> WordForms::bases_of(std::string_view word) const {
  std::vector<std::string> bases{std::string(word)};
  if (const auto found = bases_.find(word); found != bases_.end())
    for (const std::string& base : found->second) add(bases, base);
  const auto stripped = [&](std::size_t letters) {
    const std::string stem = cut(word, letters);
    if (stem.size() < 3) return;
    add(bases, stem);
    if (!vowel(stem.back())) add(bases, stem + "e");
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) add(bases, cut(stem, 1));
  };
  if (word.ends_with("ing")) stripped(3);
  if (word.ends_with("ied"))
    add(bases, cut(word, 3) + "y");
  else if (word.ends_with("ed"))
    stripped(2);
  for (const std::string& base : of_noun(word)) add(bases, base);
  return bases;
}

std::vector<std::string> WordForms::of_any(std::string_view word) const {
  std::vector<std::string> forms{std::string(word)};
  for (const std::string& base : bases_of(word))
    for (std::string& form : of_verb(base)) add(forms, std::move(form));
  return forms;
}

}  // namespace onrecord::tables
