// Interrupts: SIGINT and SIGTERM asked about between two articles, so that a run ends with everything whole.
#pragma once

namespace onrecord::cli {

// While it lives, the first signal is only noted; the second ends the program at once.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  int signal() const noexcept;  // 0: none came
};

}  // namespace onrecord::cli
