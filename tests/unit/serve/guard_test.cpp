// Who is let in.
#include "serve/guard.h"

#include <doctest/doctest.h>

namespace onrecord::serve {

TEST_CASE("the guard") {
  const Guard guard("0123456789abcdef0123456789abcdef", 8017);
  HttpRequest request;
  request.method = "GET";
  request.target = "/search?q=a&token=0123456789abcdef0123456789abcdef&x=1";
  request.host = "127.0.0.1:8017";
  const auto first = guard.refuse(request);
  REQUIRE(first);
  CHECK(first->status == 303);
  CHECK(first->headers[0].second == "/search?q=a&x=1");
  request.target = "/search";
  CHECK(guard.refuse(request)->status == 403);
  request.cookie = "a=b; onrecord_8017=0123456789abcdef0123456789abcdef";
  CHECK_FALSE(guard.refuse(request));
  for (const char* host : {"localhost:8017", "[::1]:8017"}) {
    request.host = host;
    CHECK_FALSE(guard.refuse(request));
  }
  for (const char* host : {"", "127.0.0.1", "127.0.0.1:8018", "evil.example:8017", "127.0.0.1:8017.evil.example"}) {
    request.host = host;
    CHECK(guard.refuse(request)->status == 403);
  }
  request.host = "127.0.0.1:8017";
  for (const char* origin : {"null", "http://evil.example", "https://127.0.0.1:8017", "http://localhost:8017"}) {
    request.origin = origin;
    CHECK(guard.refuse(request)->status == 403);
  }
  request.origin = "http://127.0.0.1:8017";
  CHECK_FALSE(guard.refuse(request));
  request.cookie = "onrecord_8017=0123456789abcdef0123456789abcdeX";
  CHECK(guard.refuse(request)->status == 403);
  request.cookie = "onrecord_8018=0123456789abcdef0123456789abcdef";
  CHECK(guard.refuse(request)->status == 403);
  request.cookie.clear();
  request.authorization = "Bearer 0123456789abcdef0123456789abcdef";
  CHECK_FALSE(guard.refuse(request));
  request.authorization.clear();
  request.target = "//evil.example/?token=0123456789abcdef0123456789abcdef";
  CHECK(guard.refuse(request)->status == 403);  // no way out through Location
  CHECK(random_token().size() == 32);
  CHECK(random_token() != random_token());
}

}  // namespace onrecord::serve
