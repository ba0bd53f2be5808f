package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The PGP word list of Juola and Zimmermann: bytes as words to compare aloud. Bytes at even
/// offsets become words of two syllables, those at odd offsets words of three, so that a word left
/// out, doubled or swapped is heard.
public final class PgpWords {
  private static final int VALUES = 256;
  private static final List<Pair> PAIRS = pairs();

  private record Pair(String even, String odd) {}

  private PgpWords() {}

  /// One word for each byte of `content`.
  public static List<String> of(Bytes content) {
    List<String> words = new ArrayList<>();
    for (int offset = 0; offset < content.length(); offset++) {
      Pair pair = PAIRS.get(content.at(offset));
      words.add(offset % 2 == 0 ? pair.even() : pair.odd());
    }
    return List.copyOf(words);
  }

  private static List<Pair> pairs() {
    try (InputStream list = PgpWords.class.getResourceAsStream("pgp-words.txt")) {
      if (list == null) {
        throw new IllegalStateException("the word list is not built in");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII));
      List<Pair> pairs = new ArrayList<>();
      for (String line : reader.lines().filter(l -> !l.startsWith("#")).toList()) {
        pairs.add(pair(line, pairs.size()));
      }
      if (pairs.size() != VALUES) {
        throw new IllegalStateException("the word list has " + pairs.size() + " lines");
      }
      return List.copyOf(pairs);
    } catch (IOException damaged) {
      throw new IllegalStateException("the word list cannot be read", damaged);
    }
  }

  private static Pair pair(String line, int value) {
    List<String> columns = List.of(line.split(" ", -1));
    if (columns.size() != 3 || HexFormat.fromHexDigits(columns.getFirst()) != value) {
      throw new IllegalStateException("the word list is damaged at: " + line);
    }
    return new Pair(columns.get(1), columns.get(2));
  }
}
