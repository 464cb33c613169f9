// Messages that repeat: the first is said, the others are counted and told at the end.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"

namespace onrecord::cli {

// May be told of by several threads at once.
class Repeats {
 public:
  // `places`: at most so many are named of what is counted.
  explicit Repeats(Console& console, std::size_t places = 3) : console_(console), places_told_(places) {}

  void error(const Error& error);
  void notice(std::string_view message);  // "a.jsonl:3: no date": what stands before the first ": " is its place
  // "and 49 more like it: a.jsonl:4, a.jsonl:5, a.jsonl:6 ..." for each; nothing is kept.
  void finish();

 private:
  struct Kind {
    std::string key, message;
    bool is_error = false;
    std::size_t more = 0;
    std::vector<std::string> places;  // of the first few
  };
  // True for the first of its kind.
  bool is_first(bool is_error, std::string_view place, std::string_view message);

  Console& console_;
  std::size_t places_told_;
  std::mutex mutex_;
  std::vector<Kind> kinds_;  // few; the order of their first
};

}  // namespace onrecord::cli
