// Cuts the power at random points of a recorded run (power_loss ARTICLES TABLES POINTS): what was acknowledged is
// there, whole.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>

#include "script.h"
#include "shim_vfs.h"
#include "store/connection.h"
#include "store/verification.h"

namespace onrecord::testing {

using namespace store;
namespace {

constexpr std::size_t sector = 512;
constexpr unsigned seed = 7;

// What the shim saw, in order.
struct Event {
  FileChange::Kind kind;
  std::string path;
  std::int64_t at;
  std::string bytes;
};

// One file on a disk with a cache: what was synced stays, each later change may or may not have come through.
struct DiskFile {
  std::string durable;
  std::vector<Event> waiting;
  bool entered = false;               // its name in the folder is durable
  std::optional<std::string> before;  // what the name stood for before a removal that is not durable
};

void change(std::string& content, const Event& event) {
  const auto at = static_cast<std::size_t>(event.at);
  if (event.kind == FileChange::truncate) {
    content.resize(at);
    return;
  }
  if (content.size() < at + event.bytes.size()) content.resize(at + event.bytes.size());
  content.replace(at, event.bytes.size(), event.bytes);
}

class Disk {
 public:
  explicit Disk(bool weak) : weak_(weak) {}

  void take(const Event& event) {
    DiskFile& file = files_[event.path];
    switch (event.kind) {
      case FileChange::create:
        file = {{}, {}, false, std::move(file.before)};
        break;
      case FileChange::write:
      case FileChange::truncate:
        file.waiting.push_back(event);
        break;
      case FileChange::sync:
        // A disk that says "written" and has not: the control, which must lose something.
        if (weak_ && event.path.ends_with("-wal")) break;
        for (const Event& each : file.waiting) change(file.durable, each);
        file.waiting.clear();
        // SQLite syncs the folder with the first sync of a journal or -wal that it made.
        if (!file.entered && event.path != "onrecord.db") sync_folder();
        file.entered = true;
        file.before.reset();
        break;
      case FileChange::remove:
        if (event.at != 0) {  // with its folder
          files_.erase(event.path);
        } else {
          std::optional<std::string> before = std::move(file.before);
          if (file.entered) before = std::move(file.durable);
          file = {{}, {}, false, std::move(before)};
          gone_[event.path] = true;
        }
        break;
      case FileChange::read:
        break;
    }
    if (event.kind == FileChange::create) gone_.erase(event.path);
  }

  // The files after a power failure now.
  std::map<std::string, std::string> image(std::mt19937& random) const {
    std::map<std::string, std::string> files;
    const unsigned style = random() % 5;
    for (const auto& [path, file] : files_) {
      const bool new_name = file.entered || (!gone_.contains(path) && random() % 2 == 0);
      if (!new_name) {
        if (file.before && random() % 2 == 0) files[path] = *file.before;
        continue;
      }
      std::string content = file.durable;
      for (const Event& event : file.waiting) come_through(content, event, style, random);
      files[path] = std::move(content);
    }
    return files;
  }

 private:
  void sync_folder() {
    for (const auto& [path, unused] : gone_) files_.erase(path);
    gone_.clear();
    for (auto& [path, file] : files_) {
      file.entered = true;
      file.before.reset();
    }
  }

  // Styles: nothing, all, each or not, sectors of each or not, and the same with rubbish where the power failed.
  static void come_through(std::string& content, const Event& event, unsigned style, std::mt19937& random) {
    if (style == 0) return;
    if (style == 1) return change(content, event);
    if (style == 2 || event.kind == FileChange::truncate) {
      if (random() % 2 == 0) change(content, event);
      return;
    }
    for (std::size_t at = 0; at < event.bytes.size();) {
      const std::size_t place = static_cast<std::size_t>(event.at) + at;
      const std::size_t size = std::min(sector - place % sector, event.bytes.size() - at);
      const unsigned fate = random() % (style == 3 ? 2 : 4);
      Event part{FileChange::write, {}, static_cast<std::int64_t>(place), event.bytes.substr(at, size)};
      if (fate == 2)
        for (char& byte : part.bytes) byte = static_cast<char>(random());
      if (fate == 3) part.bytes.resize(1 + random() % size);  // torn within the sector
      if (fate != 0) change(content, part);
      at += size;
    }
  }

  bool weak_;
  std::map<std::string, DiskFile> files_;
  std::map<std::string, bool> gone_;
};

struct Recorded {
  std::vector<Event> events;
  std::vector<std::size_t> acknowledged;  // events when step i had returned
  std::vector<std::string> states;        // [0]: a database without articles; [i + 1]: after step i
};

Recorded record(const Script& script, const std::string& path) {
  Recorded recorded;
  set_watch([&](const FileChange& change) {
    if (change.kind != FileChange::read)
      recorded.events.push_back({change.kind, std::string(change.path.substr(change.path.rfind('/') + 1)), change.at,
                                 std::string(change.bytes)});
    return 0;
  });
  std::unique_ptr<Store> store;
  std::size_t number = 0;
  for (const Script::Step& step : script.steps()) {
    if (number % 9 == 0) {  // closing writes all into the file and removes what lies beside it
      store.reset();
      store = std::make_unique<Store>(path, Access::write);
      store->connection().execute("PRAGMA wal_autocheckpoint = 60");
    }
    if (number++ == 0) recorded.states.push_back(state_of(*store));
    step.run(*store);
    recorded.acknowledged.push_back(recorded.events.size());
    recorded.states.push_back(state_of(*store));
  }
  store.reset();
  set_watch({});
  return recorded;
}

struct Tally {
  std::size_t points = 0, lost = 0, corrupt = 0, half = 0;
  bool clean() const { return lost + corrupt + half == 0; }
};

class Cutter {
 public:
  Cutter(const Recorded& recorded, std::string folder) : recorded_(recorded), folder_(std::move(folder)) {}

  Tally cut(std::size_t points, bool weak, bool loud) {
    std::mt19937 random(seed);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < points; ++i) places.push_back(random() % (recorded_.events.size() + 1));
    std::sort(places.begin(), places.end());
    Disk disk(weak);
    Tally tally;
    std::size_t done = 0;
    for (const std::size_t place : places) {
      for (; done < place; ++done) disk.take(recorded_.events[done]);
      ++tally.points;
      const std::string words = check(disk.image(random), place, tally);
      if (loud && !words.empty()) std::printf("after change %zu: %s\n", place, words.c_str());
    }
    return tally;
  }

 private:
  std::string check(const std::map<std::string, std::string>& files, std::size_t place, Tally& tally) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    for (const auto& [name, content] : files) std::ofstream(folder_ + "/" + name, std::ios::binary) << content;
    const auto& at = recorded_.acknowledged;
    const auto acknowledged = static_cast<std::size_t>(std::upper_bound(at.begin(), at.end(), place) - at.begin());
    try {
      const Store store(folder_ + "/onrecord.db", Access::write);
      std::string problems;
      const Verified verified = verify_store(
          store, [&](const std::string& problem) { problems += problem + "; "; }, [](std::size_t, std::size_t) {});
      if (verified.problems > 0) {
        ++tally.corrupt;
        return problems.substr(0, 300);
      }
      const std::string state = state_of(store);
      for (std::size_t i = acknowledged; i <= std::min(acknowledged + 1, recorded_.states.size() - 1); ++i)
        if (recorded_.states[i] == state) return {};
      const auto found = std::find(recorded_.states.begin(), recorded_.states.end(), state);
      if (found == recorded_.states.end()) {
        ++tally.half;
        return "a state that never was";
      }
      ++tally.lost;
      return std::to_string(acknowledged) + " steps were acknowledged, " +
             std::to_string(found - recorded_.states.begin()) + " are there";
    } catch (const Error& error) {
      ++tally.corrupt;
      return error.what();
    }
  }

  const Recorded& recorded_;
  std::string folder_;
};

// All changes, made again in their order, give the file that the run left.
bool replay_is_true(const Recorded& recorded, const std::string& path) {
  std::map<std::string, std::string> files;
  for (const Event& event : recorded.events)
    if (event.kind == FileChange::remove)
      files.erase(event.path);
    else if (event.kind == FileChange::write || event.kind == FileChange::truncate)
      change(files[event.path], event);
  std::ifstream in(path, std::ios::binary);
  const std::string real{std::istreambuf_iterator<char>(in), {}};
  const std::string& made = files["onrecord.db"];
  if (made == real) return true;
  std::size_t at = 0;
  while (at < std::min(made.size(), real.size()) && made[at] == real[at]) ++at;
  std::printf("the replay is not the file: %zu and %zu bytes, the first other one at %zu\n", made.size(), real.size(),
              at);
  return false;
}

int run(const std::string& articles, const std::string& tables, std::size_t points) {
  const char* temporary = std::getenv("TMPDIR");
  std::string folder = std::string(temporary != nullptr ? temporary : "/tmp") + "/onrecord-power-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) return 2;
  install_shim();
  const Script script(articles, tables);
  const Recorded recorded = record(script, folder + "/onrecord.db");
  std::printf("%zu steps, %zu changes of files recorded\n", script.steps().size(), recorded.events.size());
  if (!replay_is_true(recorded, folder + "/onrecord.db")) return 1;
  Cutter cutter(recorded, folder + "/image");
  const Tally control = cutter.cut(std::max<std::size_t>(points / 5, 60), true, false);
  std::printf("control, a disk that does not sync the -wal: %zu points, %zu lost, %zu corrupt, %zu half\n",
              control.points, control.lost, control.corrupt, control.half);
  const Tally tally = cutter.cut(points, false, true);
  std::printf("%zu points, %zu lost, %zu corrupt, %zu half\n", tally.points, tally.lost, tally.corrupt, tally.half);
  std::filesystem::remove_all(folder);
  return tally.clean() && !control.clean() ? 0 : 1;
}

}  // namespace
}  // namespace onrecord::testing

int main(int count, char** words) {
  if (count != 4) {
    std::fprintf(stderr, "usage: %s ARTICLES TABLES POINTS\n", words[0]);
    return 2;
  }
  return onrecord::testing::run(words[1], words[2], std::strtoul(words[3], nullptr, 10));
}
