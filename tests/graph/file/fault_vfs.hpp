#pragma once
// A layer between SQLite and the disk that fails on demand: the n-th call that changes something gives an error, once or
// from then on.

#include <sqlite3.h>

#include <cstdint>
#include <cstring>
#include <string>

namespace relata::test {

struct FaultPlan {
  int64_t fail_at = 0;  // the first call that fails, from 1; 0: none
  int code = SQLITE_IOERR_WRITE;
  bool for_good = false;  // all calls after it fail too
  int64_t calls = 0;      // so far: writes, truncations, syncs, deletions
  bool failed = false;

  // Whether the call at hand is to fail.
  bool next() {
    ++calls;
    const bool now = fail_at != 0 && (calls == fail_at || (for_good && calls > fail_at));
    failed = failed || now;
    return now;
  }
};

// Becomes the process's default VFS for its lifetime. One at a time.
class FaultVfs {
 public:
  FaultVfs() : real_(sqlite3_vfs_find(nullptr)) {
    current() = this;
    vfs_ = *real_;
    vfs_.zName = "relata-faults";
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~FaultVfs() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
    current() = nullptr;
  }
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;
  FaultPlan plan;

 private:
  struct File {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file* real;  // stands behind this struct
  };
  static FaultVfs*& current() {
    static FaultVfs* vfs = nullptr;
    return vfs;
  }
  static sqlite3_file* real_of(sqlite3_file* f) { return reinterpret_cast<File*>(f)->real; }

  static int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* out, int flags, int* out_flags) {
    auto* file = reinterpret_cast<File*>(out);
    file->real = reinterpret_cast<sqlite3_file*>(file + 1);
    file->base.pMethods = nullptr;
    const int code = current()->real_->xOpen(current()->real_, name, file->real, flags, out_flags);
    if (file->real->pMethods == nullptr) return code;
    // Everything goes straight through but what changes the disk. The methods take the shim's file, so each forwards.
    file->methods = *file->real->pMethods;
    forward(file->methods);
    file->base.pMethods = &file->methods;
    return code;
  }
  static int remove(sqlite3_vfs*, const char* name, int sync) {
    if (current()->plan.next()) return SQLITE_IOERR_DELETE;
    return current()->real_->xDelete(current()->real_, name, sync);
  }

  static void forward(sqlite3_io_methods& m) {
    m.xClose = [](sqlite3_file* f) { return real_of(f)->pMethods->xClose(real_of(f)); };
    m.xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return real_of(f)->pMethods->xRead(real_of(f), to, n, at); };
    m.xWrite = [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
      return current()->plan.next() ? current()->plan.code : real_of(f)->pMethods->xWrite(real_of(f), from, n, at);
    };
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
      return current()->plan.next() ? SQLITE_IOERR_TRUNCATE : real_of(f)->pMethods->xTruncate(real_of(f), size);
    };
    m.xSync = [](sqlite3_file* f, int flags) {
      return current()->plan.next() ? SQLITE_IOERR_FSYNC : real_of(f)->pMethods->xSync(real_of(f), flags);
    };
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real_of(f)->pMethods->xFileSize(real_of(f), size); };
    m.xLock = [](sqlite3_file* f, int level) { return real_of(f)->pMethods->xLock(real_of(f), level); };
    m.xUnlock = [](sqlite3_file* f, int level) { return real_of(f)->pMethods->xUnlock(real_of(f), level); };
    m.xCheckReservedLock = [](sqlite3_file* f, int* out) { return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out); };
    m.xFileControl = [](sqlite3_file* f, int op, void* argument) { return real_of(f)->pMethods->xFileControl(real_of(f), op, argument); };
    m.xSectorSize = [](sqlite3_file* f) { return real_of(f)->pMethods->xSectorSize(real_of(f)); };
    m.xDeviceCharacteristics = [](sqlite3_file* f) { return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)); };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) { return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out); };
    m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) { return real_of(f)->pMethods->xShmLock(real_of(f), offset, n, flags); };
    m.xShmBarrier = [](sqlite3_file* f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); };
    m.xShmUnmap = [](sqlite3_file* f, int erase) { return real_of(f)->pMethods->xShmUnmap(real_of(f), erase); };
    m.xFetch = [](sqlite3_file* f, sqlite3_int64 at, int n, void** out) { return real_of(f)->pMethods->xFetch(real_of(f), at, n, out); };
    m.xUnfetch = [](sqlite3_file* f, sqlite3_int64 at, void* page) { return real_of(f)->pMethods->xUnfetch(real_of(f), at, page); };
  }

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_;
};

}  // namespace relata::test
