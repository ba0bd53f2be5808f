package dev.treza.agent.crypto.derivation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The Unicode data that form KD needs, as this Java runtime's own normaliser gives it: asked for
/// every character there is, so that the questions say nothing about a text.
///
/// The runtime does not tell a mark's combining class, only which of two marks it puts first; that
/// is all the canonical ordering needs, so marks get ranks instead.
final class DecompositionTable {
  /// COMBINING TILDE OVERLAY and COMBINING GREEK YPOGEGRAMMENI, of the lowest and highest class.
  private static final String LOWEST = "\u0334";

  private static final String HIGHEST = "\u0345";

  private final Map<Integer, int[]> decompositions = new HashMap<>();
  private final Map<Integer, Integer> ranks = new HashMap<>();

  private DecompositionTable() {
    List<List<Integer>> classes = new ArrayList<>();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        add(point, classes);
      }
    }
    for (int i = 0; i < classes.size(); i++) {
      for (int mark : classes.get(i)) {
        ranks.put(mark, i + 1);
      }
    }
  }

  static DecompositionTable ofThisRuntime() {
    return new DecompositionTable();
  }

  /// The characters that `point` becomes, itself included if it stays.
  int[] decomposition(int point) {
    return decompositions.getOrDefault(point, new int[] {point});
  }

  /// 0 for a starter, else the place of its combining class among all.
  int rank(int point) {
    return ranks.getOrDefault(point, 0);
  }

  private void add(int point, List<List<Integer>> classes) {
    String text = Character.toString(point);
    String normal = normal(text);
    if (!normal.equals(text)) {
      decompositions.put(point, normal.codePoints().toArray());
    } else if (swaps(text, LOWEST) || swaps(HIGHEST, text) || text.equals(HIGHEST)) {
      classify(point, classes);
    }
  }

  /// Among classes in ascending order.
  private static void classify(int mark, List<List<Integer>> classes) {
    int low = 0;
    int high = classes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      String known = Character.toString(classes.get(middle).getFirst());
      if (swaps(known, Character.toString(mark))) {
        high = middle;
      } else if (swaps(Character.toString(mark), known)) {
        low = middle + 1;
      } else {
        classes.get(middle).add(mark);
        return;
      }
    }
    classes.add(low, new ArrayList<>(List.of(mark)));
  }

  /// Whether the normal form puts `second` before `first`: its class is lower, and neither is 0.
  private static boolean swaps(String first, String second) {
    return !normal("a" + first + second).equals("a" + first + second);
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD);
  }
}
