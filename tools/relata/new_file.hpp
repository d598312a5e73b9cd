#pragma once
// A graph file that a command makes, and takes away again when nothing came of it.

#include <string>

namespace relata::tools {

class NewFile {
 public:
  // Remembers whether there was a file at `path`.
  explicit NewFile(std::string path);
  // Removes a file that was not there before, with what SQLite keeps beside it, unless keep() was called. Destroy the GraphFile first.
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void keep() { keep_ = true; }

 private:
  std::string path_;
  bool keep_ = false;
};

}  // namespace relata::tools
