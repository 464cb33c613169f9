// Guard: who may ask at all: this machine's own browser with the token, at our own address.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "serve/http_server.h"

namespace onrecord::serve {

class Guard {
 public:
  Guard(std::string token, std::uint16_t port);

  // What is answered where the request may not pass: a foreign Host or Origin, no token.
  // Nothing: it may pass. A first visit with ?token=... is answered with the cookie and the address without it.
  std::optional<HttpReply> refuse(const HttpRequest& request) const;
  const std::string& token() const { return token_; }

 private:
  bool is_ours(const std::string& host) const;
  std::string token_, cookie_name_;
  std::uint16_t port_;
};

// 128 bits of the system's randomness in hexadecimal digits.
std::string random_token();

}  // namespace onrecord::serve
