// Paths to documents: walks folders, tells each file's format, and keeps going when one of them fails.
#include "io/inputs.h"

#include <dirent.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>

#include "io/readers.h"
#include "io/sources.h"
#include "io/unpack.h"

namespace onrecord::io {
namespace {

// A callback's exception on its way through readers that catch Errors of their own.
struct Ended {
  std::exception_ptr why;
};

template <typename... Arguments>
std::function<void(Arguments...)> passing_on(const std::function<void(Arguments...)>& callback) {
  if (!callback) return {};
  return [&callback](Arguments... arguments) {
    try {
      callback(std::forward<Arguments>(arguments)...);
    } catch (...) {
      throw Ended{std::current_exception()};
    }
  };
}

// Asks before each piece whether to go on.
class AskingSource : public ByteSource {
 public:
  AskingSource(ByteSource& inner, const std::function<void()>& before_read, bool waits)
      : inner_(inner), before_read_(before_read), waits_(waits) {}
  const std::string& name() const override { return inner_.name(); }
  std::size_t read(char* buffer, std::size_t size) override {
    if (before_read_) before_read_();
    // A signal that comes between the question and read(2) would wait with it for whoever writes.
    constexpr int milliseconds = 200;
    for (pollfd input{0, POLLIN, 0}; waits_ && before_read_; before_read_()) {
      const int ready = ::poll(&input, 1, milliseconds);
      if (ready > 0 || (ready < 0 && errno != EINTR)) break;
    }
    return inner_.read(buffer, size);
  }

 private:
  ByteSource& inner_;
  const std::function<void()>& before_read_;
  bool waits_;
};

// How a source was packed so far: one compression, then one archive, then one compression again (a.tar.gz with
// b.jsonl.gz); more is what only bombs need.
struct Layers {
  bool compressed = false;
  bool archived = false;
};

class Inputs {
 public:
  Inputs(const ReadOptions& options, const ReadEvents& events, const std::function<void()>& before_read,
         const NoInput& no_input)
      : options_(options), events_(events), before_read_(before_read), no_input_(no_input) {}

  // Folders wait in a list of their own, not on the stack: how deep they lie is their owner's choice.
  void path(const std::string& path, bool named) {
    visit(path, named);
    while (!open_folders_.empty()) {
      OpenFolder& inner = open_folders_.back();
      if (inner.next == inner.names.size())
        open_folders_.pop_back();
      else
        visit(std::string(inner.path).append(inner.names[inner.next++]), false);
    }
  }

 private:
  struct FolderId {
    dev_t device;
    ino_t inode;
    bool operator==(const FolderId&) const = default;
  };
  struct OpenFolder {
    FolderId id;
    std::string path;  // with a slash behind it
    std::vector<std::string> names;
    std::size_t next = 0;
  };

  void visit(const std::string& path, bool named) {
    try {
      if (path == "-" && named) {
        StdinSource source;
        AskingSource asking(source, before_read_, true);
        bytes(asking);
        return;
      }
      struct stat status {};
      if (::stat(path.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode)) return folder(path, status);
        if (const std::string_view what = no_input_ ? no_input_(status.st_dev, status.st_ino) : ""; !what.empty()) {
          if (named && events_.notice) events_.notice(path + ": " + std::string(what) + ", passed over");
          return;
        }
      }
      FileSource source(path);
      AskingSource asking(source, before_read_, false);
      bytes(asking);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::usage) throw;
      // A file that a folder's listing named and that cannot be read is a bad input; one that the user named,
      // an error.
      const ErrorKind kind = named ? error.kind() : ErrorKind::rejected_input;
      reject(Error(kind, error.message(), error.file().empty() ? path : error.file(), error.line()));
    }
  }

  void folder(const std::string& path, const struct stat& status) {
    const FolderId id{status.st_dev, status.st_ino};
    if (std::any_of(open_folders_.begin(), open_folders_.end(), [&](const OpenFolder& open) { return open.id == id; }))
      return reject(Error(ErrorKind::rejected_input, "folders in a loop", path));
    DIR* listing = ::opendir(path.c_str());
    if (listing == nullptr) throw Error(ErrorKind::io, std::strerror(errno), path);
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(listing))
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    ::closedir(listing);
    std::sort(names.begin(), names.end());
    open_folders_.push_back({id, path.back() == '/' ? path : path + '/', std::move(names)});
  }

  void bytes(ByteSource& source, Layers layers = {}) {
    PeekedSource peeked(source);
    const Packing packing = options_.format != "docx" ? packing_of(peeked.head()) : Packing::none;
    if (packing != Packing::none && !is_document_archive(packing, peeked)) return unpack(packing, peeked, layers);
    if (peeked.head().starts_with("\xFF\xFE") || peeked.head().starts_with("\xFE\xFF")) {
      if (events_.notice)
        events_.notice(source.name() +
                       (peeked.head()[0] == '\xFF' ? ": converted from UTF-16LE" : ": converted from UTF-16BE"));
      Utf16Source converted(peeked);
      PeekedSource again(converted);
      return document(again);
    }
    document(peeked);
  }

  bool is_document_archive(Packing packing, const PeekedSource& peeked) const {
    return packing == Packing::zip && recognise_format(peeked.head(), peeked.name()) == "docx";
  }

  void unpack(Packing packing, PeekedSource& packed, Layers layers) {
    if (is_compression(packing) ? layers.compressed : layers.archived)
      throw Error(ErrorKind::rejected_input,
                  "nested archives are not unpacked (" + std::string(name(packing)) + " inside another)",
                  packed.name());
    if (is_compression(packing)) {
      const std::unique_ptr<ByteSource> inner = unpacked(packing, packed, events_.notice);
      return bytes(*inner, {true, layers.archived});
    }
    each_member(packed, [&](ByteSource& member) {
      try {
        bytes(member, {false, true});
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::usage || error.message().starts_with("damaged archive") ||
            error.message().starts_with("expands beyond"))
          throw;  // no member can be read after this
        reject(Error(ErrorKind::rejected_input, error.message(), member.name(), error.line()));
      }
    });
  }

  void document(PeekedSource& peeked) {
    const std::string_view format =
        options_.format.empty() ? recognise_format(peeked.head(), peeked.name()) : options_.format;
    make_reader(format, options_)->read(peeked, events_);
  }

  void reject(const Error& error) {
    if (events_.rejected) events_.rejected(error);
  }

  const ReadOptions& options_;
  const ReadEvents& events_;
  const std::function<void()>& before_read_;
  const NoInput& no_input_;
  std::vector<OpenFolder> open_folders_;
};

}  // namespace

void read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const ReadEvents& events,
                const std::function<void()>& before_read, const NoInput& no_input) {
  if (!options.format.empty()) make_reader(options.format, options);  // an unknown name is told before anything is read
  const ReadEvents guarded{passing_on(events.document), passing_on(events.rejected), passing_on(events.notice)};
  const std::function<void()> asking = passing_on(before_read);
  Inputs inputs(options, guarded, asking, no_input);
  try {
    for (const std::string& path : paths) inputs.path(path, true);
  } catch (const Ended& ended) {
    std::rethrow_exception(ended.why);
  }
}

}  // namespace onrecord::io

namespace onrecord {

void read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const ReadEvents& events) {
  io::read_paths(paths, options, events, {});
}

}  // namespace onrecord
