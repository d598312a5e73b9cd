#pragma once
// Mends a tree where grammar rules out what the model preferred. Between two names that the model has never seen it
// sometimes reads the verb of a plain past-tense clause as a participle that belongs to one of them: "Tern founded Orion
// in 2019" as "Tern, which was founded". English decides such cases:
// - A participle behind its noun is passive, so it has no object of its own (but for verbs that keep one: "a man given a
//   prize", "a firm called Orion"). With an object it is the main verb, and the noun its subject.
// - A participle before its noun has no subject of its own. With one it is the main verb, and the noun its object.
// Only a sentence whose root is a bare noun is touched: one with a verb of its own has its clause already.

#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// Requires a parsed sentence. Returns whether something was changed; the tree stays a tree with one root.
bool mend_participle_clause(Sentence& sentence);

}  // namespace relata::extract
