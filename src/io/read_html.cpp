// HTML: a file is a page is an article.
#include <algorithm>
#include <map>
#include <utility>

#include "io/decode.h"
#include "io/finish.h"
#include "io/html_page.h"
#include "io/json_ld.h"
#include "io/main_text.h"
#include "io/page_article.h"
#include "io/readers.h"
#include "io/sources.h"

namespace onrecord::io {
namespace {

std::map<std::string, int> words_of(std::string_view text) {
  std::map<std::string, int> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const unsigned char c = i < text.size() ? static_cast<unsigned char>(text[i]) : ' ';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
      word += static_cast<char>(c | 0x20);
    else if ((c >= '0' && c <= '9') || c >= 0x80)
      word += static_cast<char>(c);
    else if (!word.empty())
      ++words[std::exchange(word, {})];
  }
  return words;
}

int count(const std::map<std::string, int>& words) {
  int sum = 0;
  for (const auto& [word, times] : words) sum += times;
  return sum;
}

// The body that JSON-LD gives, unless the page plainly has the better one: the whole of which that is the beginning,
// or the same words with their paragraphs.
std::string better_text(std::string linked, std::string on_page) {
  if (is_blank(linked)) return on_page;
  if (is_blank(on_page)) return linked;
  const auto linked_words = words_of(linked), page_words = words_of(on_page);
  int shared = 0;
  for (const auto& [word, times] : linked_words)
    if (const auto found = page_words.find(word); found != page_words.end()) shared += std::min(times, found->second);
  const int linked_count = count(linked_words), page_count = count(page_words);
  const bool same = 20 * shared >= 19 * linked_count;
  if (same && 2 * page_count > 3 * linked_count) return on_page;  // a teaser
  const bool one_line = linked.find('\n') == std::string::npos;
  if (same && one_line && 20 * shared >= 19 * page_count && on_page.find('\n') != std::string::npos) return on_page;
  return linked;
}

std::string first_meta(const HtmlPage& page, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const auto found = page.meta.find(std::string(key)); found != page.meta.end()) return found->second;
  return {};
}

void fill(std::string& field, std::string value) {
  if (is_blank(field)) field = std::move(value);
}

class HtmlReader : public Reader {
 public:
  explicit HtmlReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    Place place{source.name()};
    PageArticle article;
    try {
      const std::string bytes = read_all(source, options_.max_document);
      place.input_hash = text_hash(bytes);
      article = article_of_page(bytes);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input) throw;
      if (events.rejected) events.rejected(rejected_at(place, error.message()));
      return;
    }
    if (events.notice)
      for (const std::string& notice : article.notices) events.notice(to_string(place) + ": " + notice);
    deliver(std::move(article.document), article.written_date, place, options_, events);
  }

 private:
  ReadOptions options_;
};

}  // namespace

PageArticle article_of_page(std::string_view bytes, std::string_view header_charset) {
  PageArticle article;
  const HtmlPage page = parse_html(html_to_utf8(bytes, header_charset, article.notices));
  if (page.too_deep)
    throw Error(ErrorKind::rejected_input, "nesting deeper than " + std::to_string(html_nesting_limit) + " elements");
  Document& document = article.document;
  if (auto linked = linked_article(page.json_ld)) {
    document = std::move(linked->document);
    article.written_date = std::move(linked->written_date);
  }
  document.text = better_text(std::move(document.text), main_text(page));
  if (is_blank(document.text)) throw Error(ErrorKind::rejected_input, "no text");
  fill(document.title, first_meta(page, {"og:title", "twitter:title", "headline", "dc.title"}));
  fill(document.title, page.h1);
  fill(document.title, page.title);
  fill(document.publisher, first_meta(page, {"og:site_name", "application-name", "dc.publisher", "publisher"}));
  fill(document.url, page.canonical);
  fill(document.url, first_meta(page, {"og:url"}));
  fill(document.language, page.language);
  fill(article.written_date, first_meta(page, {"article:published_time", "og:article:published_time", "datepublished",
                                               "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
                                               "dc.date", "pubdate", "publish-date", "publication_date", "date"}));
  fill(article.written_date, page.time);
  if (document.authors.empty())
    if (std::string author = first_meta(page, {"author", "article:author", "parsely-author", "dc.creator", "byl"});
        !author.empty())
      document.authors.push_back(std::move(author));
  return article;
}

std::unique_ptr<Reader> make_html_reader(const ReadOptions& options) {
  return std::make_unique<HtmlReader>(options);
}

}  // namespace onrecord::io
