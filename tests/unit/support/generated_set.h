// Generated statements for tests and samples: invented people, issues and sentences; the same set for the
// same seed.
#pragma once

#include "onrecord/statement_set.h"

namespace onrecord::testing {

struct GeneratorOptions {
  unsigned seed = 1;
  int actors = 10;
  int issues = 4;
  int statements = 400;
  Date from{2024, 1, 8};
  int days = 540;
  bool coarse_positions = true;  // positions as the tables give them: quarters of [-1, 1]
};

// Actors hold a position for a while and then turn, stay silent, hedge and assess; some statements are copies
// of one wire story, some have only a month or bounds, some are of unnamed officials, one article is
// withdrawn.
StatementSet generate(const GeneratorOptions& options);

}  // namespace onrecord::testing
