// Weights files: sound ones are read, each kind of broken one is told apart.
#include <doctest/doctest.h>

#include <string>

#include "extract/extract.h"
#include "neural/weights.h"
#include "neural/weights_bytes.h"
#include "onrecord/error.h"
#include "tables/embedded.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;
using onrecord::neural::WeightsFile;

namespace {

std::string fault(const std::string& bytes) {
  try {
    Extractor extractor(bytes, "w.onr");
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::table);
    CHECK(e.file() == "w.onr");
    return e.message();
  }
  return "none";
}

std::string shipped() {
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name.ends_with("tagger.onr")) return std::string(file.bytes);
  return {};
}

}  // namespace

TEST_CASE("sections and header of a sound file") {
  const std::string bytes =
      file_of(header("state=160\nword=100\n") + section("a", 1, 2, 2, std::string("\x01\xff\x7f\x80", 4)) +
              section("b", 4, 1, 1, raw(1.5F)) + section("c", 2, 1, 2, raw(std::int16_t{-3}) + raw(std::int16_t{700})));
  const WeightsFile file(bytes, "w.onr");
  CHECK(file.number("state") == 160);
  CHECK(file.number("word") == 100);
  CHECK(file.bytes("a") == std::vector<std::int8_t>{1, -1, 127, -128});
  CHECK(file.floats("b") == std::vector<float>{1.5F});
  CHECK(file.shorts("c") == std::vector<std::int16_t>{-3, 700});
  CHECK(file.section("a", 1).rows == 2);
  CHECK_THROWS_WITH_AS(file.bytes("d"), "w.onr: the weights file lacks d", Error);
  CHECK_THROWS_WITH_AS(file.shorts("a"), "w.onr: the weights file lacks a", Error);
  CHECK_THROWS_WITH_AS(file.number("layers"), "w.onr: the weights file's header lacks layers", Error);
}

TEST_CASE("broken and foreign files are refused with what is wrong") {
  const std::string good = shipped();
  REQUIRE(good.size() > 1000000);
  CHECK(good.size() <= 8u << 20);
  CHECK(fault(good) == "none");
  CHECK(fault("") == "not a weights file of onrecord");
  CHECK(fault("a page of text that is no weights file") == "not a weights file of onrecord");
  CHECK(fault("ONRTAG\r\n") == "the weights file is cut short");
  std::string newer = good;
  newer[8] = 7;
  CHECK(fault(newer) == "weights of format 7; this program reads format 1");
  std::string flipped = good;
  flipped[flipped.size() / 2] ^= 1;
  CHECK(fault(flipped) == "the weights file is damaged: its checksum does not fit");
  CHECK(fault(good.substr(0, good.size() - 1)) == "the weights file is damaged: its checksum does not fit");
  CHECK(fault(file_of(header("state=160\n"))).starts_with("the weights file"));
  CHECK(fault(file_of(raw(std::uint32_t{4000}))) == "the weights file is cut short");
  CHECK(fault(file_of(header("") + section("a", 1, 0xFFFFFFFF, 0xFFFFFFFF, ""))) == "the weights file is cut short");
  CHECK(fault(file_of(header("") + section("a", 9, 1, 1, "x"))) == "a section of an unknown type");
}
