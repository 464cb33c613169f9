// doctest's main for the properties. RapidCheck reads its number of cases and its seed from the environment.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

int main(int count, char** words) {
  const char* cases = std::getenv("ONRECORD_CASES");
  // The same seed every time: a run that fails must fail again.
  const std::string parameters =
      "seed=20260216 max_size=40 max_success=" + std::string(cases != nullptr ? cases : "1000");
  ::setenv("RC_PARAMS", parameters.c_str(), 0);
  return doctest::Context(count, words).run();
}
