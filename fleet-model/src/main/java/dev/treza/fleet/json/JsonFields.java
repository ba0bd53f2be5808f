package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads an object field by field, each in the one form `JSON-CANON` gives its type, and refuses
/// what nobody read. Optional fields are absent, never empty; an absent list reads as the empty
/// one. Places in refusals are JSON pointers (RFC 6901).
public final class JsonFields {
  /// 9999-12-31T23:59:59.999Z: the last instant everything that shows a time can show.
  private static final long MAX_MILLIS = 253_402_300_799_999L;

  private final JsonObject object;
  private final String place;
  private final Set<String> unread;
  private final List<JsonFields> children = new ArrayList<>();

  private JsonFields(JsonObject object, String place) {
    this.object = object;
    this.place = place;
    this.unread = new HashSet<>(object.members().keySet());
  }

  /// Turns fields into a value.
  @FunctionalInterface
  public interface Reader<T> {
    T read(JsonFields fields) throws JsonShapeException;
  }

  /// Fields of `object`, none of them read yet.
  ///
  /// @param place the pointer to `object` in its document; empty for the document itself
  public static JsonFields of(JsonObject object, String place) {
    return new JsonFields(object, place);
  }

  /// Parses a canonical document and reads it whole.
  public static <T> Outcome<T> decode(Bytes canonical, Reader<T> reader) {
    return decode(canonical, StrictJson.Limits.DEFAULT, reader);
  }

  /// The same for a document that may be larger.
  public static <T> Outcome<T> decode(Bytes canonical, StrictJson.Limits limits, Reader<T> reader) {
    return CanonicalJson.parse(canonical, limits).then(object -> read(object, reader));
  }

  /// Reads a document whole: a field that `reader` leaves unread is refused.
  public static <T> Outcome<T> read(JsonObject document, Reader<T> reader) {
    try {
      JsonFields fields = of(document, "");
      T value = reader.read(fields);
      fields.end();
      return Outcome.accepted(value);
    } catch (JsonShapeException refused) {
      return Outcome.refused(refused.refusal());
    }
  }

  /// The pointer to this object.
  public String place() {
    return place;
  }

  /// The pointer to the field `name` of this object.
  public String place(String name) {
    return Field.place(place, name);
  }

  public boolean has(String name) {
    return object.members().containsKey(name);
  }

  /// The names of all fields.
  public Set<String> names() {
    return Collections.unmodifiableSet(object.members().keySet());
  }

  public JsonValue raw(String name) throws JsonShapeException {
    return required(name).value();
  }

  public String text(String name) throws JsonShapeException {
    return required(name).text();
  }

  public Optional<String> optionalText(String name) throws JsonShapeException {
    return optional(name, Field::text);
  }

  /// A name of a person or thing: NFC, 1 to 128 visible characters, single spaces between words.
  public String name(String name) throws JsonShapeException {
    return required(name).name();
  }

  public Optional<String> optionalName(String name) throws JsonShapeException {
    return optional(name, Field::name);
  }

  /// An integer written as the string `0|-?[1-9][0-9]{0,77}`.
  public BigInteger integer(String name, BigInteger min, BigInteger max) throws JsonShapeException {
    return required(name).integer(min, max);
  }

  public Optional<BigInteger> optionalInteger(String name, BigInteger min, BigInteger max)
      throws JsonShapeException {
    return optional(name, field -> field.integer(min, max));
  }

  /// An integer written as a string, that fits a `long`.
  public long longInteger(String name, long min, long max) throws JsonShapeException {
    return required(name).longInteger(min, max);
  }

  public Optional<Long> optionalLongInteger(String name, long min, long max)
      throws JsonShapeException {
    return optional(name, field -> field.longInteger(min, max));
  }

  /// A JSON number; occurs in HTTP requests only.
  public int number(String name, int min, int max) throws JsonShapeException {
    return required(name).number(min, max);
  }

  public Optional<Integer> optionalNumber(String name, int min, int max) throws JsonShapeException {
    return optional(name, field -> field.number(min, max));
  }

  /// Milliseconds since 1970 UTC, written as an integer string.
  public Instant time(String name) throws JsonShapeException {
    return instant(required(name));
  }

  public Optional<Instant> optionalTime(String name) throws JsonShapeException {
    return optional(name, JsonFields::instant);
  }

  public Digest digest(String name) throws JsonShapeException {
    return required(name).digest();
  }

  public Optional<Digest> optionalDigest(String name) throws JsonShapeException {
    return optional(name, Field::digest);
  }

  /// Lower-case hexadecimal digits in pairs; none is the empty string of bytes.
  public Bytes hex(String name) throws JsonShapeException {
    return required(name).hex();
  }

  public Optional<Bytes> optionalHex(String name) throws JsonShapeException {
    return optional(name, Field::hex);
  }

  public Bytes base64Url(String name) throws JsonShapeException {
    return required(name).base64Url();
  }

  public Optional<Bytes> optionalBase64Url(String name) throws JsonShapeException {
    return optional(name, Field::base64Url);
  }

  public boolean flag(String name) throws JsonShapeException {
    return required(name).flag();
  }

  public Optional<Boolean> optionalFlag(String name) throws JsonShapeException {
    return optional(name, Field::flag);
  }

  public JsonFields object(String name) throws JsonShapeException {
    return child(required(name));
  }

  public Optional<JsonFields> optionalObject(String name) throws JsonShapeException {
    return optional(name, this::child);
  }

  /// At least one object; where there may be none, the field is optional.
  public List<JsonFields> objects(String name) throws JsonShapeException {
    return each(required(name).filled(), this::child);
  }

  public List<JsonFields> optionalObjects(String name) throws JsonShapeException {
    return optional(name, field -> each(field, this::child)).orElse(List.of());
  }

  /// At least one string; where there may be none, the field is optional.
  public List<String> texts(String name) throws JsonShapeException {
    return each(required(name).filled(), Field::text);
  }

  public List<String> optionalTexts(String name) throws JsonShapeException {
    return optional(name, field -> each(field, Field::text)).orElse(List.of());
  }

  /// Demands that the field is the string `expected`.
  public void literal(String name, String expected) throws JsonShapeException {
    Field field = required(name);
    if (!field.text().equals(expected)) {
      throw field.refuse("\"" + expected + "\" is expected");
    }
  }

  /// A string out of a closed list.
  public <T> T choice(String name, Function<String, Optional<T>> parse) throws JsonShapeException {
    return choose(required(name), parse);
  }

  public <T> Optional<T> optionalChoice(String name, Function<String, Optional<T>> parse)
      throws JsonShapeException {
    return optional(name, field -> choose(field, parse));
  }

  /// One or more strings out of a closed list, each at most once.
  public <T> Set<T> choices(String name, Function<String, Optional<T>> parse)
      throws JsonShapeException {
    Field field = required(name).filled();
    List<T> chosen = each(field, item -> choose(item, parse));
    Set<T> distinct = new LinkedHashSet<>(chosen);
    if (distinct.size() < chosen.size()) {
      throw field.refuse("one word stands here twice");
    }
    return distinct;
  }

  /// Refuses fields nobody read, here and in the objects read through this one.
  public void end() throws JsonShapeException {
    if (!unread.isEmpty()) {
      String first = Collections.min(unread);
      throw JsonShapeException.at(JsonRefusal.SCHEMA, place(first), "an unknown field");
    }
    for (JsonFields child : children) {
      child.end();
    }
  }

  @FunctionalInterface
  private interface FieldReader<T> {
    T read(Field field) throws JsonShapeException;
  }

  private Field required(String name) throws JsonShapeException {
    unread.remove(name);
    return object
        .member(name)
        .map(value -> new Field(place, name, value))
        .orElseThrow(
            () -> JsonShapeException.at(JsonRefusal.SCHEMA, place(name), "the field is missing"));
  }

  private <T> Optional<T> optional(String name, FieldReader<T> reader) throws JsonShapeException {
    return has(name) ? Optional.of(reader.read(required(name).filled())) : Optional.empty();
  }

  private JsonFields child(Field field) throws JsonShapeException {
    JsonFields child = of(field.object(), field.place());
    children.add(child);
    return child;
  }

  private static <T> List<T> each(Field array, FieldReader<T> reader) throws JsonShapeException {
    List<T> values = new ArrayList<>();
    for (Field item : array.items()) {
      values.add(reader.read(item));
    }
    return List.copyOf(values);
  }

  private static Instant instant(Field field) throws JsonShapeException {
    return Instant.ofEpochMilli(field.longInteger(0, MAX_MILLIS));
  }

  private static <T> T choose(Field field, Function<String, Optional<T>> parse)
      throws JsonShapeException {
    return parse
        .apply(field.text())
        .orElseThrow(() -> field.refuse("not one of the words that may stand here"));
  }
}
