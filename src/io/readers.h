// The readers' makers, one a format; formats.cpp lists them.
#pragma once

#include <memory>
#include <string_view>

#include "onrecord/format.h"

namespace onrecord::io {

std::unique_ptr<Reader> make_csv_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_dna_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_docx_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_feed_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_html_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_jsonl_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_ninjs_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_pdf_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_text_reader(const ReadOptions& options);
std::unique_ptr<Reader> make_warc_reader(const ReadOptions& options);

bool is_dna(std::string_view head);         // a study (SQLite), or the header of a list of coded statements
bool is_csv_header(std::string_view head);  // a first line with at least two columns that the CSV reader knows
bool is_ninjs(std::string_view head);

}  // namespace onrecord::io
