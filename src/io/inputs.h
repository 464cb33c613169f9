// Reading that can be ended while it waits: read_paths() with a question before each piece of input.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "onrecord/format.h"

namespace onrecord::io {

// Tells of a file, by device and inode, what it is where it must not even be opened; else nothing.
using NoInput = std::function<std::string_view(std::uint64_t device, std::uint64_t inode)>;

// `before_read` is called before each piece of a file or of standard input, and several times a second while nothing
// comes; what it throws ends the reading. What is no input is passed over, with a notice where the user named it.
void read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const ReadEvents& events,
                const std::function<void()>& before_read, const NoInput& no_input = {});

}  // namespace onrecord::io
