// What `add` does, for commands that add on the way.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"

namespace onrecord::cli {

// --date, --format, --map ..., --no-text, --replace, --strict, --tables, --jobs and those of the database.
std::vector<Option> adding_options();
// Reads the paths into the database and tells what came of it. Gives the exit code.
int add_articles(const Arguments& arguments, const std::vector<std::string>& paths, bool acknowledging,
                 Console& console);
// The day of now, of the clock.
Date today();

}  // namespace onrecord::cli
