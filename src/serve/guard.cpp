// Host against DNS rebinding, Origin against foreign pages, token and cookie against other users of the machine.
#include "serve/guard.h"

#include <sys/random.h>

#include <array>

#include "onrecord/error.h"

namespace onrecord::serve {
namespace {

// Takes as long wherever the two begin to differ.
bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  return difference == 0;
}

bool has_cookie(std::string_view cookies, std::string_view name, std::string_view value) {
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    std::string_view one = cookies.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(name) && one.size() > name.size() && one[name.size()] == '=' &&
        same(one.substr(name.size() + 1), value))
      return true;
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
  }
  return false;
}

// The target without its token parameter.
std::string without_token(std::string_view target) {
  std::string kept(target.substr(0, target.find('?')));
  char separator = '?';
  for (std::size_t at = target.find('?'); at < target.size();) {
    const std::size_t end = std::min(target.find('&', at + 1), target.size());
    const std::string_view pair = target.substr(at + 1, end - at - 1);
    if (!pair.starts_with("token=") && !pair.empty()) {
      kept += separator;
      kept += pair;
      separator = '&';
    }
    at = end;
  }
  return kept;
}

// An address of ours: "//host" and "/\\host" are other hosts to a browser.
bool is_path(std::string_view target) {
  return target.starts_with('/') && !target.starts_with("//") && !target.starts_with("/\\");
}

std::string_view given_token(std::string_view target) {
  for (std::size_t at = target.find('?'); at < target.size();) {
    const std::size_t end = std::min(target.find('&', at + 1), target.size());
    const std::string_view pair = target.substr(at + 1, end - at - 1);
    if (pair.starts_with("token=")) return pair.substr(6);
    at = end;
  }
  return {};
}

HttpReply forbidden() {
  return {.status = 403, .content_type = "text/plain; charset=utf-8", .body = "403 Forbidden\n"};
}

}  // namespace

Guard::Guard(std::string token, std::uint16_t port)
    : token_(std::move(token)), cookie_name_("onrecord_" + std::to_string(port)), port_(port) {}

bool Guard::is_ours(const std::string& host) const {
  const std::string port = ":" + std::to_string(port_);
  return host == "127.0.0.1" + port || host == "localhost" + port || host == "[::1]" + port;
}

std::optional<HttpReply> Guard::refuse(const HttpRequest& request) const {
  if (!is_ours(request.host)) return forbidden();
  if (!request.origin.empty() && request.origin != "http://" + request.host) return forbidden();
  if (has_cookie(request.cookie, cookie_name_, token_)) {
    if (request.method == "GET" && !given_token(request.target).empty() && is_path(request.target))
      return HttpReply{.status = 303, .body = "", .headers = {{"Location", without_token(request.target)}}};
    return std::nullopt;
  }
  if (request.authorization.starts_with("Bearer ") && same(std::string_view(request.authorization).substr(7), token_))
    return std::nullopt;
  if (request.method == "GET" && same(given_token(request.target), token_) && is_path(request.target))
    return HttpReply{.status = 303,
                     .body = "",
                     .headers = {{"Location", without_token(request.target)},
                                 {"Set-Cookie", cookie_name_ + "=" + token_ + "; Path=/; HttpOnly; SameSite=Strict"}}};
  return forbidden();
}

std::string random_token() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw Error(ErrorKind::io, "the system gives no random numbers");
  std::string token;
  for (const unsigned char byte : bytes) {
    token += "0123456789abcdef"[byte >> 4];
    token += "0123456789abcdef"[byte & 15];
  }
  return token;
}

}  // namespace onrecord::serve
