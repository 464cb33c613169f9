// The table of routes: all that the server answers beside the page's own files.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "serve/http_server.h"
#include "serve/request.h"
#include "serve/service.h"

namespace onrecord::serve {

struct Parameter {
  std::string_view name;
  std::string_view type;  // string, integer, number, boolean, array, object
  std::string_view help;
  bool needed = false;
  bool in_body = false;
};

struct Route {
  std::string_view method, path;
  std::string (*answer)(Service& service, const Request& request);  // JSON; throws BadField, Refused, Error
  bool writes = false;                                              // not there at all with --read-only
  std::string_view summary;
  std::vector<Parameter> parameters = {};
};

std::span<const Route> routes();
// The table as an OpenAPI 3.1 document; without the routes that write where the service is read-only.
std::string openapi_of(bool read_only);

}  // namespace onrecord::serve
