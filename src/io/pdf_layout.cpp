// A block of pdftotext's is a paragraph, or several where only indents part them.
#include "io/pdf_layout.h"

#include <algorithm>
#include <pugixml.hpp>

namespace onrecord::io {
namespace {

constexpr double edge = 0.08;    // of a page's height
constexpr double indent = 0.8;   // of a line's height: a line that begins farther right begins a paragraph
constexpr double larger = 1.15;  // a headline's letters, beside the others

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Words cut at a line's end are joined.
void append_line(std::string& paragraph, std::string_view line) {
  constexpr std::string_view soft_hyphen = "\xC2\xAD";
  if (paragraph.ends_with(soft_hyphen))
    paragraph.resize(paragraph.size() - soft_hyphen.size());
  else if (paragraph.size() > 1 && paragraph.back() == '-' && is_lower(line[0]))
    paragraph.pop_back();
  else if (!paragraph.empty())
    paragraph += ' ';
  paragraph += line;
}

std::string words_of(const pugi::xml_node& line) {
  std::string words;
  for (const pugi::xml_node& word : line.children("word"))
    words.append(words.empty() ? "" : " ").append(word.text().get());
  return words;
}

// A paragraph that a column or a page cut in two.
bool goes_on(std::string_view before, std::string_view after) {
  constexpr std::string_view ends = ".!?:;\")";
  return !before.empty() && ends.find(before.back()) == std::string_view::npos && !before.ends_with("\xE2\x80\x9D") &&
         is_lower(after[0]);
}

// Without numbers, so that "Page 3" and "Page 4" are the same.
std::string without_digits(std::string_view words) {
  std::string out;
  for (const char c : words)
    if (c < '0' || c > '9') out += c;
  return out;
}

bool has_letters(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) {
    return is_lower(static_cast<char>(c | 0x20)) || static_cast<unsigned char>(c) >= 0xC3;
  });
}

}  // namespace

void PdfLayout::page(const std::string& xml) {
  pugi::xml_document parsed;
  parsed.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  const pugi::xml_node page = parsed.child("page");
  const std::size_t before = paragraphs_.size();
  const double height = page.attribute("height").as_double();
  ++pages_;
  for (const pugi::xml_node& flow : page.children("flow"))
    for (const pugi::xml_node& block : flow.children("block")) {
      bool first = true;
      for (const pugi::xml_node& line : block.children("line")) {
        const std::string words = words_of(line);
        if (words.empty()) continue;
        const double top = line.attribute("yMin").as_double(), bottom = line.attribute("yMax").as_double(),
                     letters = bottom - top;
        if (first || line.attribute("xMin").as_double() > block.attribute("xMin").as_double() + indent * letters)
          paragraphs_.push_back({"", pages_, letters, bottom < edge * height || top > (1 - edge) * height});
        first = false;
        append_line(paragraphs_.back().words, words);
        size_ += words.size() + 1;
      }
    }
  for (std::size_t i = before; i < paragraphs_.size(); ++i)
    if (paragraphs_[i].at_edge) edges_[without_digits(paragraphs_[i].words)].insert(pages_);
}

bool PdfLayout::is_furniture(const Paragraph& paragraph) const {
  if (!paragraph.at_edge) return false;
  return !has_letters(paragraph.words) || edges_.at(without_digits(paragraph.words)).size() > 1;
}

std::string PdfLayout::title() const {
  const Paragraph* best = nullptr;
  double usual = 0;
  std::size_t most = 0, page = 0;
  for (const Paragraph& each : paragraphs_) {
    if (is_furniture(each)) continue;
    if (page == 0) page = each.page;
    if (each.page != page) break;
    if (each.words.size() > most) {
      most = each.words.size();
      usual = each.letters;
    }
    if (each.words.size() <= 200 && (best == nullptr || each.letters > larger * best->letters)) best = &each;
  }
  return best != nullptr && best->letters > larger * usual ? best->words : std::string();
}

std::string PdfLayout::text() const {
  std::string text, paragraph;
  const auto flush = [&] {
    text.append(text.empty() || paragraph.empty() ? "" : "\n\n").append(paragraph);
    paragraph.clear();
  };
  for (const Paragraph& each : paragraphs_) {
    if (is_furniture(each)) continue;
    const bool cut_word = paragraph.ends_with('-') && is_lower(each.words[0]);
    if (!cut_word && !goes_on(paragraph, each.words)) flush();
    append_line(paragraph, each.words);
  }
  flush();
  return text;
}

}  // namespace onrecord::io
