#include "query/expression/aggregate.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "query/expression/arithmetic.hpp"
#include "query/expression/catalogue.hpp"
#include "query/expression/order.hpp"

namespace relata::query {

namespace {

class CountRows : public Accumulator {
 public:
  void add(Evaluator&, std::span<const Value>) override { ++count_; }
  Value result(Evaluator&) const override { return Value(count_); }

 private:
  int64_t count_ = 0;
};

// The common frame of all others: nulls are left out.
class OfValues : public Accumulator {
 public:
  void add(Evaluator& evaluator, std::span<const Value> arguments) override {
    if (!arguments[0].is_null()) take(evaluator, arguments);
  }

 protected:
  virtual void take(Evaluator& evaluator, std::span<const Value> arguments) = 0;
};

class Count : public OfValues {
 public:
  Value result(Evaluator&) const override { return Value(count_); }

 protected:
  void take(Evaluator&, std::span<const Value>) override { ++count_; }

 private:
  int64_t count_ = 0;
};

bool summable(Evaluator& evaluator, const Value& v, std::string_view name) {
  if (v.is_number() || v.type() == ValueType::duration) return true;
  evaluator.fail("TypeError", "InvalidArgumentType",
                 fmt::format("{}() takes numbers or durations, not {}", name, describe(TypeSet(v.type()))));
  return false;
}

// Integers stay exact as long as no float comes; from then on the sum is a float.
class Sum : public OfValues {
 public:
  Value result(Evaluator&) const override { return sum_; }

 protected:
  void take(Evaluator& evaluator, std::span<const Value> arguments) override {
    if (!summable(evaluator, arguments[0], "sum")) return;
    sum_ = started_ ? arithmetic(evaluator, Operation::add, sum_, arguments[0]) : arguments[0];
    started_ = true;
  }

 private:
  Value sum_ = Value(int64_t{0});
  bool started_ = false;
};

// Numbers by a running mean, which neither overflows nor loses what a sum of large numbers would; durations by their sum.
class Average : public OfValues {
 public:
  Value result(Evaluator& evaluator) const override {
    if (count_ == 0) return {};
    return durations_.is_null() ? Value(mean_) : arithmetic(evaluator, Operation::divide, durations_, Value(count_));
  }

 protected:
  void take(Evaluator& evaluator, std::span<const Value> arguments) override {
    const Value& v = arguments[0];
    if (!summable(evaluator, v, "avg")) return;
    if (count_ > 0 && v.is_number() != durations_.is_null()) {
      evaluator.fail("TypeError", "InvalidArgumentType", "avg() cannot mix numbers and durations");
      return;
    }
    ++count_;
    if (v.is_number()) mean_ += (v.number() - mean_) / static_cast<double>(count_);
    else durations_ = durations_.is_null() ? v : arithmetic(evaluator, Operation::add, durations_, v);
  }

 private:
  int64_t count_ = 0;
  double mean_ = 0;
  Value durations_;
};

// min() and max() by orderability, so also over values of several types.
class Extreme : public OfValues {
 public:
  explicit Extreme(bool largest) : largest_(largest) {}
  Value result(Evaluator&) const override { return best_; }

 protected:
  void take(Evaluator&, std::span<const Value> arguments) override {
    const bool better = best_.is_null() || (largest_ ? order(arguments[0], best_) > 0 : order(arguments[0], best_) < 0);
    if (better) best_ = arguments[0];
  }

 private:
  bool largest_;
  Value best_;
};

class Collect : public OfValues {
 public:
  Value result(Evaluator&) const override { return Value(values_); }

 protected:
  void take(Evaluator&, std::span<const Value> arguments) override { values_.push_back(arguments[0]); }

 private:
  List values_;
};

bool numeric(Evaluator& evaluator, const Value& v, std::string_view name) {
  if (v.is_number()) return true;
  evaluator.fail("TypeError", "InvalidArgumentType", fmt::format("{}() takes numbers, not {}", name, describe(TypeSet(v.type()))));
  return false;
}

// Welford's method (1962): one pass, no cancellation.
class Deviation : public OfValues {
 public:
  explicit Deviation(bool population) : population_(population) {}
  Value result(Evaluator&) const override {
    const int64_t degrees = population_ ? count_ : count_ - 1;
    return Value(degrees < 1 ? 0.0 : std::sqrt(squares_ / static_cast<double>(degrees)));
  }

 protected:
  void take(Evaluator& evaluator, std::span<const Value> arguments) override {
    if (!numeric(evaluator, arguments[0], population_ ? "stDevP" : "stDev")) return;
    ++count_;
    const double x = arguments[0].number();
    const double from_old = x - mean_;
    mean_ += from_old / static_cast<double>(count_);
    squares_ += from_old * (x - mean_);
  }

 private:
  bool population_;
  int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

class Percentile : public OfValues {
 public:
  explicit Percentile(bool continuous) : continuous_(continuous) {}

  Value result(Evaluator&) const override {
    if (values_.empty()) return {};
    List sorted = values_;
    std::sort(sorted.begin(), sorted.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
    return continuous_ ? interpolated(sorted) : nearest_rank(sorted);
  }

 protected:
  void take(Evaluator& evaluator, std::span<const Value> arguments) override {
    const std::string_view name = continuous_ ? "percentileCont" : "percentileDisc";
    if (!numeric(evaluator, arguments[0], name)) return;
    const Value& wanted = arguments[1];
    if (!wanted.is_null() && !numeric(evaluator, wanted, name)) return;
    if (wanted.is_null() || !(wanted.number() >= 0 && wanted.number() <= 1)) {
      evaluator.fail("ArgumentError", "NumberOutOfRange", fmt::format("the percentile of {}() lies between 0.0 and 1.0", name));
      return;
    }
    percentile_ = wanted.number();
    values_.push_back(arguments[0]);
  }

 private:
  [[nodiscard]] Value interpolated(const List& sorted) const {
    const double place = percentile_ * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<size_t>(std::floor(place));
    const auto above = static_cast<size_t>(std::ceil(place));
    const double low = sorted[below].number();
    return Value(low + (sorted[above].number() - low) * (place - static_cast<double>(below)));
  }
  // The first value with at least that share of all values at or below it.
  [[nodiscard]] Value nearest_rank(const List& sorted) const {
    const auto rank = static_cast<size_t>(std::ceil(percentile_ * static_cast<double>(sorted.size())));
    return sorted[rank == 0 ? 0 : rank - 1];
  }

  bool continuous_;
  double percentile_ = 0;
  List values_;
};

// Lets the first of equivalent values through.
class Distinct : public Accumulator {
 public:
  explicit Distinct(std::unique_ptr<Accumulator> inner) : inner_(std::move(inner)) {}
  void add(Evaluator& evaluator, std::span<const Value> arguments) override {
    if (seen_.insert(arguments[0]).second) inner_->add(evaluator, arguments);
  }
  Value result(Evaluator& evaluator) const override { return inner_->result(evaluator); }

 private:
  std::unique_ptr<Accumulator> inner_;
  std::unordered_set<Value, ValueHash, ValueEquivalent> seen_;
};

using Maker = std::unique_ptr<Accumulator> (*)();

struct Aggregate {
  Function function;
  Maker make;
};

StaticType element_list(std::span<const Expression> arguments) {
  const StaticType& t = arguments[0].type;
  return {kLists, t.values.overlaps(kLists) ? t.values | t.elements : t.values};
}

StaticType like_the_values(std::span<const Expression> arguments) { return arguments[0].type; }

const auto& aggregates() {
  constexpr TypeSet kSummable = kNumber | TypeSet{ValueType::duration};
  static const std::array kRows = {
      Aggregate{row("count", 1, 1, {kAny}, kInteger, nullptr, "count(value) or count(*) -> INTEGER", "the number of values that are not null, or of rows"),
                [] { return std::unique_ptr<Accumulator>(new Count); }},
      Aggregate{row("sum", 1, 1, {kSummable}, kSummable, nullptr, "sum(value) -> NUMBER or DURATION", "the sum"),
                [] { return std::unique_ptr<Accumulator>(new Sum); }},
      Aggregate{row("avg", 1, 1, {kSummable}, kFloat | TypeSet{ValueType::duration}, nullptr, "avg(value) -> FLOAT or DURATION", "the mean"),
                [] { return std::unique_ptr<Accumulator>(new Average); }},
      Aggregate{with_types(row("min", 1, 1, {kAny}, kAny, nullptr, "min(value) -> ANY", "the least value in the order of ORDER BY"), like_the_values),
                [] { return std::unique_ptr<Accumulator>(new Extreme(false)); }},
      Aggregate{with_types(row("max", 1, 1, {kAny}, kAny, nullptr, "max(value) -> ANY", "the greatest value in the order of ORDER BY"), like_the_values),
                [] { return std::unique_ptr<Accumulator>(new Extreme(true)); }},
      Aggregate{with_types(row("collect", 1, 1, {kAny}, kLists, nullptr, "collect(value) -> LIST", "the values that are not null, as a list"), element_list),
                [] { return std::unique_ptr<Accumulator>(new Collect); }},
      Aggregate{row("stDev", 1, 1, {kNumber}, kFloat, nullptr, "stDev(x) -> FLOAT", "the standard deviation of a sample"),
                [] { return std::unique_ptr<Accumulator>(new Deviation(false)); }},
      Aggregate{row("stDevP", 1, 1, {kNumber}, kFloat, nullptr, "stDevP(x) -> FLOAT", "the standard deviation of all there are"),
                [] { return std::unique_ptr<Accumulator>(new Deviation(true)); }},
      Aggregate{row("percentileCont", 2, 2, {kNumber, kNumber}, kFloat, nullptr, "percentileCont(x, percentile) -> FLOAT",
                    "the percentile (0.0 to 1.0), interpolated between two values"),
                [] { return std::unique_ptr<Accumulator>(new Percentile(true)); }},
      Aggregate{row("percentileDisc", 2, 2, {kNumber, kNumber}, kNumber, nullptr, "percentileDisc(x, percentile) -> NUMBER",
                    "the value nearest to the percentile (0.0 to 1.0)"),
                [] { return std::unique_ptr<Accumulator>(new Percentile(false)); }},
  };
  return kRows;
}

}  // namespace

std::span<const Function> aggregate_functions() {
  static const std::vector<Function> kFunctions = [] {
    std::vector<Function> out;
    for (const Aggregate& a : aggregates()) out.push_back(a.function);
    return out;
  }();
  return kFunctions;
}

std::unique_ptr<Accumulator> make_accumulator(const Function& function, bool distinct, bool count_star) {
  if (count_star) return std::make_unique<CountRows>();
  const auto it = std::find_if(aggregates().begin(), aggregates().end(),
                               [&](const Aggregate& a) { return a.function.name == function.name; });
  auto made = it->make();
  if (distinct) return std::make_unique<Distinct>(std::move(made));
  return made;
}

}  // namespace relata::query
