package dev.treza.fleet.deploy;

import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.NameRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What values a field of the deploy form takes.
public sealed interface FieldType {

  /// What is wrong with `value`, as a sentence's predicate such as "must be …", or nothing.
  Optional<String> fault(JsonValue value);

  /// The value that `typed`, from a form control or a CLI flag, stands for. It may still have a
  /// [#fault]; text that cannot stand for a value of this type stays text, which has one.
  JsonValue typed(String typed);

  /// One of a closed list; JSON string.
  record Choice(List<Option> options) implements FieldType {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public Optional<String> fault(JsonValue value) {
      boolean offered =
          value instanceof JsonText(String text)
              && options.stream().anyMatch(option -> option.value().equals(text));
      List<String> values = options.stream().map(Option::value).toList();
      return offered
          ? Optional.empty()
          : Optional.of("must be one of " + String.join(", ", values));
    }

    @Override
    public JsonValue typed(String typed) {
      return new JsonText(typed);
    }
  }

  /// Yes or no; JSON `true` or `false`.
  record Flag() implements FieldType {
    @Override
    public Optional<String> fault(JsonValue value) {
      return value instanceof JsonFlag ? Optional.empty() : Optional.of("must be true or false");
    }

    @Override
    public JsonValue typed(String typed) {
      return switch (typed) {
        case "true" -> new JsonFlag(true);
        case "false" -> new JsonFlag(false);
        default -> new JsonText(typed);
      };
    }
  }

  /// A whole number from `min` to `max`, both included; JSON number.
  record WholeNumber(int min, int max) implements FieldType {
    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,8}");

    @Override
    public Optional<String> fault(JsonValue value) {
      return value instanceof JsonInteger(long number) && number >= min && number <= max
          ? Optional.empty()
          : Optional.of("must be a whole number from " + min + " to " + max);
    }

    @Override
    public JsonValue typed(String typed) {
      return DIGITS.matcher(typed).matches()
          ? new JsonInteger(Integer.parseInt(typed))
          : new JsonText(typed);
    }
  }

  /// Visible text of 1 to 128 characters (see [NameRule]); JSON string.
  ///
  /// @param pattern a regular expression for the whole text, in the subset that Java, ECMA-262 and
  ///   RE2 (Terraform) share
  /// @param wanted the pattern in words, such as "a region such as us-east-1"
  /// @param suggestions values to offer; others are allowed
  record Text(String pattern, String wanted, List<Option> suggestions) implements FieldType {

    /// @throws java.util.regex.PatternSyntaxException if `pattern` is not a regular expression
    public Text {
      Pattern.compile(pattern);
      suggestions = List.copyOf(suggestions);
    }

    @Override
    public Optional<String> fault(JsonValue value) {
      return value instanceof JsonText(String text)
              && NameRule.fault(text).isEmpty()
              && text.matches(pattern)
          ? Optional.empty()
          : Optional.of("must be " + wanted);
    }

    @Override
    public JsonValue typed(String typed) {
      return new JsonText(typed);
    }
  }
}
