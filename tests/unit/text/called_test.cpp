// Whom a name as typed may mean, best first.
#include <doctest/doctest.h>

#include "text/called.h"

using namespace onrecord;
using namespace onrecord::text;

TEST_CASE("the better a name fits, the earlier it comes") {
  const CalledAs marsh("Elena Mar");
  CHECK(marsh.fit("marsh.elena", "elena marsh", true, false) == Called::by_beginnings);
  CHECK(marsh.fit("mar.elena", "elena mar", true, false) == Called::in_full);
  CHECK(marsh.fit("mar.elena", "elena de mar", true, false) == Called::by_words);
  CHECK(marsh.fit("Elena Mar", "somebody else", true, false) == Called::by_id);
  CHECK(marsh.fit("mar.jo", "jo mar", true, false) == Called::not_at_all);
}

TEST_CASE("a role is less than a name, a class less than a role") {
  const CalledAs minister("minister");
  CHECK(minister.fit("marsh.elena", "prime minister", false, false) == Called::by_role);
  CHECK(minister.fit("unnamed.1.minister", "unnamed minister", true, true) == Called::as_class);
  CHECK(Called::by_role < Called::as_class);
}

TEST_CASE("what has no word calls nobody") {
  CHECK(CalledAs("").fit("", "", true, false) == Called::not_at_all);
  CHECK(CalledAs("?!").fit("marsh.elena", "elena marsh", true, false) == Called::not_at_all);
}
