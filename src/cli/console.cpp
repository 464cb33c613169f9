// Writes to standard error, and asks the terminal what it can do.
#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "text/printable.h"

namespace onrecord::cli {
namespace {

std::string_view variable(const char* name) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing writes the environment
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

bool colours_wanted(bool terminal, std::string_view when) {
  if (when == "always") return true;
  if (when == "never" || !terminal) return false;
  return variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

std::size_t terminal_width() {
  winsize size{};
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO})
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::max<std::size_t>(size.ws_col, 40);
  return 80;
}

// Messages are worth nothing to a broken standard error: what cannot be written is dropped.
void put(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

std::string coloured(std::string_view text, Colour colour, bool on) {
  constexpr const char* codes[] = {"",         "\033[1m",  "\033[2m",  "\033[31m", "\033[32m",
                                   "\033[33m", "\033[34m", "\033[35m", "\033[36m"};
  if (!on || colour == Colour::plain) return std::string(text);
  return codes[static_cast<std::size_t>(colour)] + std::string(text) + "\033[0m";
}

Console::Console()
    : out_terminal_(::isatty(STDOUT_FILENO) == 1),
      err_terminal_(::isatty(STDERR_FILENO) == 1),
      width_(terminal_width()) {
  out_colour_ = colours_wanted(out_terminal_, "auto");
  err_colour_ = colours_wanted(err_terminal_, "auto");
}

Console::Console(const Arguments& arguments) : Console() {
  quiet_ = arguments.flag("quiet");
  const std::string when = arguments.text("color", "auto");
  out_colour_ = colours_wanted(out_terminal_, when);
  err_colour_ = colours_wanted(err_terminal_, when);
}

Console::~Console() {
  end_progress();
}

void Console::line(std::string_view text, Colour colour, std::string_view coloured_part) {
  end_progress();
  // Lists in our own messages go on after a newline and two blanks; every other newline is shown as what it is.
  std::string safe;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find("\n  ", at), text.size());
    if (at > 0) safe += '\n';
    safe += text::safe_line(text.substr(at, end - at));
    at = end + 1;
  }
  put(coloured(coloured_part, colour, err_colour_) + safe + '\n');
}

void Console::error(const Error& error) {
  line(error.what(), Colour::red, "onrecord: ");
}
void Console::error(std::string_view message) {
  line(message, Colour::red, "onrecord: ");
}

void Console::notice(std::string_view message) {
  if (!quiet_) line(message, Colour::plain, "");
}

void Console::progress(std::uint64_t done, std::uint64_t total, std::string_view unit) {
  if (quiet_ || !err_terminal_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string text = with_commas(done);
  if (total != 0) text += " of " + with_commas(total);
  text.append(" ").append(unit);
  text += ", " + with_commas(static_cast<std::uint64_t>(rate)) + "/s";
  if (total > done && rate > 0)
    text += ", " + with_commas(static_cast<std::uint64_t>(static_cast<double>(total - done) / rate) + 1) + " s left";
  put("\r\033[K" + text.substr(0, width_ - 1));
  std::fflush(stderr);
  progress_shown_ = true;
}

void Console::end_progress() {
  if (progress_shown_) put("\r\033[K");
  progress_shown_ = false;
}

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

}  // namespace onrecord::cli
