// Interrupts: SIGINT and SIGTERM asked about between two articles or pieces of input, so that a run ends with
// everything whole.
#pragma once

namespace onrecord::cli {

struct Interrupted {
  int signal;
  int exit_code() const noexcept { return 128 + signal; }
};

// While it lives, the first signal is only noted; the second ends the program at once.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  bool came() const noexcept;
  void check() const;  // throws Interrupted where a signal came
};

}  // namespace onrecord::cli
