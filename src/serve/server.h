// The server: guard, routes and page files behind one address.
#pragma once

#include <functional>
#include <string>

#include "serve/service.h"

namespace onrecord::serve {

struct ServeAddress {
  std::uint16_t port = 0;
  bool port_is_asked = false;  // given by the user: where it is taken, that is an error
};

// Serves until `stop` says so. `ready` is called once with the address to open, token and all. Throws Error: a
// database that cannot be read, a port that is taken (with the next that is free).
void serve(Service& service, const ServeAddress& address, const std::function<void(const std::string&)>& ready,
           const std::function<void(const std::string&)>& notice, const std::function<bool()>& stop);

}  // namespace onrecord::serve
