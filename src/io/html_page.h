// An HTML page as blocks of text in their containers, with the metadata of its head; no tree is built.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::io {

enum class BlockKind : std::uint8_t { loose, paragraph, heading, list_item, quote };

struct HtmlBlock {
  std::string text;            // white space collapsed, entities decoded
  std::size_t link_bytes = 0;  // of the text that stands in links
  BlockKind kind = BlockKind::loose;
  int level = 0;         // of a heading
  bool suspect = false;  // its own class says caption, promotion or the like
  std::uint32_t container = 0;
};

// An element that holds blocks: div, section, article ...
struct HtmlContainer {
  std::uint32_t parent = 0;  // of the first (the page): itself
  std::uint32_t depth = 0;
  bool article = false;  // <article>
  bool body = false;     // says that it is the article's body (itemprop, class)
  bool suspect = false;  // says that it is something else: comments, related links, footer
  bool aside = false;    // <aside>: often a quotation pulled out of the text
  bool has_h1 = false;
};

struct HtmlPage {
  std::vector<HtmlContainer> containers;
  std::vector<HtmlBlock> blocks;
  std::vector<std::string> json_ld;         // texts of application/ld+json scripts
  std::map<std::string, std::string> meta;  // name, property or itemprop in lower case -> content; the first wins
  std::string title, h1, canonical, language, time;
  bool too_deep = false;  // more than nesting_limit elements open: parsing stopped there
};

inline constexpr std::size_t html_nesting_limit = 20'000;

// `utf8` is valid UTF-8. Linear in its size, whatever is unclosed.
HtmlPage parse_html(std::string_view utf8);

// Text of a piece of HTML (a feed's description, ninjs' body_xhtml): all its blocks, separated by blank lines.
std::string text_of_html(std::string_view utf8);

// The bytes of a page to UTF-8: by byte order mark, else UTF-8 where they are, else by the charset that the page or
// `header_charset` names, else windows-1252. Says in `notices` where the page's own word was wrong.
std::string html_to_utf8(std::string_view bytes, std::string_view header_charset, std::vector<std::string>& notices);

}  // namespace onrecord::io
