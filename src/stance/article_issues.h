// ArticleIssues: where an article names its issues, so that "the bill" and "it" are known for what they stand for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stance/reading.h"

namespace onrecord::stance {

// An alias that the article names: bytes, sentence, and row.
struct NamedIssue {
  Span span;
  std::uint32_t sentence = 0;
  std::uint32_t alias = 0;
};

class ArticleIssues {
 public:
  // `title` may be empty. Both must outlive this.
  ArticleIssues(const tables::StanceTables& tables, std::string_view text, std::string_view title,
                ReadingMemory& memory);

  // The last one before this byte, of any issue (-1) or of one; nullptr: none.
  const NamedIssue* last_before(std::uint32_t byte, int issue) const;
  // The last one before this byte whose alias ends with the head noun `head`, else the first such after it.
  const NamedIssue* with_head(std::uint32_t byte, tables::WordId head) const;
  std::uint32_t sentence_of(std::uint32_t byte) const;
  const std::vector<std::uint32_t>& issues() const { return issues_; }   // named in text or title, ascending
  const std::vector<NamedIssue>& named() const { return named_; }        // by place
  const std::vector<NamedIssue>& in_title() const { return in_title_; }  // by place
  std::uint32_t sentences() const { return static_cast<std::uint32_t>(sentence_begins_.size()); }

 private:
  std::vector<NamedIssue> find(std::string_view text, ReadingMemory& memory, bool sentences);

  const tables::StanceTables& tables_;
  std::vector<NamedIssue> named_, in_title_;
  std::vector<std::uint32_t> sentence_begins_;  // bytes
  std::vector<std::uint32_t> issues_;
};

}  // namespace onrecord::stance
