// Steps, and says what went wrong as the rest of the room does.
#include "store/values.h"

namespace onrecord::store {

Values::Values(Connection& connection, const char* sql, const std::string& parameter)
    : handle_(connection.database().getHandle()) {
  if (sqlite3_prepare_v2(handle_, sql, -1, &statement_, nullptr) != SQLITE_OK) throw SQLite::Exception(handle_);
  if (sqlite3_bind_parameter_count(statement_) > 0)
    sqlite3_bind_text(statement_, 1, parameter.data(), static_cast<int>(parameter.size()), SQLITE_TRANSIENT);
}

bool Values::next() {
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) throw SQLite::Exception(handle_, result);
  return result == SQLITE_ROW;
}

std::string_view Values::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

}  // namespace onrecord::store
