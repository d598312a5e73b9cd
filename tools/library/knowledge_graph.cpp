// The library's door (include/relata/relata.hpp) over the engine.

#include "include/relata/relata.hpp"

#include <span>
#include <vector>

#include "common/source.hpp"
#include "formats/json_reader.hpp"
#include "formats/value_json.hpp"
#include "formats/value_text.hpp"
#include "graph/file/graph_file.hpp"
#include "query/executor/engine.hpp"
#include "version.hpp"

namespace relata {

struct RowView::Impl {
  const Graph& graph;
  const std::vector<std::string>& names;
  std::span<const Value> values;
};

std::size_t RowView::size() const { return impl_.values.size(); }
const std::string& RowView::name(std::size_t column) const { return impl_.names[column]; }
bool RowView::is_null(std::size_t column) const { return impl_.values[column].is_null(); }
std::optional<std::int64_t> RowView::integer(std::size_t column) const {
  const Value& v = impl_.values[column];
  return v.type() == ValueType::integer ? std::optional(v.integer()) : std::nullopt;
}
std::optional<double> RowView::number(std::size_t column) const {
  const Value& v = impl_.values[column];
  return v.is_number() ? std::optional(v.number()) : std::nullopt;
}
std::string RowView::text(std::size_t column) const { return formats::value_text(impl_.values[column], &impl_.graph); }
std::string RowView::json(std::size_t column) const {
  std::string out;
  formats::append_json(out, impl_.values[column], &impl_.graph);
  return out;
}

struct KnowledgeGraph::Impl {
  explicit Impl(GraphFile f) : file(std::move(f)), engine(file.graph()) {}
  GraphFile file;
  query::Engine engine;
};

namespace {

Problem problem_of(const Error& error, std::string_view text = {}) {
  Problem p;
  switch (error.kind) {
    case ErrorKind::usage: p.kind = Problem::Kind::usage; break;
    case ErrorKind::file: p.kind = Problem::Kind::file; break;
    case ErrorKind::data: p.kind = Problem::Kind::data; break;
    case ErrorKind::query: p.kind = Problem::Kind::query; break;
    case ErrorKind::limit: p.kind = Problem::Kind::limit; break;
    case ErrorKind::cancelled: p.kind = Problem::Kind::cancelled; break;
  }
  p.message = render(error, text);
  return p;
}

FileMode mode_of(Access access) {
  switch (access) {
    case Access::read: return FileMode::read_only;
    case Access::write: return FileMode::read_write;
    case Access::create: return FileMode::create;
  }
  return FileMode::read_only;
}

// Hands rows on as they come.
class Forward : public query::RowSink {
 public:
  using Take = std::function<void(const std::vector<std::string>& names, std::span<const Value> values)>;
  explicit Forward(Take take) : take_(std::move(take)) {}
  Result<void> columns(const std::vector<std::string>& names) override {
    names_ = names;
    return {};
  }
  Result<void> row(std::span<const Value> values) override {
    take_(names_, values);
    return {};
  }

 private:
  Take take_;
  std::vector<std::string> names_;
};

Result<Map> values_of(const KnowledgeGraph::Parameters& parameters) {
  Map values;
  for (const auto& [name, json] : parameters) {
    auto value = formats::parse_json(json, "$" + name);
    if (!value) {
      value.error().kind = ErrorKind::usage;
      return std::move(value).error();
    }
    values.emplace(name, std::move(*value));
  }
  return values;
}

}  // namespace

KnowledgeGraph::KnowledgeGraph() = default;
KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

std::optional<Problem> KnowledgeGraph::open(const std::string& path, Access access) {
  impl_.reset();
  auto file = GraphFile::open(path, mode_of(access));
  if (!file) return problem_of(file.error());
  impl_ = std::make_unique<Impl>(std::move(file).value());
  return std::nullopt;
}

bool KnowledgeGraph::is_open() const { return impl_ != nullptr; }
std::uint64_t KnowledgeGraph::node_count() const { return impl_ ? impl_->file.graph().node_count() : 0; }
std::uint64_t KnowledgeGraph::relationship_count() const { return impl_ ? impl_->file.graph().relationship_count() : 0; }

std::optional<Problem> KnowledgeGraph::query(std::string_view statements, const EachRow& each, const Parameters& parameters) {
  if (!impl_) return Problem{Problem::Kind::usage, "error: no graph is open\n"};
  const auto values = values_of(parameters);
  if (!values) return problem_of(values.error());
  Forward sink([&](const std::vector<std::string>& names, std::span<const Value> row) {
    if (!each) return;
    const RowView::Impl view{impl_->file.graph(), names, row};
    each(RowView(view));
  });
  query::RunOptions options;
  options.read_only = !impl_->file.writable();
  const auto done = impl_->engine.run(statements, *values, options, sink);
  if (!done) return problem_of(done.error(), statements);
  return std::nullopt;
}

std::string_view version() { return RELATA_VERSION; }

}  // namespace relata
