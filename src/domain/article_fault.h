// What goes wrong with one article is that article's error: the run goes on.
#pragma once

#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

// Does `work` on an article. Gives an Error of the article where it throws anything but an Error.
template <typename Work>
std::optional<Error> fault_of_article(const Document& document, std::string_view what, Work&& work) {
  try {
    std::forward<Work>(work)();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    return Error(ErrorKind::rejected_input, "article \"" + document.doc_id + "\": out of memory", document.origin);
  } catch (const std::exception& error) {
    return bug_in_article(document, what, error.what());
  }
  return std::nullopt;
}

}  // namespace onrecord
