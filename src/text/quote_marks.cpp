// Quotation marks by shape and place: the rules of quote_marks() in src/extract/train/tokens.py.
#include "text/quote_marks.h"

#include <algorithm>

#include "text/one_of.h"

namespace onrecord::text {
namespace {

using namespace std::string_view_literals;

class Marker {
 public:
  Marker(TokenizedText& text, TokenRange range) : text_(text), begin_(range.begin), end_(range.end) {}

  void run() {
    for (at_ = begin_; at_ < end_; ++at_) {
      const std::string_view w = word(at_);
      const auto first = static_cast<unsigned char>(w[0]);
      const bool may_be_mark = w.size() <= 3 && (first == '"' || first == '\'' || first == '`' || first >= 0xC2);
      if (!open_) {
        if (may_be_mark) outside(w);
      } else if (!may_be_mark || !inside(w)) {
        state(at_) = QuoteState::inside;
      }
    }
    if (open_) finish(end_ - 1, true);
  }

 private:
  std::string_view word(std::size_t i) const { return text_.word(i); }
  QuoteState& state(std::size_t i) { return text_.tokens[i].quote; }
  bool space_before(std::size_t i) const { return i == begin_ || text_.tokens[i - 1].end < text_.tokens[i].begin; }
  bool space_after(std::size_t i) const { return i + 1 == end_ || text_.tokens[i].end < text_.tokens[i + 1].begin; }
  bool opens_by_place(std::size_t i) const {
    return !space_after(i) && (space_before(i) || one_of(word(i - 1), {"(", "[", "—", "–", "-", "--", "'", "‘", ":"}));
  }

  void open(std::string_view closers) {
    state(at_) = QuoteState::opening;
    start_ = at_;
    closers_ = closers;
    open_ = true;
  }

  void finish(std::size_t last, bool open_ended) {
    text_.quotations.push_back({{text_.tokens[start_].begin, text_.tokens[last].end}, open_ended});
    open_ = false;
  }

  // Whether the paragraph before ends within a quotation.
  bool open_before() const {
    return !text_.quotations.empty() && text_.quotations.back().open_ended &&
           text_.quotations.back().span.end == text_.tokens[begin_ == 0 ? 0 : begin_ - 1].end;
  }

  // An even number of straight marks from here on: 'Pell said," the bridge is old".' only has its space on the wrong
  // side.
  bool paired() const {
    std::size_t count = 0;
    for (std::size_t i = at_; i < end_; ++i) count += word(i) == "\"" || word(i) == "''";
    return count % 2 == 0;
  }

  // A closing mark without an opening one ends a quotation that came from the paragraph before.
  void close_from_start() {
    start_ = begin_;
    state(at_) = QuoteState::closing;
    finish(at_, false);
  }

  void outside(std::string_view w) {
    if (one_of(w, {"“", "‟"}))
      open("”"sv);
    else if (w == "„")
      open("“”"sv);
    else if (w == "«")
      open("»"sv);
    else if (w == "「")
      open("」"sv);
    else if (w == "『")
      open("』"sv);
    else if (w == "``")
      open("''"sv);
    else if (one_of(w, {"”", "»", "」", "』"})) {
      if (marks_seen_) {
        state(at_) = QuoteState::closing;
      } else {
        for (std::size_t i = begin_; i < at_; ++i) state(i) = QuoteState::inside;
        close_from_start();
      }
    } else if (w == "\"" || w == "''") {
      if (!opens_by_place(at_) && space_after(at_) && at_ > begin_ && !marks_seen_ && (open_before() || !paired())) {
        for (std::size_t i = begin_; i < at_; ++i) state(i) = QuoteState::inside;
        close_from_start();
      } else {
        open(w);
      }
    } else if ((w == "'" || w == "‘") && opens_by_place(at_)) {
      if (const std::size_t close = single_close()) {
        state(at_) = QuoteState::opening;
        for (std::size_t i = at_ + 1; i < close; ++i) state(i) = QuoteState::inside;
        state(close) = QuoteState::closing;
        start_ = at_;
        finish(close, false);
        at_ = close;
      }
    } else {
      return;
    }
    marks_seen_ = marks_seen_ || state(at_) != QuoteState::outside;
  }

  // whether `w` was a mark that changes the state
  bool inside(std::string_view w) {
    const bool straight = closers_ == "\"" || closers_ == "''";
    bool closes = straight ? w == "\"" || w == "''" : w.size() >= 2 && closers_.find(w) != closers_.npos;
    if (closers_ == "”" && w == "\"" && !opens_by_place(at_)) closes = true;
    // an opening mark inside an open quotation: the mark before was never closed
    const bool anew = (w == "“" && closers_ == "”") || (w == "``" && closers_ == "''") ||
                      (w == "\"" && closers_ == "\"" && at_ > start_ + 1 && space_before(at_) && !space_after(at_));
    if (anew) {
      finish(at_ - 1, true);
      open(closers_);
      return true;
    }
    if (!closes) return false;
    state(at_) = QuoteState::closing;
    finish(at_, false);
    return true;
  }

  // The closing partner of the single mark at at_, or 0; the apostrophe of a plural does not close.
  std::size_t single_close() const {
    for (std::size_t k = at_ + 2; k < std::min<std::size_t>(end_, at_ + 80); ++k) {
      const std::string_view w = word(k);
      if (one_of(w, {"\"", "“", "”", "``", "''"})) return 0;
      if ((w == "'" || w == "’") && !space_before(k) &&
          (space_after(k) || one_of(word(k + 1), {".", ",", ";", ":", "!", "?", ")", "]", "—", "–"})))
        return k;
    }
    return 0;
  }

  TokenizedText& text_;
  std::size_t begin_, end_, at_ = 0, start_ = 0;
  std::string_view closers_;
  bool open_ = false, marks_seen_ = false;
};

}  // namespace

void mark_quotations(TokenizedText& text, TokenRange paragraph) {
  Marker(text, paragraph).run();
}

}  // namespace onrecord::text
