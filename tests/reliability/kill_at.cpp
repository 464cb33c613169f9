// Preloaded by kill_test.py: kills the program at its n-th change of a file, of which half may be done (KILL_AT=n).
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace {

bool is_the_one() {
  static const char* const given = std::getenv("KILL_AT");
  static std::atomic<long> left{given != nullptr ? std::atol(given) : 0};
  return left > 0 && --left == 0;
}

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
  if (file > STDERR_FILENO && is_the_one()) {
    (void)!next(file, bytes, size / 2);
    die();
  }
  return next(file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  static auto* const next = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  if (is_the_one()) {
    (void)!next(file, bytes, size / 2, at);
    die();
  }
  return next(file, bytes, size, at);
}

int fdatasync(int file) {
  static auto* const next = real<int(int)>("fdatasync");
  if (is_the_one()) die();
  return next(file);
}

int ftruncate64(int file, off64_t size) noexcept {
  static auto* const next = real<int(int, off64_t)>("ftruncate64");
  if (is_the_one()) die();
  return next(file, size);
}

int unlink(const char* path) noexcept {
  static auto* const next = real<int(const char*)>("unlink");
  if (is_the_one()) die();
  return next(path);
}

}  // extern "C"
