// Near copies: precision and recall on generated edits of generated articles.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "text/near_copies.h"

using namespace onrecord;
using namespace onrecord::text;

namespace {

// Words as frequent as in a language (Zipf), so that unrelated articles share some shingles.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {
    for (int i = 1; i <= 3000; ++i) weights_.push_back(1.0 / i);
    pick_ = std::discrete_distribution<int>(weights_.begin(), weights_.end());
  }
  std::string paragraph(int words) {
    std::string out;
    for (int i = 0; i < words; ++i) out += (i == 0 ? "W" : " w") + std::to_string(pick_(random_));
    return out + ".";
  }
  std::vector<std::string> article() {
    std::vector<std::string> paragraphs;
    const int count = between(6, 14);
    for (int i = 0; i < count; ++i) paragraphs.push_back(paragraph(between(25, 60)));
    return paragraphs;
  }
  int between(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_;
  std::vector<double> weights_;
  std::discrete_distribution<int> pick_;
};

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string out;
  for (const std::string& paragraph : paragraphs) out += paragraph + "\n\n";
  return out;
}

// Whether a database would find the pair: they share a band, and the signatures say so.
bool found(const std::string& a, const std::string& b) {
  const CopySignature one = copy_signature(a), other = copy_signature(b);
  const auto bands = copy_bands(one), others = copy_bands(other);
  for (std::size_t i = 0; i < bands.size(); ++i)
    if (bands[i] == others[i]) return are_copies(one, other);
  return false;
}

}  // namespace

TEST_CASE("near copies: precision and recall on edits") {
  Writer writer(20260101);
  int copies = 0, copies_found = 0, others = 0, others_found = 0;
  for (int round = 0; round < 150; ++round) {
    const std::vector<std::string> story = writer.article();
    const std::string whole = joined(story);
    std::vector<std::string> cut(story.begin(), story.begin() + static_cast<std::ptrdiff_t>(story.size() * 6 / 10));
    std::vector<std::string> reordered = story;
    std::shuffle(reordered.begin() + 1, reordered.end(), writer.random());
    std::vector<std::string> headed = story;
    headed.insert(headed.begin(), {writer.paragraph(9), "By " + writer.paragraph(3)});
    headed.push_back(writer.paragraph(20));
    std::string mended;
    int word = 0;
    for (const char c : whole) mended += c == ' ' && ++word % 40 == 0 ? std::string(" indeed ") : std::string(1, c);
    for (const std::string& edited : {joined(cut), joined(reordered), joined(headed), mended}) {
      ++copies;
      copies_found += found(whole, edited) ? 1 : 0;
    }
    // Another story, and a later one that repeats a third of this one as its background.
    std::vector<std::string> other = writer.article(), later = writer.article();
    later.insert(later.end(), story.begin(), story.begin() + static_cast<std::ptrdiff_t>(story.size() / 3));
    for (const std::string& unlike : {joined(other), joined(later)}) {
      ++others;
      others_found += found(whole, unlike) ? 1 : 0;
    }
  }
  const double precision = static_cast<double>(copies_found) / (copies_found + others_found);
  const double recall = static_cast<double>(copies_found) / copies;
  MESSAGE("near copies: precision " << precision << ", recall " << recall << ", " << copies << " copies, " << others
                                    << " others");
  CHECK(precision >= 0.98);
  CHECK(recall >= 0.96);
}

TEST_CASE("near copies: case, punctuation and typographic marks change nothing") {
  Writer writer(7);
  std::string text = joined(writer.article());
  std::string typed = text;
  for (std::size_t at = 0; (at = typed.find(". ", at)) != std::string::npos; at += 2)
    typed.replace(at, 2, "\xE2\x80\x9D, ");
  for (char& c : typed) c = c == 'w' ? 'W' : c;
  CHECK(copy_signature(text) == copy_signature(typed));
}

TEST_CASE("near copies: short texts have none; signatures come back from bytes") {
  const CopySignature brief = copy_signature("Ada Reed said that the port was open.");
  CHECK(!has_copies(brief));
  CHECK(!are_copies(brief, brief));
  Writer writer(8);
  const CopySignature signature = copy_signature(joined(writer.article()));
  CHECK(copy_signature_of_bytes(to_bytes(signature)) == signature);
  CHECK(!copy_signature_of_bytes("abc"));
}
