#pragma once
// Mends single relations of a clause where grammar or the meaning of a closed class of words rules out what the model preferred:
// - "Porto-listed shares rose": the name before the hyphen belongs to the participle; it is no second subject.
// - "takes place every autumn": of two objects, the one that is a time is an adverbial.
// - "They call it a ship": of two objects of a verb of naming, the second is what the first is called.
// - "The bank bought the yard": a receiver without anything received is the object.
// - "Orion Freight sailed": two names side by side are one subject.
// - "Tern, which Orion bought": of two subjects the relative pronoun is the object.
// - "invest up to $100 billion": the amount is the object, "up to" a part of it.
// - "paid $8 million to Tern, a yard": an apposition belongs to the argument right before it, not to one further left.
// - "told investors that it grew": the clause is the content of the verb, not of the noun before it.

#include "extract/sentence/sentence.hpp"

namespace relata::extract {

// Requires a parsed sentence. Returns whether something was changed; the tree stays a tree with one root.
bool mend_arguments(Sentence& sentence);

}  // namespace relata::extract
