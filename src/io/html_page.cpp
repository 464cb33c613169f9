// HTML by libxml2's SAX parser: 10,000 unclosed elements cost it nothing, where tree builders need minutes.
#include "io/html_page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>

#include "io/decode.h"
#include "text/small_letters.h"

namespace onrecord::io {
namespace {

template <std::size_t size>
bool one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Elements whose text nobody reads as text.
constexpr std::array<std::string_view, 17> silent{"script", "style",  "template", "noscript", "svg",    "select",
                                                  "button", "iframe", "textarea", "object",   "canvas", "audio",
                                                  "video",  "nav",    "datalist", "math",     "head"};
constexpr std::array<std::string_view, 26> containers{
    "html",   "body",       "div",  "section", "article", "main",   "aside",    "header",   "footer",
    "form",   "ul",         "ol",   "dl",      "table",   "tbody",  "tr",       "td",       "th",
    "figure", "figcaption", "menu", "dialog",  "details", "center", "fieldset", "amp-story"};
constexpr std::array<std::string_view, 8> always_suspect{"header",     "footer", "aside",  "figure",
                                                         "figcaption", "menu",   "dialog", "fieldset"};
constexpr std::array<std::string_view, 7> suspect_roles{"navigation", "complementary", "banner", "contentinfo",
                                                        "dialog",     "search",        "alert"};
// Words of class and id that say: not the article's own text.
constexpr std::array<std::string_view, 61> suspect_words{"comment",      "comments",
                                                         "related",      "share",
                                                         "sharing",      "social",
                                                         "newsletter",   "subscribe",
                                                         "subscription", "promo",
                                                         "promotion",    "promoted",
                                                         "advert",       "advertisement",
                                                         "ads",          "ad",
                                                         "advertising",  "cookie",
                                                         "cookies",      "consent",
                                                         "gdpr",         "breadcrumb",
                                                         "breadcrumbs",  "sidebar",
                                                         "recommended",  "recommendations",
                                                         "recirc",       "trending",
                                                         "popular",      "caption",
                                                         "credit",       "byline",
                                                         "tags",         "topics",
                                                         "author",       "bio",
                                                         "footer",       "menu",
                                                         "pullquote",    "pull",
                                                         "sponsor",      "sponsored",
                                                         "paywall",      "toolbar",
                                                         "widget",       "gallery",
                                                         "signup",       "popup",
                                                         "modal",        "teaser",
                                                         "teasers",      "taboola",
                                                         "outbrain",     "disclaimer",
                                                         "copyright",    "kicker",
                                                         "timestamp",    "more",
                                                         "nav",          "navigation",
                                                         "factbox"};
// Parts of class names, without their hyphens, that say: this is the article's text.
constexpr std::array<std::string_view, 14> body_names{
    "articlebody", "storybody", "entrycontent", "postcontent", "articlecontent", "articletext", "storycontent",
    "postbody",    "bodycopy",  "storytext",    "articlecopy", "richtextbody",   "contentbody", "caasbody"};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Words of "article-footer__shareBar": article, footer, share, bar.
bool has_suspect_word(std::string_view names) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool upper = c >= 'A' && c <= 'Z';
    const bool small = c >= 'a' && c <= 'z';
    if (upper || (!small && !word.empty())) {
      if (one_of(word, suspect_words)) return true;
      word.clear();
    }
    if (upper || small) word += static_cast<char>(c | 0x20);
  }
  return false;
}

bool names_a_body(std::string_view names) {
  std::string bare;
  for (const char c : names)
    if (c != '-' && c != '_') bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return std::any_of(body_names.begin(), body_names.end(),
                     [&](std::string_view name) { return bare.find(name) != std::string::npos; });
}

class PageBuilder {
 public:
  HtmlPage parse(std::string_view utf8);

 private:
  struct Attributes {
    std::string_view names[2];  // class and id
    std::string_view role, type, rel, href, property, content, itemprop, datetime, lang;
    bool hidden = false;
  };
  struct Open {
    std::string tag;
    std::uint32_t container;
    BlockKind kind;
    int level;
    bool suspect;
    bool silent;
  };

  static Attributes attributes_of(const xmlChar** pairs);
  void start(std::string_view tag, const Attributes& attributes);
  void end(std::string_view tag);
  void characters(std::string_view text);
  void pop();
  void flush();
  void break_line();
  void head_element(std::string_view tag, const Attributes& attributes);

  HtmlPage page_;
  std::vector<Open> open_;
  std::string text_;
  std::size_t link_bytes_ = 0;
  int silent_ = 0, links_ = 0;
  int breaks_ = 0;
  bool in_title_ = false, in_h1_ = false, in_json_ = false;
  xmlParserCtxtPtr context_ = nullptr;
};

PageBuilder::Attributes PageBuilder::attributes_of(const xmlChar** pairs) {
  Attributes out;
  for (; pairs != nullptr && pairs[0] != nullptr; pairs += 2) {
    const std::string_view key = view(pairs[0]), value = view(pairs[1]);
    if (key == "class")
      out.names[0] = value;
    else if (key == "id")
      out.names[1] = value;
    else if (key == "role")
      out.role = value;
    else if (key == "type")
      out.type = value;
    else if (key == "rel")
      out.rel = value;
    else if (key == "href")
      out.href = value;
    else if (key == "property" || key == "name")
      out.property = value;
    else if (key == "content")
      out.content = value;
    else if (key == "itemprop")
      out.itemprop = value;
    else if (key == "datetime")
      out.datetime = value;
    else if (key == "lang")
      out.lang = value;
    else if (key == "hidden" || (key == "aria-hidden" && value == "true"))
      out.hidden = true;
    else if (key == "style" && (value.find("display:none") != std::string_view::npos ||
                                value.find("display: none") != std::string_view::npos))
      out.hidden = true;
  }
  return out;
}

void PageBuilder::head_element(std::string_view tag, const Attributes& attributes) {
  if (tag == "meta") {
    for (const std::string_view key : {attributes.property, attributes.itemprop})
      if (!key.empty() && !attributes.content.empty())
        page_.meta.emplace(text::in_small_letters(key), attributes.content);
  } else if (tag == "link") {
    if (text::in_small_letters(attributes.rel) == "canonical" && page_.canonical.empty())
      page_.canonical = attributes.href;
  } else if (tag == "html") {
    page_.language = attributes.lang;
  } else if (tag == "time" && !attributes.datetime.empty()) {
    const bool published = attributes.itemprop == "datePublished";
    if (page_.time.empty() || published) page_.time = attributes.datetime;
  }
}

void PageBuilder::flush() {
  breaks_ = 0;
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  if (!text_.empty() && !open_.empty()) {
    HtmlBlock block;
    block.text = std::move(text_);
    block.link_bytes = link_bytes_;
    block.container = open_.back().container;
    // The innermost element that says what it is.
    for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
      if (element->suspect) block.suspect = true;
      if (element->kind == BlockKind::loose) {
        if (one_of(element->tag, containers)) break;
        continue;
      }
      if (block.kind == BlockKind::loose || element->kind == BlockKind::quote) {
        block.kind = element->kind;
        block.level = element->level;
      }
      if (element->kind != BlockKind::paragraph) break;
    }
    page_.blocks.push_back(std::move(block));
  }
  text_.clear();
  link_bytes_ = 0;
}

// One <br> is a blank, two are a paragraph's end.
void PageBuilder::break_line() {
  if (++breaks_ >= 2) return flush();
  if (!text_.empty() && text_.back() != ' ') text_ += ' ';
}

void PageBuilder::start(std::string_view tag, const Attributes& attributes) {
  head_element(tag, attributes);
  if (tag == "br") return break_line();
  if (open_.size() >= html_nesting_limit) {
    page_.too_deep = true;
    ::xmlStopParser(context_);
    return;
  }
  Open element{std::string(tag), open_.empty() ? 0U : open_.back().container, BlockKind::loose, 0, false, false};
  const bool is_silent = one_of(tag, silent) || (attributes.hidden && tag != "body" && tag != "html");
  if (tag == "script") in_json_ = text::in_small_letters(attributes.type).starts_with("application/ld+json");
  if (in_json_ && tag == "script") page_.json_ld.emplace_back();
  if (tag == "title" && page_.title.empty()) in_title_ = true;
  if (tag == "a") ++links_;
  if (is_silent) {
    element.silent = true;
    ++silent_;
  }
  const bool whole_page = tag == "body" || tag == "html" || tag == "main" || tag == "article";
  const bool suspect = !whole_page && (one_of(tag, always_suspect) || one_of(attributes.role, suspect_roles) ||
                                       has_suspect_word(attributes.names[0]) || has_suspect_word(attributes.names[1]));
  if (one_of(tag, containers)) {
    flush();
    HtmlContainer container;
    container.parent = element.container;
    container.depth = page_.containers[element.container].depth + 1;
    container.article = tag == "article";
    container.aside = tag == "aside";
    container.body =
        attributes.itemprop == "articleBody" || names_a_body(attributes.names[0]) || names_a_body(attributes.names[1]);
    container.suspect = suspect && !container.body;
    element.container = static_cast<std::uint32_t>(page_.containers.size());
    page_.containers.push_back(container);
  } else if (tag == "p" || tag == "pre" || tag == "dd" || tag == "dt" || tag == "summary" || tag == "address") {
    flush();
    element.kind = BlockKind::paragraph;
    element.suspect = suspect || tag == "address";
  } else if (tag == "li") {
    flush();
    element.kind = BlockKind::list_item;
    element.suspect = suspect;
  } else if (tag == "blockquote") {
    flush();
    element.kind = BlockKind::quote;
    element.suspect = suspect;
  } else if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') {
    flush();
    element.kind = BlockKind::heading;
    element.level = tag[1] - '0';
    element.suspect = suspect;
    in_h1_ = element.level == 1 && page_.h1.empty() && silent_ == 0;
    if (element.level == 1)
      for (std::uint32_t at = element.container;; at = page_.containers[at].parent) {
        page_.containers[at].has_h1 = true;
        if (at == 0) break;
      }
  } else if (tag == "hr") {
    flush();
  }
  open_.push_back(std::move(element));
}

void PageBuilder::pop() {
  const Open& element = open_.back();
  const bool block = element.kind != BlockKind::loose || one_of(element.tag, containers);
  if (block) flush();
  if (element.tag == "a") --links_;
  if (element.silent) --silent_;
  if (element.tag == "script") in_json_ = false;
  if (element.tag == "title") in_title_ = false;
  if (element.level == 1) in_h1_ = false;
  open_.pop_back();
}

void PageBuilder::end(std::string_view tag) {
  // libxml2 balances its events; only what was stopped or void has no partner.
  if (!open_.empty() && open_.back().tag == tag) return pop();
}

void PageBuilder::characters(std::string_view text) {
  if (in_json_) {
    page_.json_ld.back() += text;
    return;
  }
  std::string* extra = in_title_ ? &page_.title : in_h1_ ? &page_.h1 : nullptr;
  if (extra != nullptr && extra->size() < 4000) extra->append(text);
  if (silent_ > 0 || in_title_) return;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    const bool no_break = rest.starts_with("\xC2\xA0");
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || no_break) {
      if (!text_.empty() && text_.back() != ' ') text_ += ' ';
      i += no_break ? 1 : 0;
      continue;
    }
    if (rest.starts_with("\xC2\xAD")) {  // a soft hyphen is no character of the word
      ++i;
      continue;
    }
    breaks_ = 0;
    text_ += c;
    link_bytes_ += links_ > 0 ? 1 : 0;
  }
}

// How many blanks a tag may hold outside of quotes; more is no page, and libxml2 compares every attribute with all
// others.
constexpr int most_blanks_in_tag = 1000;

// Counts through tags, so that what lies beyond the limit can be left out.
class TagScan {
 public:
  // Whether this byte is to be left out.
  bool passes(char c, char next) {
    if (!in_tag_) {
      in_tag_ = c == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
      quote_ = 0;
      blanks_ = 0;
      return false;
    }
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    } else if (c == '>') {
      in_tag_ = false;
      return false;
    } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '/') {
      ++blanks_;
    }
    return blanks_ > most_blanks_in_tag;
  }

 private:
  bool in_tag_ = false;
  char quote_ = 0;
  int blanks_ = 0;
};

// Entities that name no character become U+FFFD, those of windows-1252's range what was meant (as HTML says);
// libxml2 would drop or keep them.
std::string with_sound_entities(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + 16);
  TagScan tags;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    if (tags.passes(utf8[at], at + 1 < utf8.size() ? utf8[at + 1] : '\0')) continue;
    if (utf8[at] == '\0') {
      out += "\xEF\xBF\xBD";
      continue;
    }
    if (utf8[at] == '&' && at + 2 < utf8.size() && utf8[at + 1] == '#') {
      const bool hex = (utf8[at + 2] | 0x20) == 'x';
      std::size_t end = at + (hex ? 3 : 2);
      const std::size_t begin = end;
      std::uint32_t value = 0;
      for (; end < utf8.size(); ++end) {
        const unsigned char c = static_cast<unsigned char>(utf8[end] | 0x20);
        const int digit = utf8[end] >= '0' && utf8[end] <= '9' ? utf8[end] - '0'
                          : hex && c >= 'a' && c <= 'f'        ? c - 'a' + 10
                                                               : -1;
        if (digit < 0) break;
        value = std::min<std::uint32_t>(value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit), 0x200000);
      }
      const bool broken =
          value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) || (value >= 0x80 && value < 0xA0);
      if (end > begin && broken) {
        if (value >= 0x80 && value < 0xA0)
          out += from_windows_1252(std::string(1, static_cast<char>(value)));
        else
          out += "\xEF\xBF\xBD";
        at = end - 1 + (end < utf8.size() && utf8[end] == ';' ? 1 : 0);
        continue;
      }
    }
    out += utf8[at];
  }
  return out;
}

void tidy(std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  while (!out.empty() && out.back() == ' ') out.pop_back();
  text = std::move(out);
}

HtmlPage PageBuilder::parse(std::string_view utf8) {
  const std::string bytes = with_sound_entities(utf8);
  page_.containers.emplace_back();
  if (bytes.empty()) return std::move(page_);  // libxml2 takes nothing for a fault
  xmlSAXHandler handler{};
  handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<PageBuilder*>(self)->start(view(name), attributes_of(attributes));
  };
  handler.endElement = [](void* self, const xmlChar* name) { static_cast<PageBuilder*>(self)->end(view(name)); };
  handler.characters = [](void* self, const xmlChar* text, int length) {
    static_cast<PageBuilder*>(self)->characters(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;  // the text of scripts
  context_ = ::htmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()));
  if (context_ == nullptr) throw std::bad_alloc();
  ::htmlCtxtUseOptions(context_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                     HTML_PARSE_IGNORE_ENC);
  ::xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);  // whatever its meta elements say
  xmlSAXHandler* own = context_->sax;
  context_->sax = &handler;
  context_->userData = this;
  ::htmlParseDocument(context_);
  context_->sax = own;
  ::htmlFreeParserCtxt(context_);
  while (!open_.empty()) pop();
  tidy(page_.title);
  tidy(page_.h1);
  return std::move(page_);
}

}  // namespace

HtmlPage parse_html(std::string_view utf8) {
  return PageBuilder().parse(utf8);
}

std::string text_of_html(std::string_view utf8) {
  std::string text;
  for (const HtmlBlock& block : parse_html(utf8).blocks) text += (text.empty() ? "" : "\n\n") + block.text;
  return text;
}

}  // namespace onrecord::io
