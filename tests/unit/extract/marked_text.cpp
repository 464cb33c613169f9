// Marks are single characters that no test sentence uses otherwise.
#include "marked_text.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "extract/extract.h"
#include "tables/embedded.h"
#include "tables/lexicon_reader.h"

namespace onrecord::testing {
namespace {

struct Mark {
  std::size_t at;
  char open;
  std::size_t end;
};

std::string without_marks(const std::string& version, std::vector<Mark>& marks) {
  std::string text;
  std::vector<std::pair<char, std::size_t>> open;
  for (const char c : version) {
    if (c == '[' || c == '{' || c == '<')
      open.emplace_back(c, text.size());
    else if (c == ']' || c == '}' || c == '>') {
      marks.push_back({open.back().second, open.back().first, text.size()});
      open.pop_back();
    } else
      text += c;
  }
  return text;
}

const extract::Extractor& extractor() {
  static const extract::Extractor built = [] {
    for (const tables::EmbeddedFile& file : tables::embedded_files())
      if (file.name.ends_with("tagger.onr")) return extract::Extractor(file.bytes);
    throw std::runtime_error("no weights embedded");
  }();
  return built;
}

std::string joined(std::string_view text, const Spans& spans) {
  std::string out;
  for (const Span& span : spans) {
    if (!out.empty()) out += " // ";
    out += text.substr(span.begin, span.end - span.begin);
  }
  return out;
}

}  // namespace

Marked::Marked(const std::vector<std::string>& versions) {
  std::vector<std::vector<Mark>> all(versions.size());
  for (std::size_t i = 0; i < versions.size(); ++i) {
    std::string plain = without_marks(versions[i], all[i]);
    REQUIRE((i == 0 || plain == text));
    text = std::move(plain);
  }
  text::tokenize(text, tables::shipped_lexicon(), tokens);
  for (const std::vector<Mark>& marks : all) {
    extract::Tagged each;
    bool has_cue = false;
    for (const Mark& mark : marks) {
      const text::TokenRange range{
          static_cast<std::uint32_t>(tokens.token_at(static_cast<std::uint32_t>(mark.at))),
          static_cast<std::uint32_t>(tokens.token_at(static_cast<std::uint32_t>(mark.end - 1)) + 1)};
      if (mark.open == '[')
        each.source.push_back(range);
      else if (mark.open == '<')
        each.content.push_back(range);
      else if (has_cue)
        each.more_cue.push_back(range);
      else {
        each.cue = range;
        has_cue = true;
      }
    }
    tagged.push_back(each);
  }
}

std::string marked(const text::TokenizedText& text, const extract::Tagged& tagged) {
  std::vector<std::pair<std::uint32_t, char>> marks;  // closing marks before opening ones of the same place
  const auto add = [&](text::TokenRange range, char open, char close) {
    marks.emplace_back(text.tokens[range.begin].begin * 2 + 1, open);
    marks.emplace_back(text.tokens[range.end - 1].end * 2, close);
  };
  for (const text::TokenRange range : tagged.source) add(range, '[', ']');
  add(tagged.cue, '{', '}');
  for (const text::TokenRange range : tagged.more_cue) add(range, '{', '}');
  for (const text::TokenRange range : tagged.content) add(range, '<', '>');
  std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string out;
  std::size_t at = 0;
  for (const auto& [place, mark] : marks) {
    out += text.text.substr(at, place / 2 - at);
    out += mark;
    at = place / 2;
  }
  return out + std::string(text.text.substr(at));
}

std::string marked(const Marked& all) {
  std::string out;
  for (const extract::Tagged& each : all.tagged) out += (out.empty() ? "" : "\n") + marked(all.tokens, each);
  return out;
}

std::vector<Attribution> attributions(std::string_view text) {
  text::TokenizedText tokens;
  text::tokenize(text, tables::shipped_lexicon(), tokens);
  return extractor().extract(tokens);
}

std::string statements(std::string_view text) {
  std::string out;
  for (const Attribution& a : attributions(text)) {
    if (!out.empty()) out += '\n';
    out += joined(text, a.source) + " | " + joined(text, a.cue) + " | " + joined(text, a.content);
  }
  return out;
}

}  // namespace onrecord::testing
