// The readers' makers, one a format; formats.cpp lists them.
#pragma once

#include <memory>

#include "onrecord/format.h"

namespace onrecord {

std::unique_ptr<Reader> make_text_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_jsonl_reader(const ReadOptions& options);

}  // namespace onrecord
