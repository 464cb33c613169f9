// Main text in two steps: the container that holds it, then the blocks in it that are running text.
#include "io/main_text.h"

#include <algorithm>
#include <array>
#include <set>

#include "text/small_letters.h"

namespace onrecord::io {
namespace {

constexpr std::size_t running_text = 80;         // bytes from which a block counts as running text
constexpr std::size_t largest_card = 3;          // blocks: a linked headline, a teaser, perhaps a date
constexpr std::size_t most_pulled_quotes = 200;  // each is looked for in the whole text; no page pulls out so many
constexpr double holds_most = 0.8;               // share of the running text that the article's container must hold

// How blocks begin that belong to the page, not to the article; only blocks below longest_phrase are asked.
constexpr std::size_t longest_phrase = 200;
constexpr std::array<std::string_view, 60> page_phrases{
    "read more",       "read also",       "also read",        "read next",
    "related:",        "related stories", "related articles", "related coverage",
    "see also",        "more on this",    "more from",        "more:",
    "sign up",         "subscribe",       "follow us",        "follow @",
    "follow the",      "share this",      "share on",         "advertisement",
    "click here",      "download the",    "watch:",           "watch |",
    "listen:",         "photo:",          "photograph:",      "image:",
    "credit:",         "copyright",       "\xC2\xA9",         "all rights reserved",
    "get the latest",  "by clicking",     "we use cookies",   "topics:",
    "tags:",           "filed under",     "join the",         "support our",
    "story continues", "skip to",         "recommended",      "don't miss",
    "published",       "updated",         "last updated",     "last modified",
    "first published", "print this",      "have a tip",       "comments",
    "leave a comment", "most read",       "editing by",       "reporting by",
    "your email",      "this site",       "log in",           "create an account"};

std::string words_of(std::string_view text) {  // lower case, only letters and digits, one blank between
  std::string out;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word)
      out += upper ? static_cast<char>(c | 0x20) : c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_page_phrase(std::string_view text) {
  if (text.size() >= longest_phrase) return false;
  const std::string lower = text::in_small_letters(text.substr(0, 40));
  const auto begins = [&](std::string_view phrase) { return lower.starts_with(phrase); };
  if (lower.starts_with("by ") && text.size() < 80 && text.find_first_of(".!?\"") == std::string_view::npos)
    return true;  // a byline
  return std::any_of(page_phrases.begin(), page_phrases.end(), begins);
}

bool ends_a_sentence(std::string_view text) {
  for (const std::string_view end :
       {".", "!", "?", "\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99", ":", "\xE2\x80\xA6", "\xC2\xBB", ")"})
    if (text.ends_with(end)) return true;
  return false;
}

double link_share(const HtmlBlock& block) {
  return block.text.empty() ? 0 : static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

class MainText {
 public:
  explicit MainText(const HtmlPage& page) : page_(page), suspect_(page.containers.size()) {
    for (std::size_t i = 0; i < page.containers.size(); ++i)
      suspect_[i] = page.containers[i].suspect || (i != 0 && suspect_[page.containers[i].parent]);
    find_teasers();
  }

  std::string text() {
    forgive();
    choose_containers();
    in_chosen_.resize(page_.containers.size());
    for (const std::uint32_t root : chosen_) in_chosen_[root] = true;
    for (std::size_t i = 1; i < page_.containers.size(); ++i)  // a parent comes before what it holds
      in_chosen_[i] = in_chosen_[i] || in_chosen_[page_.containers[i].parent];
    std::vector<const HtmlBlock*> kept = choose_blocks();
    drop_pulled_quotes(kept);
    std::string out;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      // A heading without text under it is the title of something that was left out.
      if (kept[i]->kind == BlockKind::heading && (i + 1 == kept.size() || kept[i + 1]->kind == BlockKind::heading))
        continue;
      out += (out.empty() ? "" : "\n\n") + kept[i]->text;
    }
    return out;
  }

 private:
  bool runs(const HtmlBlock& block) const {
    return block.kind != BlockKind::heading && !block.suspect && !teaser_[block.container] &&
           block.text.size() >= running_text && link_share(block) < 0.3;
  }

  // A small container that begins with a link is a card that leads to another article, whatever follows the link. Where
  // that would take most of the page's text (posts of a live blog have links to themselves), it is none.
  void find_teasers() {
    struct Begin {
      std::size_t blocks = 0, bytes = 0;
      double link_share = 0;
    };
    std::vector<Begin> begins(page_.containers.size());
    std::size_t all = 0, in_cards = 0;
    for (const HtmlBlock& block : page_.blocks) {
      Begin& begin = begins[block.container];
      if (begin.blocks++ == 0) begin.link_share = link_share(block);
      begin.bytes += block.text.size();
      if (!suspect_[block.container]) all += block.text.size();
    }
    teaser_.assign(page_.containers.size(), false);
    for (std::size_t i = 1; i < begins.size(); ++i) {
      teaser_[i] = begins[i].blocks >= 2 && begins[i].blocks <= largest_card && begins[i].link_share >= 0.8;
      if (teaser_[i] && !suspect_[i]) in_cards += begins[i].bytes;
    }
    if (4 * in_cards > 3 * all) teaser_.assign(page_.containers.size(), false);
  }

  // Bytes of running text in each container and all below it.
  std::vector<std::size_t> sums(const std::vector<bool>& left_out) const {
    std::vector<std::size_t> sum(page_.containers.size());
    for (const HtmlBlock& block : page_.blocks)
      if (runs(block) && !left_out[block.container]) sum[block.container] += block.text.size();
    for (std::size_t i = page_.containers.size(); i-- > 1;) sum[page_.containers[i].parent] += sum[i];
    return sum;
  }

  // A suspect name around most of the page's text ("layout--with-sidebar") says nothing about that text.
  void forgive() {
    const std::vector<std::size_t> all = sums(std::vector<bool>(page_.containers.size()));
    std::vector<bool> forgiven(page_.containers.size());
    for (std::size_t i = 1; i < page_.containers.size(); ++i)
      forgiven[i] = page_.containers[i].suspect && 2 * all[i] > all[0];
    for (std::size_t i = 1; i < page_.containers.size(); ++i)
      suspect_[i] = (page_.containers[i].suspect && !forgiven[i]) || suspect_[page_.containers[i].parent];
  }

  bool inside(std::uint32_t container, std::uint32_t ancestor) const {
    while (page_.containers[container].depth > page_.containers[ancestor].depth)
      container = page_.containers[container].parent;
    return container == ancestor;
  }

  void choose_containers() {
    const std::vector<std::size_t> sum = sums(suspect_);
    std::uint32_t root = first_article(sum);
    // Parts that say they are the body: all of them that hold some of it.
    std::size_t said = 0;
    for (std::uint32_t i = 0; i < page_.containers.size(); ++i)
      if (is_outer_body(i) && inside(i, root)) said += sum[i];
    if (2 * said > sum[root] && said > 0) {
      for (std::uint32_t i = 0; i < page_.containers.size(); ++i)
        if (is_outer_body(i) && inside(i, root) && 20 * sum[i] > said) chosen_.push_back(i);
      return;
    }
    // Else the deepest container that holds most of the running text.
    for (std::uint32_t i = root + 1; i < page_.containers.size(); ++i)
      if (inside(i, root) && page_.containers[i].depth > page_.containers[root].depth &&
          static_cast<double>(sum[i]) >= holds_most * static_cast<double>(sum[root]) && sum[i] > 0)
        root = i;
    chosen_.push_back(root);
  }

  bool is_outer_body(std::uint32_t at) const {
    if (!page_.containers[at].body || suspect_[at]) return false;
    while (at != 0) {
      at = page_.containers[at].parent;
      if (page_.containers[at].body) return false;
    }
    return true;
  }

  // Pages that load the next articles below the first: each has its own headline.
  std::uint32_t first_article(const std::vector<std::size_t>& sum) const {
    for (std::uint32_t i = 1; i < page_.containers.size(); ++i)
      if (page_.containers[i].article && page_.containers[i].has_h1 && !suspect_[i] && 5 * sum[i] > sum[0]) return i;
    return 0;
  }

  bool is_chosen(const HtmlBlock& block) const {
    return !suspect_[block.container] && !block.suspect && !teaser_[block.container] && in_chosen_[block.container];
  }

  bool reads_as_text(const HtmlBlock& block) const {
    if (is_page_phrase(block.text)) return false;
    const double links = link_share(block);
    switch (block.kind) {
      case BlockKind::heading:
        return block.level > 1 && links < 0.3;
      case BlockKind::paragraph:
      case BlockKind::quote:
        return links < (block.text.size() < longest_phrase ? 0.6 : 0.8);
      case BlockKind::list_item:
        return links < 0.3 && block.text.size() >= 30;
      case BlockKind::loose:
        return links < 0.3 && block.text.size() >= 25 && (ends_a_sentence(block.text) || block.text.size() >= 160);
    }
    return false;
  }

  std::vector<const HtmlBlock*> choose_blocks() const {
    std::vector<const HtmlBlock*> kept;
    std::set<std::string_view> seen;  // the same words again, for narrow screens
    for (const HtmlBlock& block : page_.blocks) {
      if (!is_chosen(block) || !reads_as_text(block)) continue;
      if (block.text.size() >= 40 && !seen.insert(block.text).second) continue;
      kept.push_back(&block);
    }
    return kept;
  }

  // A quotation set apart whose words stand in the text as well.
  static void drop_pulled_quotes(std::vector<const HtmlBlock*>& kept) {
    std::string body;
    for (const HtmlBlock* block : kept)
      if (block->kind != BlockKind::quote) body += ' ' + words_of(block->text) + ' ';
    std::size_t looked_up = 0;
    std::erase_if(kept, [&](const HtmlBlock* block) {
      if (block->kind != BlockKind::quote || ++looked_up > most_pulled_quotes) return false;
      const std::string words = words_of(block->text);
      return !words.empty() && body.find(' ' + words + ' ') != std::string::npos;
    });
  }

  const HtmlPage& page_;
  std::vector<bool> suspect_, in_chosen_, teaser_;
  std::vector<std::uint32_t> chosen_;
};

}  // namespace

std::string main_text(const HtmlPage& page) {
  return MainText(page).text();
}

}  // namespace onrecord::io
