// Console: what goes to standard error (errors, notices, progress), and what standard output can show.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "onrecord/error.h"

namespace onrecord::cli {

enum class Colour : std::uint8_t { plain, bold, dim, red, green, yellow, blue, magenta, cyan };

// Text in a colour, or as it is where `on` is false. Escape sequences come from here alone: all other text is made
// printable before.
std::string coloured(std::string_view text, Colour colour, bool on);

class Console {
 public:
  Console();  // before any option is known
  explicit Console(const Arguments& arguments);
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  bool quiet() const noexcept { return quiet_; }
  bool out_is_terminal() const noexcept { return out_terminal_; }
  bool colour() const noexcept { return out_colour_; }   // of standard output
  std::size_t width() const noexcept { return width_; }  // columns of the terminal, 80 where there is none

  void error(const Error& error);  // "onrecord: file:line: message"
  void error(std::string_view message);
  void notice(std::string_view message);  // not when quiet; made safe for the terminal

  // "1,200 of 8,961 articles, 310 articles/s, 25 s left" on one line that is written over; only on a terminal. `total`
  // 0: not known. Cheap: the clock is asked at most ten times a second.
  void progress(std::uint64_t done, std::uint64_t total, std::string_view unit);
  void end_progress();

 private:
  using Clock = std::chrono::steady_clock;
  void line(std::string_view text, Colour colour, std::string_view coloured_part);

  bool quiet_ = false;
  bool out_terminal_ = false, err_terminal_ = false;
  bool out_colour_ = false, err_colour_ = false;
  bool progress_shown_ = false;
  std::size_t width_ = 80;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_ = started_;
};

// "1,234,567"
std::string with_commas(std::uint64_t number);

}  // namespace onrecord::cli
