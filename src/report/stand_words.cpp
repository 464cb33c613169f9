// A stand in words: what may be said of where an actor stands, and what is too little or too mixed to say it.
#include "report/stand_words.h"

#include "report/wording.h"

namespace onrecord::report {
namespace {

std::string statements_on_side(const Stand& stand) {
  const std::string all = counted(static_cast<std::size_t>(stand.statements), "statement", "statements");
  const bool whole = stand.on_side == stand.statements;
  return whole ? all : digits_grouped(static_cast<std::size_t>(stand.on_side)) + " of " + all;
}

std::string articles_of(const Stand& stand) {
  return counted(static_cast<std::size_t>(stand.documents), "article", "articles");
}

}  // namespace

std::string rests_on(const Stand& stand) {
  return statements_on_side(stand) + " in " + articles_of(stand);
}

std::string stand_in_words(const Stand& stand) {
  const std::string side(side_in_words(stand.side));
  if (stand.evidence == Evidence::little) return "too little to tell, " + statements_on_side(stand) + " " + side;
  if (stand.evidence == Evidence::mixed)
    return "mixed evidence, " + statements_on_side(stand) + " " + side + ", in " + articles_of(stand);
  return side + " (" + label_in_words(stand.label) + "), " + rests_on(stand);
}

std::string_view strength_in_words(const Spell& spell) {
  return spell.shown ? "well supported" : "uncertain";
}

}  // namespace onrecord::report
