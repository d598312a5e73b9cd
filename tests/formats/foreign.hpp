#pragma once
// Programs of others that read our exports back, where they are installed.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace relata::tests {

// False, with a line that says so, if `program` is not installed.
inline bool have(const std::string& program) {
  if (std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0) return true;
  std::cout << "skipped: " << program << " is not installed\n";
  return false;
}

struct Ran {
  int status = -1;
  std::string output;
};

// Runs `command` with each of `inputs` as the file that the next %s in it stands for.
inline Ran run_on(const std::string& command, const std::vector<std::string>& inputs) {
  char name[] = "/tmp/relata-test-XXXXXX";
  if (mkdtemp(name) == nullptr) return {};
  const std::filesystem::path folder = name, output = folder / "output";
  std::string line = command;
  for (size_t i = 0; i < inputs.size(); ++i) {
    const std::filesystem::path file = folder / ("input" + std::to_string(i));
    std::ofstream(file, std::ios::binary) << inputs[i];
    line.replace(line.find("%s"), 2, file.string());
  }
  Ran ran;
  ran.status = std::system((line + " >" + output.string() + " 2>&1").c_str());
  std::ifstream in(output, std::ios::binary);
  ran.output.assign(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove_all(folder);
  return ran;
}
inline Ran run_on(const std::string& command, const std::string& input) { return run_on(command, std::vector<std::string>{input}); }

}  // namespace relata::tests
