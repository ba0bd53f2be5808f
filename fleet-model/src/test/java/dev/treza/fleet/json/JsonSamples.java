package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Random documents, reproducible from a seed.
final class JsonSamples {
  /// The cases of one fuzz loop; `-Dtreza.full=true` asks for the long run.
  static final int CASES = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;

  private static final int[] TELLING = {
    0, 8, 9, 10, 13, 31, '"', '\\', '/', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfb33, 0xfeff,
    0xffff, 0x10000, 0x1f600, 0x10ffff
  };

  private final SplittableRandom random;

  JsonSamples(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// The place and id of a refusal, as one string; fails if there is none.
  static String refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<?>(Object value) ->
          throw new AssertionError("should have been refused: " + value);
      case Outcome.Refused<?>(var refusal) ->
          refusal.id().id() + refusal.place().map(place -> " at " + place).orElse("");
    };
  }

  static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }

  JsonObject object() {
    return object(1, false);
  }

  JsonObject objectWithNumbers() {
    return object(1, true);
  }

  /// `document` with a few bytes changed, removed, doubled or added.
  Bytes damaged(Bytes document) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : document.toArray()) {
      bytes.add(b);
    }
    int wounds = random.nextInt(1, 4);
    for (int i = 0; i < wounds; i++) {
      wound(bytes);
    }
    byte[] result = new byte[bytes.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = bytes.get(i);
    }
    return Bytes.of(result);
  }

  private void wound(List<Byte> bytes) {
    int place = random.nextInt(bytes.size());
    switch (random.nextInt(4)) {
      case 0 -> bytes.set(place, randomByte());
      case 1 -> bytes.add(place, bytes.get(place));
      case 2 -> bytes.add(place, randomByte());
      default -> {
        if (bytes.size() > 1) {
          bytes.remove(place);
        }
      }
    }
  }

  private byte randomByte() {
    String telling = "{}[]\",:\\0123456789-.eEutrfalsn \n";
    return random.nextBoolean()
        ? (byte) telling.charAt(random.nextInt(telling.length()))
        : (byte) random.nextInt(256);
  }

  private JsonObject object(int depth, boolean numbers) {
    SortedMap<String, JsonValue> members = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      members.put(text(), value(depth, numbers));
    }
    return new JsonObject(members);
  }

  private JsonArray array(int depth, boolean numbers) {
    List<JsonValue> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(depth, numbers));
    }
    return new JsonArray(items);
  }

  private JsonValue value(int depth, boolean numbers) {
    Supplier<JsonValue> text = () -> new JsonText(text());
    return switch (random.nextInt(6)) {
      case 0 -> depth < 5 ? object(depth + 1, numbers) : text.get();
      case 1 -> depth < 5 ? array(depth + 1, numbers) : text.get();
      case 2 -> new JsonFlag(random.nextBoolean());
      case 3 ->
          numbers
              ? new JsonInteger(random.nextInt(-Integer.MAX_VALUE, Integer.MAX_VALUE))
              : text.get();
      default -> text.get();
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(codePoint());
    }
    return text.toString();
  }

  private int codePoint() {
    return switch (random.nextInt(3)) {
      case 0 -> TELLING[random.nextInt(TELLING.length)];
      case 1 -> random.nextInt(' ', 0x7f);
      default -> {
        int any = random.nextInt(0x110000);
        yield any >= 0xd800 && any <= 0xdfff ? 'x' : any;
      }
    };
  }
}
