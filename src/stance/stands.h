// Stands: the attitudes and evaluations of a statement, and which of them bear on an object.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/govern.h"
#include "stance/reading.h"

namespace onrecord::stance {

// An attitude or an evaluating rule, as one kind of thing.
struct Stand {
  Found found;
  double value = 0;
  std::optional<Act> act;
  const std::string* id = nullptr;
  bool of_speaker = false;
  bool object_before = false;  // evaluates its subject only
  bool may_follow = true;
  bool paired = false;    // two negations in its own words: "no reason not to"
  bool of_other = false;  // a third party's: "Borduria wants to"
  tables::PhraseShape shape = tables::PhraseShape::verb;
  bool turned = false;  // a negation stands in a gap of its pattern: "would [not] welcome"
  bool need = false;    // what is said to be needed, whoever needs it
};

class Stands {
 public:
  explicit Stands(const Reading& reading);  // which must outlive this

  const std::vector<Stand>& all() const { return stands_; }
  // Those that bear on the object, innermost first: each next one governs the one before.
  // What stands within the words of the issue itself (`alias`) is in its polarity already, where a wish governs it.
  std::vector<const Stand*> governing(const Extent& object, const std::vector<FoundChange>& changes,
                                      const Extent& alias) const;

  // Nothing but what a verb takes along stands between words `at` and `end`.
  bool open_way(std::uint32_t at, std::uint32_t end, bool verb_next, bool by_adjuncts) const;

 private:
  std::vector<const Stand*> chain_of(const Extent& object, const std::vector<FoundChange>& changes,
                                     const Extent& but) const;
  void gather();
  bool third_party(std::uint32_t word) const;
  bool said_of(const Stand& stand, const Extent& object, Reach reach) const;
  bool leads(const Stand& stand, const Extent& object) const;
  bool furthers(std::uint32_t word) const;
  bool is_noun(std::uint32_t word) const;
  bool attribute(const Stand& stand) const;
  bool known(std::uint32_t word) const;
  bool wants(const Stand& stand, const Extent& object, Reach reach) const;

  const Reading& r_;
  Governor governor_;
  std::vector<Stand> stands_;
};

inline bool overlaps(const Found& a, std::uint32_t begin, std::uint32_t end) {
  return a.begin < end && begin < a.end;
}
// Whether the speaker may speak for the country: it is his, or he is an official whose country is not known.
bool speaks_for(const Reading& reading, const tables::StanceTables::CountryName& country);
// The country that a name within words [begin, end) speaks for, the longest that ends with them; nullptr: none.
const tables::StanceTables::CountryName* country_at(const Reading& reading, std::uint32_t begin, std::uint32_t end);

}  // namespace onrecord::stance
