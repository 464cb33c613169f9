// The report's little script: the search box. All else works without it.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::report {

extern const std::string_view page_script;

// "sha256-...", which the page's Content-Security-Policy names: no other script runs.
std::string page_script_hash();

}  // namespace onrecord::report
