// Lets every n-th write, sync, malloc and new of a run fail (faults ARTICLES TABLES WRITES SYNCS MALLOCS NEWS): a clean
// error each, nothing stored is lost.
#include <sqlite3.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <set>
#include <typeinfo>

#include "cli/in_order.h"
#include "script.h"
#include "shim_vfs.h"
#include "store/connection.h"
#include "store/verification.h"

namespace {

// Counts down to the failure; afterwards every call fails (a disk that stays full) or none (a bad moment).
struct Fuse {
  std::atomic<bool> armed{false};
  std::atomic<long> left{0};
  std::atomic<long> seen{0};
  bool for_ever = false;

  void arm(long at, bool stays) {
    left = at;
    seen = 0;
    for_ever = stays;
    armed = true;
  }
  void disarm() { armed = false; }
  bool blows() {
    if (!armed) return false;
    ++seen;
    const long now = --left;
    return now == 0 || (for_ever && now < 0);
  }
};

Fuse write_fuse, sync_fuse, malloc_fuse, new_fuse;
Fuse* const fuses[] = {&write_fuse, &sync_fuse, &malloc_fuse, &new_fuse};

sqlite3_mem_methods system_memory;

void* failing_malloc(int size) {
  return malloc_fuse.blows() ? nullptr : system_memory.xMalloc(size);
}
void* failing_realloc(void* old, int size) {
  return malloc_fuse.blows() ? nullptr : system_memory.xRealloc(old, size);
}

void* allocated(std::size_t size, std::size_t alignment) {
  if (new_fuse.blows()) throw std::bad_alloc();
  void* memory = alignment == 0 ? std::malloc(size)
                                : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  return allocated(size, 0);
}
void* operator new[](std::size_t size) {
  return allocated(size, 0);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocated(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocated(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return new_fuse.blows() ? nullptr : std::malloc(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return new_fuse.blows() ? nullptr : std::malloc(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

namespace onrecord::testing {

using namespace store;
using namespace cli;
namespace {

void disarm() {
  for (Fuse* fuse : fuses) fuse->disarm();
}

class Faults {
 public:
  Faults(const Script& script, std::string folder)
      : script_(script), folder_(std::move(folder)), path_(folder_ + "/onrecord.db") {
    // The first steps are there before anything fails: what is stored must stay.
    {
      Store store(path_, Access::write);
      for (std::size_t i = 0; i < stored_; ++i) script_.steps()[i].run(store);
    }
    std::filesystem::copy_file(path_, folder_ + "/before.db");
    {
      Store store(path_, Access::write);
      states_.push_back(state_of(store));
      for (std::size_t i = stored_; i < script_.steps().size(); ++i) {
        script_.steps()[i].run(store);
        states_.push_back(state_of(store));
      }
    }
  }

  // What the run asks of each fuse when nothing fails.
  void count() {
    begin();
    for (Fuse* fuse : fuses) fuse->arm(-1, false);
    std::size_t done = 0;
    work(done);
    disarm();
    for (std::size_t i = 0; i < 4; ++i) calls_[i] = fuses[i]->seen;
    std::printf("a run of %zu steps: %ld writes, %ld syncs, %ld mallocs, %ld news\n", script_.steps().size() - stored_,
                calls_[0], calls_[1], calls_[2], calls_[3]);
  }

  bool let_fail(std::size_t which, const char* name, long points) {
    long errors = 0, unfelt = 0, bad = 0;
    for (long point = 0; point < points; ++point) {
      const long at = 1 + point * calls_[which] / points;
      begin();
      std::size_t done = 0;
      std::string words;
      fuses[which]->arm(at, point % 2 == 1);
      try {
        work(done);
        disarm();
      } catch (const Error& error) {
        disarm();
        words = error.what();
      } catch (const std::bad_alloc&) {  // main() says "out of memory"
        disarm();
        words = "out of memory";
      } catch (const std::exception& error) {
        disarm();
        ++bad;
        std::printf("%s %ld: no Error, but %s: %s\n", name, at, typeid(error).name(), error.what());
        words = error.what();
      }
      ++(words.empty() ? unfelt : errors);
      if (const std::string fault = check(done); !fault.empty()) {
        ++bad;
        std::printf("%s %ld (%s): %s\n", name, at, words.c_str(), fault.c_str());
      }
      told_.insert(words.substr(words.find(": ") == std::string::npos ? 0 : words.find(": ") + 2));
    }
    std::printf("%ld points of %s: %ld clean errors, %ld not felt, %ld faults\n", points, name, errors, unfelt, bad);
    return bad == 0 && (points == 0 || errors > 0);
  }

  // A database that may not grow beyond so many pages.
  bool let_be_full(long points) {
    begin();
    const auto pages = [&](Store& store) { return store.connection().number("PRAGMA page_count"); };
    std::int64_t least = 0, most = 0;
    {
      Store store(path_, Access::write);
      least = pages(store);
      for (std::size_t i = stored_; i < script_.steps().size(); ++i) script_.steps()[i].run(store);
      most = pages(store);
    }
    long full = 0, bad = 0;
    for (long point = 0; point < points; ++point) {
      begin();
      std::size_t done = 0;
      std::string words;
      try {
        Store store(path_, Access::write);
        store.connection().number("PRAGMA max_page_count = " + std::to_string(least + point * (most - least) / points));
        for (std::size_t i = stored_; i < script_.steps().size(); ++i) {
          script_.steps()[i].run(store);
          ++done;
        }
      } catch (const Error& error) {
        words = error.kind() == ErrorKind::io ? error.what() : std::string("not exit 5: ") + error.what();
      }
      full += words.find("disk full") != std::string::npos;
      std::string fault = check(done);
      if (fault.empty() && words.find("disk full") == std::string::npos) fault = "no \"disk full\": " + words;
      if (fault.empty()) continue;
      ++bad;
      std::printf("max_page_count, point %ld: %s\n", point, fault.c_str());
    }
    std::printf("%ld points of max_page_count: %ld said \"disk full\", %ld faults\n", points, full, bad);
    return bad == 0;
  }

  // Analysis on two threads, where only `new` can fail.
  bool let_analysis_fail(long points) {
    const auto pipeline = [&](std::size_t& taken) {
      InOrder<std::size_t, std::size_t> in_order(
          2, [&](std::size_t&& i) { return script_.tracker().track(script_.documents()[i]).statements.size(); },
          [&](std::size_t&&) { ++taken; }, [] {});
      for (std::size_t i = 0; i < 6; ++i) in_order.push(i);
      in_order.finish();
    };
    std::size_t taken = 0;
    new_fuse.arm(-1, false);
    pipeline(taken);
    disarm();
    const long calls = new_fuse.seen;
    long errors = 0, unfelt = 0;
    for (long point = 0; point < points; ++point) {
      taken = 0;
      new_fuse.arm(1 + point * calls / points, point % 2 == 1);
      try {
        pipeline(taken);
        disarm();
        ++unfelt;
      } catch (const std::bad_alloc&) {
        disarm();
        ++errors;
      }
    }
    std::printf("%ld points of new in the analysis on threads: %ld clean errors, %ld not felt\n", points, errors,
                unfelt);
    return points == 0 || errors > 0;
  }

  void tell() const {
    for (const std::string& words : told_)
      if (!words.empty()) std::printf("said: %s\n", words.c_str());
  }

 private:
  void begin() {
    for (const char* end : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + end);
    std::filesystem::copy_file(folder_ + "/before.db", path_, std::filesystem::copy_options::overwrite_existing);
  }

  // `done` counts the steps that returned: what they stored is acknowledged.
  void work(std::size_t& done) {
    Store store(path_, Access::write);
    store.connection().guarded([&] { store.connection().execute("PRAGMA wal_autocheckpoint = 60"); });
    for (std::size_t i = stored_; i < script_.steps().size(); ++i) {
      script_.steps()[i].run(store);
      ++done;
    }
    verify_store(
        store, [](const std::string&) {}, [](std::size_t, std::size_t) {});
  }

  // Opens the file again as the next run would: it is good, holds what was acknowledged, and the rest can be done.
  std::string check(std::size_t done) {
    try {
      Store store(path_, Access::write);
      std::string problems;
      verify_store(
          store, [&](const std::string& problem) { problems += problem + "; "; }, [](std::size_t, std::size_t) {});
      if (!problems.empty()) return problems.substr(0, 300);
      const std::string state = state_of(store);
      std::size_t at = done;
      while (at < states_.size() && at <= done + 1 && states_[at] != state) ++at;
      if (at >= states_.size() || at > done + 1)
        return std::to_string(done) + " steps were acknowledged, the file holds something else";
      if (++checked_ % 16 != 0) return {};
      for (std::size_t i = stored_ + at; i < script_.steps().size(); ++i) script_.steps()[i].run(store);
      return state_of(store) == states_.back() ? "" : "the run that went on ended with other rows";
    } catch (const Error& error) {
      return error.what();
    }
  }

  const Script& script_;
  std::string folder_, path_;
  std::size_t stored_ = 3, checked_ = 0;
  std::vector<std::string> states_;
  std::set<std::string> told_;
  long calls_[4] = {};
};

int run(char** words) {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_memory);
  sqlite3_mem_methods failing = system_memory;
  failing.xMalloc = failing_malloc;
  failing.xRealloc = failing_realloc;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
  install_shim();
  set_watch([](const FileChange& change) {
    if (change.kind == FileChange::write && write_fuse.blows())
      return write_fuse.left % 2 == 0 ? SQLITE_IOERR_WRITE : SQLITE_FULL;
    if (change.kind == FileChange::sync && sync_fuse.blows()) return SQLITE_IOERR_FSYNC;
    return SQLITE_OK;
  });
  const char* temporary = std::getenv("TMPDIR");
  std::string folder = std::string(temporary != nullptr ? temporary : "/tmp") + "/onrecord-faults-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) return 2;
  bool good = true;
  {
    const Script script(words[1], words[2]);
    Faults faults(script, folder);
    faults.count();
    const char* const names[] = {"write", "sync", "malloc", "new"};
    for (std::size_t i = 0; i < 4; ++i) good = faults.let_fail(i, names[i], std::atol(words[3 + i])) && good;
    good = faults.let_be_full(std::atol(words[3]) / 10) && good;
    good = faults.let_analysis_fail(std::atol(words[6])) && good;
    faults.tell();
  }
  std::filesystem::remove_all(folder);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace onrecord::testing

int main(int count, char** words) {
  if (count != 7) {
    std::fprintf(stderr, "usage: %s ARTICLES TABLES WRITES SYNCS MALLOCS NEWS\n", words[0]);
    return 2;
  }
  return onrecord::testing::run(words);
}
