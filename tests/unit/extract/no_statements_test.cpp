// The whole extractor on what is no attribution.
#include <doctest/doctest.h>

#include "marked_text.h"

using namespace onrecord::testing;

TEST_CASE("scare quotes and titles of works") {
  CHECK(statements("The so-called \"bridge of sighs\" has been closed for a year, and the \"experts\" have left.") ==
        "");
  CHECK(statements("Her novel \"The Last Ferry\" sold well, and the film \"Harbour Lights\" opened in May.") == "");
}

TEST_CASE("the said") {
  CHECK(statements("The said amount was paid into the said account before May.") == "");
}

TEST_CASE("laws that state") {
  CHECK(statements("The harbour law states that no ferry may stay longer than two hours.") == "");
}

TEST_CASE("events without words") {
  CHECK(statements("Pell and Tarrow met in Lindau on Friday and had lunch at the harbour.") == "");
}

TEST_CASE("questions asked of nobody, and of somebody") {
  CHECK(statements("Will the bridge ever be safe? Who will pay for it?") == "");
  CHECK(statements("Asked whether the bridge was safe, Pell said it was not.") == "Pell | said | it was not");
}
