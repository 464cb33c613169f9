// Puts requests through guard and routes, and says what was wrong with them.
#include "serve/server.h"

#include <map>

#include "onrecord/error.h"
#include "report/page_style.h"
#include "serve/guard.h"
#include "serve/json_out.h"
#include "serve/page_files.h"
#include "serve/routes.h"

namespace onrecord::serve {
namespace {

// Screens have addresses of their own; all of them are the same page.
constexpr std::string_view screens[] = {"/",       "/search",   "/article", "/queue", "/issues",
                                        "/actors", "/timeline", "/coders",  "/api"};

std::string_view type_of(std::string_view name) {
  return name.ends_with(".js")    ? "text/javascript; charset=utf-8"
         : name.ends_with(".css") ? "text/css; charset=utf-8"
         : name.ends_with(".svg") ? "image/svg+xml"
                                  : "text/html; charset=utf-8";
}

HttpReply wrong(int status, std::string_view message, std::string_view field = {}, std::string_view more = {}) {
  JsonOut out;
  out.open('{').pair("error", message);
  if (!field.empty()) out.pair("field", field);
  std::string body = out.take();
  if (!more.empty()) body.append(",").append(more);
  return {.status = status, .body = body + "}"};
}

class Server {
 public:
  Server(Service& service, Guard guard) : service_(service), guard_(std::move(guard)) {
    for (const PageFile& file : page_files()) files_.emplace("/page/" + std::string(file.name), file);
    files_.emplace("/page/report.css", PageFile{"report.css", report::page_style});
  }

  HttpReply answer(const HttpRequest& request) {
    HttpReply reply = guarded(request);
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "no-referrer"},
             {"Cross-Origin-Resource-Policy", "same-origin"},
             {"Cross-Origin-Opener-Policy", "same-origin"},
             {"Cache-Control", "no-store"}})
      reply.headers.emplace_back(name, value);
    return reply;
  }

 private:
  HttpReply guarded(const HttpRequest& request) try {
    if (std::optional<HttpReply> refusal = guard_.refuse(request)) return std::move(*refusal);
    std::optional<Request> asked = parse_target(request.target);
    if (!asked) return wrong(404, "there is nothing at this address");
    asked->method = request.method;
    if (!asked->path.starts_with("/api/")) return page(*asked);
    return api(request, *asked);
  } catch (const BadField& bad) {
    return wrong(400, bad.field + " " + bad.message, bad.field);
  } catch (const Refused& refused) {
    return wrong(refused.status, refused.message, {}, refused.more);
  } catch (const Error& error) {
    return wrong(error.kind() == ErrorKind::rejected_input || error.kind() == ErrorKind::usage ? 400
                 : error.kind() == ErrorKind::table                                            ? 422
                 : error.kind() == ErrorKind::database                                         ? 503
                                                                                               : 500,
                 error.what());
  } catch (const std::bad_alloc&) {
    return wrong(500, "out of memory");
  } catch (const std::exception& error) {
    return wrong(500, error.what());
  }

  HttpReply page(const Request& asked) const {
    if (asked.method != "GET" && asked.method != "HEAD") return wrong(405, "this address is only read");
    std::string path = asked.path;
    for (const std::string_view screen : screens)
      if (path == screen) path = "/page/index.html";
    const auto found = files_.find(path);
    if (found == files_.end()) return wrong(404, "there is nothing at this address");
    return {.content_type = std::string(type_of(found->second.name)), .body = std::string(found->second.bytes)};
  }

  HttpReply api(const HttpRequest& request, Request& asked) {
    bool known = false;
    if (asked.path == "/api/openapi.json") {
      if (asked.method != "GET") return wrong(405, "this address is only read");
      return {.body = openapi_of(service_.read_only())};
    }
    for (const Route& route : routes()) {
      if (route.path != asked.path || (route.writes && service_.read_only())) continue;
      known = true;
      if (route.method != asked.method) continue;
      if (asked.method == "POST") {
        if (!request.content_type.starts_with("application/json"))
          return wrong(415, "the body must be sent as application/json", "Content-Type");
        asked.body = parse_body(request.body);
      }
      return {.body = route.answer(service_, asked)};
    }
    return known ? wrong(405, "this address does not take " + asked.method)
                 : wrong(404, "there is nothing at this address");
  }

  Service& service_;
  Guard guard_;
  std::map<std::string, PageFile> files_;
};

// The port asked for, else the first free one from it on.
std::unique_ptr<HttpServer> open(const ServeAddress& address, const HttpServer::Answer& answer,
                                 const std::function<void(const std::string&)>& notice) {
  try {
    return std::make_unique<HttpServer>(address.port, answer);
  } catch (const Error& taken) {
    const std::uint16_t next = free_port_from(static_cast<std::uint16_t>(address.port + 1));
    if (address.port_is_asked || next == 0)
      throw Error(ErrorKind::io,
                  std::string(taken.message()) +
                      (next == 0 ? "" : "; " + std::to_string(next) + " is free: --port " + std::to_string(next)));
    notice("port " + std::to_string(address.port) + " is taken; " + std::to_string(next) +
           " it is (--port N chooses another)");
    return std::make_unique<HttpServer>(next, answer);
  }
}

}  // namespace

void serve(Service& service, const ServeAddress& address, const std::function<void(const std::string&)>& ready,
           const std::function<void(const std::string&)>& notice, const std::function<bool()>& stop) {
  std::unique_ptr<Server> server;  // its guard must know the port
  const std::unique_ptr<HttpServer> http = open(
      address, [&](const HttpRequest& request) { return server->answer(request); }, notice);
  const std::string token = random_token();
  server = std::make_unique<Server>(service, Guard(token, http->port()));
  ready("http://127.0.0.1:" + std::to_string(http->port()) + "/?token=" + token);
  http->run(stop);
}

}  // namespace onrecord::serve
