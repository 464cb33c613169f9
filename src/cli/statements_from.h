// Where timeline and report take their statements from: the database, or records given with --from.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "onrecord/timeline.h"
#include "store/store.h"

namespace onrecord::cli {

struct StatementsAsked {
  StatementSet set;                     // of the actors asked for; labels and issues only of the issues asked for
  std::vector<std::string> actors;      // ids or names asked for; empty: everybody
  std::string in_words;                 // "who: Elena Marsh; about: MAREN.treaty"; empty: everything
  bool some_rejected = false;           // records of --from that could not be read
  std::unique_ptr<store::Store> store;  // what set.text_of asks
};

// --who, --about, --from, --silence and --confirm.
std::vector<Option> statements_options();
// Reads and selects. Withdrawn and rejected statements are in it, as reports tell of them; a fold leaves them out.
// Throws Error: unknown or ambiguous names with their candidates, files that cannot be read.
StatementsAsked statements_asked(const Arguments& arguments, Console& console);
TimelineOptions timeline_options_of(const Arguments& arguments);

// The key of an actor's timeline: the id, else the name.
const std::string& actor_key(const std::string& actor_id, const std::string& actor_name);

}  // namespace onrecord::cli
