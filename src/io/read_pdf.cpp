// PDF by pdftotext (poppler-utils), run as a program of its own: it is under the GPL, and a crash stays its own.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "io/finish.h"
#include "io/pdf_layout.h"
#include "io/readers.h"
#include "io/sources.h"
#include "io/temporary_file.h"

namespace onrecord::io {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

[[noreturn]] void fail(const std::string& name) {
  throw Error(ErrorKind::io, std::strerror(errno), name);
}

constexpr std::size_t longest_page = std::size_t{256} << 20;  // of pdftotext's description: some 100 bytes a word

// The whole pages at the beginning of `waiting` leave it.
void take_pages(std::string& waiting, PdfLayout& layout) {
  constexpr std::string_view begin = "<page ", end = "</page>";
  for (std::size_t at = 0; (at = waiting.find(end)) != std::string::npos;) {
    const std::size_t from = waiting.find(begin);
    if (from < at) layout.page(waiting.substr(from, at + end.size() - from));
    waiting.erase(0, at + end.size());
  }
}

PdfLayout layout_of(std::string_view bytes, std::uint64_t limit, const std::string& name) {
  MemorySource source(bytes, name);
  TemporaryFile pdf(source);  // pdftotext wants to seek
  pdf.forget_name();
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail(name);
  const Descriptor out(ends[0]);
  Descriptor in(ends[1]);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, in.get(), 1);
  ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, pdf.descriptor(), 3);
  const char* arguments[] = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "/dev/fd/3", "-", nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "pdftotext", &actions, nullptr, const_cast<char**>(arguments), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0)
    throw Error(ErrorKind::rejected_input,
                failed == ENOENT ? "pdftotext is not installed; it comes with the package poppler-utils"
                                 : "pdftotext cannot be run: " + std::string(std::strerror(failed)),
                name);
  in.close();
  PdfLayout layout;
  std::string waiting;
  std::array<char, 1 << 16> buffer;
  ssize_t got = 0;
  while ((got = ::read(out.get(), buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR)) {
    if (got < 0 || layout.size() > limit || waiting.size() > longest_page) continue;
    waiting.append(buffer.data(), static_cast<std::size_t>(got));
    take_pages(waiting, layout);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0) throw Error(ErrorKind::rejected_input, "damaged PDF (pdftotext gives it up)", name);
  if (layout.size() > limit || waiting.size() > longest_page)
    throw Error(ErrorKind::rejected_input, "larger than " + size_in_words(limit) + " (--max-doc sets the limit)", name);
  return layout;
}

class PdfReader : public Reader {
 public:
  explicit PdfReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    Document document;
    const std::string bytes = read_all(source, options_.max_document);
    const PdfLayout layout = layout_of(bytes, options_.max_document, source.name());
    document.text = layout.text();
    document.title = layout.title();
    if (document.text.empty())
      throw Error(ErrorKind::rejected_input, "no text in this PDF: its pages are pictures (OCR makes them text)",
                  source.name());
    deliver(std::move(document), {}, {source.name(), 0, 0, text_hash(bytes)}, options_, events);
  }

 private:
  ReadOptions options_;
};

}  // namespace

std::unique_ptr<Reader> make_pdf_reader(const ReadOptions& options) {
  return std::make_unique<PdfReader>(options);
}

}  // namespace onrecord::io
