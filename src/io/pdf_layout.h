// The pages of a PDF as pdftotext describes them (-bbox-layout), put together to an article: columns in their order,
// lines to paragraphs, without what is printed at the edge of every page.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::io {

class PdfLayout {
 public:
  void page(const std::string& xml);  // "<page width=... height=...> ... </page>"

  std::size_t size() const { return size_; }  // bytes of words so far
  std::string title()
      const;  // the paragraph in the largest letters on the first page that has any; empty: all are alike
  std::string text() const;  // paragraphs with a blank line between

 private:
  struct Paragraph {
    std::string words;
    std::size_t page = 0;
    double letters = 0;    // height of its lines
    bool at_edge = false;  // in the upper or lower margin
  };
  bool is_furniture(const Paragraph& paragraph) const;

  std::vector<Paragraph> paragraphs_;
  std::map<std::string, std::set<std::size_t>> edges_;  // words at an edge, without numbers -> pages
  std::size_t pages_ = 0, size_ = 0;
};

}  // namespace onrecord::io
