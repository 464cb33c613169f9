// PDF by pdftotext (poppler-utils), run as a program of its own: it is under the GPL, and a crash stays its own.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "io/decode.h"
#include "io/finish.h"
#include "io/readers.h"
#include "io/sources.h"
#include "io/temporary_file.h"

namespace onrecord {
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

[[noreturn]] void fail(const std::string& name) { throw Error(ErrorKind::io, std::strerror(errno), name); }

std::string pdf_to_text(std::string_view bytes, std::uint64_t limit, const std::string& name) {
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
  const char* arguments[] = {"pdftotext", "-layout", "-enc", "UTF-8", "/dev/fd/3", "-", nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "pdftotext", &actions, nullptr, const_cast<char**>(arguments), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0)
    throw Error(ErrorKind::rejected_input,
                failed == ENOENT ? "pdftotext is not installed; it comes with the package poppler-utils"
                                 : "pdftotext cannot be run: " + std::string(std::strerror(failed)),
                name);
  in.close();
  std::string text;
  char buffer[1 << 16];
  ssize_t got = 0;
  while ((got = ::read(out.get(), buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
    if (got > 0 && text.size() <= limit) text.append(buffer, static_cast<std::size_t>(got));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0) throw Error(ErrorKind::rejected_input, "damaged PDF (pdftotext gives it up)", name);
  if (text.size() > limit)
    throw Error(ErrorKind::rejected_input, "larger than " + size_in_words(limit) + " (--max-doc sets the limit)", name);
  return text;
}

// The lines of a page become paragraphs: blank lines stand between them, and words cut at a line's end are joined.
std::string with_paragraphs(std::string_view text) {
  std::string out, paragraph;
  const auto flush = [&] {
    if (!paragraph.empty()) out += (out.empty() ? "" : "\n\n") + paragraph;
    paragraph.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
    std::string line;
    for (const char c : text.substr(at, end - at))
      if (c != ' ' || (!line.empty() && line.back() != ' ')) line += c;
    while (!line.empty() && line.back() == ' ') line.pop_back();
    at = end + 1;
    if (line.empty()) {
      flush();
      continue;
    }
    const bool cut_word = paragraph.size() > 1 && paragraph.back() == '-' && line[0] >= 'a' && line[0] <= 'z';
    if (cut_word)
      paragraph.pop_back();
    else if (!paragraph.empty())
      paragraph += ' ';
    paragraph += line;
  }
  flush();
  return out;
}

class PdfReader : public Reader {
 public:
  explicit PdfReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    Document document;
    const std::string bytes = read_all(source, options_.max_document);
    document.text = with_paragraphs(pdf_to_text(bytes, options_.max_document, source.name()));
    const std::string_view first = std::string_view(document.text).substr(0, document.text.find('\n'));
    if (first.size() <= 200 && first.size() < document.text.size()) document.title = first;
    deliver(std::move(document), {}, {source.name(), 0, 0, text_hash(bytes)}, options_, events);
  }

 private:
  ReadOptions options_;
};

}  // namespace

std::unique_ptr<Reader> make_pdf_reader(const ReadOptions& options) { return std::make_unique<PdfReader>(options); }

}  // namespace onrecord
