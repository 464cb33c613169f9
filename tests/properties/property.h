// A property as a doctest test case: it fails with RapidCheck's smallest counterexample.
#pragma once

#include <doctest/doctest.h>
#include <rapidcheck.h>

#define PROPERTY(name, ...)              \
  TEST_CASE(name) {                      \
    CHECK(rc::check(name, __VA_ARGS__)); \
  }
