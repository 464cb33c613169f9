// A connection at rest between two requests of a program that stays open.
#pragma once

#include "store/store.h"

namespace onrecord::store {

// Ends every read that was left in the middle: until then the connection sees the file as it was when that read began,
// and cannot write once somebody else has.
void rest(const Store& store) noexcept;

// A number that is another one as soon as another connection, of whatever program, has changed the file.
std::int64_t version_of_data(const Store& store);

}  // namespace onrecord::store
