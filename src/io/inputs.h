// Reading that can be ended while it waits: read_paths() with a question before each piece of input.
#pragma once

#include <functional>

#include "onrecord/format.h"

namespace onrecord::io {

// `before_read` is called before each piece of a file or of standard input, and several times a second while nothing
// comes; what it throws ends the reading.
void read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const ReadEvents& events,
                const std::function<void()>& before_read);

}  // namespace onrecord::io
