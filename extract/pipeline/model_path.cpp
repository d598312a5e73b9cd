#include "extract/pipeline/model_path.hpp"

#include <cstdlib>

namespace relata::extract {

namespace fs = std::filesystem;

std::vector<fs::path> model_places(const fs::path& executable) {
  if (const char* named = std::getenv("RELATA_MODEL"); named != nullptr && *named != '\0') return {fs::path(named)};
  std::error_code ignored;
  const fs::path real = fs::weakly_canonical(executable, ignored);
  const fs::path folder = (real.empty() ? executable : real).parent_path();
  if (folder.empty()) return {};
  std::vector<fs::path> places = {folder / kModelName, folder.parent_path() / "share" / "relata" / kModelName};
  fs::path above = folder;
  for (int level = 0; level <= 3 && !above.empty(); ++level, above = above.parent_path()) places.push_back(above / "models" / kModelName);
  return places;
}

}  // namespace relata::extract
