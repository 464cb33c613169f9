// Notes signals; a handler can reach nothing but a global, so this file has one.
#include "cli/interrupts.h"

#include <csignal>

namespace onrecord::cli {
namespace {

volatile std::sig_atomic_t received = 0;

void note(int number) {
  received = number;
}

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  ::sigaction(number, &action, nullptr);
}

}  // namespace

Interrupts::Interrupts() {
  received = 0;
  handle(SIGINT, note);
  handle(SIGTERM, note);
}

Interrupts::~Interrupts() {
  handle(SIGINT, SIG_DFL);
  handle(SIGTERM, SIG_DFL);
}

bool Interrupts::came() const noexcept {
  return received != 0;
}

void Interrupts::check() const {
  if (received != 0) throw Interrupted{received};
}

}  // namespace onrecord::cli
