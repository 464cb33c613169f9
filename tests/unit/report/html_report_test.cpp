// temporary
#include <doctest/doctest.h>
#include <cstdlib>
#include <fstream>
#include "report/reports.h"
#include "support/generated_set.h"
using namespace onrecord;
TEST_CASE("write") {
  const char* path = std::getenv("WRITE");
  if (!path) return;
  int n = std::getenv("N") ? atoi(std::getenv("N")) : 400;
  int a = std::getenv("A") ? atoi(std::getenv("A")) : 10;
  auto set = onrecord::testing::generate({.seed = 3, .actors = a, .issues = 4, .statements = n});
  std::ofstream(path) << html_report(set);
  std::ofstream(std::string(path) + ".md") << markdown_report(set);
}
