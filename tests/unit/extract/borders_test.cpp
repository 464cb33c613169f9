// Borders of contents and sources, and the kind of a statement.
#include <doctest/doctest.h>

#include "extract/borders.h"
#include "marked_text.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

std::string mended(const std::string& version) {
  Marked m({version});
  mend(m.tokens, m.tagged[0].content);
  return marked(m.tokens, m.tagged[0]);
}

StatementKind kind(const std::string& version) {
  const Marked m({version});
  return kind_of(m.tokens, m.tagged[0].content);
}

}  // namespace

TEST_CASE("quotation marks stay outside, closing commas and stops too") {
  CHECK(mended("<\"We sail at dawn,\"> {said} Lund.") == "\"<We sail at dawn>,\" {said} Lund.");
  CHECK(mended("Lund {said} <they would sail at dawn.>") == "Lund {said} <they would sail at dawn>.");
  CHECK(mended("Lund {said}<: they would sail>.") == "Lund {said}: <they would sail>.");
  CHECK(mended("Lund {asked} <\"Who sails?\">") == "Lund {asked} \"<Who sails?>\"");
}

TEST_CASE("marks within belong to the content, a mark whose partner lies outside does not") {
  CHECK(mended("Lund {said} <the \"old\" boat leaks>.") == "Lund {said} <the \"old\" boat leaks>.");
  CHECK(mended("Lund {said} <she was \"tired of boats.\">") == "Lund {said} <she was \"tired of boats.\">");
  CHECK(mended("\"The boat <leaks,\"> {said} Lund.") == "\"The boat <leaks>,\" {said} Lund.");
}

TEST_CASE("pieces parted by marks alone are one, pieces without a word are none") {
  CHECK(mended("\"<The boat leaks>. <It will sink>,\" {said} Lund.") ==
        "\"<The boat leaks. It will sink>,\" {said} Lund.");
  CHECK(mended("<The boat>, Lund {said}, <leaks>.") == "<The boat>, Lund {said}, <leaks>.");
  CHECK(mended("<The boat leaks>, {said} Lund<.>") == "<The boat leaks>, {said} Lund.");
}

TEST_CASE("a statement is direct, indirect or both") {
  CHECK(kind("\"<The boat leaks>,\" {said} Lund.") == StatementKind::direct);
  CHECK(kind("Lund {said} <the boat leaks>.") == StatementKind::indirect);
  CHECK(kind("Lund {said} <the boat was \"a sieve\">.") == StatementKind::mixed);
}
