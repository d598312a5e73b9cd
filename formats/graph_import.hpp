#pragma once
// A graph from files: CSV with neo4j-admin headers (import_header.hpp), or JSON Lines as export_graph() writes them. Files
// are read as streams; what takes memory is the graph and the table of ids.
//
// A row that cannot be used (a cell that is not of its type, an id given twice or to no node, no type, a quote that is
// not closed) is reported and left out, and the import goes on. A header that cannot be read, or a file, ends it.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "formats/stored_text.hpp"
#include "graph/store/graph.hpp"

namespace relata::formats {

// Files that belong together: the first begins with the header; the others may repeat it.
struct ImportFiles {
  std::vector<std::string> names;  // of nodes: labels, beside those of a column :LABEL; of relationships: none or the type
  std::vector<std::string> paths;
};

struct ImportRequest {
  std::vector<ImportFiles> nodes;
  std::vector<ImportFiles> relationships;
  char delimiter = ',';
  char array_delimiter = ';';
  bool ids_are_properties = true;  // a column "name:ID" is a property `name`, too; not so in what write_csv_folder() wrote
};

struct ImportObserver {
  std::function<void(const Error&)> bad_row;  // kind data, `source` the path, the message begins with the line
  std::function<void()> block_read;           // after each megabyte or less
  std::function<bool()> go_on;                // asked after each block; false ends the import with an error of kind cancelled
  TextSink document = {};                     // JSON Lines: a document with its text; an error ends the import
};

struct ImportSummary {
  Graph graph;
  uint64_t rows = 0;      // that were used
  uint64_t bad_rows = 0;  // that were left out
  // JSON Lines with documents: what no text says, so that people made it by hand.
  std::vector<NodeId> nodes_without_text;
  std::vector<RelationshipId> relationships_without_text;
};

Result<ImportSummary> import_csv(const ImportRequest& request, const ImportObserver& observer);

// Records of kind node and relationship become the graph. A record of kind document with its text and extraction goes to the observer, whose
// matter it is to make their graph of them; mentions and evidence of the other records only tell what was made by hand.
Result<ImportSummary> import_jsonl(const std::string& path, const ImportObserver& observer);

}  // namespace relata::formats
