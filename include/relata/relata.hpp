#pragma once
// relata as a library: a graph file is opened, asked in openCypher, and gives rows.
//
//   relata::KnowledgeGraph graph;
//   if (auto problem = graph.open("news.relata", relata::Access::read)) return complain(problem->message);
//   auto problem = graph.query("MATCH (n:Person) RETURN n.name", [](const relata::RowView& row) { use(row.text(0)); });
//
// No function throws for what a file or a query does wrong: it gives a Problem, or nothing if all went well. Only
// memory that runs out is an exception (std::bad_alloc). An object belongs to one thread at a time; several may be open
// at once, also on one file, of which one may write.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

struct Problem {
  enum class Kind {
    usage,      // a parameter that is no JSON, a graph that is not open
    file,       // missing, unreadable, unwritable, no graph file, of a newer version
    data,       // what is in a file is wrong
    query,      // the query is wrong or fails
    limit,      // memory, depth or size
    cancelled,
  };
  Kind kind = Kind::query;
  std::string message;  // for people: of a wrong query with its place, the line and a caret; ends with a line break
};

enum class Access {
  read,    // the file must exist; a query that writes is a problem
  write,   // the file must exist
  create,  // written, and made if it is missing
};

// A row of a result; valid only while the function that it was handed to runs. Columns count from 0; each function requires
// column < size().
class RowView {
 public:
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] const std::string& name(std::size_t column) const;  // as RETURN names it
  [[nodiscard]] bool is_null(std::size_t column) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::size_t column) const;  // nothing for any other type
  [[nodiscard]] std::optional<double> number(std::size_t column) const;         // an integer, too
  [[nodiscard]] std::string text(std::size_t column) const;  // a text as it is, null empty, the rest as in a table
  [[nodiscard]] std::string json(std::size_t column) const;  // as the mode json of the program has it

 private:
  friend class KnowledgeGraph;
  struct Impl;
  explicit RowView(const Impl& impl) : impl_(impl) {}
  const Impl& impl_;
};

class KnowledgeGraph {
 public:
  KnowledgeGraph();
  ~KnowledgeGraph();
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;
  KnowledgeGraph(const KnowledgeGraph&) = delete;
  KnowledgeGraph& operator=(const KnowledgeGraph&) = delete;

  // Opens a file, in place of the one that was open. After a problem none is.
  [[nodiscard]] std::optional<Problem> open(const std::string& path, Access access);
  [[nodiscard]] bool is_open() const;
  [[nodiscard]] std::uint64_t node_count() const;          // 0 where none is open
  [[nodiscard]] std::uint64_t relationship_count() const;

  using EachRow = std::function<void(const RowView& row)>;
  using Parameters = std::map<std::string, std::string>;  // name without the dollar -> value as JSON
  // Runs statements separated by semicolons, each a transaction, until one fails. `each` is called for every row while the
  // statement runs; what it throws ends the statement, takes it back and comes out again.
  [[nodiscard]] std::optional<Problem> query(std::string_view statements, const EachRow& each = {}, const Parameters& parameters = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// "0.1.0"
std::string_view version();

}  // namespace relata
