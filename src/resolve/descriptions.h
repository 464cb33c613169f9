// What a group without a name is called: by the words that tell which ones they are.
#pragma once

#include <string>

#include "resolve/source_head.h"

namespace onrecord::resolve {

bool joins(const Article& article, std::uint32_t at);  // "and", "or"

// "[members of Congress] in Norland", "the [leaders of Norland and Estria], who met", "[many analysts and traders]".
Words described(const Article& article, const SourceHead& head, Words source);
// The place behind the complement, the party and the brackets of one of several: "Lane (R) | of Ohio | and".
std::uint32_t behind_complement(const Article& article, std::uint32_t at, Words source);

}  // namespace onrecord::resolve
