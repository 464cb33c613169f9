// Runs a fuzz target without libFuzzer: its seeds, and each of them changed in some hundreds of ways, the same every
// time.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz.h"

namespace {

// Bytes that have broken readers before: marks, separators, halves of sequences, escapes.
const std::string pieces[] = {"\"",
                              "\xE2\x80\x9C",
                              "\xE2\x80\x9D",
                              "\xE2\x80",
                              "\xFF",
                              std::string(1, '\0'),
                              "\n",
                              "\n\n",
                              "\r",
                              "\t",
                              "{",
                              "}",
                              "[",
                              "]",
                              "<",
                              ">",
                              "&",
                              "\\",
                              "\\u0000",
                              "said",
                              ",",
                              ".",
                              ":",
                              "\x1B[2J",
                              "2024-02-30",
                              "-->",
                              "<![CDATA[",
                              "PK\x03\x04",
                              "''",
                              "``",
                              "\xE2\x80\xAE",
                              "-1",
                              "1e999"};

std::string changed(std::string bytes, std::minstd_rand& random) {
  const std::size_t changes = 1 + random() % 6;
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t at = bytes.empty() ? 0 : random() % (bytes.size() + 1);
    const std::size_t length = std::min<std::size_t>(bytes.size() - at, random() % 40);
    switch (random() % 5) {
      case 0:
        bytes.erase(at, length);
        break;
      case 1:
        bytes.insert(at, pieces[random() % std::size(pieces)]);
        break;
      case 2:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random() % 256);
        break;
      case 3:
        bytes.insert(at, bytes.substr(at, length));
        break;
      default:
        bytes.resize(at);
        break;
    }
  }
  return bytes;
}

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: " << words[0] << " SEEDS CHANGES\n";
    return 2;
  }
  std::vector<std::filesystem::path> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) seeds.push_back(entry.path());
  std::sort(seeds.begin(), seeds.end());
  const int changes = std::stoi(words[2]);
  std::minstd_rand random(20260216);
  int runs = 0;
  for (const auto& path : seeds) {
    std::ifstream in(path, std::ios::binary);
    const std::string seed{std::istreambuf_iterator<char>(in), {}};
    run(seed);
    for (int i = 0; i < changes; ++i) run(changed(seed, random));
    runs += 1 + changes;
  }
  std::cout << runs << " inputs\n";
  return runs == 0;
}
