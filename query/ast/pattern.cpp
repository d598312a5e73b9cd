#include "query/ast/pattern.hpp"

namespace relata::ast {

RelationshipPattern::RelationshipPattern() = default;
RelationshipPattern::~RelationshipPattern() = default;
RelationshipPattern::RelationshipPattern(RelationshipPattern&&) noexcept = default;
RelationshipPattern& RelationshipPattern::operator=(RelationshipPattern&&) noexcept = default;

}  // namespace relata::ast
