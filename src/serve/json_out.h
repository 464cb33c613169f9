// JsonOut: JSON under construction; commas come by themselves.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "io/cell.h"

namespace onrecord::serve {

class JsonOut {
 public:
  JsonOut& open(char bracket) {  // '{' or '['
    comma();
    text_ += bracket;
    return *this;
  }
  JsonOut& close(char bracket) {
    text_ += bracket;
    return *this;
  }
  JsonOut& key(std::string_view name) {
    comma();
    io::append_json_string(text_, name);
    text_ += ':';
    return *this;
  }
  template <typename T>
  JsonOut& value(const T& value) {
    comma();
    if constexpr (std::is_same_v<T, bool>)
      text_ += value ? "true" : "false";
    else if constexpr (std::is_integral_v<T>)
      text_ += std::to_string(value);
    else if constexpr (std::is_floating_point_v<T>)
      io::append_json(text_, io::Cell(static_cast<double>(value)));
    else if constexpr (std::is_convertible_v<const T&, std::string_view>)
      io::append_json_string(text_, value);
    else
      io::append_json(text_, io::Cell(value));
    return *this;
  }
  template <typename T>
  JsonOut& pair(std::string_view name, const T& its_value) {
    return key(name).value(its_value);
  }
  JsonOut& null() {
    comma();
    text_ += "null";
    return *this;
  }
  JsonOut& raw(std::string_view json) {  // made by one of our own writers
    comma();
    text_ += json;
    return *this;
  }
  std::string take() { return std::move(text_); }

 private:
  void comma() {
    if (!text_.empty() && text_.back() != '{' && text_.back() != '[' && text_.back() != ':' && text_.back() != ',')
      text_ += ',';
  }
  std::string text_;
};

}  // namespace onrecord::serve
