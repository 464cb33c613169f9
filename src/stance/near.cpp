// Compares words by their forms, sentence by sentence.
#include "stance/near.h"

#include <algorithm>

#include "text/small_letters.h"

namespace onrecord::stance {

NearAliases::NearAliases(const tables::StanceTables& tables, std::string_view issue_id) : tables_(tables) {
  for (const tables::IssueAlias& alias : tables.aliases()) {
    if (tables.issues()[alias.issue].issue_id != issue_id) continue;
    Alias& own = aliases_.emplace_back();
    own.text = alias.text;
    std::vector<tables::ScannedWord> words;
    tables::scan_words(alias.text, 0, static_cast<std::uint32_t>(alias.text.size()), tables.words(), words);
    for (const tables::ScannedWord& word : words)
      if (!tables.is(word.id, tables::Marker::function) || tables.is(word.id, tables::Marker::negative)) {
        const std::string spelled =
            text::in_small_letters(std::string_view(alias.text).substr(word.begin, word.end - word.begin));
        const std::vector<std::string> forms = tables.forms_of(spelled), relatives = tables.relatives_of(spelled);
        own.forms.emplace_back(forms.begin(), forms.end());
        own.relatives.emplace_back(relatives.begin(), relatives.end());
        own.name.push_back(word.capital);
      }
  }
}

std::optional<NearMiss> NearAliases::find(std::string_view text) const {
  std::vector<tables::ScannedWord> words;
  tables::scan_words(text, 0, static_cast<std::uint32_t>(text.size()), tables_.words(), words);
  std::vector<std::string> spelled;
  for (const tables::ScannedWord& word : words)
    spelled.push_back(text::in_small_letters(text.substr(word.begin, word.end - word.begin)));
  std::optional<NearMiss> best;
  std::size_t most = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    while (end < words.size() && (words[end].before & (tables::between_sentences | tables::between_line)) == 0) ++end;
    for (const Alias& alias : aliases_) {
      std::vector<std::size_t> places;
      bool names_only = alias.forms.size() > 1, itself = true;
      for (std::size_t k = 0; k < alias.forms.size(); ++k) {
        bool found = false;
        for (std::size_t i = begin; i < end && !found; ++i) {
          if (!alias.relatives[k].contains(spelled[i]) || std::find(places.begin(), places.end(), i) != places.end())
            continue;
          found = true;
          itself = itself && alias.forms[k].contains(spelled[i]) && (places.empty() || places.back() < i);
          places.push_back(i);
          names_only = names_only && alias.name[k];
        }
        itself = itself && found;
      }
      const std::size_t needed = alias.forms.size() < 3 ? alias.forms.size() : alias.forms.size() - 1;
      if (places.empty() || itself || names_only || places.size() < needed || places.size() <= most) continue;
      most = places.size();
      std::sort(places.begin(), places.end());
      best = NearMiss{alias.text, {}};
      for (const std::size_t place : places) {
        if (!best->words.empty()) best->words += ' ';
        best->words += text.substr(words[place].begin, words[place].end - words[place].begin);
      }
    }
    begin = end;
  }
  return best;
}

}  // namespace onrecord::stance
