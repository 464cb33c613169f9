// Runs rsvg-convert on a temporary file and reads what it draws.
#include "io/draw_png.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "io/sources.h"
#include "io/temporary_file.h"
#include "onrecord/error.h"

namespace onrecord::io {

bool draw_png(std::string_view svg, std::string& png) {
  MemorySource source(svg, "chart.svg");
  TemporaryFile file(source);
  file.forget_name();
  ::lseek(file.descriptor(), 0, SEEK_SET);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw Error(ErrorKind::io, std::strerror(errno), "rsvg-convert");
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, file.descriptor(), 0);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const char* arguments[] = {"rsvg-convert", "--format=png", "--zoom=2", nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "rsvg-convert", &actions, nullptr, const_cast<char**>(arguments), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  png.clear();
  std::array<char, 1 << 16> buffer;
  for (ssize_t got = 0;
       failed == 0 && ((got = ::read(ends[0], buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR));)
    if (got > 0) png.append(buffer.data(), static_cast<std::size_t>(got));
  ::close(ends[0]);
  if (failed == ENOENT) return false;
  if (failed != 0) throw Error(ErrorKind::io, std::string("cannot be run: ") + std::strerror(failed), "rsvg-convert");
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0 || !png.starts_with("\x89PNG"))
    throw Error(ErrorKind::io, "gave no picture (it may lack fonts)", "rsvg-convert");
  return true;
}

}  // namespace onrecord::io
