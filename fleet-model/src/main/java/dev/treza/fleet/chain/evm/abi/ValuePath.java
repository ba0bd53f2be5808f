package dev.treza.fleet.chain.evm.abi;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A way into a value: member names and, in brackets, items of arrays or bytes (ERC-7730, "Path
/// references"). `params.path.[-20:]` are the last 20 bytes of the member `path` of `params`.
public record ValuePath(List<Step> steps) {
  private static final int MAX_STEPS = 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
  private static final Pattern INDEX = Pattern.compile("\\[(-?[0-9]{1,5})\\]");
  private static final Pattern SLICE = Pattern.compile("\\[(-?[0-9]{1,5})?:(-?[0-9]{1,5})?\\]");

  public ValuePath {
    steps = List.copyOf(steps);
  }

  /// One step of the way.
  public sealed interface Step {}

  public record Name(String name) implements Step {}

  /// Counted from the end if negative.
  public record Index(int index) implements Step {}

  /// Every item.
  public record All() implements Step {}

  /// From the one (inclusive) to the other (exclusive); either may be negative or missing.
  public record Slice(OptionalInt from, OptionalInt to) implements Step {}

  /// A value with the way that leads to it and no other.
  ///
  /// @param place by positions, the same whatever members are called
  /// @param name by names, for people
  public record Found(String place, String name, AbiValue value) {
    /// The whole of some data.
    public static Found root(AbiValue value) {
      return new Found("", "", value);
    }

    /// Each member or item; none if this is no tuple and no array.
    public List<Found> parts() {
      List<Found> parts = new ArrayList<>();
      switch (value) {
        case AbiValue.Tuple(var members) -> {
          for (int i = 0; i < members.size(); i++) {
            parts.add(member(members.get(i), i));
          }
        }
        case AbiValue.Items(var items) -> {
          for (int i = 0; i < items.size(); i++) {
            parts.add(item(items.get(i), i));
          }
        }
        case AbiValue.Whole _,
            AbiValue.Account _,
            AbiValue.Flag _,
            AbiValue.Octets _,
            AbiValue.Text _ -> {}
      }
      return parts;
    }

    private Found member(AbiValue.Member member, int index) {
      String called = member.name().isEmpty() ? "#" + (index + 1) : member.name();
      return new Found(join(place, Integer.toString(index)), join(name, called), member.value());
    }

    private Found item(AbiValue item, int index) {
      String part = "[" + index + "]";
      return new Found(join(place, part), join(name, part), item);
    }

    private Found part(Bytes octets, int begin, int end) {
      String part = "[" + begin + ":" + end + "]";
      AbiValue value = new AbiValue.Octets(octets.slice(begin, end));
      return new Found(join(place, part), join(name, part), value);
    }

    private static String join(String before, String part) {
      return before.isEmpty() ? part : before + "." + part;
    }
  }

  /// Reads `a.b.[0].[]`; the empty text is the value itself. Refused: `TX-ABI`.
  public static Outcome<ValuePath> parse(String text) {
    List<Step> steps = new ArrayList<>();
    for (String part : text.isEmpty() ? List.<String>of() : List.of(text.split("\\.", -1))) {
      Matcher index = INDEX.matcher(part);
      Matcher slice = SLICE.matcher(part);
      if (NAME.matcher(part).matches()) {
        steps.add(new Name(part));
      } else if (part.equals("[]")) {
        steps.add(new All());
      } else if (index.matches()) {
        steps.add(new Index(Integer.parseInt(index.group(1))));
      } else if (slice.matches()) {
        steps.add(new Slice(bound(slice.group(1)), bound(slice.group(2))));
      } else {
        return Outcome.refused(TransactionRefusal.ABI, "no path: " + text);
      }
    }
    return steps.size() > MAX_STEPS
        ? Outcome.refused(TransactionRefusal.ABI, "the path has too many steps")
        : Outcome.accepted(new ValuePath(steps));
  }

  private static OptionalInt bound(@Nullable String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }

  /// The values that the path leads to from `from`, in order; none if it leads nowhere.
  public List<Found> in(Found from) {
    List<Found> found = List.of(from);
    for (Step step : steps) {
      List<Found> next = new ArrayList<>();
      found.forEach(one -> step(step, one, next));
      found = next;
    }
    return found;
  }

  private static void step(Step step, Found from, List<Found> next) {
    switch (step) {
      case Name(String name) -> {
        if (from.value() instanceof AbiValue.Tuple(var members)) {
          for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
              next.add(from.member(members.get(i), i));
              return;
            }
          }
        }
      }
      case All() -> {
        if (from.value() instanceof AbiValue.Items) {
          next.addAll(from.parts());
        }
      }
      case Index(int index) -> {
        if (from.value() instanceof AbiValue.Items(var items)) {
          int at = index < 0 ? items.size() + index : index;
          if (at >= 0 && at < items.size()) {
            next.add(from.item(items.get(at), at));
          }
        }
      }
      case Slice slice -> slice(slice, from, next);
    }
  }

  private static void slice(Slice slice, Found from, List<Found> next) {
    switch (from.value()) {
      case AbiValue.Octets(Bytes octets) -> {
        int begin = position(slice.from(), 0, octets.length());
        int end = position(slice.to(), octets.length(), octets.length());
        if (begin >= 0 && begin < end && end <= octets.length()) {
          next.add(from.part(octets, begin, end));
        }
      }
      case AbiValue.Items(var items) -> {
        int begin = Math.max(position(slice.from(), 0, items.size()), 0);
        int end = Math.min(position(slice.to(), items.size(), items.size()), items.size());
        for (int i = begin; i < end; i++) {
          next.add(from.item(items.get(i), i));
        }
      }
      case AbiValue.Whole _,
          AbiValue.Account _,
          AbiValue.Flag _,
          AbiValue.Text _,
          AbiValue.Tuple _ -> {}
    }
  }

  private static int position(OptionalInt bound, int absent, int length) {
    int position = bound.orElse(absent);
    return position < 0 ? length + position : position;
  }
}
