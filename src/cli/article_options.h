// The options of commands that read articles, and what they mean.
#pragma once

#include <vector>

#include "cli/options.h"
#include "onrecord/format.h"

namespace onrecord::cli {

std::vector<Option> article_options();  // --date, --format, --map, --max-doc

// Throws Error(usage) for a --map that is not KEY=COLUMN,...
ReadOptions read_options_of(const Arguments& arguments);

}  // namespace onrecord::cli
