// HttpServer: requests on the loopback interface, with limits; the only file that knows Boost.Beast is its .cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::serve {

struct HttpRequest {
  std::string method, target, body;
  std::string host, origin, cookie, authorization, content_type;
};

struct HttpReply {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

struct HttpLimits {
  std::size_t header_bytes = 16 * 1024;      // beyond: 431
  std::size_t body_bytes = 2 * 1024 * 1024;  // beyond: 413
  int request_seconds = 10;                  // to send a request: 408; an idle connection is closed
  std::size_t connections = 200;             // beyond: the one that was idle longest is closed
  unsigned workers = 4;
};

class HttpServer {
 public:
  using Answer = std::function<HttpReply(const HttpRequest&)>;

  // Listens on 127.0.0.1 (and ::1 where there is one). Throws Error(io) where the port is taken.
  HttpServer(std::uint16_t port, Answer answer, HttpLimits limits = {});
  ~HttpServer();

  std::uint16_t port() const;
  // Serves until `stop` says so (asked ten times a second); requests that have begun are answered.
  void run(const std::function<bool()>& stop);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The first port from `port` on that nobody listens on; 0: none.
std::uint16_t free_port_from(std::uint16_t port);

}  // namespace onrecord::serve
