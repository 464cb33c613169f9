// A stand in words: what may be said of where an actor stands, and what is too little or too mixed to say it.
#pragma once

#include <string>

#include "onrecord/timeline.h"

namespace onrecord::report {

// "for (qualified support), 6 of 7 statements in 4 articles"; "mixed evidence, 4 of 7 statements for, in 3 articles";
// "too little to tell, 1 statement for".
std::string stand_in_words(const Stand& stand);

// "4 of 5 statements in 3 articles"; "3 statements in 3 articles" where all are on its side.
std::string rests_on(const Stand& stand);

// "uncertain" of a change that may be one wrong label's work, "well supported" of one that survives error.
std::string_view strength_in_words(const Spell& spell);

}  // namespace onrecord::report
