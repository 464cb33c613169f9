// Any bytes as a review sheet that comes back: every correction lands, or none and the lines are named; the database
// stays whole.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/command.h"
#include "cli/options.h"
#include "fuzz.h"
#include "onrecord/error.h"
#include "onrecord/tracker.h"
#include "store/corrections.h"
#include "store/ingest.h"
#include "store/verification.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::cli;

namespace {

// A database of one article with a few statements, whose ids the seeds name.
class Desk {
 public:
  Desk() : folder_((std::filesystem::temp_directory_path() / "onrecord-review-XXXXXX").string()) {
    require(::mkdtemp(folder_.data()) != nullptr, "a folder can be made");
    Document document;
    document.doc_id = "quay";
    document.title = "The quay";
    document.published_at = {2025, 3, 4};
    document.text = "“We will open the quay in June,” Ada Reed said.\n\nTom Hale said the fees were unfair.";
    const auto knowledge = Knowledge::load();
    const Analysis analysis = Tracker(knowledge).track(document);
    Store store(clean(), Access::write);
    Ingest ingest(store, {});
    ingest.add(document, document_info(document, *knowledge), &analysis);
    ingest.commit();
    for (const Statement& statement : store.read().statements) ids_.push_back(statement.id);
    require(ids_.size() >= 2, "the article has statements");
    std::sort(ids_.begin(), ids_.end());
  }
  ~Desk() { std::filesystem::remove_all(folder_); }

  std::string clean() const { return folder_ + "/clean.db"; }
  std::string used() const { return folder_ + "/used.db"; }
  std::string sheet() const { return folder_ + "/sheet.csv"; }
  // Seeds cannot know the ids: "ID1" and "ID2" stand for them.
  std::string with_ids(std::string sheet) const {
    for (const auto& [word, id] : {std::pair("ID1", ids_[0]), std::pair("ID2", ids_[1])})
      for (std::size_t at = 0; (at = sheet.find(word, at)) != std::string::npos; at += id.size())
        sheet.replace(at, 3, id);
    return sheet;
  }

 private:
  std::string folder_;
  std::vector<std::string> ids_;
};

// What the command says is not what is tested here.
class Silence {
 public:
  Silence() : error_(::dup(2)) {
    const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nothing, 2);
    ::close(nothing);
  }
  ~Silence() {
    ::dup2(error_, 2);
    ::close(error_);
  }

 private:
  int error_;
};

int run(const Command& command, const std::vector<std::string>& words) {
  const Silence silence;
  try {
    return command.run(parse_arguments(command, words));
  } catch (const Error& error) {
    return error.exit_code();
  }
}

}  // namespace

namespace onrecord::cli {
Command review_command();
// The program's list holds all commands; here there is one.
const std::vector<Command>& commands() {
  static const std::vector<Command> list = {review_command()};
  return list;
}
}  // namespace onrecord::cli

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Desk desk;
  std::filesystem::copy_file(desk.clean(), desk.used(), std::filesystem::copy_options::overwrite_existing);
  const std::string sheet = desk.with_ids({reinterpret_cast<const char*>(bytes), size});
  std::ofstream(desk.sheet(), std::ios::binary).write(sheet.data(), static_cast<std::streamsize>(sheet.size()));
  const Command command = review_command();
  const std::vector<std::string> import = {"import", desk.sheet(), "--by", "Ada Lind", "--db", desk.used(), "--quiet"};
  const int code = run(command, import);
  require(code == 0 || code == 1, "a sheet is taken or refused");
  {
    const Store store(desk.used(), Access::read);
    const std::size_t stored = stored_corrections(store).size();
    require(code == 0 || stored == 0, "a refused sheet changes nothing");
    if (stored == 0) return 0;
    const Verified verified = verify_store(
        store, [](const std::string&) {}, [](auto, auto) {});
    require(verified.problems == 0, "the database is whole");
  }
  require(run(command, import) == 0, "the same sheet again is taken again");
  return 0;
}
