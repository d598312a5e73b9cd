#pragma once
// Character data of XML 1.0, for GraphML and GEXF.

#include <string>
#include <string_view>

namespace relata::formats {

// `text` for an element's content or a double-quoted attribute. Markup characters become entities; tab, line feed and carriage
// return become character references, so that attributes keep them; what XML 1.0 cannot hold at all (the other C0
// controls, U+FFFE, U+FFFF, bytes that are not UTF-8) becomes U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace relata::formats
