// SVG to PNG by rsvg-convert (librsvg2-bin), run as a program of its own.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::io {

// The picture at twice its size; nothing where rsvg-convert is not installed. Throws Error(io) where it fails.
bool draw_png(std::string_view svg, std::string& png);

}  // namespace onrecord::io
