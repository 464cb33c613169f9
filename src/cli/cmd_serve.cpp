// onrecord serve: the record in a browser's window, on this machine only.
#include <unistd.h>

#include <cstdlib>
#include <future>
#include <optional>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/interrupts.h"
#include "cli/tables_asked.h"
#include "io/output_file.h"
#include "serve/server.h"

namespace onrecord::cli {
namespace {

constexpr std::int64_t usual_port = 8017;

// The desktop's own way to open an address; in a child process, so that nothing of ours waits for it.
void open_in_browser(const std::string& address) {
  if (::fork() != 0) return;
  ::setsid();
  for (int descriptor = 0; descriptor < 3; ++descriptor) ::close(descriptor);
  ::execlp("xdg-open", "xdg-open", address.c_str(), static_cast<char*>(nullptr));
  std::_Exit(127);
}

std::string coder_of(const Arguments& arguments) {
  if (arguments.has("coder")) return arguments.text("coder");
  const char* user = std::getenv("USER");
  return user == nullptr ? std::string() : std::string(user);
}

// Those named, else those that the database remembers, where it can be read: if not, the service says why.
KnowledgeOptions tables_of_window(const Arguments& arguments, Console& console) {
  std::optional<store::Store> store;
  try {
    store.emplace(database_path(arguments), store::Access::read, wait_of(arguments));
  } catch (const Error&) {
    return knowledge_of(arguments);
  }
  return tables_asked(arguments, *store, console);
}

int run(const Arguments& arguments) {
  Console console(arguments);
  serve::ServeAddress address;
  address.port_is_asked = arguments.has("port");
  address.port = static_cast<std::uint16_t>(arguments.integer("port", usual_port, 0, 65535));
  const KnowledgeOptions tables = tables_of_window(arguments, console);
  serve::Service service({.database = database_path(arguments),
                          .wait_seconds = wait_of(arguments),
                          .read_only = arguments.flag("read-only"),
                          .coder = coder_of(arguments),
                          .knowledge = tables});
  for (const std::string& notice : service.notices()) console.notice(notice);
  if (!service.why_read_only().empty())
    console.notice(service.why_read_only() + ": everything can be read, nothing corrected");
  const Interrupts interrupts;
  std::future<void> changed_tables;  // told when they are read, which nobody waits for
  serve::serve(
      service, address,
      [&](const std::string& link) {
        io::OutputFile out("");
        out.write(link + "\n");
        out.commit();
        console.notice("Ctrl-C ends it");
        changed_tables = std::async(std::launch::async, [&] {
          try {
            tell_changed_tables(*service.reader(), tables, service.knowledge()->fingerprint(), console);
          } catch (const Error&) {  // a broken table is told where it is used
          }
        });
        if (arguments.flag("open")) open_in_browser(link);
      },
      [&](const std::string& notice) { console.notice(notice); }, [&] { return interrupts.came(); });
  return 0;
}

}  // namespace

Command serve_command() {
  return {
      .name = "serve",
      .summary = "the record in a window: read, check, correct, code",
      .examples = {{"onrecord serve --open", "opens the record in the browser"},
                   {"onrecord serve --tables my-tables --coder \"Ada Lind\"",
                    "with your issues, to edit and try; corrections carry the name"},
                   {"onrecord serve --read-only --port 9000", "to look at only"}},
      .options = join({{{.name = "port",
                         .value = "N",
                         .help = "the port on 127.0.0.1; 0: any that is free",
                         .fallback = "8017, or the next that is free"},
                        {.name = "open", .help = "opens the address in the browser"},
                        {.name = "read-only", .help = "nothing can be corrected or saved"},
                        {.name = "coder",
                         .value = "NAME",
                         .help = "who corrects and codes, where the window does not say otherwise",
                         .fallback = "your login name"}},
                       database_options(),
                       knowledge_options(),
                       {no_tables_option()}}),
      .details =
          "Prints the address to open. It holds a token, which only this machine's browser needs to know; it becomes a cookie. "
          "Nothing is asked of any other host, and no other machine can connect. Keys: ? in the window lists them.\n\nWhat is done "
          "here is what review, actors, issues and relabel do: the same corrections in the same file. Another program may add "
          "articles meanwhile; what changed under a correction is shown, and nothing is overwritten unseen. /api is for scripts; "
          "/api/openapi.json describes it. Ctrl-C ends it and loses nothing.",
      .run = run,
  };
}

}  // namespace onrecord::cli
