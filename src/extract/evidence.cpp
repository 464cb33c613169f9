// The network's own sureness, a candidate's shape, and how it lies among the others.
#include "extract/evidence.h"

#include <algorithm>

namespace onrecord::extract {
namespace {

class List {
 public:
  void add(float value) { values_[size_++] = value; }
  void add(bool value) { add(value ? 1.0F : 0.0F); }
  const Evidence& all() const { return values_; }

 private:
  Evidence values_{};
  std::size_t size_ = 0;
};

std::uint32_t count(const std::vector<text::TokenRange>& ranges) {
  std::uint32_t sum = 0;
  for (const text::TokenRange range : ranges) sum += range.size();
  return sum;
}

std::uint32_t common(const std::vector<text::TokenRange>& a, const std::vector<text::TokenRange>& b) {
  std::uint32_t sum = 0;
  for (const text::TokenRange x : a)
    for (const text::TokenRange y : b) {
      const std::uint32_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
      sum += end > begin ? end - begin : 0;
    }
  return sum;
}

bool inside(text::TokenRange range, const std::vector<text::TokenRange>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](text::TokenRange r) { return r.begin <= range.begin && range.end <= r.end; });
}

// Tokens between the cue and the nearest of the ranges, `most` at most; 0 for none.
float gap(text::TokenRange cue, const std::vector<text::TokenRange>& ranges, std::uint32_t most) {
  if (ranges.empty()) return 0;
  std::uint32_t least = most;
  for (const text::TokenRange range : ranges)
    least = std::min(least, range.begin >= cue.end   ? range.begin - cue.end
                            : cue.begin >= range.end ? cue.begin - range.end
                                                     : 0);
  return static_cast<float>(least) / static_cast<float>(most);
}

void add_sureness(const Tagged& tagged, List& out) {
  const Sureness& sure = tagged.sure;
  out.add(std::clamp(sure.cue_margin, -4.0F, 8.0F));
  out.add(std::max(0.0F, sure.cue_margin - 2.0F));
  out.add(std::clamp(sure.best_cue_margin, -4.0F, 8.0F));
  out.add(std::max(0.0F, sure.best_cue_margin - 2.0F));
  out.add(sure.content);
  out.add(sure.weakest);
  out.add(sure.edge);
  out.add(std::min(sure.edge_margin, 8.0F));
  out.add(sure.source);
}

void add_shape(const Tagged& tagged, StatementKind kind, List& out) {
  const std::uint32_t length = count(tagged.content);
  out.add(!tagged.source.empty());
  out.add(static_cast<float>(std::min(length, 20U)) / 20);
  out.add(length <= 2);
  out.add(kind == StatementKind::direct);
  out.add(kind == StatementKind::mixed);
  out.add(tagged.content.size() > 1);
  out.add(gap(tagged.cue, tagged.source, 20));
}

void add_neighbours(const std::vector<const Tagged*>& beside, const Tagged& tagged, List& out) {
  float collision = 0;
  bool nested = false, holds_cue = false;
  const std::uint32_t length = count(tagged.content);
  for (const Tagged* each : beside) {
    if (each == &tagged) continue;
    const Tagged& other = *each;
    const std::uint32_t shared = common(other.content, tagged.content);
    if (other.sure.cue_margin > tagged.sure.cue_margin)
      collision =
          std::max(collision, static_cast<float>(shared) / static_cast<float>(length + count(other.content) - shared));
    nested = nested || inside(tagged.cue, other.content);
    holds_cue = holds_cue || inside(other.cue, tagged.content);
  }
  out.add(collision);
  out.add(nested);
  out.add(holds_cue);
}

}  // namespace

Evidence evidence_of(const std::vector<const Tagged*>& beside, const Tagged& tagged, StatementKind kind) {
  List out;
  out.add(1.0F);
  add_sureness(tagged, out);
  add_shape(tagged, kind, out);
  add_neighbours(beside, tagged, out);
  return out.all();
}

}  // namespace onrecord::extract
