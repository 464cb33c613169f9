// A stand in words: what may be said of where an actor stands, and what is too little or too mixed to say it.
#include "report/stand_words.h"

#include "report/wording.h"

namespace onrecord::report {

std::string stand_in_words(const Stand& stand) {
  const std::string all = counted(static_cast<std::size_t>(stand.statements), "statement", "statements");
  const bool whole = stand.on_side == stand.statements;
  const std::string share = (whole ? "" : digits_grouped(static_cast<std::size_t>(stand.on_side)) + " of ") + all;
  const std::string articles = counted(static_cast<std::size_t>(stand.documents), "article", "articles");
  const std::string side(side_in_words(stand.side));
  if (stand.evidence == Evidence::little) return "too little to tell, " + share + " " + side;
  if (stand.evidence == Evidence::mixed) return "mixed evidence, " + share + " " + side + ", in " + articles;
  return side + " (" + label_in_words(stand.label) + "), " + share + " in " + articles;
}

std::string_view strength_in_words(const Spell& spell) {
  return spell.shown ? "well supported" : "uncertain";
}

}  // namespace onrecord::report
