// Near copies: one wire story in many papers, cut, reordered, under new headlines; told by MinHash over word shingles.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::text {

// Broder's MinHash: the share of equal places estimates how much of two texts' shingles is common (Jaccard).
struct CopySignature {
  static constexpr std::size_t bands = 32, rows = 3;  // texts with half in common meet in a band 99 times of 100
  std::array<std::uint32_t, bands * rows> least{};
  std::uint32_t shingles = 0;  // distinct ones

  bool operator==(const CopySignature&) const = default;
};

CopySignature copy_signature(std::string_view text);
// Too short a text says nothing: it has no copies.
bool has_copies(const CopySignature& signature) noexcept;
// Texts that share none of these are no copies, as far as MinHash can tell.
std::array<std::uint64_t, CopySignature::bands> copy_bands(const CopySignature& signature);
// How much of the shorter one stands in the longer one, in [0, 1].
double shared_part(const CopySignature& a, const CopySignature& b) noexcept;
bool are_copies(const CopySignature& a, const CopySignature& b) noexcept;

// As bytes for a database; the same on every machine.
std::string to_bytes(const CopySignature& signature);
std::optional<CopySignature> copy_signature_of_bytes(std::string_view bytes);

}  // namespace onrecord::text
