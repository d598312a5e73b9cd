#pragma once
// Programs of others that read our exports back, where they are installed.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

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

// Runs `command` with `input` as the file that %s in it stands for.
inline Ran run_on(const std::string& command, const std::string& input) {
  char name[] = "/tmp/relata-test-XXXXXX";
  const int fd = mkstemp(name);
  if (fd < 0) return {};
  std::fclose(fdopen(fd, "w"));
  const std::filesystem::path file = name, output = std::string(name) + ".out";
  std::ofstream(file, std::ios::binary) << input;
  std::string line = command;
  line.replace(line.find("%s"), 2, name);
  Ran ran;
  ran.status = std::system((line + " >" + output.string() + " 2>&1").c_str());
  std::ifstream in(output, std::ios::binary);
  ran.output.assign(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove(file);
  std::filesystem::remove(output);
  return ran;
}

}  // namespace relata::tests
