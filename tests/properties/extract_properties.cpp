// The analysis is a pure function of the article: nothing that came before, beside or after it changes a byte.
#include <thread>

#include "generated_articles.h"
#include "property.h"

using namespace onrecord;
using namespace onrecord::testing;

PROPERTY("an article gives the same record, whatever was analysed before it", [] {
  const Document first = article("quay", *some_sentences(1, 8)), other = article("pier", *some_sentences(0, 8));
  const std::string record = record_of(first);
  record_of(other);
  RC_ASSERT(record_of(first) == record);
})

PROPERTY("an article gives the same record, whatever is analysed beside it", [] {
  const Document first = article("quay", *some_sentences(1, 6)), other = article("pier", *some_sentences(1, 6));
  const std::string record = record_of(first), of_other = record_of(other);
  std::string beside;
  std::thread worker([&] { beside = record_of(other); });
  const std::string again = record_of(first);
  worker.join();
  RC_ASSERT(again == record);
  RC_ASSERT(beside == of_other);
})
